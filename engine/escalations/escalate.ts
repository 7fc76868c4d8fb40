import { stepsFor, targetsOf, type BusinessProfile, type TeamMember } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import type { EscalationRequest } from '../ports';
import { sendText, type SendDependencies } from '../texts';
import { alertText, teamAnswerText } from './alert';
import type { Escalation } from './escalation';

/** How long after the last step nobody may have answered before the escalation counts as exhausted. Minutes. */
const LAST_WAIT_MINUTES = { emergency: 3, urgent: 5, routine: 5 } as const;

export interface EscalationOutcome {
	readonly escalation: Escalation;
	/** `alerted`: somebody was told now. `waiting`: it is open and nothing is due. `exhausted`: nobody is left to tell. */
	readonly result: 'alerted' | 'waiting' | 'exhausted' | 'taken';
	readonly told: readonly TeamMember[];
	/** Those who could not be told, and why. */
	readonly failed: readonly { readonly member: string; readonly why: string }[];
}

export type OpenRequest = Omit<EscalationRequest, 'now' | 'firstStepAt'>;

/** Opens an escalation (or joins the open one of the conversation) and takes the step that is due. */
export async function openEscalation(deps: SendDependencies, profile: BusinessProfile, line: string, request: OpenRequest): Promise<EscalationOutcome> {
	const now = deps.clock.now();
	const first = stepsFor(profile, request.urgency)[0];
	const { escalation } = await deps.ledger.openEscalation({ ...request, now, firstStepAt: now + (first?.afterMinutes ?? 0) * 60_000 });
	return await advanceEscalation(deps, profile, line, escalation);
}

/** Takes the step that is due, if one is. Safe to call twice and from several processes. */
export async function advanceEscalation(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, dueId?: string): Promise<EscalationOutcome> {
	const now = deps.clock.now();
	if (escalation.state !== 'open') {
		return { escalation, result: escalation.state === 'exhausted' ? 'exhausted' : 'taken', told: [], failed: [] };
	}
	if (escalation.dueAt !== undefined && escalation.dueAt > now) return { escalation, result: 'waiting', told: [], failed: [] };

	const steps = stepsFor(profile, escalation.urgency);
	const step = steps[escalation.step];
	const sent = step ? await tell(deps, profile, line, escalation, targetsOf(profile, step.to)) : { told: [], failed: [] };
	const { told, failed } = sent;
	// Told first, then taken: a crash in between repeats the telling, and its keys make the repetition harmless.
	const next = nextStep(profile, escalation, steps, told.length > 0, deps.clock.now());
	const taken = await deps.ledger.takeStep({
		id: escalation.id,
		step: escalation.step,
		loop: escalation.loop,
		next,
		told: told.map((member) => member.id),
		now: deps.clock.now(),
		...(dueId === undefined ? {} : { dueId }),
	});
	const after = taken ?? (await deps.ledger.getEscalation(escalation.id)) ?? escalation;
	// A step that reached nobody must not cost the minutes that it would have waited.
	if (taken && told.length === 0 && taken.state === 'open') {
		const onward = await advanceEscalation(deps, profile, line, taken);
		return { ...onward, failed: [...failed, ...onward.failed] };
	}
	return { escalation: after, result: after.state === 'exhausted' ? 'exhausted' : told.length > 0 ? 'alerted' : 'waiting', told, failed };
}

function nextStep(profile: BusinessProfile, escalation: Escalation, steps: ReturnType<typeof stepsFor>, reached: boolean, now: number) {
	const wait = (minutes: number) => (reached ? now + minutes * 60_000 : now);
	const following = steps[escalation.step + 1];
	if (following) return { step: escalation.step + 1, loop: escalation.loop, dueAt: wait(following.afterMinutes) };
	const last = LAST_WAIT_MINUTES[escalation.urgency];
	if (escalation.step >= steps.length) {
		// The wait after the last step is over.
		if (escalation.loop < profile.escalation.repeat && steps.length > 0) return { step: 0, loop: escalation.loop + 1, dueAt: now };
		return 'exhausted' as const;
	}
	return { step: steps.length, loop: escalation.loop, dueAt: wait(last) };
}

async function tell(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, targets: readonly TeamMember[]) {
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	const person = await deps.ledger.getPerson(escalation.businessId, escalation.person);
	for (const member of targets) {
		if (member.phone === undefined) {
			failed.push({ member: member.id, why: `${member.name} has no phone in the profile` });
			continue;
		}
		const outcome = await sendText(deps, {
			businessId: escalation.businessId,
			conversationId: escalation.conversationId,
			purpose: 'team_alert',
			key: `alert:${escalation.id}:${escalation.loop}:${escalation.step}:${member.id}`,
			to: member.phone,
			from: line,
			settings: DEFAULT_TEXT_SETTINGS,
			compose: () => ({ body: alertText(escalation, profile.name, person?.name), media: [] }),
		});
		const reached = outcome.sent || outcome.decision.reason === 'already_claimed';
		if (reached) told.push(member);
		else failed.push({ member: member.id, why: outcome.explanation ?? outcome.reason ?? outcome.decision.reason });
	}
	return { told, failed };
}

/** Answers a team member who wrote to the business number: once per text of theirs. */
export async function answerTeamText(
	deps: SendDependencies,
	profile: BusinessProfile,
	text: { readonly messageId: string; readonly from: string; readonly to: string; readonly action: Parameters<typeof teamAnswerText>[0]; readonly escalation?: Escalation; readonly open: readonly Escalation[] },
) {
	const nameOf = (id: string) => profile.team.find((member) => member.id === id)?.name ?? 'Somebody else';
	return await sendText(deps, {
		businessId: profile.id,
		purpose: 'team_reply',
		key: `team-reply:${text.messageId}`,
		to: text.from,
		from: text.to,
		settings: DEFAULT_TEXT_SETTINGS,
		compose: () => ({ body: teamAnswerText(text.action, text.escalation, text.open, nameOf), media: [] }),
	});
}
