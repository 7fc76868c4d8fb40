import { speechSeconds } from './clock';
import type { Leg } from './leg';
import type { Session, TwimlDocument } from './session';
import type { TwimlElement } from './twiml';
import { textOf } from './twiml';

/** Why a walk was over: no verb left, hung up by TwiML, refused before answering, or trouble. */
export type Ending = 'done' | 'hangup' | 'rejected' | 'error';

/** What a verb leaves behind: the next verb, another document (undefined: it could not be had), or the end. */
export type Step =
	| { go: 'next' }
	| { go: 'document'; document: TwimlDocument | undefined }
	| { go: 'end'; why: Ending };

export type Handler = (
	session: Session,
	leg: Leg,
	document: TwimlDocument,
	verb: TwimlElement,
) => Promise<Step> | Step;

export const NEXT: Step = { go: 'next' };

/** Goes on with the document a request answers. */
export async function followUp(session: Session, ...request: Parameters<Session['fetch']>): Promise<Step> {
	return { go: 'document', document: await session.fetch(...request) };
}

/** Carries out Say and Play, as often as `loop` asks; zero, which is without end, is done ten times. */
export function speak(session: Session, leg: Leg, document: TwimlDocument, verb: TwimlElement): Step {
	const isPlay = verb.name === 'Play';
	const text = isPlay ? session.absolute(document, verb.text) : textOf(verb);
	const loop = Number(verb.attributes['loop'] ?? 1);
	for (let time = 0; time < (loop === 0 ? 10 : loop); time += 1) {
		session.say(leg, text, isPlay ? 5 : speechSeconds(text));
	}
	return NEXT;
}

/** Carries out Pause. */
export function pause(session: Session, verb: TwimlElement): Step {
	session.clock.wait(Number(verb.attributes['length'] ?? 1));
	return NEXT;
}
