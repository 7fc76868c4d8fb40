import type { WebhookRequest } from '../connector';
import type { Flavour } from './flavour';
import { withRetries } from './retries';

/** What a request about a call of ours is about, named in the URLs of its TwiML. */
const ALERT_STEPS = [
	/** What was pressed. */
	'alert',
	/** How the call itself goes. */
	'alert_status',
	/** The dialling of the customer is over. */
	'alert_dial',
] as const;
export type AlertStep = (typeof ALERT_STEPS)[number];

export interface AlertAddress {
	readonly step: AlertStep;
	/** Our id of the call. */
	readonly id: string;
	/** How often the menu was said again. */
	readonly asked: number;
}

const MOST_ASKED = 9;

export function alertUrl(flavour: Flavour, trigger: string, { step, id, asked }: Omit<AlertAddress, 'asked'> & { readonly asked?: number }): string {
	const url = new URL(trigger.split('#')[0] ?? '');
	url.search = new URLSearchParams({ step, alert: id, ...(asked === undefined || asked === 0 ? {} : { asked: String(asked) }) }).toString();
	return withRetries(flavour, url.href);
}

/** Undefined when the request is about no call of ours. */
export function alertAddressOf({ query }: WebhookRequest): AlertAddress | undefined {
	const step = ALERT_STEPS.find((known) => known === query.step);
	const id = query.alert ?? '';
	if (!step || !/^[\w-]{1,80}$/.test(id)) return undefined;
	const asked = Number(query.asked ?? 0);
	return { step, id, asked: Number.isInteger(asked) && asked >= 0 ? Math.min(asked, MOST_ASKED) : MOST_ASKED };
}

/** The trigger's own URL, as this request came to it. */
export function triggerUrlOf({ url }: WebhookRequest): string {
	return url.replace(/[?#].*$/s, '');
}
