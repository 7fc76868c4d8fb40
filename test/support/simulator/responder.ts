import type { CallEvent, ReceivedText } from '../../../engine';
import { simulator, type SimulatorEvent, type SimulatorSecrets } from '../../../connectors/phones/simulator';

const DELAY_MS = 350;
const ON_CALL = '+14155550150';

/** Answers calls and texts with canned words, so that the page has something to show. */
export class Responder {
	readonly events: SimulatorEvent[] = [];
	private readonly timers = new Set<NodeJS.Timeout>();
	private readonly answered = new Set<string>();
	private open: string | undefined;

	constructor(
		private readonly secrets: SimulatorSecrets,
		private readonly active: boolean,
	) {}

	hear(news: CallEvent | ReceivedText): void {
		if (!this.active) return;
		if (news.kind === 'call') this.call(news);
		else this.text(news);
	}

	stop(): void {
		for (const timer of this.timers) clearTimeout(timer);
	}

	tell(kind: string, text: string): void {
		this.events.push({ at: Date.now(), kind, text });
	}

	private call(event: CallEvent): void {
		if (event.step === 'leg_answered') this.tell('call_judged', 'The call counts as answered, so no text goes out.');
		if (event.step !== 'dial_ended' || event.status === 'completed' || this.answered.has(event.callId)) return;
		this.answered.add(event.callId);
		this.tell('call_judged', `Missed call: ${event.status === 'canceled' ? 'the caller gave up' : 'nobody answered'}.`);
		if (event.from === 'anonymous') {
			this.tell('decision', 'No text: the caller withheld the number.');
			return;
		}
		this.tell('decision', 'A text may go out: nothing speaks against it.');
		this.later(() => this.send(event.to, event.from, 'Hi, this is Harbor Plumbing. Sorry we missed your call! How can we help? Reply here, or book: https://example.com/book. Reply STOP to opt out.'));
	}

	private text(text: ReceivedText): void {
		if (text.from === ON_CALL) {
			this.tell('escalation_taken', 'Dana took the emergency.');
			this.later(() => this.send(text.to, ON_CALL, `Yours now. Call ${this.open ?? 'the caller'} back.`));
			return;
		}
		this.tell('reply_received', `The caller wrote: “${text.body}”`);
		if (/^stop$/i.test(text.body)) {
			this.tell('opt_out', 'Opted out: nothing more goes to this number.');
			return;
		}
		if (/water/i.test(text.body)) {
			this.open = text.from;
			this.tell('reply_classified', 'Read as an emergency (98 % sure).');
			this.tell('escalation_opened', 'Escalated: Dana is on call and is told now.');
			this.later(() => {
				this.send(text.to, ON_CALL, `EMERGENCY 7: “${text.body}” from ${text.from}. Reply 7 to take it.`);
				this.send(text.to, text.from, 'That sounds urgent. Somebody is being called right now. If you can, close the main valve.');
			});
			return;
		}
		this.tell('reply_classified', 'Read as a question about the price (91 % sure).');
		this.later(() => this.send(text.to, text.from, 'A standard drain clean is $149. Shall we find a time?'));
	}

	private send(from: string, to: string, body: string): void {
		const sender = simulator.sender(() => Promise.reject(new Error('The simulator needs no network.')), this.secrets);
		void sender.send({ from, to, body, media: [] }).then((result) => {
			const first = result.outcome === 'accepted' ? 'Text sent and delivered' : `Text not sent (${result.outcome === 'refused' ? result.reason : 'unknown'})`;
			this.tell('text_settled', `${first}: “${body.slice(0, 60)}…”`);
		});
	}

	private later(work: () => void): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			work();
		}, DELAY_MS);
		this.timers.add(timer);
	}
}
