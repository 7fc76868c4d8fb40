import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';

/** Webhook parameters; undefined ones are left out. */
export type WebhookParams = Record<string, string | string[] | undefined>;

/** A request ready to be sent. */
export interface SignedForm {
	headers: Record<string, string>;
	body: string;
}

/**
 * The form and headers of a webhook, signed by the vendor's own SDK over the public URL.
 * The fragment of a webhook URL holds delivery settings and is no part of what is signed.
 */
export function signForm(authToken: string, publicUrl: string, params: WebhookParams, header = 'x-twilio-signature'): SignedForm {
	const given = definedOnly(params);
	return {
		headers: {
			'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
			[header]: getExpectedTwilioSignature(authToken, withoutFragment(publicUrl), given),
			'i-twilio-idempotency-token': randomUUID(),
			'user-agent': 'TwilioProxy/1.1',
			'x-home-region': 'us1',
			accept: '*/*',
		},
		body: encodeForm(given),
	};
}

/** The URL of a GET webhook, which carries its parameters in the query, and its headers. */
export function signQuery(
	authToken: string,
	publicUrl: string,
	params: WebhookParams,
	header?: string,
): { url: string; headers: Record<string, string> } {
	const bare = withoutFragment(publicUrl);
	const url = `${bare}${bare.includes('?') ? '&' : '?'}${encodeForm(definedOnly(params))}`;
	const { headers } = signForm(authToken, url, {}, header);
	delete headers['content-type'];
	return { url, headers };
}

export function withoutFragment(url: string): string {
	return url.split('#', 1)[0] ?? url;
}

export function definedOnly(params: WebhookParams): Record<string, string | string[]> {
	return Object.fromEntries(
		Object.entries(params).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
	);
}

/** Spaces go as %20, the way the vendor writes its forms. */
function encodeForm(params: Record<string, string | string[]>): string {
	return Object.entries(params)
		.flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
		.map(([name, value]) => `${encode(name)}=${encode(value)}`)
		.join('&');
}

/** Lone surrogates, which no URL can hold, become the replacement character. */
function encode(text: string): string {
	return encodeURIComponent(Buffer.from(text).toString());
}
