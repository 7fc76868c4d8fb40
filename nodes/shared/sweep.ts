import type { IDataObject, INodeExecutionData, ITriggerFunctions, ITriggerResponse, IRun } from 'n8n-workflow';

/** Items by output, as a trigger emits them. */
export type Emission = INodeExecutionData[][];

/**
 * What a webhook handed to a test run. n8n asks a node that has both a webhook and a trigger function for its data
 * twice in a test run, the second time through the trigger function: there it is given what the webhook got.
 */
const testRuns = new Map<string, Emission>();

export function keepForTestRun(holder: string, data: Emission): void {
	testRuns.set(holder, data);
}

/** Looks every five seconds, on the leader alone, for what the ledger owes this canvas. */
export function sweeping(context: ITriggerFunctions, holder: string, look: () => Promise<void>): ITriggerResponse {
	if (context.getMode() === 'manual') {
		return {
			manualTriggerFunction: async () => {
				context.emit(testRuns.get(holder) ?? [[]]);
				testRuns.delete(holder);
			},
		};
	}
	let looking: Promise<void> | undefined;
	const lookOnce = (): Promise<void> =>
		(looking ??= look()
			.catch((error: unknown) => context.logger.error(`${context.getNode().name}: ${(error as Error).message}`))
			.finally(() => (looking = undefined)));
	context.helpers.registerCron({ expression: '*/5 * * * * *' }, () => void lookOnce());
	// After the look that is under way, which may have read the ledger before there was anything.
	const lookAnew = (): void => void Promise.resolve(looking).then(lookOnce);
	looks.set(holder, lookAnew);
	return {
		closeFunction: async () => {
			if (looks.get(holder) === lookAnew) looks.delete(holder);
			await looking;
		},
	};
}

/** The looks of the triggers that are active in this process. */
const looks = new Map<string, () => void>();

/**
 * Looks again at this moment (epoch milliseconds), where the trigger is active in this process. Another process that
 * took the request in need not know: there the look that comes every five seconds finds it.
 */
export function lookAt(holder: string, at: number): void {
	setTimeout(() => looks.get(holder)?.(), Math.max(0, at - Date.now())).unref();
}

/** How much of what is owed is taken up in one look. */
export const AGAIN_AT_ONCE = 100;

/** Work that this process has handed to the canvas once more and that the canvas has not come to the end of. */
export class HandedOver {
	private readonly ids = new Set<string>();

	get running(): readonly string[] {
		return [...this.ids];
	}

	/** Hands it over, and says so when the canvas has run to its end: a process that dies before never does. */
	handOver(context: ITriggerFunctions, id: string, data: Emission, ended: (failed: boolean) => Promise<void>): void {
		this.ids.add(id);
		emitAndWait(context, data)
			.then(async (failure) => await ended(failure !== undefined))
			.catch((error: unknown) => context.logger.error(`${context.getNode().name}: ${(error as Error).message}`))
			.finally(() => this.ids.delete(id));
	}
}

/** Emits and resolves when the execution has ended, with its error if it had one. */
export async function emitAndWait(context: ITriggerFunctions, data: Emission): Promise<Error | undefined> {
	const done = context.helpers.createDeferredPromise<IRun>();
	context.emit(data, undefined, done);
	try {
		const run = await done.promise;
		const failure = run?.data?.resultData?.error;
		return failure ? new Error(failure.message) : undefined;
	} catch (error) {
		return error as Error;
	}
}

/** One item on one of several outputs. */
export function onOutput(outputs: number, output: number, json: IDataObject): Emission {
	return Array.from({ length: outputs }, (_, index) => (index === output ? [{ json }] : []));
}
