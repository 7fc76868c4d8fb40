import { CONNECT_KEY, type AlertCallReceipt, type AlertCallReport } from './alertCall';
import { wordsOf } from './callWords';
import { sayable, sayableNumber } from './sayable';

/** What whoever is on the line hears next. */
export interface AlertCallAnswer {
	/** BCP 47 tag of the voice. */
	readonly language: string;
	readonly say: string;
	/** With `connect`: whom to dial, and which number they see. With `ask`: the menu is said, and a key taken, once more. */
	readonly then: { readonly do: 'hang_up' } | { readonly do: 'connect'; readonly to: string; readonly from: string } | { readonly do: 'ask'; readonly asked: number };
}

/** How often a wrong key is forgiven. */
const MOST_ASKED = 2;

/** Answers a key press, or the end of a connection. A report that wants no answer gets a goodbye, which nobody hears. */
export function answerToAlert(report: AlertCallReport, receipt: AlertCallReceipt): AlertCallAnswer {
	const words = wordsOf(receipt.language);
	const number = sayableNumber(receipt.escalation.person);
	const hangUp = (say: string): AlertCallAnswer => ({ language: words.voice, say, then: { do: 'hang_up' } });
	switch (receipt.result) {
		case 'noted':
			return hangUp(report.what === 'connection' && !report.talked ? words.notReached(number) : words.goodbye);
		case 'took':
			if (report.what !== 'key' || report.key !== CONNECT_KEY) return hangUp(words.took(number));
			return { language: words.voice, say: words.connecting, then: { do: 'connect', to: receipt.escalation.person, from: receipt.call.line } };
		case 'already_taken':
			return hangUp(words.alreadyTaken(receipt.takenBy === undefined ? undefined : sayable(receipt.takenBy, 40)));
		case 'closed':
			return hangUp(words.closed);
		case 'no_choice': {
			const asked = report.what === 'key' ? report.asked : MOST_ASKED;
			return asked >= MOST_ASKED ? hangUp(words.noKey) : { language: words.voice, say: words.menu, then: { do: 'ask', asked: asked + 1 } };
		}
	}
}
