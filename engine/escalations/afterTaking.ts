import type { BusinessProfile } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import { sendText, type SendDependencies, type SendOutcome } from '../texts';
import type { Escalation } from './escalation';
import { firstStep } from './policy';

/**
 * Tells the person who it is about that somebody has taken it, where the profile wants that: once per escalation, and
 * under all guardrails. The pause that came with the taking alone does not stop it, nor its being tried again. Undefined
 * where nothing is to be said.
 */
export async function tellCustomer(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation): Promise<SendOutcome | undefined> {
	const { tellCustomer: wording, callWithinMinutes } = profile.escalation;
	const { takenBy } = escalation;
	const member = profile.team.find(({ id }) => id === takenBy);
	// Who has been called meanwhile needs no announcement; nor is one made in the name of nobody.
	if (wording === undefined || escalation.state !== 'acknowledged' || escalation.contactedAt !== undefined || !member) return undefined;
	const values: Readonly<Record<string, string>> = { member: member.name, minutes: String(callWithinMinutes) };
	const body = wording.replace(/\{(member|minutes)\}/g, (_, name: string) => values[name] ?? '');
	return await sendText(deps, {
		businessId: profile.id,
		conversationId: escalation.conversationId,
		purpose: 'handover',
		key: `customer-told:${escalation.id}`,
		to: escalation.person,
		from: line,
		settings: DEFAULT_TEXT_SETTINGS,
		compose: () => ({ body, media: [] }),
	});
}

/** Opens again what was taken so long ago that the profile calls it stale, with the person not contacted since. */
export async function reopenStale(deps: SendDependencies, profile: BusinessProfile, escalation: Escalation): Promise<Escalation> {
	const { staleAckMinutes } = profile.escalation;
	const { state, takenAt, contactedAt } = escalation;
	const now = deps.clock.now();
	if (staleAckMinutes === 0 || state !== 'acknowledged' || takenAt === undefined || contactedAt !== undefined || now < takenAt + staleAckMinutes * 60_000) return escalation;
	const first = firstStep(profile, escalation, now);
	const reopened = await deps.ledger.reopenEscalation({ id: escalation.id, takenAt, firstStep: first.step, firstStepAt: first.dueAt, now });
	return reopened ?? (await deps.ledger.getEscalation(escalation.id)) ?? escalation;
}
