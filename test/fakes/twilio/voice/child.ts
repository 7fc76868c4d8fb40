import { toE164 } from '../phones';
import { newSid } from '../sids';
import type { LegEvent } from '../webhooks';
import { legStatusBody } from '../webhooks';
import { Leg, listener } from './leg';
import type { Session, TwimlDocument } from './session';
import type { TwimlElement } from './twiml';
import { TwimlError } from './twiml';
import type { Callee } from './types';

/** A leg made by Dial, with the noun that asked for it. */
export interface Child {
	noun: TwimlElement;
	leg: Leg;
	callee: Callee;
	answeredAt: number | undefined;
	bridged: boolean;
}

const NOUNS = ['Number', 'Client', 'Sip'];

/** What a Dial is to ring: its nouns, or the number written straight into it. */
export function targetsOf(dial: TwimlElement): TwimlElement[] {
	if (dial.text !== '') return [{ name: 'Number', attributes: {}, text: dial.text, children: [] }];
	return dial.children.filter(({ name }) => NOUNS.includes(name));
}

export function newChild(session: Session, parent: Leg, dial: TwimlElement, noun: TwimlElement): Child {
	const to = addressOf(noun);
	const callee: Callee = to === undefined ? { kind: 'failed' } : session.callee(to);
	const keys = callee.kind === 'person' ? (callee.press === undefined ? '1' : callee.press) : null;
	const leg = new Leg({
		accountSid: session.context.accountSid,
		sid: newSid('CA'),
		from: callerIdOf(session, parent, dial),
		to: to ?? noun.text,
		direction: 'outbound-dial',
		parentCallSid: parent.setup.sid,
		listener: listener(keys === null ? [] : [keys], null),
	});
	return { noun, leg, callee, answeredAt: undefined, bridged: false };
}

function addressOf(noun: TwimlElement): string | undefined {
	if (noun.name === 'Client') return `client:${noun.text}`;
	return noun.name === 'Sip' ? noun.text : toE164(noun.text);
}

/** @throws TwimlError 13214 for a caller id that is neither the caller's nor the account's */
function callerIdOf(session: Session, parent: Leg, dial: TwimlElement): string {
	const { callerId } = dial.attributes;
	if (!callerId || callerId === parent.setup.from) return parent.setup.from;
	const { numbers, verifiedCallerIds } = session.context.state;
	if (numbers.has(callerId) || verifiedCallerIds.has(callerId)) return callerId;
	throw new TwimlError(13214, `Dial: invalid callerId value: ${callerId}`);
}

/** Reports a leg's progress if its noun asked to hear of it; `completed` alone unless it says more. */
export async function report(session: Session, document: TwimlDocument, child: Child, event: LegEvent): Promise<void> {
	const { statusCallback, statusCallbackEvent, statusCallbackMethod } = child.noun.attributes;
	const wanted = (statusCallbackEvent ?? 'completed').split(/[\s,]+/);
	if (!statusCallback || !wanted.includes(event)) return;
	const { listener: _listener, sid, ...facts } = child.leg.setup;
	const talked = child.answeredAt === undefined ? 0 : session.clock.second - child.answeredAt;
	await session.tell(
		'leg_status',
		session.absolute(document, statusCallback),
		statusCallbackMethod,
		legStatusBody({
			...facts,
			callSid: sid,
			event,
			callStatus: event === 'initiated' ? 'initiated' : child.leg.status,
			callDurationSeconds: talked,
			timestampMs: session.clock.nowMs,
		}),
	);
}

/** Enters an ended leg into the transcript and the account's calls. */
export function keep(session: Session, child: Child): void {
	const { clock, context, transcript } = session;
	const { leg } = child;
	const talkSeconds = child.answeredAt === undefined ? 0 : clock.second - child.answeredAt;
	const status = leg.final ?? 'completed';
	transcript.legs.push({
		sid: leg.setup.sid,
		number: leg.setup.to,
		status,
		answered: leg.answered,
		bridged: child.bridged,
		talkSeconds,
		heard: leg.heard,
	});
	context.state.calls.push({
		sid: leg.setup.sid,
		parentCallSid: leg.setup.parentCallSid ?? null,
		to: leg.setup.to,
		from: leg.setup.from,
		direction: 'outbound-dial',
		status,
		phoneNumberSid: null,
		forwardedFrom: null,
		answeredBy: null,
		createdMs: clock.nowMs,
		startMs: clock.nowMs - talkSeconds * 1000,
		endMs: clock.nowMs,
		durationSeconds: talkSeconds,
	});
}
