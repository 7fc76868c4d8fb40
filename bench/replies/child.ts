// One contender in a process of its own: what it makes of each text, how long that takes, and what it weighs.

import { writeFileSync } from 'node:fs';

import { readTexts } from '../../training/corpus';
import { withoutSeen } from '../../training/seen';
import type { Answer, Contender } from './contender';
import { hashed } from './hashed';
import { keywords } from './keywords';
import { nlpjs } from './nlp';
import { ours } from './ours';

export const CONTENDERS: readonly Contender[] = [ours, hashed, nlpjs, keywords];

/** What a child writes into the file that it is given. */
export interface ChildResult {
	readonly name: string;
	readonly loadMs: number;
	/** Heap and buffers that are there after loading and were not before. */
	readonly bytes: number;
	/** Microseconds of each reading, of all rounds. */
	readonly micros: readonly number[];
	readonly answers: readonly Answer[];
}

/** The texts that all are measured on: no contender has learned from them or from their authors. */
export function unseenTexts() {
	return withoutSeen(readTexts('test'), readTexts('train'));
}

function held(): number {
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

async function run(name: string, rounds: number): Promise<ChildResult> {
	const contender = CONTENDERS.find((one) => one.name === name);
	if (!contender) throw new Error(`There is no contender "${name}".`);
	const texts = unseenTexts();
	const before = held();
	const start = process.hrtime.bigint();
	const read = await contender.load();
	const loadMs = Number(process.hrtime.bigint() - start) / 1e6;
	const bytes = held() - before;
	const answers: Answer[] = [];
	// The first round is the compiler's.
	for (const text of texts) answers.push(await read(text));
	const micros: number[] = [];
	for (let round = 0; round < rounds; round++) {
		for (const text of texts) {
			const from = process.hrtime.bigint();
			const answer = read(text);
			if (answer instanceof Promise) await answer;
			micros.push(Number(process.hrtime.bigint() - from) / 1e3);
		}
	}
	return { name, loadMs, bytes, micros, answers };
}

if (require.main === module) {
	run(process.argv[2] ?? '', Number(process.argv[3] ?? 3)).then(
		(result) => writeFileSync(process.argv[4] ?? '', JSON.stringify(result)),
		(error: unknown) => {
			process.stderr.write(`${String(error)}\n`);
			process.exitCode = 1;
		},
	);
}
