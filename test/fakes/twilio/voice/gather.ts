import { webhookMethod } from '../context';
import type { Leg } from './leg';
import type { Session, TwimlDocument } from './session';
import type { Step } from './steps';
import { followUp, NEXT, pause, speak } from './steps';
import type { TwimlElement } from './twiml';

/**
 * Plays the prompts of a menu, then takes the keys of whoever listens. Keys end at numDigits or at
 * finishOnKey. With no key, the next verb follows, unless actionOnEmptyResult asks for the action.
 */
export async function gather(session: Session, leg: Leg, document: TwimlDocument, verb: TwimlElement): Promise<Step> {
	for (const prompt of verb.children) {
		if (prompt.name === 'Say' || prompt.name === 'Play') speak(session, leg, document, prompt);
		else if (prompt.name === 'Pause') pause(session, prompt);
	}
	const takesKeys = (verb.attributes['input'] ?? 'dtmf').split(/\s+/).includes('dtmf');
	const keys = takesKeys ? pressed(leg.setup.listener.press(), verb) : undefined;
	if (!keys) session.clock.wait(Number(verb.attributes['timeout'] ?? 5));
	const asksAnyway = verb.attributes['actionOnEmptyResult'] === 'true';
	if (!keys && !asksAnyway) return NEXT;
	return await followUp(
		session,
		'gather',
		session.absolute(document, verb.attributes['action'] ?? document.url),
		webhookMethod(verb.attributes['method']),
		{ ...leg.params(), msg: 'Gather End', Digits: keys?.digits ?? '', FinishedOnKey: keys?.finishedOnKey ?? '' },
	);
}

function pressed(all: string | undefined, verb: TwimlElement): { digits: string; finishedOnKey: string } | undefined {
	if (!all) return undefined;
	const finishOnKey = verb.attributes['finishOnKey'] ?? '#';
	const end = finishOnKey === '' ? -1 : all.indexOf(finishOnKey);
	const digits = end === -1 ? all : all.slice(0, end);
	const limit = Number(verb.attributes['numDigits'] ?? Number.POSITIVE_INFINITY);
	return { digits: digits.slice(0, limit), finishedOnKey: end === -1 ? '' : finishOnKey };
}
