import type { SetUpPurpose } from '../connector';

/** The events that we listen to. Those before a call's end are left out: they call every call a missed one. */
export const WEBHOOK_LISTS: Readonly<Record<SetUpPurpose, readonly string[]>> = {
	calls: ['post_call_webhook', 'updated_call_webhook', 'post_outbound_call_webhook'],
	texts: ['sms_received_webhook', 'sms_sent_webhook'],
};

type Config = Readonly<Record<string, unknown>>;

/** The configuration of the integration with our URL in the lists of the purpose; what is there stays, in its order. */
export function withUrl(config: Config, purpose: SetUpPurpose, url: string): Config {
	const lists = WEBHOOK_LISTS[purpose].map((name) => {
		const urls = urlsOf(config[name]);
		return [name, urls.includes(url) ? urls : [...urls, url]] as const;
	});
	return { ...config, ...Object.fromEntries(lists) };
}

/** The configuration without our URL, wherever it stands. */
export function withoutUrl(config: Config, url: string): Config {
	return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => one !== url) : value === url ? [] : value]));
}

/** A single URL may stand where a list is meant. */
function urlsOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	return typeof value === 'string' && value !== '' ? [value] : [];
}
