import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { ask, isSuccess, restUrl, TIMEOUT_MS } from './api';
import { codeOf, explain } from './errors';
import type { RingCentralSecrets } from './secrets';
import { asRecord, asRecords, readTime, text } from './values';

/** A week, after which one that nobody renews is gone by itself. Seconds. */
const LIFETIME_SECONDS = 604_800;
/** RingCentral allows far fewer to one user. */
const MOST_LISTED = 500;

export interface Listed {
	readonly id: string;
	/** `Active`, `Suspended` or `Blacklisted`. */
	readonly status: string;
	/** URL that it reports to; empty for other transports. */
	readonly address: string;
	/** Internal id of the account, as the filters name it. */
	readonly account: string;
	/** Epoch milliseconds. */
	readonly expiresAt?: number;
}

/** Those that the user made with this app; others' are not shown. */
export async function listSubscriptions(http: Http, secrets: RingCentralSecrets): Promise<readonly Listed[]> {
	const answer = await demand(http, { method: 'GET', url: restUrl(secrets, 'subscription'), timeoutMs: TIMEOUT_MS });
	const { records } = asRecord(answer.body);
	if (!Array.isArray(records)) throw new Error('RingCentral’s answer is not a list of subscriptions. Check the Server URL in the credential.');
	return asRecords(records, MOST_LISTED).map(readListed).filter(({ id }) => id !== '');
}

export async function createSubscription(http: Http, secrets: RingCentralSecrets, wish: { readonly filters: readonly string[]; readonly address: string; readonly token: string }): Promise<Listed> {
	const json = {
		eventFilters: wish.filters,
		deliveryMode: { transportType: 'WebHook', address: wish.address, verificationToken: wish.token },
		expiresIn: LIFETIME_SECONDS,
	};
	const answer = await demand(http, { method: 'POST', url: restUrl(secrets, 'subscription'), json, timeoutMs: TIMEOUT_MS });
	const created = readListed(asRecord(answer.body));
	if (created.id === '') throw new Error('RingCentral’s answer names no subscription. Check the Server URL in the credential.');
	if (asRecords(asRecord(answer.body).disabledFilters, 1).length > 0) {
		await deleteSubscription(http, secrets, created.id);
		throw new Error('RingCentral does not report all of this to the user of the JWT. Give the app the permissions Call Control and Read Messages, and the user a role that may see calls and texts.');
	}
	return created;
}

/** @returns undefined where it is gone */
export async function renewSubscription(http: Http, secrets: RingCentralSecrets, id: string): Promise<Listed | undefined> {
	const answer = await demand(http, { method: 'POST', url: restUrl(secrets, `subscription/${encodeURIComponent(id)}/renew`), timeoutMs: TIMEOUT_MS }, 404);
	if (answer.status === 404) return undefined;
	const listed = readListed(asRecord(answer.body));
	return listed.id === '' ? { ...listed, id } : listed;
}

/** One that is gone already is no error. */
export async function deleteSubscription(http: Http, secrets: RingCentralSecrets, id: string): Promise<void> {
	await demand(http, { method: 'DELETE', url: restUrl(secrets, `subscription/${encodeURIComponent(id)}`), timeoutMs: TIMEOUT_MS }, 404);
}

function readListed(fields: Readonly<Record<string, unknown>>): Listed {
	const delivery = asRecord(fields.deliveryMode);
	const filters = Array.isArray(fields.eventFilters) ? fields.eventFilters.map(text) : [];
	const expiresAt = readTime(fields.expirationTime);
	return {
		id: text(fields.id),
		status: text(fields.status),
		address: delivery.transportType === 'WebHook' && typeof delivery.address === 'string' ? delivery.address : '',
		account: filters.map((filter) => /\/account\/(\d+)(?:\/|$)/.exec(filter)?.[1]).find((id) => id !== undefined) ?? '',
		...(expiresAt === undefined ? {} : { expiresAt }),
	};
}

/** @param allowed a status that is an answer, not an error */
async function demand(http: Http, request: Parameters<Http>[0], allowed?: number): Promise<HttpAnswer> {
	const answer = await ask(http, request);
	if (answer instanceof HttpFailure) throw new Error(`RingCentral did not answer (${answer.message}). Check the Server URL in the credential and the network of n8n, and try again.`);
	if (isSuccess(answer) || answer.status === allowed) return answer;
	throw new Error(refusalOf(answer));
}

/** `SUB-52x`: RingCentral called the URL, and did not like what came back. */
function refusalOf(answer: HttpAnswer): string {
	const code = codeOf(answer) ?? '';
	if (/^SUB-52\d$/.test(code)) {
		return `RingCentral could not reach this workflow by its public URL (${code}). The URL must be https with a valid certificate and answer within 3 seconds: set WEBHOOK_URL to the public address of n8n, and let the proxy pass Validation-Token on, both ways.`;
	}
	if (code === 'SUB-505') return 'RingCentral has no room for a further subscription of this user (SUB-505). Delete those that are no longer needed.';
	return explain(answer).message;
}
