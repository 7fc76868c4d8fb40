import { webhookMethod } from '../context';
import { newSid } from '../sids';
import { recordingStatusBody, recordingUrl } from '../webhooks';
import { CallerHungUp } from './clock';
import type { Child } from './child';
import type { Leg } from './leg';
import type { Session, TwimlDocument } from './session';
import type { Ending } from './steps';
import type { TwimlElement } from './twiml';

export type Walk = (session: Session, leg: Leg, document: TwimlDocument | undefined) => Promise<Ending>;

/** What came of a leg that was picked up. */
export interface Connection {
	callerHungUp: boolean;
	recordingUrl: string | undefined;
}

const USUAL_TALK: Record<string, number> = { person: 60, voicemail: 20 };

/**
 * From pick-up to the end of a dialled leg: the whisper, in which the callee may decline, then the
 * conversation. A whisper that ends in a hang-up leaves the leg answered and never bridged.
 */
export async function connect(
	session: Session,
	document: TwimlDocument,
	dial: TwimlElement,
	parent: Leg,
	child: Child,
	walk: Walk,
): Promise<Connection> {
	let callerHungUp = false;
	let talkedFrom = session.clock.second;
	try {
		if (await accepted(session, document, child, walk)) {
			child.bridged = true;
			parent.answered = true;
			talkedFrom = session.clock.second;
			callerHungUp = talk(session, dial, child);
		}
	} catch (error) {
		if (!(error instanceof CallerHungUp)) throw error;
		callerHungUp = true;
	}
	const recorded = child.bridged ? await recordingOf(session, document, dial, parent, talkedFrom) : undefined;
	return { callerHungUp, recordingUrl: recorded };
}

async function accepted(session: Session, document: TwimlDocument, child: Child, walk: Walk): Promise<boolean> {
	const { url, method } = child.noun.attributes;
	if (!url) return true;
	const whisper = await session.fetch(
		'whisper',
		session.absolute(document, url),
		webhookMethod(method),
		child.leg.params(),
	);
	return (await walk(session, child.leg, whisper)) === 'done';
}

/** @returns whether it was the caller who ended it */
function talk(session: Session, dial: TwimlElement, child: Child): boolean {
	const { callee } = child;
	const wanted = callee.talkSeconds ?? USUAL_TALK[callee.kind] ?? 0;
	const limit = Number(dial.attributes['timeLimit'] ?? 14_400);
	session.clock.wait(Math.min(wanted, limit));
	return (callee.hangsUp ?? (callee.kind === 'voicemail' ? 'caller' : 'callee')) === 'caller';
}

async function recordingOf(
	session: Session,
	document: TwimlDocument,
	dial: TwimlElement,
	parent: Leg,
	talkedFrom: number,
): Promise<string | undefined> {
	const { record, recordingStatusCallback, recordingStatusCallbackMethod } = dial.attributes;
	if (!record?.startsWith('record') && record !== 'true') return undefined;
	const { accountSid } = session.context;
	const sid = newSid('RE');
	const url = recordingUrl(accountSid, sid);
	const seconds = session.clock.second - talkedFrom;
	session.transcript.recordings.push({ sid, url, seconds });
	if (recordingStatusCallback) {
		await session.tell(
			'recording_status',
			session.absolute(document, recordingStatusCallback),
			recordingStatusCallbackMethod,
			recordingStatusBody({
				accountSid,
				callSid: parent.setup.sid,
				recordingSid: sid,
				recordingUrl: url,
				durationSeconds: seconds,
				source: 'DialVerb',
				startMs: session.clock.nowMs - seconds * 1000,
			}),
		);
	}
	return url;
}
