import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../../scripts/lib/command.cjs';
import { NODE_BINARY, ROOT } from '../../scripts/lib/project.cjs';
import { stage } from '../../scripts/lib/stage.cjs';
import { removeScratch, scratchFolder } from '../lib/scratch';
import { unseenTexts, type ChildResult } from './child';
import { figuresOf, type Figures } from './figures';

export { repliesAims, repliesReport } from './report';

/** How well and how fast replies are read, beside other ways to do it. */
export interface RepliesResult {
	readonly texts: number;
	/** Ours first. */
	readonly contenders: readonly Figures[];
}

/** A quick run leaves out nlp.js, which learns for minutes. */
const CONTENDERS = { full: ['Classify Reply', 'hashed words', 'nlp.js', 'keywords'], quick: ['Classify Reply', 'hashed words', 'keywords'] } as const;
const ROUNDS = { full: 9, quick: 3 } as const;

/** Each contender by itself in a process of its own, one after the other, on the same texts. */
export async function benchReplies({ quick, rounds }: { readonly quick: boolean; readonly rounds?: number }): Promise<RepliesResult> {
	const texts = unseenTexts();
	const size = quick ? 'quick' : 'full';
	const folder = scratchFolder();
	try {
		const contenders: Figures[] = [];
		for (const name of CONTENDERS[size]) {
			const out = join(folder, `${name}.json`);
			const args = ['--expose-gc', '--max-old-space-size=6000', '--require', './scripts/typescript/register.cjs', join(__dirname, 'child.ts'), name, String(rounds ?? ROUNDS[size]), out];
			await stage(`${name}: ${texts.length} texts`, () => runCommand(NODE_BINARY, args, { cwd: ROOT }));
			contenders.push(figuresOf(JSON.parse(readFileSync(out, 'utf8')) as ChildResult, texts));
		}
		return { texts: texts.length, contenders };
	} finally {
		removeScratch(folder);
	}
}
