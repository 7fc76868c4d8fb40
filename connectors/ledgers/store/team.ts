import { readTeamText, type BusinessProfile, type Escalation, type ReplyReceipt, type TeamMember } from '../../../engine';
import type { Sql } from '../sql';
import { acknowledge, openEscalations, resolveEscalation } from './escalations';

/** What a text of a team member does to the open escalations of their business. */
export async function recordTeamText(sql: Sql, profile: BusinessProfile, member: TeamMember, body: string, now: number): Promise<Pick<ReplyReceipt, 'kind' | 'member' | 'escalation' | 'teamAction' | 'openEscalations'>> {
	const live = await openEscalations(sql, profile.id);
	const reading = readTeamText(body);
	const base = { kind: 'team' as const, member: { id: member.id, name: member.name }, openEscalations: live };
	if (reading.kind === 'other') return { ...base, teamAction: live.length > 0 ? 'which_one' : 'nothing_open' };
	const wanted = reading.code === undefined ? onlyOne(live, member, reading.kind) : live.find((escalation) => escalation.code === reading.code);
	if (!wanted) return { ...base, teamAction: live.length > 0 ? 'which_one' : 'nothing_open' };
	if (reading.kind === 'done') {
		return { ...base, escalation: await resolveEscalation(sql, wanted.id, member.id, now), teamAction: 'resolved' };
	}
	const { escalation, first } = await acknowledge(sql, wanted.id, member.id, now);
	return { ...base, escalation, teamAction: first || escalation.takenBy === member.id ? 'took' : 'already_taken' };
}

/** “Ok” without a number is clear only when there is one thing it can mean. */
function onlyOne(live: readonly Escalation[], member: TeamMember, kind: 'take' | 'done'): Escalation | undefined {
	const fitting = live.filter((escalation) => (kind === 'done' ? escalation.takenBy === member.id : escalation.state !== 'acknowledged'));
	const told = fitting.filter((escalation) => escalation.told.includes(member.id));
	if (told.length === 1) return told[0];
	if (fitting.length === 1) return fitting[0];
	// Nothing left to take: the one that somebody else has, so that the writer learns who.
	return fitting.length === 0 && live.length === 1 ? live[0] : undefined;
}
