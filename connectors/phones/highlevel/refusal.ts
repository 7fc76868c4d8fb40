import type { HttpAnswer, SendReason, SendResult } from '../../../engine';
import { PERMISSIONS, retryAfterSeconds, shownWords, vendorCode, vendorWords } from '../../vendors/highlevel';

type Refused = Extract<SendResult, { outcome: 'refused' }>;

interface Meaning {
	readonly words: RegExp;
	readonly reason: SendReason;
	readonly message: string;
}

/** HighLevel refuses with words and hardly ever with a code. The first that fits counts. */
const MEANINGS: readonly Meaning[] = [
	{ words: /\bdnd\b|do not disturb|unsubscribed|opted[ -]?out/i, reason: 'opted_out', message: 'The contact is on Do Not Disturb for texts at HighLevel: they answered STOP, or somebody of the team set it. Only they can change it, by texting START.' },
	{ words: /landline/i, reason: 'landline', message: 'HighLevel says that the number is a landline, which takes no texts.' },
	{ words: /a2p|10dlc|not registered|unregistered|registration/i, reason: 'unregistered', message: 'HighLevel refuses texts of this number until it is registered (A2P 10DLC). Register brand and campaign at HighLevel under Settings → Phone System → Trust Center.' },
	{ words: /wallet|balance|credit|billing|payment|suspended|paused|disabled for this/i, reason: 'account', message: 'HighLevel does not send texts for this sub-account now: its wallet is empty, or messaging is switched off. See Settings → Phone System, and the wallet of the agency.' },
	{ words: /from ?number|sender|no (?:phone )?number|number (?:is )?not (?:assigned|found|purchased|owned)/i, reason: 'bad_sender', message: 'HighLevel does not send from this number. Choose a number that the sub-account has under Settings → Phone System.' },
	{ words: /missing phone|country calling code|invalid (?:phone|to|number)|not a valid (?:phone|number)|phone number (?:is )?invalid/i, reason: 'invalid_number', message: 'HighLevel says that the contact has no number that can be texted.' },
	{ words: /spam|filtered|carrier violation/i, reason: 'filtered', message: 'HighLevel or the carrier takes the words of the text for spam. Change them, and leave shortened links out.' },
	{ words: /attachment|message (?:is |body )?(?:too long|empty|required|missing)|no message or attachments/i, reason: 'bad_text', message: 'HighLevel does not take the text as it is: too long, empty, or with a picture that it cannot fetch.' },
];

/** What a refusal of HighLevel means for the one who asked to send. */
export function refusalOf(answer: HttpAnswer): Refused {
	const code = vendorCode(answer);
	const coded = code === undefined ? {} : { vendorCode: code };
	if (answer.status === 429) {
		return { outcome: 'refused', reason: 'throttled', message: 'HighLevel has had more requests of this location than it takes (100 in 10 seconds, 200,000 a day).', ...coded, retryAfterSeconds: retryAfterSeconds(answer) };
	}
	const meaning = MEANINGS.find(({ words }) => words.test(vendorWords(answer)));
	if (meaning && answer.status !== 401) return { outcome: 'refused', reason: meaning.reason, message: meaning.message, ...coded };
	if (answer.status === 401 || answer.status === 403) {
		return { outcome: 'refused', reason: 'unauthorized', message: `HighLevel does not accept the credential for sending (HTTP status ${answer.status}). ${PERMISSIONS}`, ...coded };
	}
	return { outcome: 'refused', reason: 'other', message: shownWords(answer), ...coded };
}
