import { numberOf, onCallOrder, ownerFor, type BusinessProfile, type TeamMember } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import { sendText, type SendDependencies } from '../texts';
import { reminderText } from './alert';
import type { EscalationOutcome } from './escalate';
import type { Escalation } from './escalation';
import { reachOf } from './tell';

/** What has come up about something that somebody has taken. */
export interface Appointment {
	readonly businessId: string;
	readonly conversationId: string;
	/** What is to be done now, in one line. */
	readonly summary: string;
	/** The time that was set: each is told of once. */
	readonly appointed: string;
}

/**
 * Reminds whoever has taken what is open about a person that the time has come which was set for it. Where they cannot be
 * texted, the owner hears of it, else the first on call who can be. Undefined where nobody has taken anything.
 */
export async function remindTaker(deps: SendDependencies, profile: BusinessProfile, line: string, appointment: Appointment): Promise<EscalationOutcome | undefined> {
	const open = await deps.ledger.openEscalations(profile.id);
	const escalation = open.find(({ conversationId, state }) => conversationId === appointment.conversationId && state === 'acknowledged');
	if (!escalation) return undefined;
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	let pending = false;
	for (const member of await inOrder(deps, profile, line, escalation)) {
		const { reach, why } = await remind(deps, profile, line, escalation, appointment, member);
		pending ||= reach === 'pending';
		if (reach === 'told') told.push(member);
		else failed.push({ member: member.id, why });
		if (told.length > 0 || pending) break;
	}
	return { escalation, result: told.length > 0 ? 'alerted' : pending ? 'waiting' : 'exhausted', told, failed, outside: [] };
}

/** Who is to hear of it: the next one only where nobody before can be reached. */
async function inOrder(deps: SendDependencies, profile: BusinessProfile, line: string, { takenBy, conversationId, route }: Escalation): Promise<readonly TeamMember[]> {
	const at = deps.clock.now();
	const taker = profile.team.filter(({ id }) => id === takenBy);
	const named = (await deps.ledger.getConversation(conversationId))?.owner;
	const serviceLine = numberOf(profile, line)?.serviceLine;
	const owner = profile.team.find(({ id }) => id === named) ?? ownerFor(profile, { route, number: line, now: at, ...(serviceLine === undefined ? {} : { serviceLine }) });
	return [...new Map([...taker, ...(owner ? [owner] : []), ...onCallOrder(profile, at)].map((member) => [member.id, member])).values()];
}

async function remind(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, { summary, appointed }: Appointment, member: TeamMember): Promise<{ readonly reach: 'told' | 'pending' | 'not'; readonly why: string }> {
	if (member.phone === undefined) return { reach: 'not', why: `${member.name} has no phone in the profile` };
	const person = await deps.ledger.getPerson(profile.id, escalation.person);
	const taker = profile.team.find(({ id }) => id === escalation.takenBy)?.name;
	const outcome = await sendText(deps, {
		businessId: profile.id,
		conversationId: escalation.conversationId,
		purpose: 'team_alert',
		key: `reminder:${escalation.id}:${appointed}:${member.id}`,
		to: member.phone,
		from: line,
		settings: DEFAULT_TEXT_SETTINGS,
		compose: () => ({ body: reminderText({ ...escalation, summary }, profile.name, person?.name, member.id === escalation.takenBy ? 'you' : taker), media: [] }),
	});
	return { reach: reachOf(outcome), why: outcome.explanation ?? outcome.reason ?? outcome.decision.reason };
}
