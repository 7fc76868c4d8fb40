import { humanActive, takenBecause, type Conversation } from '../conversations';
import { decide } from '../guardrails';
import type { Decision } from '../guardrails';
import { learnLineType } from './lineType';
import type { Claim, ClaimRequest, Clock, FindResult, Ledger, OutboundText, PhoneSystem, SendResult, Settlement } from '../ports';
import type { Message } from './message';

export interface SendDependencies {
	readonly ledger: Ledger;
	readonly phone: PhoneSystem;
	readonly clock: Clock;
}

export type SendRequest = Omit<ClaimRequest, 'now' | 'leaseMs' | 'system' | 'account'>;

/** What became of a text. */
export interface SendOutcome {
	readonly sent: boolean;
	readonly decision: Decision;
	readonly message?: Message;
	/** Why it was not sent, where the decision alone does not say: a refusal in the product's words, or `unknown`. */
	readonly reason?: string;
	/** A sentence for people: what happened and how to mend it. */
	readonly explanation?: string;
	/** When it will be tried again by itself, epoch milliseconds. */
	readonly retryAt?: number;
	/** A person of the team is to act, because no text reached the caller or none may go. */
	readonly escalate?: boolean;
}

/** Long enough for one request (15 s) and the look-ups that follow a doubtful one; a crash is made good when it ends. */
const LEASE_MS = 30_000;
/**
 * A request of an earlier holder may still be on its way when its lease is over, for the lease goes by a clock that may
 * have been set. By true time it ends within 15 s, and shows at the provider 10 s later.
 */
const ON_ITS_WAY_MS = 25_000;
/**
 * How far look-ups go back before the first try: our clock and the provider's may be hours apart, and ours may have been
 * set since. Other texts of ours in the same words are told apart by their ids.
 */
const LOOK_BACK_MS = 24 * 3_600_000;
/** A provider may show a message a moment after it took it: when to look, counted from the doubt. */
const LOOK_AFTER_MS = [1_000, 4_000, 10_000] as const;
const MOST_TRIES = 3;
/** Waits up to this long are sat out in the execution; longer ones are left to the ledger. */
const LONGEST_WAIT_MS = 5_000;
/** A grace period up to this long is waited out by the run that began it; should it die, the call comes back to another. */
export const SAT_OUT_MS = 120_000;
/** A timer may ring a millisecond early, and a clock may be set back meanwhile. */
const MOST_WAITS = 3;
const RETRY_LATER_MS = 60_000;
/** Tries of one text, all runs together: an outage of hours is outlasted, and what never ends is left to people. */
const MOST_ATTEMPTS = 30;

/**
 * Sends one text, at most once: facts, decision and claim in one transaction; then the request; then the outcome.
 * A request whose outcome is not known is looked up at the provider before anything is sent again, and a provider
 * that cannot be asked is never tried blindly.
 */
export async function sendText(deps: SendDependencies, request: SendRequest): Promise<SendOutcome> {
	const outcome = await decideAndSend(deps, request);
	return (await isForPerson(deps, request, outcome)) ? { ...outcome, escalate: true } : outcome;
}

/** The decision says so, or a first text failed for good where the business wants a person to take it from there. */
async function isForPerson(deps: SendDependencies, request: SendRequest, outcome: SendOutcome): Promise<boolean> {
	if (outcome.sent) return false;
	if (outcome.decision.escalate === true) return true;
	const failedForGood = outcome.message?.status === 'failed' && outcome.retryAt === undefined && outcome.reason !== undefined && outcome.reason !== 'opted_out';
	const gaveUp = outcome.message?.status === 'unknown' && outcome.retryAt === undefined;
	if (request.purpose !== 'first_text' || outcome.decision.action !== 'text' || !(failedForGood || gaveUp)) return false;
	return (await deps.ledger.getBusiness(request.businessId))?.profile.undelivered === 'escalate';
}

async function decideAndSend(deps: SendDependencies, request: SendRequest): Promise<SendOutcome> {
	await learnLineType(deps, request);
	let claimedAt = deps.clock.now();
	let claim = await claimOf(deps, request);
	for (let waits = 0; waits < MOST_WAITS; waits += 1) {
		const graceMs = graceLeft(claim, deps.clock.now());
		if (graceMs === undefined) break;
		// The decision is made again when the wait is over, with whatever happened meanwhile.
		await deps.clock.sleep(graceMs);
		claimedAt = deps.clock.now();
		claim = await claimOf(deps, request);
	}
	switch (claim.result) {
		case 'not_now':
			return { sent: false, decision: claim.decision, ...(claim.message ? { message: claim.message } : {}), ...(claim.decision.until === undefined ? {} : { retryAt: claim.decision.until }) };
		case 'taken':
			return taken(claim);
		case 'claimed':
			return await attempt(deps, claim.message, claim.decision, claim.receiptsUrl, 1, claimedAt);
		case 'doubtful':
			return await resume(deps, claim);
	}
}

async function claimOf(deps: SendDependencies, request: SendRequest): Promise<Claim> {
	return await deps.ledger.claimText({ ...request, system: deps.phone.name, account: deps.phone.account, now: deps.clock.now(), leaseMs: LEASE_MS }, decide);
}

/** How long is left of a grace period that is short enough to be sat out here, 0 when the claim itself took that long; undefined where there is none. Milliseconds. */
function graceLeft(claim: Claim, now: number): number | undefined {
	if (claim.result !== 'not_now' || claim.decision.reason !== 'grace_period') return undefined;
	const left = Math.max(0, (claim.decision.until ?? now) - now);
	return left <= SAT_OUT_MS ? left : undefined;
}

function taken(claim: Claim & { result: 'taken' }): SendOutcome {
	const { message, decision } = claim;
	const out = message.status === 'sent' || message.status === 'delivered' || message.status === 'undelivered';
	return { sent: false, message, decision: out ? { action: 'skip', reason: 'already_claimed', facts: { status: message.status } } : decision, reason: message.reason ?? 'already_claimed' };
}

/** Another run may have sent this text and died before it could say so. */
async function resume(deps: SendDependencies, claim: Claim & { result: 'doubtful' }): Promise<SendOutcome> {
	const { message, decision } = claim;
	for (const wait of [0, ON_ITS_WAY_MS]) {
		if (wait > 0) await deps.clock.sleep(wait);
		const found = await lookUp(deps, message, claim.receiptsUrl, claim.firstTryAt);
		if (found.found === 'yes') return await settled(deps, message, decision, { status: found.delivered ? 'delivered' : 'sent', providerId: found.providerId });
		if (found.found === 'cannot_tell') return await unsettled(deps, message, decision, found.message);
	}
	if (decision.action !== 'text') {
		// What may only not go now is decided again at its time.
		const retry = decision.until === undefined ? {} : { retryAt: decision.until };
		const outcome = await settled(deps, message, decision, { status: 'failed', reason: decision.reason, ...retry });
		return { ...outcome, decision, ...retry };
	}
	return await renewAndSend(deps, message, decision, claim.receiptsUrl, 1);
}

/**
 * Waiting and looking took their time: only who still holds the claim may send, and only what may still go. That is asked
 * after the claim is renewed, so that nothing is missed that the ledger knew by then.
 */
async function renewAndSend(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number): Promise<SendOutcome> {
	const renewedAt = deps.clock.now();
	const renewed = await deps.ledger.renewClaim(message.id, message.attempt, renewedAt, LEASE_MS);
	if (!renewed) return lost(message, decision);
	const stop = await stopped(deps, renewed);
	if (stop) return await settled(deps, renewed, stop, { status: 'failed', reason: stop.reason });
	return await attempt(deps, renewed, decision, receiptsUrl, tries, renewedAt);
}

/** Whether the person has opted out, or a person of the team has taken over, since it was decided that the text may go. */
async function stopped(deps: SendDependencies, { purpose, businessId, to, from }: Message): Promise<Decision | undefined> {
	if (purpose === 'team_alert' || purpose === 'team_reply' || purpose === 'opt_out_confirmation' || purpose === 'help') return undefined;
	if ((await deps.ledger.optedOutAt(businessId, to, from)) !== undefined) return { action: 'skip', reason: 'opted_out', facts: {} };
	const conversation = purpose === 'opt_in_confirmation' ? undefined : await deps.ledger.findConversation(businessId, to);
	if (!conversation || !humanActive(conversation, deps.clock.now())) return undefined;
	if (purpose === 'handover' && (await isTheirs(deps, conversation))) return undefined;
	return { action: 'skip', reason: 'human_active', facts: {} };
}

/** The pause is that of the taking, and whoever took it has not been in touch with the person since. */
async function isTheirs({ ledger }: SendDependencies, { id, businessId, pausedBecause }: Conversation): Promise<boolean> {
	const matter = (await ledger.openEscalations(businessId)).find(({ conversationId }) => conversationId === id);
	return matter?.state === 'acknowledged' && matter.contactedAt === undefined && matter.takenBy !== undefined && pausedBecause === takenBecause(matter.takenBy);
}

async function attempt(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number, leaseFrom: number): Promise<SendOutcome> {
	const text = outbound(message, receiptsUrl);
	const startedAt = deps.clock.now();
	// The machine stood still since: another run may have taken the claim over.
	if (startedAt - leaseFrom >= LEASE_MS || startedAt < leaseFrom) return await renewAndSend(deps, message, decision, receiptsUrl, tries);
	const result = await deps.phone.send(text);
	if (result.outcome === 'accepted') {
		return await settled(deps, message, decision, { status: result.delivered ? 'delivered' : 'sent', providerId: result.providerId });
	}
	if (result.outcome === 'refused') return await refused(deps, message, decision, receiptsUrl, tries, result);
	return await doubted(deps, message, decision, receiptsUrl, tries, startedAt, result.message);
}

/** Nothing went out. What will never succeed is final; what may succeed in a moment is tried again with the provider's own hint. */
async function refused(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number, result: SendResult & { outcome: 'refused' }): Promise<SendOutcome> {
	const why = { reason: result.reason, explanation: result.message };
	const settlement: Settlement = { status: 'failed', reason: result.reason, ...(result.vendorCode === undefined ? {} : { vendorCode: result.vendorCode }) };
	if (result.retryAfterSeconds === undefined) return { ...(await settled(deps, message, decision, settlement)), ...why };
	const waitMs = result.retryAfterSeconds * 1000 * 2 ** (tries - 1);
	if (tries >= MOST_TRIES || waitMs > LONGEST_WAIT_MS) {
		const retry = laterOrNever(message, deps.clock.now(), waitMs);
		return { ...(await settled(deps, message, decision, { ...settlement, ...retry })), ...why, ...retry };
	}
	await deps.clock.sleep(waitMs);
	return await renewAndSend(deps, message, decision, receiptsUrl, tries + 1);
}

/** It may have gone out: ask, and ask again, before the one more try. */
async function doubted(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number, startedAt: number, why: string): Promise<SendOutcome> {
	let waited = 0;
	for (const after of LOOK_AFTER_MS) {
		await deps.clock.sleep(after - waited);
		waited = after;
		const found = await lookUp(deps, message, receiptsUrl, startedAt);
		if (found.found === 'yes') return await settled(deps, message, decision, { status: found.delivered ? 'delivered' : 'sent', providerId: found.providerId });
		if (found.found === 'cannot_tell') return await unsettled(deps, message, decision, `${why} ${found.message}`);
	}
	if (tries >= 2) return await unsettled(deps, message, decision, why);
	return await renewAndSend(deps, message, decision, receiptsUrl, tries + 1);
}

/** What the provider has of this text. Another text of ours in the same words is not it. */
async function lookUp(deps: SendDependencies, message: Message, receiptsUrl: string | undefined, since: number): Promise<FindResult> {
	const thread = message.conversationId === undefined ? [] : await deps.ledger.messagesOf(message.conversationId, 200);
	const others = new Set(thread.flatMap(({ id, providerId }) => (id === message.id || providerId === undefined ? [] : [providerId])));
	return await deps.phone.find(outbound(message, receiptsUrl), Math.min(since, deps.clock.now()) - LOOK_BACK_MS, others);
}

async function settled(deps: SendDependencies, message: Message, decision: Decision, settlement: Settlement): Promise<SendOutcome> {
	const now = deps.clock.now();
	const ours = await deps.ledger.settleText(message.id, message.attempt, settlement, now);
	if (!ours) return lost(message, decision);
	const sent = settlement.status === 'sent' || settlement.status === 'delivered';
	// Why an earlier try failed is no longer true of this text.
	const { reason, vendorCode, ...text } = message;
	return {
		sent,
		decision,
		message: { ...text, status: settlement.status, ...('providerId' in settlement ? { providerId: settlement.providerId, sentAt: now } : { reason: settlement.reason }) },
	};
}

async function unsettled(deps: SendDependencies, message: Message, decision: Decision, why: string): Promise<SendOutcome> {
	const retry = laterOrNever(message, deps.clock.now(), 0);
	const outcome = await settled(deps, message, decision, { status: 'unknown', reason: why.slice(0, 300), ...retry });
	const next = retry.retryAt === undefined ? 'It was looked up for hours: see at the phone system whether it is there.' : 'It is looked up again at the phone system before anything is sent.';
	return { ...outcome, reason: 'unknown', explanation: `${why} The text may have gone out. ${next}`, ...retry };
}

/** In a minute at first, then twice as long after every few tries; nothing once there were too many. */
function laterOrNever(message: Message, now: number, leastMs: number): { readonly retryAt?: number } {
	if (message.attempt >= MOST_ATTEMPTS) return {};
	return { retryAt: now + Math.max(leastMs, RETRY_LATER_MS * 2 ** Math.floor(message.attempt / 5)) };
}

/** The lease ended and another run took the claim over: its outcome counts, not ours. */
function lost(message: Message, decision: Decision): SendOutcome {
	return { sent: false, decision, message, reason: 'already_claimed', explanation: 'Another run of the workflow has taken this text over, so this one stepped back.' };
}

function outbound(message: Message, receiptsUrl: string | undefined): OutboundText {
	return { from: message.from, to: message.to, body: message.body, media: message.media, ...(receiptsUrl === undefined ? {} : { receiptsUrl }) };
}
