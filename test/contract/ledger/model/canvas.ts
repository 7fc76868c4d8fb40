import { decide, DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, type TextSettings } from '../../../../engine';
import { intakeAt, LEASE, MINUTE } from '../world';
import { drop, type Holding, type Real, type Work, type World } from './state';

/** First texts wait for the morning too, so that holds happen. */
const SETTINGS: TextSettings = { ...DEFAULT_TEXT_SETTINGS, quietHours: 'hold', staleAfterHours: 0 };

/** A canvas claims the text of what it was handed. Whatever it is told must fit what the test knows. */
export async function take(world: World, ledger: Real, work: Work): Promise<Holding | undefined> {
	const whom = `${work.businessId} ${work.person}`;
	const open = await ledger.findConversation(work.businessId, work.person);
	const paused = open !== undefined && open.closedAt === undefined && (world.paused.get(open.id) ?? -Infinity) > world.now;
	const claim = await ledger.claimText(
		{
			businessId: work.businessId,
			purpose: work.purpose,
			key: work.key,
			to: work.person,
			from: work.line,
			system: 'twilio',
			account: 'AC1',
			...(work.call && work.purpose === 'first_text' ? { callId: work.call.id } : {}),
			...(work.conversationId === undefined ? {} : { conversationId: work.conversationId }),
			...(work.due ? { dueId: work.due.id } : {}),
			settings: SETTINGS,
			now: world.now,
			leaseMs: LEASE,
			compose: () => ({ body: work.key, media: [] }),
		},
		decide,
	);
	if (claim.result === 'not_now' && claim.decision.reason === 'opted_out') expect(world.optedOut.has(whom)).toBe(true);
	if (claim.result !== 'claimed' && claim.result !== 'doubtful') return undefined;

	// A key is in one hand at a time, until the lease ends or the time of the retry has come.
	const until = world.held.get(work.key)?.until ?? -Infinity;
	expect({ key: work.key, free: until <= world.now }).toEqual({ key: work.key, free: true });
	// Nothing is given out to be sent to who has opted out, or while a person of the team has the conversation.
	if (claim.decision.action === 'text') expect({ key: work.key, optedOut: world.optedOut.has(whom), paused }).toEqual({ key: work.key, optedOut: false, paused: false });
	if (claim.result === 'claimed') {
		expect(claim.decision.action).toBe('text');
		expect({ key: work.key, accepted: world.accepted.get(work.key) ?? [] }).toEqual({ key: work.key, accepted: [] });
		if (work.purpose === 'first_text') world.claimed.set(work.key, { whom, at: world.now });
	}
	world.held.set(work.key, { attempt: claim.message.attempt, until: world.now + LEASE });
	const holding: Holding = { message: claim.message, key: work.key, attempt: claim.message.attempt, leaseUntil: world.now + LEASE, doubtful: claim.result === 'doubtful', decision: claim.decision };
	world.claims.push(holding);
	return holding;
}

export type Fate = 'accepted' | 'refused' | 'refused_for_now' | 'lost_on_the_way' | 'answer_lost';

/** The request to the phone company; a holder of a doubtful claim looks there first, and sends only what may go out. */
export function send(world: World, holding: Holding, fate: Fate): void {
	if (holding.doubtful && world.accepted.has(holding.key)) {
		holding.result = 'accepted';
		return;
	}
	if (holding.decision.action !== 'text') {
		holding.result = 'forbidden';
		return;
	}
	if (fate === 'accepted' || fate === 'answer_lost') {
		const taken = [...(world.accepted.get(holding.key) ?? []), { providerId: `SM-${holding.key}-${(world.ids += 1)}`, at: world.now }];
		world.accepted.set(holding.key, taken);
		// The promise: one text a claim key, whatever happens.
		expect({ key: holding.key, accepted: taken.length }).toEqual({ key: holding.key, accepted: 1 });
	}
	holding.result = fate === 'lost_on_the_way' || fate === 'answer_lost' ? 'unknown' : fate;
}

/** The holder writes down what came of it. Only the last one that was given the key can. */
export async function settle(world: World, ledger: Real, holding: Holding): Promise<void> {
	drop(world.claims, holding);
	const { message, attempt, key } = holding;
	const mine = world.held.get(key)?.attempt === attempt;
	const providerId = world.accepted.get(key)?.[0]?.providerId ?? '';
	const retryAt = world.now + MINUTE;
	const settlement = {
		accepted: { status: 'sent', providerId },
		refused: { status: 'failed', reason: 'filtered' },
		forbidden: { status: 'failed', reason: holding.decision.reason },
		refused_for_now: { status: 'failed', reason: 'throttled', retryAt },
		unknown: { status: 'unknown', reason: 'time-out', retryAt },
	} as const;
	const ours = await ledger.settleText(message.id, attempt, settlement[holding.result ?? 'unknown'], world.now);
	expect({ key, attempt, ours }).toEqual({ key, attempt, ours: mine });
	const comesBack = holding.result === 'unknown' || holding.result === 'refused_for_now';
	if (mine) world.held.set(key, { until: comesBack ? retryAt : Infinity });
}

export async function sweep(world: World, ledger: Real): Promise<void> {
	for (const { call, conversation } of await ledger.offerAgain(DEFAULT_MISSED_RULES, intakeAt(world.now), 50)) {
		const known = [...world.calls.values()].find(({ id }) => id === call.id);
		if (!known) throw new Error(`A call was offered that was never recorded: ${call.id}`);
		known.offered += 1;
		// Who was answered after all is nobody's work any more, but for a text that may have gone out.
		if (call.outcome !== 'missed') expect(await ledger.decisionOf(call.id)).toMatchObject({ action: 'text' });
		world.inbox.push(workOf(call, conversation?.id));
	}
	for (const { message } of await ledger.offerRepliesAgain(intakeAt(world.now), 50)) {
		const known = world.replies.get(message?.id ?? '');
		if (!known) throw new Error('A reply was offered that was never recorded.');
		known.offered += 1;
		// Once by the request that brought it, once more if it was not read; never after it was.
		expect({ offered: known.offered, read: known.read }).toEqual({ offered: 2, read: false });
		await ledger.offerEnded({ messageId: message?.id ?? '' }, false, world.now);
	}
}

export const workOf = (call: NonNullable<Work['call']>, conversationId: string | undefined): Work => ({
	businessId: call.businessId,
	person: call.from ?? call.fromRaw,
	line: call.to,
	key: `first_text:${call.id}`,
	purpose: 'first_text',
	call,
	...(conversationId === undefined ? {} : { conversationId }),
});

/** An execution from its beginning to its end. */
export async function execute(world: World, ledger: Real, work: Work, fate: Fate): Promise<void> {
	const holding = await take(world, ledger, work);
	if (holding) {
		send(world, holding, fate);
		await settle(world, ledger, holding);
	}
	// Whoever handed it over hears that it ended well, and takes what had fallen due off the list.
	if (work.due) await ledger.finishDue(work.due.id, work.due.fence, 'done', world.now);
}

/** What has fallen due: held texts go to the canvas, and all the rest is done with. */
export async function fire(world: World, ledger: Real): Promise<void> {
	for (const { due, message, call, conversation } of await ledger.claimDue(['held_text', 'unanswered', 'escalation_step'], world.now, LEASE, 50)) {
		if (due.kind === 'held_text' && message?.key !== undefined && message.purpose !== undefined) {
			world.inbox.push({ businessId: due.businessId, person: message.to, line: message.from, key: message.key, purpose: message.purpose, due, ...(call ? { call } : {}), ...(conversation ? { conversationId: conversation.id } : {}) });
		} else {
			await ledger.finishDue(due.id, due.fence, 'done', world.now);
		}
	}
}
