import type { CallFacts, LegFacts } from './call';
import type { Answering, CallEvent, DialStatus } from './event';

export const NO_FACTS = (at: number): CallFacts => ({ legs: {}, accepted: false, firstAt: at, lastAt: at });

/**
 * When two reports disagree, the one that says somebody talked wins: texting a caller who was answered is the
 * worse mistake, and vendors repeat a call's end with poorer words, never with richer ones.
 */
const STRENGTH: Record<DialStatus, number> = { completed: 5, busy: 4, rejected: 3, no_answer: 2, failed: 1, canceled: 0 };

type Ending = { readonly status?: DialStatus; readonly durationSeconds?: number };

function stronger<T extends Ending>(a: T | undefined, b: T): T {
	const status = strongest(a?.status, b.status);
	const durationSeconds = longest(a?.durationSeconds, b.durationSeconds);
	return { ...a, ...b, ...(status === undefined ? {} : { status }), ...(durationSeconds === undefined ? {} : { durationSeconds }) };
}

function strongest(a: DialStatus | undefined, b: DialStatus | undefined): DialStatus | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return STRENGTH[b] > STRENGTH[a] ? b : a;
}

function longest(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

/** Adds one report to the facts of its call. Commutes and is idempotent, whatever the order of delivery. */
export function addEvent(facts: CallFacts, event: CallEvent, receivedAt: number): CallFacts {
	const at = event.at ?? receivedAt;
	const next: CallFacts = {
		...facts,
		answering: cautious(facts.answering, event.answering),
		firstAt: Math.min(facts.firstAt, at),
		lastAt: Math.max(facts.lastAt, at),
	};
	switch (event.step) {
		case 'arrived':
			return next;
		case 'accepted':
			return { ...next, accepted: true };
		case 'leg_answered':
		case 'leg_ended':
			return { ...next, legs: addLeg(facts.legs, event) };
		case 'dial_ended':
			return event.status === undefined
				? next
				: {
						...next,
						dial: {
							...stronger(facts.dial, { status: event.status, durationSeconds: event.durationSeconds }),
							bridged: either(facts.dial?.bridged, event.bridged),
						},
					};
		case 'ended':
			return addEnd(next, event);
		case 'voicemail':
			return { ...next, voicemail: longer(facts.voicemail, { url: event.recordingUrl, durationSeconds: event.recordingSeconds }) };
	}
}

function addEnd(facts: CallFacts, { status, durationSeconds, verdict }: CallEvent): CallFacts {
	return {
		...facts,
		...(status === undefined ? {} : { ended: stronger(facts.ended, { status, durationSeconds }) }),
		...(verdict === undefined ? {} : { verdict: surer(facts.verdict, verdict) }),
	};
}

type Verdict = NonNullable<CallFacts['verdict']>;

/** Of two verdicts the one that somebody talked wins, as with statuses; of two reasons the one that says more. */
function surer(a: Verdict | undefined, b: Verdict): Verdict {
	return a === undefined || SURENESS.indexOf(b) > SURENESS.indexOf(a) ? b : a;
}

const SURENESS: readonly Verdict[] = ['failed', 'abandoned', 'no_answer', 'rejected', 'busy', 'carrier_voicemail', 'menu_abandoned', 'closed', 'voicemail', 'answered'];

function addLeg(legs: CallFacts['legs'], event: CallEvent): CallFacts['legs'] {
	const id = event.legId ?? 'only';
	const before: LegFacts | undefined = Object.hasOwn(legs, id) ? legs[id] : undefined;
	const after = stronger(before, { status: event.status, durationSeconds: event.durationSeconds });
	const answered = event.step === 'leg_answered' || event.status === 'completed' || before?.answered === true;
	return { ...legs, [id]: { ...after, ...(answered ? { answered } : {}) } };
}

function either(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
	return a === true || b === true ? true : (a ?? b);
}

const CAUTION: Record<Answering['mode'], number> = { forward: 2, all_missed: 1, listen: 0 };

/** The trigger's settings were changed while the call ran: what leaves most room for somebody to have answered counts. */
function cautious(a: Answering | undefined, b: Answering | undefined): Answering | undefined {
	if (!a || !b) return a ?? b;
	return { mode: CAUTION[b.mode] > CAUTION[a.mode] ? b.mode : a.mode, acceptance: a.acceptance && b.acceptance };
}

type Voicemail = NonNullable<CallFacts['voicemail']>;

/** A caller may record twice; of those that can be heard, the longer message is the one to listen to. */
function longer(a: Voicemail | undefined, b: Voicemail): Voicemail {
	return a === undefined || comesBefore(b, a) ? b : a;
}

function comesBefore(b: Voicemail, a: Voicemail): boolean {
	if ((b.url === undefined) !== (a.url === undefined)) return a.url === undefined;
	const [lengthA, lengthB] = [a.durationSeconds ?? -1, b.durationSeconds ?? -1];
	return lengthB === lengthA ? (b.url ?? '') > (a.url ?? '') : lengthB > lengthA;
}
