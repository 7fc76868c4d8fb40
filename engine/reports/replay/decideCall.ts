import { decide, type Decision } from '../../guardrails';
import { gather, type Memory } from './gather';
import type { LiveCall } from './liveCall';

/** Texts of one person that can still count on the day of a later one. */
const KEPT_MS = 2 * 24 * 3_600_000;

/** Decides about the text of a missed call, and remembers what would come of it when every text that may go arrives. */
export function decideCall(call: LiveCall, memory: Memory, now: number): Decision {
	const facts = gather(call, memory, now);
	const decision = decide(facts);
	const { person, client } = call;
	if (decision.reason === 'circuit_open' && decision.escalate === true) client.pace.trip(String(decision.facts.because), decision.until ?? now, now);
	if (decision.action === 'hold') {
		person.held ??= new Map();
		person.held.set(call, now);
		return decision;
	}
	person.held?.delete(call);
	// In shadow mode what would have gone counts as gone, among texts that would have gone.
	if (decision.action === 'text' || decision.reason === 'shadow') {
		person.textedAt = Math.max(person.textedAt ?? now, now);
		if (decision.template === 'repeat') person.repeatedAt = Math.max(person.repeatedAt ?? now, now);
		person.texts = [...person.texts.filter((at) => at > now - KEPT_MS), now];
	}
	if (decision.action === 'text') client.pace.text(now);
	return decision;
}

/** What a call that needs no text is told: answered, or not missed. */
export function decideNothing(call: LiveCall, memory: Memory, now: number): Decision {
	return decide({ now, purpose: 'first_text', profile: call.client.profile, to: call.caller, call: { outcome: call.outcome, startedAt: call.facts.firstAt }, settings: memory.settings });
}
