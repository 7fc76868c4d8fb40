import type { Http, HttpAnswer, OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { readOutcome, unknown, type Asked } from '../outcome';
import { isSameWords } from '../sameWords';
import { ask, asRecord, resourceUrl, TIMEOUT_MS } from './api';
import { companyOf, CompanyUnknown } from './companies';
import { messageId, messagesOf } from './conversation';
import { explain, retryAfterSeconds } from './errors';
import { SYSTEM } from './fields';
import { findText } from './find';
import type { CallRailSecrets } from './secrets';

/** After so many seconds what could not be reached may be asked again. */
const SOON_SECONDS = 5;
const ASKED: Asked = { title: 'CallRail', addressField: 'Base URL', feared: 'the text may have gone out', soonSeconds: SOON_SECONDS };

export function callRailSender(http: Http, secrets: CallRailSecrets): PhoneSystem {
	return {
		name: SYSTEM,
		account: secrets.accountId,
		send: async (text) => await send(http, secrets, text),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
	};
}

/** CallRail has no key by which a client could make a request idempotent: it is made once, and never repeated here. */
async function send(http: Http, secrets: CallRailSecrets, text: OutboundText): Promise<SendResult> {
	if (text.media.length > 1) return { outcome: 'refused', reason: 'bad_text', message: 'CallRail takes one picture a text. Send them one by one.' };
	let company: string;
	try {
		company = await companyOf(http, secrets, text.from);
	} catch (error) {
		return notSent(error);
	}
	const answer = await ask(http, {
		method: 'POST',
		url: resourceUrl(secrets, 'text-messages.json'),
		json: {
			company_id: company,
			tracking_number: text.from,
			customer_phone_number: text.to,
			content: text.body,
			...(text.media.length > 0 ? { media_url: text.media[0] } : {}),
		},
		timeoutMs: TIMEOUT_MS,
	});
	return readOutcome(answer, ASKED, (taken) => readConversation(taken, text), refusalOf);
}

function refusalOf(answer: HttpAnswer): Extract<SendResult, { outcome: 'refused' }> {
	const { reason, message } = explain(answer);
	return { outcome: 'refused', reason, message, vendorCode: String(answer.status), ...(reason === 'throttled' ? { retryAfterSeconds: retryAfterSeconds(answer) } : {}) };
}

/** The answer is the whole conversation, the new text among its latest ones. */
function readConversation(answer: HttpAnswer, text: OutboundText): SendResult {
	const { id, last_message_at: last } = asRecord(answer.body);
	const ours = messagesOf(answer.body).filter(({ outgoing, body, at }) => outgoing && at !== undefined && isSameWords(body, text.body));
	const latest = Math.max(...ours.map(({ at }) => at ?? 0), 0) || (typeof last === 'string' ? Date.parse(last) : Number.NaN);
	if (typeof id !== 'string' || id === '' || Number.isNaN(latest)) {
		return unknown(`CallRail’s answer (HTTP status ${answer.status}) names no conversation. Check that the Base URL in the credential is CallRail’s.`);
	}
	return { outcome: 'accepted', providerId: messageId(id, latest), delivered: false };
}

function notSent(error: unknown): SendResult {
	if (!(error instanceof CompanyUnknown)) return { outcome: 'refused', reason: 'other', message: 'The company of the number could not be learned. Enter the Company ID in the credential.' };
	return { outcome: 'refused', reason: error.reason, message: error.message, ...(error.unreached ? { retryAfterSeconds: SOON_SECONDS } : {}) };
}
