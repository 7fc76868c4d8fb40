import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { ask, explain, isSuccess } from './api';
import type { Flavour } from './flavour';
import type { TwilioSecrets } from './secrets';

/** Asks for something without which set-up cannot go on. Rejects with an Error whose message says what to do. */
export async function demand(flavour: Flavour, http: Http, secrets: TwilioSecrets, request: Parameters<Http>[0]): Promise<HttpAnswer> {
	const answer = await ask(http, request);
	if (answer instanceof HttpFailure) {
		throw new Error(`${flavour.title} did not answer (${answer.message}). Check the ${flavour.addressField} in the credential and the network of n8n, and try again.`);
	}
	if (isSuccess(answer)) return answer;
	throw new Error(answer.status === 401 ? flavour.sentences.unauthorized(secrets) : explain(flavour, answer).message);
}
