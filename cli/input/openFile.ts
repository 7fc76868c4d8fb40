import { createReadStream, statSync } from 'node:fs';
import { unreadable } from '../profiles';

const CHUNK = 1 << 18;

/** A file to read: its first bytes, by which its format is told, and all of it. */
export interface OpenFile {
	readonly name: string;
	readonly first: Buffer;
	readonly chunks: AsyncIterable<Buffer>;
	/** Bytes; undefined for standard input. */
	readonly size?: number;
	/** Bytes so far. */
	read: () => number;
}

/** Opens a file, or standard input where the path is `-`. UTF-16, as Excel writes it, becomes UTF-8. @throws Refusal in words */
export async function openFile(path: string): Promise<OpenFile> {
	let bytes = 0;
	try {
		const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK });
		const all = decoded(stream as AsyncIterable<Buffer>, (count) => (bytes += count));
		const iterator = all[Symbol.asyncIterator]();
		const start = await iterator.next();
		const first = start.done === true ? Buffer.alloc(0) : start.value;
		const chunks = (async function* () {
			if (first.length > 0) yield first;
			for (;;) {
				const next = await iterator.next();
				if (next.done === true) return;
				yield next.value;
			}
		})();
		return { name: path === '-' ? 'standard input' : path, first, chunks, read: () => bytes, ...(path === '-' ? {} : { size: statSync(path).size }) };
	} catch (error) {
		throw unreadable(path, error);
	}
}

async function* decoded(chunks: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
	let decoder: InstanceType<typeof TextDecoder> | undefined;
	let started = false;
	for await (const chunk of chunks) {
		count(chunk.length);
		if (!started && chunk.length >= 2 && ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff))) decoder = new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : 'utf-16be');
		started = true;
		yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk;
	}
}
