import type { HttpFailure} from '../../../engine';
import { type Http, type HttpAnswer } from '../../../engine';
import type { SetUpPurpose } from '../connector';
import { ask, dataOf, isSuccess, listOf, type Asked } from './api';
import type { Api } from './lines';
import type { QuoSecrets } from './secrets';
import { link, word, words, type Fields } from './values';

/** A webhook as Quo lists it. */
export interface Hook {
	readonly id: string;
	readonly url: string;
	readonly events: readonly string[];
	/** Ids of numbers, or `*` for all. */
	readonly resources: readonly string[];
	readonly enabled: boolean;
	/** Version of what it delivers; empty in v1. */
	readonly version: string;
	/** v1 shows it always, the dated API only when a webhook is made. */
	readonly key: string;
}

/** What a webhook of ours is to be. */
export interface HookWish {
	readonly purpose: SetUpPurpose;
	readonly url: string;
	readonly resources: readonly string[];
}

export type Refused = HttpAnswer | HttpFailure;

/** By which events a webhook is known to be for calls, or for texts. */
export const FAMILY: Readonly<Record<SetUpPurpose, string>> = { calls: 'call.', texts: 'message.' };

/**
 * `call.completed` is reported of every call and says how it ended; `call.missed` would tell of some of them once more,
 * and less. v1 tells the voicemail along with the call, and of texts nothing that failed.
 */
const EVENTS: Readonly<Record<Api, Readonly<Record<SetUpPurpose, readonly string[]>>>> = {
	dated: {
		calls: ['call.completed', 'call.voicemail.completed'],
		texts: ['message.received', 'message.delivered', 'message.failed', 'message.undelivered'],
	},
	v1: { calls: ['call.completed'], texts: ['message.received', 'message.delivered'] },
};

const V1_PATHS: Readonly<Record<SetUpPurpose, string>> = { calls: '/v1/webhooks/calls', texts: '/v1/webhooks/messages' };

export function eventsFor(api: Api, purpose: SetUpPurpose): readonly string[] {
	return EVENTS[api][purpose];
}

/** Quo's webhooks by API, each call once. What is refused comes back as the answer. */
export interface HookApi {
	list(): Promise<readonly Hook[] | Refused>;
	create(wish: HookWish): Promise<Hook | Refused>;
	/** Only the dated API can. */
	update(id: string, wish: HookWish): Promise<Hook | Refused>;
	remove(id: string): Promise<Refused>;
}

export function hookApi(http: Http, secrets: QuoSecrets, api: Api): HookApi {
	const send = async (asked: Asked): Promise<Refused> => await ask(http, secrets, asked);
	const root = api === 'v1' ? '/v1/webhooks' : '/webhooks';
	return {
		list: async () => {
			const answer = await send({ method: 'GET', path: root });
			return isSuccess(answer) ? (listOf(answer) ?? []).filter((hook) => word(hook, 'deletedAt') === '').map(toHook) : answer;
		},
		create: async (wish) => {
			const path = api === 'v1' ? V1_PATHS[wish.purpose] : root;
			const answer = await send({ method: 'POST', path, json: { ...settings(api, wish), label: `Missed call (n8n): ${wish.purpose}` } });
			return isSuccess(answer) ? toHook(dataOf(answer)) : answer;
		},
		update: async (id, wish) => {
			const answer = await send({ method: 'PATCH', path: `${root}/${encodeURIComponent(id)}`, json: settings(api, wish) });
			return isSuccess(answer) ? toHook(dataOf(answer)) : answer;
		},
		remove: async (id) => await send({ method: 'DELETE', path: `${root}/${encodeURIComponent(id)}` }),
	};
}

function settings(api: Api, { purpose, url, resources }: HookWish): object {
	return { url, events: eventsFor(api, purpose), resourceIds: resources, status: 'enabled' };
}

function toHook(hook: Fields): Hook {
	const resources = words(hook, 'resourceIds');
	return {
		id: word(hook, 'id'),
		url: link(hook, 'url') ?? '',
		events: words(hook, 'events'),
		resources: resources.length > 0 ? resources : ['*'],
		enabled: word(hook, 'status') !== 'disabled',
		version: word(hook, 'apiVersion'),
		key: word(hook, 'key'),
	};
}
