import { HttpFailure, type Http, type HttpAnswer, type HttpRequest, type OutboundText, type PhoneSystem, type SendResult } from '../../../engine';
import type { GenericSecrets } from './secrets';
import { addressOf } from './sendAddress';
import { readAnswer } from './sendAnswer';
import { asForm, asQuery, fillBody, takesMedia } from './sendBody';
import type { SendConfig } from './sendConfig';
import { SYSTEM } from './values';

const TIMEOUT_MS = 15_000;
/** After so many seconds what could not be reached may be asked again. */
const SOON_SECONDS = 10;

/** Sends through any API that takes a text in one request. */
export function genericSender(http: Http, secrets: GenericSecrets): PhoneSystem {
	return {
		name: SYSTEM,
		account: secrets.account,
		send: async (text) => await send(http, secrets, text),
		find: async () => ({ found: 'cannot_tell', message: 'The phone system of a generic webhook cannot be asked for texts that were sent. Look there whether the text went out.' }),
	};
}

/** Nothing is known of such an API that would keep a repeated request from sending twice: it is made once. */
async function send(http: Http, { sending, trust }: GenericSecrets, text: OutboundText): Promise<SendResult> {
	if ('fault' in sending) return { outcome: 'refused', reason: 'account', message: sending.fault };
	const { config } = sending;
	const url = addressOf(config.url, text);
	if (url === undefined) return { outcome: 'refused', reason: 'bad_sender', message: 'The sender or the recipient does not fit into Send URL. Text from a phone number.' };
	if (text.media.length > 0 && !takesMedia(config.template)) return { outcome: 'refused', reason: 'bad_text', message: 'Send Body of the credential has no place for pictures. Add {media} or {firstMedia} to it, or send the address of the picture as words.' };
	const secret = trust?.scheme === 'query' ? trust : undefined;
	const body = fillBody(config.template, text, callbackOf(text.receiptsUrl, secret));
	const answer = await ask(http, { method: config.method, url, ...carried(config, body), timeoutMs: TIMEOUT_MS });
	if (!(answer instanceof HttpFailure)) return readAnswer(answer, config);
	if (answer.reached) return { outcome: 'unknown', message: `The address of Send URL did not answer${codeOf(answer)}: the text may have gone out all the same.` };
	return { outcome: 'refused', reason: 'unavailable', message: `The address of Send URL could not be reached${codeOf(answer)}. Check it in the credential, and the network of n8n.`, retryAfterSeconds: SOON_SECONDS };
}

function carried({ format }: SendConfig, body: ReturnType<typeof fillBody>): Pick<HttpRequest, 'json' | 'form' | 'query'> {
	return format === 'json' ? { json: body } : format === 'form' ? { form: asForm(body) } : { query: asQuery(body) };
}

/** Reports are let in only with the secret, which stands in their address where it is a query parameter. */
function callbackOf(receiptsUrl: string | undefined, secret: { readonly name: string; readonly secret: string } | undefined): string | undefined {
	if (receiptsUrl === undefined || secret === undefined || !URL.canParse(receiptsUrl)) return receiptsUrl;
	const url = new URL(receiptsUrl);
	url.searchParams.set(secret.name, secret.secret);
	return url.href;
}

/** Tells a silence from an answer. What is thrown besides {@link HttpFailure} may have come after the request went out. */
async function ask(http: Http, request: HttpRequest): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(request);
	} catch (error) {
		return error instanceof HttpFailure ? error : new HttpFailure('The request failed.', true);
	}
}

const codeOf = ({ code }: HttpFailure): string => (code === undefined ? '' : ` (${code})`);
