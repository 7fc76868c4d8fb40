import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { ask, asRecord, isSuccess, PAGE_SIZE, pageOf, resourceUrl, TIMEOUT_MS, type Page } from './api';
import { explain, type CallRailError } from './errors';
import type { CallRailSecrets } from './secrets';

const MOST_PAGES = 20;

/** Why a company could not be learned. `unreached`: nothing came back, or a server error. */
export class CompanyUnknown extends Error {
	override readonly name = 'CompanyUnknown';
	constructor(
		readonly reason: CallRailError['reason'],
		message: string,
		readonly unreached: boolean,
	) {
		super(message);
	}
}

/** The company that a tracking number belongs to. Rejects with {@link CompanyUnknown}. @param number E.164 */
export async function companyOf(http: Http, secrets: CallRailSecrets, number: string): Promise<string> {
	if (secrets.companyId !== '') return secrets.companyId;
	const [company] = await companiesOf(http, secrets, [number]);
	return company ?? '';
}

/**
 * The companies that tracking numbers belong to; without numbers the account's only one.
 * Rejects with {@link CompanyUnknown} for a number that no company has, and where there are many to choose from.
 */
export async function companiesOf(http: Http, secrets: CallRailSecrets, numbers: readonly string[]): Promise<readonly string[]> {
	if (secrets.companyId !== '') return [secrets.companyId];
	if (numbers.length === 0) return [await onlyCompany(http, secrets)];
	const owners = new Map<string, string>();
	for await (const { tracking_numbers: tracked, company, company_id: id } of listed(http, secrets, 'trackers', { status: 'active' })) {
		const owner = textOf(asRecord(company).id) || textOf(id);
		if (owner !== '' && Array.isArray(tracked)) for (const number of tracked) if (typeof number === 'string') owners.set(digitsOf(number), owner);
	}
	return [
		...new Set(
			numbers.map((number) => {
				const owner = owners.get(digitsOf(number));
				if (owner !== undefined) return owner;
				throw new CompanyUnknown('bad_sender', 'A number is no active tracking number of this CallRail account. Check the number, or enter the Company ID in the credential.', false);
			}),
		),
	];
}

async function onlyCompany(http: Http, secrets: CallRailSecrets): Promise<string> {
	const ids: string[] = [];
	for await (const { id } of listed(http, secrets, 'companies', { status: 'active' })) ids.push(textOf(id));
	const [only] = ids;
	if (ids.length === 1 && only) return only;
	throw new CompanyUnknown('account', `The CallRail account has ${ids.length} companies. Enter the Company ID of one in the credential, or name the tracking numbers.`, false);
}

async function* listed(http: Http, secrets: CallRailSecrets, name: string, query: Readonly<Record<string, string>>): AsyncGenerator<Page['items'][number]> {
	for (let page = 1; page <= MOST_PAGES; page++) {
		const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, `${name}.json`), query: { ...query, page: String(page), per_page: String(PAGE_SIZE) }, timeoutMs: TIMEOUT_MS });
		const found = pageOf(succeeded(answer).body, name);
		if (!found) throw new CompanyUnknown('other', `CallRail’s answer is not a list of ${name}. Check the Base URL in the credential.`, false);
		yield* found.items;
		if (page >= found.pages) return;
	}
}

function succeeded(answer: HttpAnswer | HttpFailure): HttpAnswer {
	if (answer instanceof HttpFailure) throw new CompanyUnknown('unavailable', `CallRail could not be reached (${answer.message}). Check the Base URL in the credential and the network of n8n.`, true);
	if (isSuccess(answer)) return answer;
	const { reason, message } = explain(answer);
	throw new CompanyUnknown(answer.status >= 500 ? 'unavailable' : reason, message, answer.status >= 500 || answer.status === 429);
}

/** CallRail writes E.164; an account of old may have other forms. */
export function digitsOf(number: string): string {
	return number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
