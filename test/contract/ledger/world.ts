import {
	checkProfile,
	decide,
	DEFAULT_MISSED_RULES,
	DEFAULT_TEXT_SETTINGS,
	type BusinessProfile,
	type CallEvent,
	type CallReceipt,
	type Claim,
	type ClaimRequest,
	type Classification,
	type Decision,
	type DueItem,
	type DueKind,
	type EscalationRequest,
	type Intake,
	type Ledger,
	type MissedRules,
	type ReceivedText,
	type ReplyReceipt,
	type TextFacts,
} from '../../../engine';

export * from './support';

/** Gives an empty ledger, a new one each time. */
export type OpenLedger = () => Promise<Ledger>;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Wednesday 14 January 2026, 11:00 in New York: nothing here looks at the real clock. */
export const T0 = Date.parse('2026-01-14T11:00:00-05:00');
export const LEASE = 45 * SECOND;

/** The business of most tests, and the one next door. */
export const BAYSIDE = 'bayside';
export const LINE = '+14155550100';
export const SECOND_LINE = '+14155550101';
export const UPTOWN = 'uptown';
export const UPTOWN_LINE = '+12125550150';

export const ANN = '+14155550120';
export const BOB = '+14155550121';
/** Team of Bayside, in the order of their turn on call. */
export const DANA = '+14155550130';
export const EVE = '+14155550131';

const profiles = new Map<string, BusinessProfile>();

/** A checked profile: Bayside, changed by what is given. */
export async function profileOf(more: object = {}): Promise<BusinessProfile> {
	const input = {
		id: BAYSIDE,
		name: 'Bayside Plumbing',
		timezone: 'America/New_York',
		quietHours: { zone: 'business', windows: 'own' },
		numbers: [{ number: LINE }, { number: SECOND_LINE, source: 'Ads' }],
		team: [
			{ id: 'dana', name: 'Dana', phone: DANA, onCall: 1 },
			{ id: 'eve', name: 'Eve', phone: EVE, onCall: 2 },
		],
		...more,
	};
	const key = JSON.stringify(input);
	const known = profiles.get(key);
	if (known) return known;
	const result = await checkProfile(input);
	if (!result.ok) throw new Error(result.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
	profiles.set(key, result.profile);
	return result.profile;
}

export const uptownProfile = async () =>
	await profileOf({ id: UPTOWN, name: 'Uptown Dental', numbers: [{ number: UPTOWN_LINE }], team: [{ id: 'fay', name: 'Fay', phone: '+12125550160', onCall: 1 }] });

/** An empty ledger before each test of the block, closed after it. */
export function freshLedger(open: OpenLedger): () => Ledger {
	let ledger: Ledger | undefined;
	beforeEach(async () => {
		ledger = await open();
	});
	afterEach(async () => {
		const done = ledger;
		ledger = undefined;
		await done?.close();
	});
	return () => {
		if (!ledger) throw new Error('There is a ledger only while a test runs.');
		return ledger;
	};
}

/** As {@link freshLedger}, with Bayside saved in it. */
export function ledgerOfBayside(open: OpenLedger, more: object = {}): () => Ledger {
	const ledger = freshLedger(open);
	beforeEach(async () => {
		await ledger().saveBusiness(await profileOf(more), T0 - DAY);
	});
	return ledger;
}

export const intakeAt = (now: number, more: Partial<Intake> = {}): Intake => ({ holder: 'workflow/trigger', now, leaseMs: LEASE, ...more });

let counted = 0;
/** Ids of calls and texts that no other test has. */
export const nextId = (prefix: string) => `${prefix}${(counted += 1)}`;

/** A report of a call; by default the one that says nobody picked up. */
export function report(more: Partial<CallEvent> & { readonly callId: string }): CallEvent {
	const step = more.step ?? 'ended';
	return {
		kind: 'call',
		system: 'twilio',
		account: 'AC1',
		key: `${more.callId}:${step}:${more.legId ?? ''}`,
		step,
		from: ANN,
		to: LINE,
		...(step === 'ended' ? { status: 'no_answer' as const, durationSeconds: 20 } : {}),
		...more,
	};
}

export async function missedCall(ledger: Ledger, now: number, more: Partial<CallEvent> = {}, rules: MissedRules = DEFAULT_MISSED_RULES): Promise<CallReceipt & Required<Pick<CallReceipt, 'call'>>> {
	const receipt = await ledger.recordCallEvent(report({ callId: nextId('CA'), ...more }), rules, intakeAt(now));
	if (!receipt.call) throw new Error('A recorded call came back without the call.');
	return { ...receipt, call: receipt.call };
}

type ClaimWish = Partial<Omit<ClaimRequest, 'now' | 'key'>> & { readonly key: string };

export function claimRequest(now: number, wish: ClaimWish): ClaimRequest {
	return {
		businessId: BAYSIDE,
		purpose: 'first_text',
		to: ANN,
		from: LINE,
		system: 'twilio',
		account: 'AC1',
		settings: DEFAULT_TEXT_SETTINGS,
		leaseMs: LEASE,
		compose: () => ({ body: 'Sorry we missed your call.', media: [] }),
		...wish,
		now,
	};
}

export async function claim(ledger: Ledger, now: number, wish: ClaimWish, decideNow: (facts: TextFacts) => Decision = decide): Promise<Claim> {
	return await ledger.claimText(claimRequest(now, wish), decideNow);
}

/** The first text of a call that was just recorded. */
export const firstText = (receipt: Pick<CallReceipt, 'call' | 'conversation'>, more: Partial<ClaimWish> = {}): ClaimWish => ({
	key: `first_text:${receipt.call?.id ?? ''}`,
	businessId: receipt.call?.businessId ?? BAYSIDE,
	to: receipt.call?.from ?? receipt.call?.fromRaw ?? ANN,
	from: receipt.call?.to ?? LINE,
	...(receipt.call ? { callId: receipt.call.id } : {}),
	...(receipt.conversation ? { conversationId: receipt.conversation.id } : {}),
	...more,
});

/** The claim, which must be one of the kind named. */
export function expectClaim<R extends Claim['result']>(found: Claim, result: R): Extract<Claim, { readonly result: R }> {
	expect(found).toMatchObject({ result });
	return found as Extract<Claim, { readonly result: R }>;
}

export async function sendFirstText(ledger: Ledger, now: number, receipt: Pick<CallReceipt, 'call' | 'conversation'>, providerId = nextId('SM')) {
	const { message } = expectClaim(await claim(ledger, now, firstText(receipt)), 'claimed');
	expect(await ledger.settleText(message.id, message.attempt, { status: 'sent', providerId }, now)).toBe(true);
	return message;
}

export const textOf = (body: string, more: Partial<ReceivedText> = {}): ReceivedText => ({
	kind: 'text',
	system: 'twilio',
	account: 'AC1',
	providerId: nextId('SMin'),
	from: ANN,
	to: LINE,
	body,
	media: [],
	...more,
});

export async function reply(ledger: Ledger, now: number, body: string, more: Partial<ReceivedText> = {}): Promise<ReplyReceipt> {
	return await ledger.recordReply(textOf(body, more), intakeAt(now));
}

export const readAs = (more: Partial<Classification> = {}): Classification => ({
	intent: 'support',
	also: [],
	route: 'support',
	confidence: 0.9,
	unsure: false,
	urgency: 'routine',
	language: 'en',
	summary: 'Needs something',
	method: 'keyword',
	evidence: [],
	...more,
});

export const escalationOf = (conversationId: string, now: number, more: Partial<EscalationRequest> = {}): EscalationRequest => ({
	businessId: BAYSIDE,
	conversationId,
	person: ANN,
	urgency: 'urgent',
	route: 'person',
	summary: 'No hot water',
	now,
	firstStepAt: now,
	...more,
});

/** Conversation of a person with an open escalation about them. */
export async function escalated(ledger: Ledger, now: number, person: string, more: Partial<EscalationRequest> = {}) {
	const conversation = await ledger.openConversation(BAYSIDE, person, LINE, now);
	const { escalation } = await ledger.openEscalation(escalationOf(conversation.id, now, { person, ...more }));
	return { conversation, escalation };
}

export const ALL_DUE: readonly DueKind[] = ['held_text', 'unanswered', 'escalation_step'];

export async function dueAt(ledger: Ledger, now: number, kinds: readonly DueKind[] = ALL_DUE, limit = 100): Promise<readonly DueItem[]> {
	return await ledger.claimDue(kinds, now, LEASE, limit);
}
