import type { OutsideText, ReceivedText } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readFields, SYSTEM, textOf, timeOf, urlOf, type Fields } from './fields';

type Consent = NonNullable<ReceivedText['vendorConsent']>;

/**
 * The words that CallRail reads and answers by itself on every number: a text that is nothing but one of them.
 * https://support.callrail.com, Using opt-in/opt-out keywords.
 */
const KEYWORDS: Readonly<Record<string, Consent>> = {
	STOP: 'opt_out',
	STOPALL: 'opt_out',
	UNSUBSCRIBE: 'opt_out',
	CANCEL: 'opt_out',
	END: 'opt_out',
	QUIT: 'opt_out',
	START: 'opt_in',
	UNSTOP: 'opt_in',
};

const TEXT_LIMIT = 8_192;
const MOST_MEDIA = 10;

/** A text that came in, or one that left one of the numbers: written by somebody of the team, or by us. */
export function readText(request: WebhookRequest): ReceivedText | OutsideText | undefined {
	const fields = readFields(request);
	const providerId = textOf(fields.resource_id, 120) || textOf(fields.id, 120);
	if (providerId === '' || !isText(fields)) return undefined;
	const sent = isSent(fields);
	const numbers = numbersOf(fields, sent, request.lookedUp);
	if (numbers === undefined) return undefined;
	const at = timeOf(fields.timestamp);
	const body = textOf(fields.content, TEXT_LIMIT);
	const common = { system: SYSTEM, account: '', providerId, ...numbers, body, media: mediaOf(fields), ...(at === undefined ? {} : { at }) } as const;
	if (sent) {
		const by = textOf(fields.agent, 200);
		return { kind: 'outside', ...common, ...(by === '' ? {} : { by }) };
	}
	const word = body.toUpperCase();
	return { kind: 'text', ...common, ...(Object.hasOwn(KEYWORDS, word) ? { vendorConsent: KEYWORDS[word] } : {}) };
}

export function isText(fields: Fields): boolean {
	return typeof fields.content === 'string' && textOf(fields.source_number) !== '' && textOf(fields.destination_number) !== '';
}

/** Only a text that was sent says by whom. */
export function isSent(fields: Fields): boolean {
	return fields.agent !== undefined || textOf(fields.direction) === 'outgoing';
}

/** Some accounts have all but the last digits of numbers replaced by stars in webhooks. */
export function isMasked(fields: Fields): boolean {
	return `${textOf(fields.source_number)}${textOf(fields.destination_number)}`.includes('*');
}

function numbersOf(fields: Fields, sent: boolean, lookedUp: WebhookRequest['lookedUp']): { readonly from: string; readonly to: string } | undefined {
	if (!isMasked(fields)) return { from: textOf(fields.source_number), to: textOf(fields.destination_number) };
	const { customer, tracking } = lookedUp ?? {};
	if (!customer || !tracking) return undefined;
	return sent ? { from: tracking, to: customer } : { from: customer, to: tracking };
}

function mediaOf({ media_urls: urls }: Fields): readonly string[] {
	return Array.isArray(urls) ? urls.slice(0, MOST_MEDIA).flatMap((url: unknown) => urlOf(url) ?? []) : [];
}
