import { allEvents, ANN, BAYSIDE, BOB, claim, DAY, dueAt, escalationOf, expectClaim, firstText, HOUR, intakeAt, kindsOf, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, readAs, reply, report, sendFirstText, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';
import { DEFAULT_MISSED_RULES, type Ledger } from '../../../engine';

const LATER = T0 + 100 * DAY;

/** Everything that is kept, as one text: what must be gone is looked for in it. */
async function allOf(ledger: Ledger): Promise<string> {
	const rows: string[] = [];
	for await (const row of ledger.exportAll()) if (!['businesses', 'business_numbers'].includes(row.table)) rows.push(JSON.stringify(row));
	return rows.join('\n');
}

/** A whole life: call with a voicemail, text, reply, reading, lead, escalation. */
async function live(ledger: Ledger, at: number, from = ANN) {
	const callId = nextId('CA');
	await ledger.recordCallEvent(report({ callId, from, step: 'voicemail', callerName: 'Ann Secret', recordingUrl: 'https://example.com/secret.mp3', recordingSeconds: 12 }), DEFAULT_MISSED_RULES, intakeAt(at));
	const receipt = await missedCall(ledger, at, { callId, from });
	const { conversation } = await ledger.recordReply({ kind: 'text', system: 'twilio', account: 'AC1', providerId: nextId('SMin'), from, to: LINE, body: 'Secret words', media: ['https://example.com/secret.jpg'] }, intakeAt(at));
	const thread = present(conversation);
	const read = await reply(ledger, at, 'My name is Ann Secret', { from });
	await ledger.recordClassification(present(read.message).id, readAs({ name: 'Ann Secret', address: '12 Secret St', summary: 'Secret summary', route: 'support' }), at);
	await ledger.correctReply(present(read.message).id, { intent: 'quote', by: 'dana', note: 'Secret correction' }, at);
	await ledger.saveLead({ businessId: BAYSIDE, number: from, patch: { email: 'secret@example.com', fields: { note: 'secret' } }, conversationId: thread.id, nextAction: 'Call Ann Secret', now: at });
	await ledger.openEscalation(escalationOf(thread.id, at, { person: from, summary: 'Secret leak' }));
	await ledger.changeConversation(thread.id, { do: 'note', text: 'Secret note' }, 'dana', at);
	return { call: present(receipt.call), conversation: thread };
}

export function retentionContract(open: OpenLedger): void {
	describe('what is over', () => {
		const ledger = ledgerOfBayside(open);
		const handled = async (from = ANN, at = T0) => {
			const lived = await live(ledger(), at, from);
			await ledger().changeConversation(lived.conversation.id, { do: 'status', status: 'lost', lostReason: 'too_expensive' }, 'dana', at + HOUR);
			return lived;
		};

		it('is forgotten as to who and in which words, and stays as to what and how often', async () => {
			const { call, conversation } = await handled();
			const before = await allEvents(ledger());
			expect(await allOf(ledger())).toMatch(/secret/i);
			const forgotten = await ledger().forget(T0 + DAY, LATER);
			expect(forgotten).toEqual({ conversations: 1, calls: 1, messages: 2, people: 1 });
			const rest = await allOf(ledger());
			expect(rest).not.toMatch(/secret/i);
			expect(rest).not.toContain(ANN);
			expect(kindsOf(await allEvents(ledger()))).toEqual(kindsOf(before));
			expect(await ledger().getCall(call.id)).toMatchObject({ outcome: 'missed', missedReason: 'voicemail', startedAt: call.startedAt, from: null, facts: { voicemail: { durationSeconds: 12 } } });
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ status: 'lost', lostReason: 'too_expensive', openedAt: conversation.openedAt });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toBeUndefined();
			expect(await ledger().forget(T0 + DAY, LATER)).toEqual({ conversations: 0, calls: 0, messages: 0, people: 0 });
		});

		it('keeps reason and action of its decision', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			const decided = present(await ledger().decisionOf(receipt.call.id));
			await ledger().forget(T0 + DAY, LATER);
			expect(await ledger().decisionOf(receipt.call.id)).toEqual({ ...decided, facts: {} });
			const lines = (await allEvents(ledger(), { callId: receipt.call.id })).filter(({ kind }) => kind === 'decision' || kind === 'text_settled');
			expect(lines.map(({ data }) => data)).toMatchObject([{ action: 'text', reason: decided.reason }, { status: 'sent', purpose: 'first_text' }]);
		});

		it('never means an opt-out: that holds for ever, without its words', async () => {
			await missedCall(ledger(), T0);
			await reply(ledger(), T0, 'STOP');
			await ledger().forget(LATER, LATER);
			await ledger().forget(LATER + 3_650 * DAY, LATER + 3_650 * DAY);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			const [optOut] = (await allEvents(ledger())).filter(({ kind }) => kind === 'opt_out');
			expect(JSON.stringify(optOut)).not.toContain(ANN);
			const again = await missedCall(ledger(), LATER + DAY);
			expect(expectClaim(await claim(ledger(), LATER + DAY, firstText(again)), 'not_now').decision.reason).toBe('opted_out');
		});

		it('is not what happened since, nor what is planned, nor what is idle for less', async () => {
			const { conversation } = await live(ledger(), T0);
			const untouched = await allOf(ledger());
			await ledger().forget(T0, LATER);
			expect(await allOf(ledger())).toBe(untouched);
			await missedCall(ledger(), T0 + 2 * DAY);
			await live(ledger(), T0, BOB);
			await ledger().changeConversation(present(await ledger().findConversation(BAYSIDE, BOB)).id, { do: 'next_action', nextAction: 'Call back', followUpAt: T0 + 5 * DAY }, 'dana', T0);
			expect(await ledger().forget(T0 + DAY, LATER)).toMatchObject({ conversations: 0, people: 0 });
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ person: ANN });
		});

		it('may be idle and never closed: it is closed then, and nothing of it falls due any more', async () => {
			const { conversation } = await live(ledger(), T0);
			await live(ledger(), T0, BOB);
			expect(await ledger().forget(T0 + DAY, LATER)).toMatchObject({ conversations: 2, people: 2 });
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ closedAt: LATER });
			expect(await ledger().openEscalations(BAYSIDE)).toEqual([]);
			expect(await dueAt(ledger(), LATER + DAY)).toEqual([]);
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(LATER), 100)).toEqual([]);
			expect(await ledger().offerRepliesAgain(intakeAt(LATER), 100)).toEqual([]);
		});

		it('includes calls that nobody was to be texted for', async () => {
			await missedCall(ledger(), T0, { from: 'Anonymous', callerName: 'Secret' });
			await missedCall(ledger(), T0, { to: '+14155550199' });
			await ledger().recordCallEvent(report({ callId: nextId('CA'), step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 60 }), DEFAULT_MISSED_RULES, intakeAt(T0));
			expect(await ledger().forget(T0 + DAY, LATER)).toMatchObject({ calls: 3 });
			expect(await allOf(ledger())).not.toContain(ANN);
		});

		it('starts anew with whoever calls again', async () => {
			await handled();
			await ledger().forget(T0 + DAY, LATER);
			const again = await missedCall(ledger(), LATER);
			expect(again).toMatchObject({ offer: true, person: { number: ANN, calls: 1 } });
			await sendFirstText(ledger(), LATER, again);
		});

		it('is forgotten for one business alone where one is named', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await handled();
			const next = await missedCall(ledger(), T0, { to: UPTOWN_LINE });
			expect(await ledger().forget(T0 + DAY, LATER, UPTOWN)).toEqual({ conversations: 1, calls: 1, messages: 0, people: 1 });
			expect(await ledger().getCall(next.call.id)).toMatchObject({ from: null });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ name: 'Ann Secret' });
		});

		it('is forgotten also when it is much, while the ledger goes on working', async () => {
			for (let index = 0; index < 230; index += 1) await missedCall(ledger(), T0, { from: `+1${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}` });
			const [forgotten, call] = await Promise.all([ledger().forget(T0 + DAY, LATER), missedCall(ledger(), LATER)]);
			expect(forgotten).toEqual({ conversations: 230, calls: 230, messages: 0, people: 230 });
			expect(await ledger().getPerson(BAYSIDE, present(call.call.from))).toMatchObject({ number: ANN });
		});
	});

	describe('a person who wishes to be forgotten', () => {
		const ledger = ledgerOfBayside(open);

		it('is, at once, whatever was open, and nobody else', async () => {
			await live(ledger(), T0);
			await live(ledger(), T0, BOB);
			const forgotten = await ledger().forgetPerson(BAYSIDE, ANN, T0 + MINUTE);
			expect(forgotten).toEqual({ conversations: 1, calls: 1, messages: 2, people: 1 });
			expect(await allOf(ledger())).not.toContain(ANN);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toBeUndefined();
			expect(await ledger().getPerson(BAYSIDE, BOB)).toMatchObject({ name: 'Ann Secret' });
			expect((await ledger().openEscalations(BAYSIDE)).map(({ person }) => person)).toEqual([BOB]);
			expect(await ledger().forgetPerson(BAYSIDE, ANN, T0 + MINUTE)).toEqual({ conversations: 0, calls: 0, messages: 0, people: 0 });
		});

		it('is not texted with what waited, nor by a report that comes once more', async () => {
			const event = report({ callId: nextId('CA') });
			const receipt = await ledger().recordCallEvent(event, DEFAULT_MISSED_RULES, intakeAt(T0));
			const held = await claim(ledger(), T0, firstText(receipt), () => ({ action: 'hold', reason: 'quiet_hours', until: T0 + HOUR, facts: {} }));
			expectClaim(held, 'not_now');
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + MINUTE);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + DAY), 100)).toEqual([]);
			expect(await ledger().recordCallEvent(event, DEFAULT_MISSED_RULES, intakeAt(T0 + 2 * MINUTE))).toMatchObject({ result: 'duplicate', offer: false });
		});

		it('stays opted out', async () => {
			await reply(ledger(), T0, 'STOP');
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + MINUTE);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			const left = (await allOf(ledger())).split('\n').filter((row) => row.includes(ANN));
			expect(left).toHaveLength(1);
			expect(left[0]).toContain('consent_states');
			expect(left[0]).not.toContain('STOP');
		});

		it('may be in the middle of being texted: the outcome is still kept', async () => {
			const receipt = await missedCall(ledger(), T0);
			const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + 1);
			expect(await ledger().settleText(message.id, message.attempt, { status: 'sent', providerId: nextId('SM') }, T0 + 2)).toBe(true);
			expect(await allOf(ledger())).not.toContain(ANN);
		});
	});
}
