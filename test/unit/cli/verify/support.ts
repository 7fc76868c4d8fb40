import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { PhoneConnector, Verification, WebhookRequest } from '../../../../connectors';
import { run } from '../../../../cli/run';
import { Output } from '../../../../cli/terminal';

export interface Ran {
	readonly code: number;
	readonly out: string;
	readonly said: string;
}

/** Runs a command line in this process. */
export async function missedCall(...args: readonly string[]): Promise<Ran> {
	let [out, said] = ['', ''];
	const stream = new Writable({
		write: (chunk: Buffer, _encoding, done) => {
			out += chunk.toString('utf8');
			done();
		},
	});
	const code = await run(args, { out: new Output(stream), say: (line) => (said += `${line}\n`), progress: () => undefined });
	return { code, out, said };
}

/** Files for one test file, gone afterwards. */
export function files(): { readonly file: (name: string, content: string | Buffer) => string; readonly remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-verify-'));
	return {
		file: (name, content) => {
			const path = join(folder, name);
			writeFileSync(path, content);
			return path;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Hex HMAC-SHA256 over time and body, in one header, as many vendors do it. */
export function timedSignature(secret: string, seconds: number, body: string | Buffer): string {
	return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`;
}

/** A vendor that signs the time and no URL. */
export const timed: PhoneConnector<string> = {
	name: 'timed',
	title: 'Timed',
	about: 'A vendor of the tests',
	abilities: { calls: 'reports', voicemail: false, pictures: false, receipts: false, humanTexts: false, humanCalls: false, verification: '', answersStop: 'no' },
	readSecrets: ({ credential }) => (typeof credential.signingSecret === 'string' ? credential.signingSecret : ''),
	accountOf: () => '',
	verify: (request: WebhookRequest, secret: string, now: number): Verification => {
		const refuse = (reason: 'secret_missing' | 'signature_missing' | 'signature_wrong' | 'signature_stale'): Verification => ({ ok: false, status: 403, reason, message: `Refused: ${reason}.` });
		if (secret === '') return refuse('secret_missing');
		const header = request.headers['timed-signature'];
		if (header === undefined) return refuse('signature_missing');
		const seconds = Number(/^t=(\d+),/.exec(header)?.[1]);
		if (header !== timedSignature(secret, seconds, request.rawBody)) return refuse('signature_wrong');
		return Math.abs(now / 1000 - seconds) > 300 ? refuse('signature_stale') : { ok: true };
	},
};
