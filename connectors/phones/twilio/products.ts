import { TWILIO_BASE_URL, type TwilioSecrets } from './secrets';

/** Twilio's own hosts name the product first: api.twilio.com, api.dublin.ie1.twilio.com. */
const TWILIO_HOST = /^api(?=\.(?:[a-z0-9-]+\.){0,2}twilio\.com$)/;

/**
 * Where another of Twilio's products is. Each has a host of its own; a Base URL that is not Twilio's stands for all of them.
 * @returns undefined for a Base URL that is none
 */
export function productBase({ baseUrl }: TwilioSecrets, product: 'lookups' | 'messaging'): string | undefined {
	const api = baseUrl.trim() || TWILIO_BASE_URL;
	if (!URL.canParse(api)) return undefined;
	const base = new URL(api);
	base.hostname = base.hostname.replace(TWILIO_HOST, product);
	return base.href.replace(/\/+$/, '');
}
