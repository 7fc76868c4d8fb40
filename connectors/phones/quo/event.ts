import type { WebhookRequest } from '../connector';
import { asRecord, instant, within, word, type Fields } from './values';

/**
 * What a webhook tells, of either generation.
 * `dated`: https://www.quo.com/docs/2026-03-30/webhooks-event-payloads
 * `v1`: https://www.quo.com/docs/mdx/guides/webhooks, and the same in words for webhooks made in the app
 */
export interface QuoEvent {
	readonly generation: 'dated' | 'v1';
	/** Stays the same when Quo delivers again. */
	readonly id: string;
	readonly type: string;
	/** When it happened, epoch milliseconds. */
	readonly at?: number;
	/** The call, the message or the voicemail. */
	readonly about: Fields;
	/** Numbers and people around it. Empty in v1, which has them in `about`. */
	readonly context: Fields;
}

/** Quo's events are a few kilobytes; texts of 1,600 characters and ten pictures are still far below. */
const MOST_BYTES = 1_000_000;

/** Read from the bytes that were signed. Undefined for what is no event of Quo. Never throws. */
export function readEvent(request: WebhookRequest): QuoEvent | undefined {
	const body = parsed(request.rawBody);
	const type = word(body, 'type');
	if (type === '') return undefined;
	const data = within(body, 'data');
	const dated = Object.hasOwn(data, 'resource');
	if (!dated && !Object.hasOwn(data, 'object')) return undefined;
	const at = instant(body, 'createdAt');
	return {
		generation: dated ? 'dated' : 'v1',
		id: word(body, 'id'),
		type,
		...(at === undefined ? {} : { at }),
		about: within(data, dated ? 'resource' : 'object'),
		context: within(data, 'context'),
	};
}

function parsed(rawBody: Buffer): Fields {
	if (rawBody.length > MOST_BYTES) return {};
	try {
		return asRecord(JSON.parse(rawBody.toString('utf8')));
	} catch {
		return {};
	}
}

/** Whom Quo names as having done it; its own automation (`SYU…`, such as the AI agent Sona) is nobody of the team. */
export function isAutomation(userId: string): boolean {
	return userId.startsWith('SYU');
}

/** The id of the business's number at Quo, `PN…`; empty where there is none. */
export function lineIdOf({ generation, about, context }: QuoEvent): string {
	const id = word(generation === 'dated' ? context : about, 'phoneNumberId');
	return /^PN[\w-]+$/.test(id) ? id : '';
}
