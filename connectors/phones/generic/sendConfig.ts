import { faultOfAddress } from './sendAddress';
import { faultOfBody } from './sendBody';
import { faultsOfPaths } from './sendPaths';
import { isFields, listed, own, typed, type Fields } from './values';

export type SendFormat = 'json' | 'form' | 'query';

/** The request that sends a text, from the credential. */
export interface SendConfig {
	readonly method: 'POST' | 'PUT' | 'GET';
	readonly url: string;
	readonly format: SendFormat;
	/** With marks such as `{to}` in its texts. */
	readonly template: Fields;
	/** Where the id of the text and the reason of a refusal stand in the answer; empty means the usual places. */
	readonly idPath: string;
	readonly errorPath: string;
	/** HTTP statuses, codes or words that mean something. */
	readonly optedOut: readonly string[];
	readonly throttled: readonly string[];
	readonly invalid: readonly string[];
}

/** What to send with, or why nothing can be sent. */
export type Sending = { readonly config: SendConfig } | { readonly fault: string };

export const DEFAULT_BODY = '{ "from": "{from}", "to": "{to}", "text": "{body}", "media": "{media}" }';

const NOT_SET = 'No address for sending is entered in the credential Missed Call: Generic Webhook API. Enter under Send URL where the phone system takes texts, or choose another phone system for sending.';

export const sends = (credential: Fields): boolean => typed(own(credential, 'sendUrl')) !== '';

export function readSending(credential: Fields): Sending {
	const text = (name: string) => typed(own(credential, name));
	const url = text('sendUrl');
	if (url === '') return { fault: NOT_SET };
	const chosen = own(credential, 'sendMethod');
	const method = chosen === 'GET' || chosen === 'PUT' ? chosen : 'POST';
	const format: SendFormat = method === 'GET' ? 'query' : own(credential, 'sendFormat') === 'form' ? 'form' : own(credential, 'sendFormat') === 'query' ? 'query' : 'json';
	const template = parsed(text('sendBody') || DEFAULT_BODY);
	const [idPath, errorPath] = [text('sendIdPath'), text('sendErrorPath')];
	const fault = faultOfAddress(url) ?? (template === undefined ? 'Send Body is no JSON object. Write one such as {"to": "{to}", "text": "{body}"}, also where it is sent as a form.' : faultOfBody(template, format)) ?? faultOfKey(credential) ?? faultsOfPaths(idPath, errorPath);
	if (fault !== undefined || template === undefined) return { fault: fault ?? NOT_SET };
	return { config: { method, url, format, template, idPath, errorPath, optedOut: listed(own(credential, 'optedOutCodes')), throttled: listed(own(credential, 'throttledCodes')), invalid: listed(own(credential, 'invalidCodes')) } };
}

function parsed(text: string): Fields | undefined {
	try {
		const body: unknown = JSON.parse(text);
		return isFields(body) ? body : undefined;
	} catch {
		return undefined;
	}
}

/** What n8n would refuse to put into a request when the text is on its way already. */
function faultOfKey(credential: Fields): string | undefined {
	const [kind, name, key] = [own(credential, 'sendAuth'), typed(own(credential, 'sendKeyName')), typed(own(credential, 'sendApiKey'))];
	if (kind === undefined || kind === '' || kind === 'none') return undefined;
	if (key === '' && kind !== 'basic') return 'The key for sending is empty. Enter it under Send Key, or choose None under Send Authentication.';
	if (kind === 'header' && !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return 'The header for the key has no name, or one that headers cannot have. Enter it under Send Key Name, such as X-Api-Key.';
	if (kind === 'query' && name === '') return 'The query parameter for the key has no name. Enter it under Send Key Name.';
	return /[^\t\u0020-\u007e]/.test(key) ? 'The key for sending has characters that no request can carry, such as a line break. Copy it again.' : undefined;
}
