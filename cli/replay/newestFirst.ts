import { mkdtempSync, openSync, readSync, rmSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BadRow } from '../../engine';
import type { Rows } from './logs';

const CHUNK_ROWS = 20_000;
/** So many rows tell which way a log goes. */
const LOOK_AT = 200;

/** Whether times mostly go back: many phone systems list the newest call first. */
export function isNewestFirst(times: readonly number[]): boolean {
	const steps = times.slice(0, LOOK_AT).map((at, index) => Math.sign(at - (times[index - 1] ?? at)));
	return steps.filter((step) => step < 0).length > 4 * steps.filter((step) => step > 0).length;
}

/** The rows of a log from its end to its beginning, by way of a file of their own: memory holds one piece of it. */
export async function* backwards<T>(rows: Rows<T>): AsyncGenerator<ReadonlyArray<T | BadRow>> {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-'));
	const file = openSync(join(folder, 'rows'), 'w+');
	try {
		const pieces = await spool(file, rows);
		for (const { at, length } of pieces.reverse()) {
			const piece = Buffer.alloc(length);
			readSync(file, piece, 0, length, at);
			yield (JSON.parse(piece.toString('utf8')) as Array<T | BadRow>).reverse();
		}
	} finally {
		closeSync(file);
		rmSync(folder, { recursive: true, force: true });
	}
}

async function spool<T>(file: number, rows: Rows<T>): Promise<Array<{ readonly at: number; readonly length: number }>> {
	const pieces: Array<{ readonly at: number; readonly length: number }> = [];
	let waiting: Array<T | BadRow> = [];
	let at = 0;
	const write = () => {
		const piece = Buffer.from(JSON.stringify(waiting));
		for (let written = 0; written < piece.length; ) written += writeSync(file, piece, written);
		pieces.push({ at, length: piece.length });
		at += piece.length;
		waiting = [];
	};
	for await (const batch of rows) {
		waiting.push(...batch);
		if (waiting.length >= CHUNK_ROWS) write();
	}
	if (waiting.length > 0) write();
	return pieces;
}

/** Rows whose first batch was already taken to look at. */
export async function* after<T>(first: ReadonlyArray<T | BadRow>, iterator: AsyncIterator<ReadonlyArray<T | BadRow>>): AsyncGenerator<ReadonlyArray<T | BadRow>> {
	yield first;
	for (;;) {
		const next = await iterator.next();
		if (next.done === true) return;
		yield next.value;
	}
}
