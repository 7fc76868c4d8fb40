import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fields } from './request';

/** One exchange as a line of the recording. No header is kept, so no credential either. */
export interface RecordedExchange {
	method: string;
	path: string;
	query: Fields;
	contentType: string | null;
	form: Fields;
	/** HTTP status; 0 when the request was left without an answer. */
	status: number;
	response: unknown;
}

export type Recorder = (exchange: RecordedExchange) => void;

/**
 * Appends exchanges to a JSON-lines file, one write a line, so that several processes may share
 * the file. The account's token, which Twilio itself sends back on the account resource, is blanked.
 */
export function recorderTo(file: string): Recorder {
	mkdirSync(dirname(file), { recursive: true });
	return (exchange) => appendFileSync(file, `${JSON.stringify(exchange, blankSecrets)}\n`);
}

function blankSecrets(key: string, value: unknown): unknown {
	return key === 'auth_token' ? 'hidden' : value;
}
