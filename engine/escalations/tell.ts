import { numberOf, ownerFor, targetsOf, type BusinessProfile, type EscalationStep, type StepChannel, type TeamMember } from '../business';
import type { SendDependencies, SendOutcome } from '../texts';
import { alertText, type AlertMeans } from './alert';
import { sendAlerts } from './bundle';
import { callAlert } from './callAlert';
import type { Escalation } from './escalation';

/** A step that n8n's own nodes carry to its people. */
export interface OutsideStep {
	/** Index of the step in the policy. */
	readonly step: number;
	/** Team member ids, and the names and addresses that go with them. */
	readonly to: readonly string[];
	readonly names: readonly string[];
	readonly emails: readonly string[];
	/** What the step says under `outside`; `outside` where it says nothing. */
	readonly channel: string;
	readonly text: string;
}

export interface Heard {
	readonly told: readonly TeamMember[];
	readonly failed: readonly { readonly member: string; readonly why: string }[];
	/** One of those who failed may have the text all the same, or will get it by itself in a minute. */
	readonly pending: boolean;
	readonly outside?: OutsideStep;
}
export const NOBODY: Heard = { told: [], failed: [], pending: false };

type Reachable = TeamMember & { readonly phone: string };
interface Telling {
	readonly deps: SendDependencies;
	readonly profile: BusinessProfile;
	readonly line: string;
	readonly escalation: Escalation;
	readonly personName: string | undefined;
}
interface Reach {
	readonly reach: 'told' | 'pending' | 'not';
	readonly why?: string;
}

/** How each channel of our own reaches one person. */
const CHANNELS: Readonly<Record<Exclude<StepChannel, 'outside'>, (telling: Telling, member: Reachable) => Promise<Reach>>> = {
	text: textAlert,
	call: async ({ deps, profile, line, escalation }, member) => await callAlert(deps, profile, line, escalation, member),
};

/** Takes one step: tells its people, or says what n8n's own nodes are to tell them. */
export async function tell(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, step: EscalationStep): Promise<Heard> {
	const targets = await targetsNow(deps, profile, line, escalation, step);
	const person = await deps.ledger.getPerson(escalation.businessId, escalation.person);
	const telling: Telling = { deps, profile, line, escalation, personName: person?.name };
	if (step.channel === 'outside') return { told: targets, failed: [], pending: true, outside: await outsideStep(telling, step, targets) };
	const told: TeamMember[] = [];
	const failed: { member: string; why: string }[] = [];
	let pending = false;
	for (const member of targets) {
		const { reach, why = '' } = isReachable(member) ? await CHANNELS[step.channel](telling, member) : ({ reach: 'not', why: `${member.name} has no phone in the profile` } as const);
		pending ||= reach === 'pending';
		if (reach === 'told') told.push(member);
		else failed.push({ member: member.id, why });
	}
	return { told, failed, pending };
}

const isReachable = (member: TeamMember): member is Reachable => member.phone !== undefined;

async function targetsNow(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, step: EscalationStep): Promise<readonly TeamMember[]> {
	const at = deps.clock.now();
	const named = (await deps.ledger.getConversation(escalation.conversationId))?.owner;
	const serviceLine = numberOf(profile, line)?.serviceLine;
	const owner =
		profile.team.find(({ id }) => id === named) ?? ownerFor(profile, { route: escalation.route, number: line, now: at, ...(serviceLine === undefined ? {} : { serviceLine }) });
	return targetsOf(profile, step.to, { at, ...(owner === undefined ? {} : { owner }) });
}

async function outsideStep(telling: Telling, step: EscalationStep, targets: readonly TeamMember[]): Promise<OutsideStep> {
	const { profile, line, escalation, personName } = telling;
	// A link says who takes it: where several read it, nobody could tell which of them did.
	const [only, ...more] = targets;
	const means = only !== undefined && more.length === 0 ? await linkFor(telling.deps, profile, line, escalation, only) : {};
	return {
		step: escalation.step,
		to: targets.map(({ id }) => id),
		names: targets.map(({ name }) => name),
		emails: targets.flatMap(({ email }) => email ?? []),
		channel: step.outside ?? 'outside',
		text: alertText(escalation, profile.name, personName, { ...means, textTo: line }),
	};
}

/** The link by which one person takes it, where the profile wants one and a trigger is known to which it can lead. */
async function linkFor(deps: SendDependencies, profile: BusinessProfile, line: string, escalation: Escalation, member: TeamMember): Promise<Pick<AlertMeans, 'link'>> {
	if (!profile.escalation.links) return {};
	const url = (await deps.ledger.recallSetup(deps.phone.name, deps.phone.account, line, 'texts'))?.escalationUrl;
	if (url === undefined) return {};
	const expiresAt = deps.clock.now() + profile.escalation.linkHours * 3_600_000;
	return { link: `${url}?t=${await deps.ledger.signLink({ escalationId: escalation.id, member: member.id, action: 'take', expiresAt })}` };
}

/** Carried by the next text to this person: now, or with others when the minute since the last one is over. */
async function textAlert(telling: Telling, member: Reachable): Promise<Reach> {
	const { deps, profile, line, escalation } = telling;
	const now = deps.clock.now();
	const slot = await deps.ledger.planAlert({
		key: `alert:${escalation.id}:${escalation.loop}:${escalation.step}:${member.id}`,
		businessId: escalation.businessId,
		member: member.id,
		channel: 'text',
		escalationId: escalation.id,
		line,
		pressing: escalation.urgency === 'emergency',
		again: escalation.told.length > 0,
		now,
	});
	// The due list sees to it that it goes.
	if (slot.sendAt > now) return { reach: 'told' };
	const outcome = await sendAlerts(deps, profile, slot, async (about, to) => await linkFor(deps, profile, line, about, to));
	// Somebody has taken it in the meantime.
	if (!outcome) return { reach: 'pending' };
	return { reach: reachOf(outcome), why: outcome.explanation ?? outcome.reason ?? outcome.decision.reason };
}

/** Sends the texts of a business whose minute is over. Safe to ask for at any time and from several processes. */
export async function sendDueAlerts(deps: SendDependencies, profile: BusinessProfile): Promise<void> {
	for (const slot of await deps.ledger.alertsDue(profile.id, deps.clock.now())) {
		await sendAlerts(deps, profile, slot, async (about, to) => await linkFor(deps, profile, slot.line, about, to));
	}
}

export function reachOf({ sent, message, retryAt }: SendOutcome): Reach['reach'] {
	const status = message?.status;
	// Claimed: in the hands of another run, which sees to it.
	if (sent || status === 'sent' || status === 'delivered' || status === 'claimed') return 'told';
	return retryAt !== undefined || status === 'unknown' ? 'pending' : 'not';
}
