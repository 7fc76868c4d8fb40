import { webhookMethod } from '../context';
import { speechSeconds } from './clock';
import { dial } from './dial';
import { gather } from './gather';
import type { Leg } from './leg';
import { record } from './record';
import type { Session, TwimlDocument } from './session';
import type { Ending, Handler, Step } from './steps';
import { followUp, pause, speak } from './steps';
import { TwimlError } from './twiml';

const APPLICATION_ERROR = 'We are sorry, an application error has occurred. Goodbye.';

// The verbs that do not pick up an incoming call by themselves.
const SILENT = new Set(['Reject', 'Pause', 'Redirect', 'Dial']);

const HANDLERS: Record<string, Handler> = {
	Say: speak,
	Play: speak,
	Pause: (session, _leg, _document, verb) => pause(session, verb),
	Hangup: () => ({ go: 'end', why: 'hangup' }),
	Reject: () => ({ go: 'end', why: 'rejected' }),
	Redirect: async (session, leg, document, verb) =>
		await followUp(
			session,
			'redirect',
			session.absolute(document, verb.text),
			webhookMethod(verb.attributes['method']),
			leg.params(),
		),
	Gather: gather,
	Record: record,
	Dial: async (session, leg, document, verb) => await dial(session, leg, document, verb, walk),
};

/**
 * Carries out a document, and those that follow from it, on a leg.
 * @throws CallerHungUp when the caller does so meanwhile
 */
export async function walk(session: Session, leg: Leg, first: TwimlDocument | undefined): Promise<Ending> {
	let document = first;
	while (document) {
		const step = await runVerbs(session, leg, document);
		if (step.go === 'end') return step.why;
		document = step.document;
	}
	leg.answered = true;
	session.say(leg, APPLICATION_ERROR, speechSeconds(APPLICATION_ERROR));
	return 'error';
}

async function runVerbs(
	session: Session,
	leg: Leg,
	document: TwimlDocument,
): Promise<Exclude<Step, { go: 'next' }>> {
	for (const verb of document.verbs) {
		const handler = HANDLERS[verb.name];
		if (!handler) {
			session.note(12200, `This fake does not carry out <${verb.name}>`, document.url);
			continue;
		}
		if (!SILENT.has(verb.name)) leg.answered = true;
		const step = await carryOut(handler, session, leg, document, verb);
		if (step.go !== 'next') return step;
	}
	return { go: 'end', why: 'done' };
}

/** A verb that cannot be carried out ends the document the way a broken one does. */
async function carryOut(handler: Handler, ...given: Parameters<Handler>): Promise<Step> {
	try {
		return await handler(...given);
	} catch (error) {
		if (!(error instanceof TwimlError)) throw error;
		const [session, , document] = given;
		session.note(error.code, error.message, document.url);
		return { go: 'document', document: undefined };
	}
}
