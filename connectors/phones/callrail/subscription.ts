import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { Subscription, SubscriptionAdministration, SubscriptionWish } from '../connector';
import { ask, asRecord, isSuccess, PAGE_SIZE, pageOf, resourceUrl, TIMEOUT_MS } from './api';
import { companiesOf } from './companies';
import { explain } from './errors';
import { KEPT_KEY, type CallRailSecrets } from './secrets';
import { withoutUrl, withUrl } from './webhookLists';

/** CallRail switches webhooks off that failed often, and says so only in an e-mail. */
const LOOK_AFTER_SECONDS = 6 * 3_600;

interface Integration {
	readonly id: string;
	readonly active: boolean;
	readonly config: Readonly<Record<string, unknown>>;
	readonly signingKey: string;
}

/**
 * Each company has one integration of the type `Webhooks`, with a list of URLs for each event, which others use too. Ours is put
 * into the lists and taken out of them; all the rest stays as it is. https://apidocs.callrail.com/#integrations
 */
export function callRailSubscription(http: Http, secrets: CallRailSecrets): SubscriptionAdministration {
	return {
		ensure: async (wish) => await ensure(http, secrets, wish),
		remove: async (subscription) => await remove(http, secrets, subscription),
		everySeconds: LOOK_AFTER_SECONDS,
	};
}

async function ensure(http: Http, secrets: CallRailSecrets, wish: SubscriptionWish): Promise<Subscription> {
	const companies = await companiesOf(http, secrets, wish.numbers);
	const integrations: Integration[] = [];
	for (const company of companies) integrations.push(await ensureFor(http, secrets, company, wish));
	return {
		state: { url: wish.url, integrations: integrations.map(({ id }) => id).join(',') },
		secrets: Object.fromEntries(integrations.flatMap(({ id, signingKey }) => (signingKey === '' ? [] : [[`${KEPT_KEY}${id}`, signingKey]]))),
	};
}

async function ensureFor(http: Http, secrets: CallRailSecrets, company: string, wish: SubscriptionWish): Promise<Integration> {
	const found = await webhooksOf(http, secrets, company);
	const before = wish.kept?.state.url;
	const clean = found === undefined || before === undefined || before === wish.url ? (found?.config ?? {}) : withoutUrl(found.config, before);
	const config = withUrl(clean, wish.purpose, wish.url);
	if (found === undefined) {
		const made = toIntegration((await demand(http, { method: 'POST', url: resourceUrl(secrets, 'integrations.json'), json: { type: 'Webhooks', company_id: company, config }, timeoutMs: TIMEOUT_MS })).body);
		return await withKey(http, secrets, made);
	}
	if (!found.active || JSON.stringify(config) !== JSON.stringify(found.config)) await update(http, secrets, found.id, config);
	return await withKey(http, secrets, found);
}

async function remove(http: Http, secrets: CallRailSecrets, { state }: Subscription): Promise<void> {
	const ids = (state.integrations ?? '').split(',').filter((id) => id !== '');
	for (const id of ids) {
		const found = await integration(http, secrets, id);
		if (!found || !state.url) continue;
		const config = withoutUrl(found.config, state.url);
		if (JSON.stringify(config) !== JSON.stringify(found.config)) await update(http, secrets, id, config, found.active);
	}
}

async function update(http: Http, secrets: CallRailSecrets, id: string, config: Readonly<Record<string, unknown>>, active = true): Promise<void> {
	await demand(http, { method: 'PUT', url: resourceUrl(secrets, `integrations/${encodeURIComponent(id)}.json`), json: { ...(active ? { state: 'active' } : {}), config }, timeoutMs: TIMEOUT_MS });
}

async function webhooksOf(http: Http, secrets: CallRailSecrets, company: string): Promise<Integration | undefined> {
	const answer = await demand(http, { method: 'GET', url: resourceUrl(secrets, 'integrations.json'), query: { company_id: company, fields: 'signing_key', per_page: String(PAGE_SIZE) }, timeoutMs: TIMEOUT_MS });
	const page = pageOf(answer.body, 'integrations');
	if (!page) throw new Error('CallRail’s answer is not a list of integrations. Check the Base URL in the credential.');
	const found = page.items.find(({ type }) => type === 'Webhooks');
	return found && toIntegration(found);
}

/** The key is told only to those who ask for it. One that stays secret must be in the credential. */
async function withKey(http: Http, secrets: CallRailSecrets, found: Integration): Promise<Integration> {
	if (found.signingKey !== '') return found;
	const signingKey = (await integration(http, secrets, found.id))?.signingKey ?? '';
	if (signingKey !== '' || secrets.signingKeys.length > 0) return { ...found, signingKey };
	throw new Error('CallRail does not tell the signing key of its webhooks. Copy it from Settings, Integrations, Webhooks into the credential.');
}

async function integration(http: Http, secrets: CallRailSecrets, id: string): Promise<Integration | undefined> {
	const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, `integrations/${encodeURIComponent(id)}.json`), query: { fields: 'signing_key' }, timeoutMs: TIMEOUT_MS });
	if (!(answer instanceof HttpFailure) && answer.status === 404) return undefined;
	return toIntegration(succeeded(answer).body);
}

function toIntegration(body: unknown): Integration {
	const { id, state, config, signing_key: key } = asRecord(body);
	if (typeof id !== 'string' && typeof id !== 'number') throw new Error('CallRail’s answer names no integration. Check the Base URL in the credential.');
	return { id: String(id), active: state === 'active', config: asRecord(config), signingKey: typeof key === 'string' ? key.trim() : '' };
}

async function demand(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer> {
	return succeeded(await ask(http, request));
}

function succeeded(answer: HttpAnswer | HttpFailure): HttpAnswer {
	if (answer instanceof HttpFailure) throw new Error(`CallRail did not answer (${answer.message}). Check the Base URL in the credential and the network of n8n, and try again.`);
	if (isSuccess(answer)) return answer;
	if (answer.status === 403) throw new Error('The API key may not change integrations. Use the key of an administrator of CallRail, or switch set-up off and enter the webhooks by hand.');
	throw new Error(explain(answer).message);
}

