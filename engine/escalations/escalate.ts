import { stepsFor, targetsOf, type BusinessProfile, type TeamMember } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import type { EscalationRequest } from '../ports';
import { sendText, type SendDependencies, type SendOutcome } from '../texts';
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

/**
 * Takes the step that is due, if one is, and those that follow it at once: steps without a wait, and steps after one
 * that reached nobody, which must not cost the minutes that it would have waited. Safe to call twice and from several
 * processes.
 */
export async function advanceEscalation(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, dueId?: string): Promise<EscalationOutcome> {
	// As it is now: somebody may have taken it since the caller read it.
	let current = (await deps.ledger.getEscalation(escalation.id)) ?? escalation;
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	let reached = false;
	let due = dueId === undefined ? {} : { dueId };
	while (current.state === 'open' && (current.dueAt ?? 0) <= deps.clock.now()) {
		const steps = stepsFor(profile, current.urgency);
		const step = steps[current.step];
		const heard = step ? await tell(deps, profile, line, current, targetsOf(profile, step.to)) : NOBODY;
		told.push(...heard.told);
		failed.push(...heard.failed);
		reached ||= heard.told.length > 0 || heard.pending;
		// Told first, then taken: a crash in between repeats the telling, and its keys make the repetition harmless.
		const now = deps.clock.now();
		const next = nextStep(profile, current, steps, reached, now);
		const taken = await deps.ledger.takeStep({ id: current.id, step: current.step, loop: current.loop, next, told: heard.told.map((member) => member.id), now, ...due });
		if (!taken) {
			current = (await deps.ledger.getEscalation(current.id)) ?? current;
			break;
		}
		current = taken;
		due = {};
	}
	return { escalation: current, result: resultOf(current, told), told, failed };
}

function resultOf({ state }: Escalation, told: readonly TeamMember[]): EscalationOutcome['result'] {
	if (state === 'exhausted') return 'exhausted';
	if (told.length > 0) return 'alerted';
	return state === 'open' ? 'waiting' : 'taken';
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

interface Heard {
	readonly told: readonly TeamMember[];
	readonly failed: readonly { readonly member: string; readonly why: string }[];
	/** One of those who failed may have the text all the same, or will get it by itself in a minute. */
	readonly pending: boolean;
}
const NOBODY: Heard = { told: [], failed: [], pending: false };

async function tell(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, targets: readonly TeamMember[]): Promise<Heard> {
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	let pending = false;
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
		const reach = reachOf(outcome);
		pending ||= reach === 'pending';
		if (reach === 'told') told.push(member);
		else failed.push({ member: member.id, why: outcome.explanation ?? outcome.reason ?? outcome.decision.reason });
	}
	return { told, failed, pending };
}

function reachOf({ sent, message, retryAt }: SendOutcome): 'told' | 'pending' | 'not' {
	const status = message?.status;
	// Claimed: in the hands of another run, which sees to it.
	if (sent || status === 'sent' || status === 'delivered' || status === 'claimed') return 'told';
	return retryAt !== undefined || status === 'unknown' ? 'pending' : 'not';
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
