import { HttpFailure, type Http, type HttpAnswer, type OutboundText, type PhoneSystem, type SendResult } from '../../../engine';
import { asFields, askHighLevel, contactIn, contactOfNumber, contactUpsert, isSuccess, shownWords, textOf, type ApiRequest, type HighLevelSecrets } from '../../vendors/highlevel';
import { readOutcome, unknown, type Asked } from '../outcome';
import { findText } from './find';
import { refusalOf } from './refusal';

const SOON_SECONDS = 5;
const ASKED: Asked = { title: 'HighLevel', addressField: 'Base URL', feared: 'the text may have gone out', soonSeconds: SOON_SECONDS };

type Refused = Extract<SendResult, { outcome: 'refused' }>;

/** Sends by the Conversations API, which texts contacts, not numbers: the number's contact is found, or made, before. */
export function highlevelSender(http: Http, secrets: HighLevelSecrets): PhoneSystem {
	return {
		name: 'highlevel',
		account: secrets.locationId,
		send: async (text) => await send(http, secrets, text),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
	};
}

async function send(http: Http, secrets: HighLevelSecrets, text: OutboundText): Promise<SendResult> {
	const contact = await contactFor(http, secrets, text.to);
	if (typeof contact !== 'string') return contact;
	return readOutcome(await askHighLevel(http, secrets, sending(contact, text)), ASKED, readMessage, refusalOf);
}

/** There is no key by which a request could be made idempotent: it is made once, and never repeated here. */
function sending(contactId: string, text: OutboundText): ApiRequest {
	return {
		method: 'POST',
		path: '/conversations/messages',
		json: {
			type: 'SMS',
			contactId,
			...(text.body !== '' || text.media.length === 0 ? { message: text.body } : {}),
			...(text.media.length > 0 ? { attachments: text.media } : {}),
			...(text.from === '' ? {} : { fromNumber: text.from }),
			toNumber: text.to,
		},
	};
}

/** The id of the number's contact. Whatever goes wrong on the way to it, no text has been sent. */
async function contactFor(http: Http, secrets: HighLevelSecrets, number: string): Promise<string | Refused> {
	const found = await askHighLevel(http, secrets, contactOfNumber(secrets, number));
	if (found instanceof HttpFailure || !isSuccess(found)) return notYet(found);
	const known = contactIn(found.body);
	if (known) return known.id;
	const made = await askHighLevel(http, secrets, contactUpsert(secrets, { phone: number }));
	if (made instanceof HttpFailure || !isSuccess(made)) return notYet(made);
	const contact = contactIn(made.body);
	if (contact) return contact.id;
	return { outcome: 'refused', reason: 'other', message: 'HighLevel made no contact for the number, and texts go to contacts only. Check that the Base URL in the credential is HighLevel’s.' };
}

function notYet(answer: HttpAnswer | HttpFailure): Refused {
	if (answer instanceof HttpFailure) {
		const mend = answer.reached ? '' : ' Check the Base URL in the credential and the network of n8n.';
		return { outcome: 'refused', reason: 'unavailable', message: `HighLevel could not be asked for the contact (${answer.message}); nothing was sent.${mend}`, retryAfterSeconds: SOON_SECONDS };
	}
	if (answer.status >= 500 || answer.status === 408) return { outcome: 'refused', reason: 'unavailable', message: `${shownWords(answer)} Nothing was sent.`, retryAfterSeconds: SOON_SECONDS };
	return refusalOf(answer);
}

function readMessage(answer: HttpAnswer): SendResult {
	const body = asFields(answer.body);
	const providerId = textOf(body, 'messageId');
	if (providerId === '') return unknown(`HighLevel’s answer (HTTP status ${answer.status}) names no message. Check that the Base URL in the credential is HighLevel’s.`);
	const status = textOf(body, 'status');
	if (status === 'failed') return { outcome: 'refused', reason: 'other', message: 'HighLevel took the text and ended it at once as failed. The conversation at HighLevel shows why.' };
	return { outcome: 'accepted', providerId, delivered: status === 'delivered' || status === 'read' };
}
