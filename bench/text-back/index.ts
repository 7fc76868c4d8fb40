import { stage } from '../../scripts/lib/stage.cjs';
import { Callers } from './callers';
import type { EngineResult } from './result';
import { FULL, QUICK, measureRound, warmUp } from './rounds';
import type { Round, Sizes } from './rounds';
import { ENGINES, openSetting } from './setting';
import type { Engine, Setting } from './setting';

export { textBackAims } from './aims';
export { textBackReport } from './report';
export type { EngineResult } from './result';

export interface TextBackOptions {
	readonly quick: boolean;
	readonly rounds?: number;
	readonly dist?: string;
}

/** Measures the three canvases in one n8n for each setting of the expression engine, one setting after the other. */
export async function benchTextBack({ quick, rounds, dist }: TextBackOptions): Promise<EngineResult[]> {
	const sizes: Sizes = { ...(quick ? QUICK : FULL), ...(rounds === undefined ? {} : { rounds }) };
	const results: EngineResult[] = [];
	for (const engine of ENGINES) results.push(await benchEngine(engine, sizes, dist));
	return results;
}

async function benchEngine(engine: Engine, sizes: Sizes, dist: string | undefined): Promise<EngineResult> {
	const setting = await stage(`Starting n8n and the provider (${engine})`, () => openSetting(engine, dist));
	try {
		return await measure(engine, setting, sizes);
	} catch (error) {
		process.stderr.write(`The last n8n wrote:\n${setting.lastLines()}\n`);
		throw error;
	} finally {
		await setting.stop();
	}
}

async function measure(engine: Engine, setting: Setting, sizes: Sizes): Promise<EngineResult> {
	const callers = new Callers();
	await stage('Warming up', () => warmUp(setting, callers, sizes));
	const rounds: Round[] = [];
	for (let index = 0; index < sizes.rounds; index += 1) {
		rounds.push(await stage(`Round ${index + 1} of ${sizes.rounds}`, () => measureRound(setting, callers, sizes, index)));
	}
	const counts = [...setting.provider.received.values()];
	return { engine, rounds, texts: { once: counts.filter((count) => count === 1).length, moreOften: counts.filter((count) => count > 1).length } };
}
