import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { AlertCallAnswer, OutboundCall } from '../../../engine';
import type { WebhookAnswer, WebhookRequest } from '../connector';
import { alertAddressOf, alertUrl, triggerUrlOf } from './alertUrl';
import type { Flavour } from './flavour';
import { hangUp, legal, say, xml } from './speech';

/** How long somebody has for a key after the menu. Seconds. */
const KEY_SECONDS = 6;
/** The customer's phone rings so long; a carrier's voicemail may answer sooner. Seconds. */
const CUSTOMER_RING_SECONDS = 30;

/** What a team member hears who picks up: what it is about and which keys there are, twice, then a goodbye. */
export function alertTwiml(flavour: Flavour, { words, reportsUrl, id }: OutboundCall): string {
	const response = new VoiceResponse();
	const action = alertUrl(flavour, reportsUrl, { step: 'alert', id });
	const text = `${words.announcement} ${words.menu}`;
	askForKey(response, words.language, text, action);
	askForKey(response, words.language, text, action);
	return hangUp(say(response, { text: words.goodbye, language: words.language })).toString();
}

/** What they hear after the key, or after the customer has hung up. */
export function answerAlert(flavour: Flavour, request: WebhookRequest, answer: AlertCallAnswer): WebhookAnswer {
	const response = new VoiceResponse();
	const address = alertAddressOf(request);
	const sentence = { text: answer.say, language: answer.language };
	// Nobody listens to the answer to a report.
	if (!address || address.step === 'alert_status') return xml(response);
	const { then } = answer;
	const trigger = triggerUrlOf(request);
	switch (then.do) {
		case 'hang_up':
			return xml(hangUp(say(response, sentence)));
		case 'ask':
			askForKey(response, answer.language, answer.say, alertUrl(flavour, trigger, { step: 'alert', id: address.id, asked: then.asked }));
			return xml(hangUp(response));
		case 'connect': {
			say(response, sentence);
			const action = alertUrl(flavour, trigger, { step: 'alert_dial', id: address.id });
			response.dial({ callerId: legal(then.from), timeout: CUSTOMER_RING_SECONDS, action: legal(action), method: 'POST' }).number(legal(then.to));
			return xml(response);
		}
	}
}

function askForKey(response: VoiceResponse, language: string, text: string, action: string): void {
	const gather = response.gather({ input: ['dtmf'], numDigits: 1, timeout: KEY_SECONDS, action: legal(action), method: 'POST' });
	say(gather, { text, language });
}
