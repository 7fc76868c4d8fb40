import type { BusinessProfile, TeamMember } from '../business';
import type { CallResult, Clock, Ledger, PhoneSystem } from '../ports';
import type { AlertCall, AlertCallSettlement } from './alertCall';
import { spokenAlert } from './callWords';
import type { Escalation } from './escalation';

export interface CallDependencies {
	readonly ledger: Ledger;
	readonly phone: PhoneSystem;
	readonly clock: Clock;
}

/** Whether a call counts as having told somebody, as with texts: `pending` may have rung all the same. */
export interface CallAlert {
	readonly reach: 'told' | 'pending' | 'not';
	/** Why not, for people. */
	readonly why?: string;
}

/** Longer than all tries of one run together. */
const LEASE_MS = 60_000;
const MOST_TRIES = 3;
/** Waits up to this long are sat out; whoever cannot be called by then is passed over. */
const LONGEST_WAIT_MS = 5_000;
/** Long enough to wake somebody. A voicemail that picks up earlier does no harm: it presses no key. */
const RING_SECONDS = 40;

/**
 * Rings one person of the team about one step of an escalation, at most once, ever: claimed first, then placed. A call
 * whose fate is not known is not placed again, because ringing twice for nothing is what makes people mute us; the next
 * step of the policy follows in its place.
 */
export async function callAlert(deps: CallDependencies, profile: BusinessProfile, line: string, escalation: Escalation, member: TeamMember & { readonly phone: string }): Promise<CallAlert> {
	const { ledger, phone, clock } = deps;
	if (!phone.placeCall) return not('This phone system cannot place calls: let the step send a text');
	const reportsUrl = (await ledger.recallSetup(phone.name, phone.account, line, 'calls'))?.receiptsUrl;
	if (reportsUrl === undefined) return not(`No published Missed Call Trigger takes the calls of ${line}, so nobody would hear the key that is pressed: publish one with this number`);
	const claim = await ledger.claimAlertCall({
		key: `alert:${escalation.id}:${escalation.loop}:${escalation.step}:${member.id}`,
		businessId: escalation.businessId,
		conversationId: escalation.conversationId,
		escalationId: escalation.id,
		member: member.id,
		phone: member.phone,
		line,
		system: phone.name,
		account: phone.account,
		now: clock.now(),
		leaseMs: LEASE_MS,
	});
	if (claim.result === 'not_open') return { reach: 'pending', why: 'Somebody has taken it in the meantime' };
	if (claim.result === 'taken') return reachOf(claim.call, clock.now());
	const person = await ledger.getPerson(escalation.businessId, escalation.person);
	const result = await place(deps, { from: line, to: member.phone, id: claim.call.id, words: spokenAlert(escalation, profile, person?.name), ringSeconds: RING_SECONDS, reportsUrl });
	const settled = await ledger.settleAlertCall(claim.call.id, settlementOf(result), clock.now());
	return reachOf(settled ?? claim.call, clock.now());
}

/** Only what certainly rang nowhere is tried again. */
async function place({ phone, clock }: CallDependencies, call: Parameters<NonNullable<PhoneSystem['placeCall']>>[0]): Promise<CallResult> {
	for (let tries = 1; ; tries += 1) {
		const result: CallResult = (await phone.placeCall?.(call)) ?? { outcome: 'refused', reason: 'other', message: 'This phone system cannot place calls' };
		const waitMs = result.outcome === 'refused' && result.retryAfterSeconds !== undefined ? result.retryAfterSeconds * 1000 * 2 ** (tries - 1) : undefined;
		if (waitMs === undefined || tries >= MOST_TRIES || waitMs > LONGEST_WAIT_MS) return result;
		await clock.sleep(waitMs);
	}
}

function settlementOf(result: CallResult): AlertCallSettlement {
	switch (result.outcome) {
		case 'accepted':
			return { status: 'placed', providerId: result.providerId };
		case 'refused':
			return { status: 'refused', reason: result.message };
		case 'unknown':
			return { status: 'unknown', reason: result.message };
	}
}

/** A phone that rings out was rung all the same: the next step follows at its time. One that never rang costs no time. */
function reachOf({ status, reason, leaseUntil }: AlertCall, now: number): CallAlert {
	if (status === 'refused') return not(reason ?? 'The phone system refused the call');
	if (status === 'unknown') return { reach: 'pending', why: reason ?? 'The phone may have rung' };
	if (status === 'claimed' && leaseUntil <= now) return not('The run that was to place the call ended before it could say whether it did');
	return { reach: 'told' };
}

const not = (why: string): CallAlert => ({ reach: 'not', why });
