import { fork, type ChildProcess } from 'node:child_process';
import type { Order, Told } from './messages';

export interface Worker {
	readonly give: (order: Order) => void;
	/** Resolves with what it got when it has done its order. */
	readonly done: Promise<readonly string[]>;
	/** What it has told of as committed so far. */
	readonly committed: readonly Extract<Told, { say: 'committed' }>[];
	/** Resolves when it has told of so many more. */
	readonly further: (count: number) => Promise<void>;
	/** SIGKILL: nothing of it runs any more when this resolves. */
	readonly kill: () => Promise<void>;
}

/** Starts a child process on a ledger and resolves when it has opened it. */
export async function startWorker(program: string, target: string): Promise<Worker> {
	const child = fork(program, [target], { execPath: process.execPath, execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
	const committed: Extract<Told, { say: 'committed' }>[] = [];
	const waiting = new Set<{ until: number; go: () => void }>();
	const done = Promise.withResolvers<readonly string[]>();
	const ready = Promise.withResolvers<void>();
	child.on('message', (told: Told) => {
		if (told.say === 'ready') ready.resolve();
		if (told.say === 'done') done.resolve(told.got);
		if (told.say === 'failed') fail(new Error(told.error));
		if (told.say === 'committed') {
			committed.push(told);
			for (const one of waiting) if (committed.length >= one.until) one.go();
		}
	});
	child.on('exit', (code, signal) => fail(new Error(`The child ended before its work was done (${signal ?? code}).`)));
	const fail = (error: Error) => {
		ready.reject(error);
		done.reject(error);
	};
	// A child that is killed has no result, and nobody asks for one.
	done.promise.catch(() => undefined);
	await ready.promise;
	return {
		give: (order) => void child.send(order),
		done: done.promise,
		committed,
		further: async (count) => await Promise.race([reached(waiting, committed.length + count), done.promise.then(() => undefined)]),
		kill: async () => await killed(child),
	};
}

async function reached(waiting: Set<{ until: number; go: () => void }>, until: number): Promise<void> {
	await new Promise<void>((resolve) => {
		const one = {
			until,
			go: () => {
				waiting.delete(one);
				resolve();
			},
		};
		waiting.add(one);
	});
}

async function killed(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGKILL');
	await ended;
}
