import type { BusinessProfile, TeamMember } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import type { EscalationRequest } from '../ports';
import { sendText, type SendDependencies } from '../texts';
import { reopenStale, tellCustomer } from './afterTaking';
import { teamAnswerText } from './alert';
import type { Escalation } from './escalation';
import { after, firstStep, stepNow } from './policy';
import { remindTaker } from './remind';
import { NOBODY, sendDueAlerts, tell, type OutsideStep } from './tell';

export interface EscalationOutcome {
	readonly escalation: Escalation;
	/** `alerted`: somebody was told now. `waiting`: it is open and nothing is due. `exhausted`: nobody is left to tell. */
	readonly result: 'alerted' | 'waiting' | 'exhausted' | 'taken';
	readonly told: readonly TeamMember[];
	/** Those who could not be told, and why. */
	readonly failed: readonly { readonly member: string; readonly why: string }[];
	/** Steps that n8n's own nodes are to carry: each once, whoever races. */
	readonly outside: readonly OutsideStep[];
}

export interface OpenRequest extends Omit<EscalationRequest, 'now' | 'firstStepAt' | 'firstStep'> {
	/** A time has come for which somebody of the team was to act: which one. Whoever has taken the matter is reminded, once. */
	readonly appointed?: string;
}

/**
 * Opens an escalation (or joins the open one of the conversation) and takes the step that is due. What somebody has taken
 * is theirs: when a time comes that was set for it, they hear of it, and nobody else is troubled.
 */
export async function openEscalation(deps: SendDependencies, profile: BusinessProfile, line: string, { appointed, ...request }: OpenRequest): Promise<EscalationOutcome> {
	const now = deps.clock.now();
	const reminded = appointed === undefined ? undefined : await remindTaker(deps, profile, line, { ...request, appointed });
	if (reminded) return reminded;
	const first = firstStep(profile, request, now);
	const { escalation } = await deps.ledger.openEscalation({ ...request, now, firstStep: first.step, firstStepAt: first.dueAt });
	return await advanceEscalation(deps, profile, line, escalation);
}

/**
 * Takes the step that is due, if one is, and those that follow it at once: steps without a wait, and steps after one
 * that reached nobody, which must not cost the minutes that it would have waited. Safe to call twice and from several
 * processes.
 */
export async function advanceEscalation(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, dueId?: string): Promise<EscalationOutcome> {
	// As it is now: somebody may have taken it since the caller read it.
	let current = await reopenStale(deps, profile, (await deps.ledger.getEscalation(escalation.id)) ?? escalation);
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	const outside: OutsideStep[] = [];
	let reached = false;
	let due = dueId === undefined ? {} : { dueId };
	while (current.state === 'open' && (current.dueAt ?? 0) <= deps.clock.now()) {
		const step = stepNow(profile, current, deps.clock.now());
		const heard = step ? await tell(deps, profile, line, current, step) : NOBODY;
		told.push(...heard.told);
		failed.push(...heard.failed);
		reached ||= heard.told.length > 0 || heard.pending;
		// Told first, then taken: a crash in between repeats the telling, and its keys make the repetition harmless.
		const now = deps.clock.now();
		const next = after(profile, current, step === undefined ? 'passed_over' : reached ? 'reached' : 'nobody', now);
		const taken = await deps.ledger.takeStep({ id: current.id, step: current.step, loop: current.loop, next, told: heard.told.map((member) => member.id), now, ...due });
		if (!taken) {
			current = (await deps.ledger.getEscalation(current.id)) ?? current;
			break;
		}
		current = taken;
		due = {};
		// Whoever took the step hands it over, and nobody else does: at once, before anything else can go wrong. What
		// follows without a wait is on the list and comes within seconds.
		if (heard.outside) outside.push(heard.outside);
		if (outside.length > 0 && stepNow(profile, current, deps.clock.now())?.channel !== 'outside') return { escalation: current, result: 'alerted', told, failed, outside };
	}
	if (outside.length > 0) return { escalation: current, result: 'alerted', told, failed, outside };
	if (current.state === 'acknowledged') await tellCustomer(deps, profile, line, current);
	// Afterwards: nobody waits with an emergency for the texts of others.
	await sendDueAlerts(deps, profile);
	return { escalation: current, result: resultOf(current, told), told, failed, outside: [] };
}

function resultOf({ state }: Escalation, told: readonly TeamMember[]): EscalationOutcome['result'] {
	if (state === 'exhausted') return 'exhausted';
	if (told.length > 0) return 'alerted';
	return state === 'open' ? 'waiting' : 'taken';
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
