import { STEP_GAP_MINUTES } from './defaults';
import type { BusinessNumber, BusinessProfile, EscalationStep, TeamMember } from './profile';
import { onRota } from './rotas';

export type StepUrgency = keyof typeof STEP_GAP_MINUTES;

/** The entry of a number of the business. */
export function numberOf(profile: BusinessProfile, e164: string): BusinessNumber | undefined {
	return profile.numbers.find((entry) => entry.number === e164);
}

/** The number of the business from which the callers of one of its numbers are texted. */
export function textingLine(profile: BusinessProfile, called: string): string {
	return numberOf(profile, called)?.textsFrom ?? called;
}

/** The member whom a phone system or a CRM means by an e-mail address, a name, a phone or an id. */
export function memberNamed(profile: BusinessProfile, named: string | undefined): TeamMember | undefined {
	const wanted = named?.trim().toLowerCase();
	if (wanted === undefined || wanted === '') return undefined;
	return profile.team.find((member) => [member.id, member.email, member.name, member.phone].some((word) => word?.toLowerCase() === wanted));
}

/** The person of the team whose phone this is. */
export function memberByPhone(profile: BusinessProfile, e164: string): TeamMember | undefined {
	return profile.team.find((member) => member.phone === e164);
}

/**
 * The people on call by rank; within a rank as listed. At a moment (epoch milliseconds) whoever has the turn on the rota
 * that the profile names for it comes first.
 */
export function onCallOrder(profile: BusinessProfile, at?: number): readonly TeamMember[] {
	const ranked = profile.team
		.filter((member) => member.onCall !== undefined)
		.sort((a, b) => (a.onCall ?? 0) - (b.onCall ?? 0));
	const turn = at === undefined ? undefined : turnOnCall(profile, at);
	return turn === undefined ? ranked : [turn, ...ranked.filter((member) => member !== turn)];
}

/** Who is on call at a moment (epoch milliseconds): by the rota that the profile names for it, else the first rank. */
export function onCallAt(profile: BusinessProfile, at?: number): readonly TeamMember[] {
	const turn = at === undefined ? undefined : turnOnCall(profile, at);
	if (turn !== undefined) return [turn];
	const order = onCallOrder(profile);
	return order.filter((member) => member.onCall === order[0]?.onCall);
}

function turnOnCall(profile: BusinessProfile, at: number): TeamMember | undefined {
	const { onCall } = profile.escalation;
	return onCall === undefined ? undefined : onRota(profile, onCall, at);
}

/** What a step's targets are resolved with. */
export interface TargetsAt {
	/** Epoch milliseconds. */
	readonly at: number;
	/** Who `owner` is. */
	readonly owner?: TeamMember;
}

/** The people a step goes to, each once. They need not all have a phone. Without a moment rotas name nobody. */
export function targetsOf(profile: BusinessProfile, to: EscalationStep['to'], when?: TargetsAt): readonly TeamMember[] {
	const named = typeof to === 'string' ? [to] : to;
	return [...new Set(named.flatMap((one) => targetsOfOne(profile, one, when)))];
}

function targetsOfOne(profile: BusinessProfile, to: string, when: TargetsAt | undefined): readonly TeamMember[] {
	if (to === 'everyone') return profile.team;
	if (to === 'on_call') return onCallAt(profile, when?.at);
	// A person whose id is "owner" was there before the word was.
	const member = profile.team.filter(({ id }) => id === to);
	if (member.length > 0) return member;
	if (to === 'owner') return when?.owner === undefined ? [] : [when.owner];
	const turn = when === undefined ? undefined : onRota(profile, to, when.at);
	return turn === undefined ? [] : [turn];
}

/**
 * The steps of an escalation. Where the profile sets none: the people on call, one rank after the other; everybody at
 * once when nobody is on call; none without a team. With a rota: whoever is on call, then the people with a rank one
 * after the other, or all of the rota where nobody has one.
 */
export function stepsFor(profile: BusinessProfile, urgency: StepUrgency): readonly EscalationStep[] {
	const { steps, emergencySteps, onCall } = profile.escalation;
	if (urgency === 'emergency' && emergencySteps.length > 0) return emergencySteps;
	if (steps.length > 0) return steps;

	const order = onCallOrder(profile);
	const rota = profile.rotas.find(({ id }) => id === onCall);
	if (rota !== undefined) {
		const next = (to: EscalationStep['to']): EscalationStep => ({ afterMinutes: STEP_GAP_MINUTES[urgency], to, channel: 'text' });
		return [{ afterMinutes: 0, to: 'on_call', channel: 'text' }, ...(order.length > 0 ? order.map(({ id }) => next(id)) : [next(rota.members)])];
	}
	if (order.length === 0) return profile.team.length === 0 ? [] : [{ afterMinutes: 0, to: 'everyone', channel: 'text' }];
	return order.map((member, index) => ({
		afterMinutes: index === 0 || member.onCall === order[index - 1]?.onCall ? 0 : STEP_GAP_MINUTES[urgency],
		to: member.id,
		channel: 'text',
	}));
}
