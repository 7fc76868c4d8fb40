import { decide } from '../guardrails';
import type { Decision } from '../guardrails';
import type { Claim, ClaimRequest, Clock, Ledger, OutboundText, PhoneSystem, SendResult, Settlement } from '../ports';
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
}

/** Long enough for one request (15 s) and the look-ups that follow a doubtful one; a crash is made good when it ends. */
const LEASE_MS = 45_000;
/** A provider may show a message a moment after it took it: when to look, counted from the doubt. */
const LOOK_AFTER_MS = [1_000, 4_000, 10_000] as const;
const MOST_TRIES = 3;
/** Waits up to this long are sat out in the execution; longer ones are left to the ledger. */
const LONGEST_WAIT_MS = 5_000;
const RETRY_LATER_MS = 60_000;
/** Tries of one text, all runs together: an outage of hours is outlasted, and what never ends is left to people. */
const MOST_ATTEMPTS = 30;

/**
 * Sends one text, at most once: facts, decision and claim in one transaction; then the request; then the outcome.
 * A request whose outcome is not known is looked up at the provider before anything is sent again, and a provider
 * that cannot be asked is never tried blindly.
 */
export async function sendText(deps: SendDependencies, request: SendRequest): Promise<SendOutcome> {
	const claim = await deps.ledger.claimText(
		{ ...request, system: deps.phone.name, account: deps.phone.account, now: deps.clock.now(), leaseMs: LEASE_MS },
		decide,
	);
	switch (claim.result) {
		case 'not_now':
			return { sent: false, decision: claim.decision, ...(claim.decision.until === undefined ? {} : { retryAt: claim.decision.until }) };
		case 'taken':
			return taken(claim);
		case 'claimed':
			return await attempt(deps, claim.message, claim.decision, claim.receiptsUrl, 1);
		case 'doubtful':
			return await resume(deps, claim);
	}
}

function taken(claim: Claim & { result: 'taken' }): SendOutcome {
	const { message, decision } = claim;
	const out = message.status === 'sent' || message.status === 'delivered' || message.status === 'undelivered';
	return { sent: false, message, decision: out ? { action: 'skip', reason: 'already_claimed', facts: { status: message.status } } : decision, reason: message.reason ?? 'already_claimed' };
}

/** Another run may have sent this text and died before it could say so. */
async function resume(deps: SendDependencies, claim: Claim & { result: 'doubtful' }): Promise<SendOutcome> {
	const { message, decision } = claim;
	const found = await deps.phone.find(outbound(message, claim.receiptsUrl), claim.firstTryAt);
	if (found.found === 'yes') return await settled(deps, message, decision, { status: found.delivered ? 'delivered' : 'sent', providerId: found.providerId });
	if (found.found === 'cannot_tell') return await unsettled(deps, message, decision, found.message);
	if (decision.action !== 'text') {
		const outcome = await settled(deps, message, decision, { status: 'failed', reason: decision.reason });
		return { ...outcome, decision };
	}
	// The look-up took its time: only who still holds the claim may send.
	const renewed = await deps.ledger.renewClaim(message.id, message.attempt, deps.clock.now(), LEASE_MS);
	return renewed ? await attempt(deps, renewed, decision, claim.receiptsUrl, 1) : lost(message, decision);
}

async function attempt(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number): Promise<SendOutcome> {
	const text = outbound(message, receiptsUrl);
	const startedAt = deps.clock.now();
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
	return await tryAgain(deps, message, decision, receiptsUrl, tries);
}

/** It may have gone out: ask, and ask again, before the one more try. */
async function doubted(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number, startedAt: number, why: string): Promise<SendOutcome> {
	let waited = 0;
	for (const after of LOOK_AFTER_MS) {
		await deps.clock.sleep(after - waited);
		waited = after;
		const found = await deps.phone.find(outbound(message, receiptsUrl), startedAt);
		if (found.found === 'yes') return await settled(deps, message, decision, { status: found.delivered ? 'delivered' : 'sent', providerId: found.providerId });
		if (found.found === 'cannot_tell') return await unsettled(deps, message, decision, `${why} ${found.message}`);
	}
	if (tries >= 2) return await unsettled(deps, message, decision, why);
	return await tryAgain(deps, message, decision, receiptsUrl, tries);
}

/** One more try, unless the claim was lost, or the person said stop while we waited. */
async function tryAgain(deps: SendDependencies, message: Message, decision: Decision, receiptsUrl: string | undefined, tries: number): Promise<SendOutcome> {
	const toCustomer = message.purpose !== 'team_alert' && message.purpose !== 'team_reply' && message.purpose !== 'opt_out_confirmation' && message.purpose !== 'help';
	if (toCustomer && (await deps.ledger.optedOutAt(message.businessId, message.to)) !== undefined) {
		const stopped: Decision = { action: 'skip', reason: 'opted_out', facts: {} };
		return await settled(deps, message, stopped, { status: 'failed', reason: 'opted_out' });
	}
	const renewed = await deps.ledger.renewClaim(message.id, message.attempt, deps.clock.now(), LEASE_MS);
	return renewed ? await attempt(deps, renewed, decision, receiptsUrl, tries + 1) : lost(message, decision);
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
