import type { WebhookAnswer } from '../connector';

/** How Twilio is told to repeat a request, in the fragment of its URL. Telnyx has no such thing. */
const RETRIES = /#rc=[^"<\s]*/g;

/** Of Telnyx's plain voices only `alice` speaks the language that it is told. */
const SAY = /<Say(?=\s+language=)/g;

/** A TwiML document as Telnyx is to have it. */
export function adapted(answer: WebhookAnswer): WebhookAnswer {
	return { ...answer, body: answer.body.replace(RETRIES, '').replace(SAY, '<Say voice="alice"') };
}
