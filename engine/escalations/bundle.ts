import type { BusinessProfile, TeamMember } from '../business';
import { DEFAULT_TEXT_SETTINGS } from '../guardrails';
import { sendText, type SendDependencies, type SendOutcome } from '../texts';
import { alertText, bundleText, type AlertMeans } from './alert';
import type { Escalation } from './escalation';

/** One alert to one person of the team that is to be carried by a text. */
export interface AlertPlan {
	/** Once per key, ever. */
	readonly key: string;
	readonly businessId: string;
	/** Team member id. */
	readonly member: string;
	readonly channel: 'text';
	readonly escalationId: string;
	/** The business's number that the text leaves from. */
	readonly line: string;
	/** An emergency: it does not wait for the minute to end. */
	readonly pressing: boolean;
	/** Somebody was told before this step. */
	readonly again: boolean;
	readonly now: number;
}

/** The text that carries an alert, alone or with others. */
export interface AlertSlot {
	/** The key under which it goes out once, ever. */
	readonly key: string;
	readonly businessId: string;
	readonly member: string;
	readonly channel: 'text';
	readonly line: string;
	/** Not before; epoch milliseconds. */
	readonly sendAt: number;
}

/** What a text carries, once nothing can be added to it any more. */
export type CarriedAlerts = readonly { readonly escalation: Escalation; readonly again: boolean }[];

/** How much time lies between two alerts to one person by one channel, emergencies apart. */
export const ALERT_EVERY_MS = 60_000;

/**
 * Sends the text that carries alerts, at most once whoever races. What somebody has taken in the meantime is left out.
 * Undefined when nothing is left to tell.
 *
 * @param means how it can be taken, where the text carries one alert only
 */
export async function sendAlerts(deps: SendDependencies, profile: BusinessProfile, slot: AlertSlot, means: (escalation: Escalation, member: TeamMember) => Promise<AlertMeans>): Promise<SendOutcome | undefined> {
	const carried = await deps.ledger.closeAlerts(slot, deps.clock.now());
	const untaken = carried.filter(({ escalation }) => escalation.state === 'open' || escalation.state === 'exhausted');
	const member = profile.team.find(({ id }) => id === slot.member);
	const [first, ...more] = untaken;
	const outcome = first && member?.phone !== undefined ? await send(deps, profile, slot, { ...member, phone: member.phone }, [first, ...more], means) : undefined;
	await deps.ledger.alertsDone(slot.key, deps.clock.now());
	return outcome;
}

type Some<T> = readonly [T, ...T[]];

async function send(deps: SendDependencies, profile: BusinessProfile, slot: AlertSlot, member: TeamMember & { readonly phone: string }, alerts: Some<CarriedAlerts[number]>, means: Parameters<typeof sendAlerts>[3]): Promise<SendOutcome> {
	const [{ escalation, again }] = alerts;
	const named = await Promise.all(alerts.map(async (alert) => ({ escalation: alert.escalation, personName: (await deps.ledger.getPerson(profile.id, alert.escalation.person))?.name })));
	const body = alerts.length > 1 ? bundleText(named, profile.name) : alertText(escalation, profile.name, named[0]?.personName, { ...(await means(escalation, member)), again });
	return await sendText(deps, {
		businessId: profile.id,
		conversationId: escalation.conversationId,
		purpose: 'team_alert',
		key: slot.key,
		to: member.phone,
		from: slot.line,
		settings: DEFAULT_TEXT_SETTINGS,
		compose: () => ({ body, media: [] }),
	});
}
