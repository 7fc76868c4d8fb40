import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** One exchange as a line of the recording. Of the headers the version alone is kept, so no credential. */
export interface RecordedExchange {
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly contentType: string | null;
	readonly form: Readonly<Record<string, string>>;
	readonly json?: unknown;
	readonly headers: Readonly<Record<string, string>>;
	/** HTTP status; 0 when the request was left without an answer. */
	readonly status: number;
	readonly response: unknown;
}

/** Appends to the file that FAKE_HIGHLEVEL_RECORD names, one write a line, so that several processes may share it. */
export function record(exchange: RecordedExchange): void {
	const file = process.env.FAKE_HIGHLEVEL_RECORD;
	if (!file || !DESCRIBED.test(exchange.path)) return;
	mkdirSync(dirname(file), { recursive: true });
	appendFileSync(file, `${JSON.stringify(exchange)}\n`);
}

/** The parts of the API whose published descriptions the recording is held against. */
const DESCRIBED = /^\/(?:contacts|conversations|opportunities)\//;
