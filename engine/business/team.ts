import { STEP_GAP_MINUTES } from './defaults';
import type { BusinessNumber, BusinessProfile, EscalationStep, TeamMember } from './profile';

export type StepUrgency = keyof typeof STEP_GAP_MINUTES;

/** The entry of a number of the business. */
export function numberOf(profile: BusinessProfile, e164: string): BusinessNumber | undefined {
	return profile.numbers.find((entry) => entry.number === e164);
}

/** The person of the team whose phone this is. */
export function memberByPhone(profile: BusinessProfile, e164: string): TeamMember | undefined {
	return profile.team.find((member) => member.phone === e164);
}

/** The people on call by rank; within a rank as listed. */
export function onCallOrder(profile: BusinessProfile): readonly TeamMember[] {
	return profile.team
		.filter((member) => member.onCall !== undefined)
		.sort((a, b) => (a.onCall ?? 0) - (b.onCall ?? 0));
}

/**
 * Who owns what comes in. The first of these that names somebody:
 * the owner of the route, the owner of the service line, somebody who answers for the route (people on call first),
 * the default owner, who is first on call, the first of the team. Undefined only when there is no team.
 *
 * The route comes before the service line, so that an emergency goes where emergencies go.
 */
export function ownerFor(
	profile: BusinessProfile,
	{ route, serviceLine }: { readonly route: string; readonly serviceLine?: string },
): TeamMember | undefined {
	const { owner, team } = profile;
	const onCall = onCallOrder(profile);
	const named = (ref: string | undefined) => (ref === 'on_call' ? onCall[0] : team.find((member) => member.id === ref));
	const answers = (member: TeamMember) => member.routes.includes(route);

	return (
		named(entryOf(owner.byRoute, route)) ??
		named(serviceLine === undefined ? undefined : entryOf(owner.byServiceLine, serviceLine)) ??
		onCall.find(answers) ??
		team.find(answers) ??
		named(owner.default) ??
		onCall[0] ??
		team[0]
	);
}

/** The people a step goes to. They need not all have a phone. */
export function targetsOf(profile: BusinessProfile, to: string): readonly TeamMember[] {
	if (to === 'everyone') return profile.team;
	if (to !== 'on_call') return profile.team.filter((member) => member.id === to);
	const order = onCallOrder(profile);
	return order.filter((member) => member.onCall === order[0]?.onCall);
}

/**
 * The steps of an escalation. Where the profile sets none: the people on call, one rank after the other; everybody at
 * once when nobody is on call; none without a team.
 */
export function stepsFor(profile: BusinessProfile, urgency: StepUrgency): readonly EscalationStep[] {
	const { steps, emergencySteps } = profile.escalation;
	if (urgency === 'emergency' && emergencySteps.length > 0) return emergencySteps;
	if (steps.length > 0) return steps;

	const order = onCallOrder(profile);
	if (order.length === 0) return profile.team.length === 0 ? [] : [{ afterMinutes: 0, to: 'everyone', channel: 'text' }];
	return order.map((member, index) => ({
		afterMinutes: index === 0 || member.onCall === order[index - 1]?.onCall ? 0 : STEP_GAP_MINUTES[urgency],
		to: member.id,
		channel: 'text',
	}));
}

/** The value under a key the user wrote, whatever the capitals and the spaces around it. */
function entryOf(entries: Readonly<Record<string, string>>, key: string): string | undefined {
	const wanted = key.trim().toLowerCase();
	return Object.entries(entries).find(([name]) => name.trim().toLowerCase() === wanted)?.[1];
}
