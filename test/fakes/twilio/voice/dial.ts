import { webhookMethod } from '../context';
import type { DialCallStatus, LegEvent } from '../webhooks';
import { dialActionBody } from '../webhooks';
import type { Child } from './child';
import { keep, newChild, report, targetsOf } from './child';
import { CallerHungUp } from './clock';
import type { Connection, Walk } from './connect';
import { connect } from './connect';
import type { Leg } from './leg';
import type { RingPlan } from './ring';
import { planRinging, unansweredStatus } from './ring';
import type { Session, TwimlDocument } from './session';
import type { Step } from './steps';
import { followUp, NEXT } from './steps';
import type { TwimlElement } from './twiml';

interface Result {
	status: DialCallStatus;
	child: Child | undefined;
	/** Seconds the dialled leg was up. */
	seconds: number;
	callerHungUp: boolean;
	recordingUrl: string | undefined;
}

/**
 * Rings, connects, and asks the action how to go on. The action is asked whoever hung up; when it
 * was the caller, its answer no longer matters.
 * @throws CallerHungUp when the caller does so meanwhile, after the action has been told
 */
export async function dial(
	session: Session,
	leg: Leg,
	document: TwimlDocument,
	verb: TwimlElement,
	walk: Walk,
): Promise<Step> {
	if (verb.attributes['answerOnBridge'] !== 'true') leg.answered = true;
	const targets = targetsOf(verb);
	if (targets.length === 0) session.note(12200, 'This Dial has nothing this fake can ring', document.url);
	const groups = verb.attributes['sequential'] === 'true' ? targets.map((one) => [one]) : [targets];
	let result: Result = {
		status: 'failed',
		child: undefined,
		seconds: 0,
		callerHungUp: false,
		recordingUrl: undefined,
	};
	for (const group of groups) {
		if (group.length > 0) result = await ringGroup(session, leg, document, verb, group, walk);
		if (result.status === 'completed' || result.callerHungUp) break;
	}
	session.transcript.dialStatuses.push(result.status);
	if (result.callerHungUp) leg.final = leg.answered ? 'completed' : 'no-answer';
	return await goOn(session, leg, document, verb, result);
}

async function ringGroup(
	session: Session,
	parent: Leg,
	document: TwimlDocument,
	verb: TwimlElement,
	targets: readonly TwimlElement[],
	walk: Walk,
): Promise<Result> {
	const children = targets.map((noun) => newChild(session, parent, verb, noun));
	const { clock } = session;
	const plan = planRinging(
		children.map(({ callee }) => callee),
		Number(verb.attributes['timeout'] ?? 30),
		clock.hangUpAt - clock.second,
	);
	await ring(session, document, children, plan);
	const winner = plan.winner === undefined ? undefined : children[plan.winner];
	if (!winner) {
		return {
			status: plan.callerGaveUp ? session.givenUpAs : unansweredStatus(plan.ends),
			child: children.at(-1),
			seconds: 0,
			callerHungUp: plan.callerGaveUp,
			recordingUrl: undefined,
		};
	}
	const connection: Connection = await connect(session, document, verb, parent, winner, walk);
	winner.leg.final = 'completed';
	await report(session, document, winner, 'completed');
	keep(session, winner);
	return {
		...connection,
		status: 'completed',
		child: winner,
		seconds: clock.second - (winner.answeredAt ?? clock.second),
	};
}

/** Plays out the ringing in the order of time, up to a pick-up or the end of all legs. */
async function ring(
	session: Session,
	document: TwimlDocument,
	children: readonly Child[],
	plan: RingPlan,
): Promise<void> {
	const start = session.clock.second;
	const events = children.flatMap((child, index) => {
		const { end, at } = plan.ends[index] ?? { end: 'failed', at: 0 };
		const ringing: LegEvent[] = end === 'failed' ? ['initiated'] : ['initiated', 'ringing'];
		const last: LegEvent = end === 'answered' ? 'answered' : 'completed';
		return [...ringing, last].map((event, step) => ({ child, event, end, at: event === last ? at : Math.min(step, at) }));
	});
	// At one moment a pick-up comes before the legs it lets go.
	const rank = (event: LegEvent) => ['initiated', 'ringing', 'answered', 'completed'].indexOf(event);
	events.sort((a, b) => a.at - b.at || rank(a.event) - rank(b.event));
	for (const { child, event, at, end } of events) {
		session.clock.advance(start + at);
		if (event === 'answered') {
			child.leg.answered = true;
			child.answeredAt = session.clock.second;
		} else if (event === 'completed' && end !== 'answered') {
			child.leg.final = end;
		}
		await report(session, document, child, event);
		if (child.leg.final) keep(session, child);
	}
}

async function goOn(
	session: Session,
	leg: Leg,
	document: TwimlDocument,
	verb: TwimlElement,
	result: Result,
): Promise<Step> {
	const { action, method } = verb.attributes;
	if (action) {
		const { DialCallSid, DialCallStatus, DialCallDuration, DialBridged, RecordingUrl } = dialActionBody({
			dialCallStatus: result.status,
			dialCallSid: result.child?.leg.setup.sid,
			dialCallDuration: result.seconds,
			dialBridged: result.child?.bridged ?? false,
			recordingUrl: result.recordingUrl,
		});
		const params = { ...leg.params(), DialCallSid, DialCallStatus, DialCallDuration, DialBridged: session.context.vendor.tellsBridged ? DialBridged : undefined, RecordingUrl };
		const url = session.absolute(document, action);
		if (!result.callerHungUp) {
			return await followUp(session, 'dial_action', url, webhookMethod(method), params);
		}
		await session.tell('dial_action', url, method, params);
	}
	if (result.callerHungUp) throw new CallerHungUp();
	return NEXT;
}
