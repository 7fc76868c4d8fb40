import type { Verification, WebhookRequest } from '../connector';
import { isSameSecret } from '../sameSecret';
import { PAGE_PASS } from './pass';

export interface SimulatorSecrets {
	/** Key that every request must carry; empty lets in requests from this machine only. */
	readonly accessKey: string;
	/** File of the simulated company. */
	readonly storePath: string;
}

/** Headers that a proxy adds: the true sender is elsewhere, whatever the peer address says. */
const FORWARDING_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via', 'cf-connecting-ip', 'true-client-ip'];

const LOOPBACK_ADDRESS = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;
const LOOPBACK_HOST = /^(?:(?:[a-z0-9-]+\.)*localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Lets a request in: with an access key, whoever brings it (query `key` or header `x-access-key`); without one, only
 * this machine itself. The Host and Origin rules keep out web pages from elsewhere that run in a browser of this
 * machine, and names that were made to point at it.
 */
export function verify(request: WebhookRequest, secrets: SimulatorSecrets): Verification {
	return secrets.accessKey === '' ? verifyLocal(request) : verifyKey(request, secrets.accessKey);
}

function verifyKey(request: WebhookRequest, accessKey: string): Verification {
	const given = own(request.query, 'key') ?? own(request.headers, 'x-access-key') ?? '';
	if (given === '') {
		return {
			ok: false,
			status: 401,
			reason: 'signature_missing',
			message: 'The simulator asks for its access key. Add ?key=… with the key from the Simulator settings to the address.',
		};
	}
	if (isSameSecret(given, accessKey)) return { ok: true };
	return { ok: false, status: 401, reason: 'signature_wrong', message: 'This is not the access key of the simulator. Compare it with the one in the Simulator settings.' };
}

function verifyLocal(request: WebhookRequest): Verification {
	if (!LOOPBACK_ADDRESS.test(request.remoteAddress)) return notFromHere('The request came from another machine.');
	if (!LOOPBACK_HOST.test(own(request.headers, 'host') ?? '')) return notFromHere('The address in the browser is not one of this machine (localhost or 127.0.0.1).');
	if (FORWARDING_HEADERS.some((name) => own(request.headers, name) !== undefined)) return notFromHere('The request came through a proxy or tunnel.');
	const origin = own(request.headers, 'origin');
	if (origin === undefined || isLoopbackOrigin(origin)) return { ok: true };
	if (origin !== 'null') return notFromHere('The request was made by a web page from elsewhere.');
	if (isSameSecret(own(request.query, 'pass') ?? '', PAGE_PASS)) return { ok: true };
	return {
		ok: false,
		status: 403,
		reason: 'not_allowed_from_here',
		message: 'This simulator page was opened before n8n was started anew. Reload the page.',
	};
}

function isLoopbackOrigin(origin: string): boolean {
	const host = /^https?:\/\/([^/@]+)$/i.exec(origin)?.[1];
	return host !== undefined && LOOPBACK_HOST.test(host);
}

function notFromHere(what: string): Verification {
	return {
		ok: false,
		status: 403,
		reason: 'not_allowed_from_here',
		message: `${what} Without an access key the simulator serves this machine only: set an access key in the Simulator settings and open the page with ?key=… added to its address.`,
	};
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
	const value: unknown = Object.hasOwn(record, key) ? record[key] : undefined;
	return typeof value === 'string' ? value : undefined;
}
