import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { WebhookAnswer } from '../connector';
import type { Sentence } from './prompts';

/** What Twilio lets one `<Say>` hold, in characters. */
const SAY_LIMIT = 4_096;

type Speaker = VoiceResponse | ReturnType<VoiceResponse['gather']>;
type Voice = VoiceResponse.SayAttributes['language'];

export function say<S extends Speaker>(speaker: S, sentence: Sentence): S {
	const text = legal(sentence.text.trim().slice(0, SAY_LIMIT));
	const language = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(sentence.language) ? { language: sentence.language as Voice } : {};
	if (text !== '') speaker.say(language, text);
	return speaker;
}

export function hangUp(response: VoiceResponse): VoiceResponse {
	response.hangup();
	return response;
}

const ILLEGAL_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** The builder escapes what has a meaning in XML, and throws on what XML cannot hold. */
export function legal(text: string): string {
	return text.replace(ILLEGAL_IN_XML, '');
}

export function xml(response: VoiceResponse): WebhookAnswer {
	return { status: 200, contentType: 'text/xml', body: response.toString() };
}
