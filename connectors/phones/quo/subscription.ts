import { HttpFailure, type Http } from '../../../engine';
import type { Subscription, SubscriptionAdministration, SubscriptionWish } from '../connector';
import { isAbsent, isSuccess } from './api';
import { eventsFor, FAMILY, hookApi, type Hook, type HookApi, type HookWish, type Refused } from './hooks';
import { lineIdsOf, type Api } from './lines';
import { setUpError } from './refusal';
import type { QuoSecrets } from './secrets';

/** How often to see to it that the webhook is still there and on. Seconds. */
const EVERY_SECONDS = 3_600;

/** The version whose events are read here. */
const READ_VERSION = '2026-03-30';

/**
 * Sets a webhook up: in the dated API, and in v1 where the account or the address has that alone. Webhooks are ours that
 * call our URL with events of our kind; no others are touched.
 */
export function quoSubscriptions(http: Http, secrets: QuoSecrets): SubscriptionAdministration {
	return {
		everySeconds: EVERY_SECONDS,
		ensure: async (wish) => await ensure(http, secrets, wish),
		remove: async ({ state }) => {
			const { api, id } = state;
			if (id === undefined || id === '') return;
			const answer = await hookApi(http, secrets, api === 'v1' ? 'v1' : 'dated').remove(id);
			if (!isSuccess(answer) && !isGone(answer)) throw errorOf(answer, 'The webhook at Quo could not be removed.');
		},
	};
}

async function ensure(http: Http, secrets: QuoSecrets, wish: SubscriptionWish): Promise<Subscription> {
	const dated = await hookApi(http, secrets, 'dated').list();
	if (isList(dated)) return await settle(http, secrets, 'dated', dated, wish);
	const v1 = isAbsent(dated) ? await hookApi(http, secrets, 'v1').list() : dated;
	if (isList(v1)) return await settle(http, secrets, 'v1', v1, wish);
	throw errorOf(v1, 'The webhooks of Quo could not be read.');
}

async function settle(http: Http, secrets: QuoSecrets, api: Api, hooks: readonly Hook[], wish: SubscriptionWish): Promise<Subscription> {
	const hookWish = { purpose: wish.purpose, url: wish.url, resources: await resourcesFor(http, secrets, api, wish.numbers) };
	const at = hookApi(http, secrets, api);
	const ours = hooks.filter((hook) => isOurs(hook, wish));
	const kept = wish.kept?.state.api === api ? wish.kept : undefined;
	const { id, key } = (await takeUp(at, api, ours, kept, hookWish)) ?? (await create(at, hookWish));
	// What cannot be removed now will be the next time; meanwhile its copies are known as such.
	for (const other of ours) if (other.id !== id) await at.remove(other.id);
	if (wish.kept && !kept && wish.kept.state.id) await hookApi(http, secrets, api === 'v1' ? 'dated' : 'v1').remove(wish.kept.state.id);
	return { state: { api, id }, secrets: { key } };
}

interface Taken {
	readonly id: string;
	readonly key: string;
}

/** The one that is there, put right; undefined where none can be used, since its key is not known or it cannot be changed. */
async function takeUp(at: HookApi, api: Api, ours: readonly Hook[], kept: Subscription | undefined, wish: HookWish): Promise<Taken | undefined> {
	const keyOf = (hook: Hook): string => hook.key || (hook.id === kept?.state.id ? (kept.secrets.key ?? '') : '');
	const known = ours.find((hook) => keyOf(hook) !== '' && (hook.version === '' || hook.version === READ_VERSION) && (api === 'dated' || isRight(hook, api, wish)));
	if (!known) return undefined;
	const taken = { id: known.id, key: keyOf(known) };
	if (isRight(known, api, wish)) return taken;
	const updated = await at.update(known.id, wish);
	if ('id' in updated) return taken;
	if (isGone(updated)) return undefined;
	throw errorOf(updated, 'The webhook at Quo could not be switched on again.');
}

async function create(at: HookApi, wish: HookWish): Promise<Taken> {
	const made = await at.create(wish);
	if (!('id' in made)) throw errorOf(made, 'The webhook at Quo could not be made.');
	if (made.id !== '' && made.key !== '') return { id: made.id, key: made.key };
	throw new Error('Quo’s answer names no webhook and no key. Check that the Base URL in the credential is Quo’s.');
}

function isOurs(hook: Hook, { url, purpose }: SubscriptionWish): boolean {
	return address(hook.url) === address(url) && hook.events.some((event) => event.startsWith(FAMILY[purpose]));
}

function isRight({ enabled, events, resources }: Hook, api: Api, wish: HookWish): boolean {
	const wanted = new Set(wish.resources);
	const sameResources = wanted.size === new Set(resources).size && resources.every((id) => wanted.has(id));
	return enabled && sameResources && eventsFor(api, wish.purpose).every((event) => events.includes(event));
}

/** The ids of the business's numbers; all numbers where it has named none. */
async function resourcesFor(http: Http, secrets: QuoSecrets, api: Api, numbers: readonly string[]): Promise<readonly string[]> {
	if (numbers.length === 0) return ['*'];
	const ids = await lineIdsOf(http, secrets, api, numbers);
	if (ids instanceof HttpFailure || 'status' in ids) throw errorOf(ids, 'The numbers of the Quo workspace could not be read.');
	if (ids.length > 0) return [...ids].sort();
	throw new Error('The Quo workspace of this credential has none of the business’s numbers. Use the credential of the workspace that owns them, or correct the numbers in the profile.');
}

/** Quo may write a URL a little differently than it was given. */
function address(url: string): string {
	return URL.canParse(url) ? new URL(url).href : url;
}

function isList(listed: readonly Hook[] | Refused): listed is readonly Hook[] {
	return Array.isArray(listed);
}

function isGone(answer: Refused): boolean {
	return !(answer instanceof HttpFailure) && (answer.status === 404 || answer.status === 410);
}

function errorOf(answer: Refused, what: string): Error {
	if (answer instanceof HttpFailure) return new Error(`${what} Quo did not answer (${answer.message}). Check the Base URL in the credential and the network of n8n.`);
	return setUpError(answer, what);
}
