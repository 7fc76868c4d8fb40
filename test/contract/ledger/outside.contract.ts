import { decide, DEFAULT_TEXT_SETTINGS, type OutsideCall, type OutsideText, type TextSettings } from '../../../engine';
import { allEvents, ANN, BAYSIDE, BOB, claim, DANA, DAY, dueAt, escalated, expectClaim, firstText, HOUR, humanlyPaused, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, reply, sendFirstText, T0, UPTOWN, uptownProfile, type OpenLedger } from './world';

const TEAM = { team: [{ id: 'dana', name: 'Dana', phone: DANA, email: 'Dana@Bayside.example', onCall: 1 }] };
/** Ten at night in New York, and the next morning. */
const NIGHT = T0 + 11 * HOUR;
const MORNING = T0 + 21 * HOUR;
const HOLD: TextSettings = { ...DEFAULT_TEXT_SETTINGS, quietHours: 'hold', staleAfterHours: 0 };

const text = (body: string, more: Partial<OutsideText> = {}): OutsideText => ({ kind: 'outside', system: 'twilio', account: 'AC1', providerId: nextId('SMout'), from: LINE, to: ANN, body, media: [], ...more });
const call = (more: Partial<OutsideCall> = {}): OutsideCall => ({ kind: 'outside_call', system: 'twilio', account: 'AC1', callId: nextId('CAout'), from: LINE, to: ANN, reached: true, ...more });

export function outsideContract(open: OpenLedger): void {
	describe('a text that somebody of the business sent at the phone system itself', () => {
		const ledger = ledgerOfBayside(open, TEAM);
		const conversationOf = async (person = ANN) => present(await ledger().findConversation(BAYSIDE, person));

		it('is kept in the open conversation, and automation is silent from then on', async () => {
			const { conversation } = await missedCall(ledger(), T0);
			const sent = text('On my way', { media: ['https://example.com/1.jpg'], at: T0 + MINUTE - 3 });
			const receipt = await ledger().recordOutsideText(sent, { now: T0 + MINUTE });
			expect(receipt).toMatchObject({ result: 'recorded', profile: { id: BAYSIDE }, conversation: { id: conversation?.id, automation: 'paused', pausedUntil: T0 + MINUTE + DAY }, message: { direction: 'out', body: 'On my way', providerId: sent.providerId, status: 'sent', at: sent.at } });
			expect(receipt.message).not.toHaveProperty('purpose');
			expect(await ledger().messagesOf(present(conversation).id, 10)).toMatchObject([{ body: 'On my way', media: ['https://example.com/1.jpg'], from: LINE, to: ANN, sentAt: sent.at }]);
			expect(humanlyPaused(await conversationOf(), T0 + MINUTE + DAY - 1)).toBe(true);
			expect(humanlyPaused(await conversationOf(), T0 + MINUTE + DAY)).toBe(false);
		});

		it('ends what automation had decided before: whatever is claimed later is skipped', async () => {
			const receipt = await missedCall(ledger(), T0);
			await ledger().recordOutsideText(text('On my way'), { now: T0 + 1 });
			expect(expectClaim(await claim(ledger(), T0 + 2, firstText(receipt)), 'not_now').decision).toMatchObject({ action: 'skip', reason: 'human_active' });
			expect(expectClaim(await claim(ledger(), T0 + 3, firstText(await missedCall(ledger(), T0 + 3))), 'not_now').decision).toMatchObject({ reason: 'human_active' });
			// After the pause automation works again.
			expectClaim(await claim(ledger(), T0 + 2 * DAY, firstText(await missedCall(ledger(), T0 + 2 * DAY))), 'claimed');
		});

		it('is sent instead of what was held: that is not sent any more', async () => {
			const receipt = await missedCall(ledger(), NIGHT);
			const wish = firstText(receipt, { settings: HOLD });
			expect(expectClaim(await claim(ledger(), NIGHT, wish), 'not_now').decision).toMatchObject({ action: 'hold' });
			await ledger().recordOutsideText(text('I saw you called'), { now: NIGHT + MINUTE });
			for (const { due } of await dueAt(ledger(), MORNING, ['held_text'])) {
				expect(expectClaim(await claim(ledger(), MORNING, { ...wish, dueId: due.id }), 'not_now').decision).toMatchObject({ action: 'skip', reason: 'human_active' });
			}
			expect((await ledger().messagesOf(present(receipt.conversation).id, 10)).filter(({ status, purpose }) => purpose !== undefined && status !== 'failed')).toEqual([]);
			expect(await dueAt(ledger(), MORNING + DAY, ['held_text'])).toEqual([]);
		});

		it('is ours where we have its id', async () => {
			const message = await sendFirstText(ledger(), T0, await missedCall(ledger(), T0), 'SMours');
			expect(await ledger().recordOutsideText(text('Whatever the vendor made of it', { providerId: 'SMours' }), { now: T0 + 90 * DAY })).toMatchObject({ result: 'ours' });
			expect(humanlyPaused(await conversationOf(), T0 + 1)).toBe(false);
			expect(await ledger().messagesOf(present(message.conversationId), 10)).toHaveLength(1);
			// The same id at another account is another text.
			expect(await ledger().recordOutsideText(text('Hello', { providerId: 'SMours', account: 'AC2' }), { now: T0 + 1 })).toMatchObject({ result: 'recorded' });
		});

		it.each([
			['while we are sending it', undefined],
			['after we have sent it, under another id', { status: 'sent', providerId: 'SMother' }],
			['after nobody knows whether we have sent it', { status: 'unknown', reason: 'No answer.' }],
		] as const)('is ours where the words are, %s', async (_when, settlement) => {
			const { message } = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0))), 'claimed');
			if (settlement) await ledger().settleText(message.id, message.attempt, settlement, T0 + 1);
			// White space and characters that GSM lacks are changed on the way.
			expect(await ledger().recordOutsideText(text('Sorry we  missed your\ncall.'), { now: T0 + 9 * MINUTE })).toMatchObject({ result: 'ours' });
			expect(humanlyPaused(await conversationOf(), T0 + 9 * MINUTE)).toBe(false);
		});

		it('is somebody’s own where our words were to another person, at another time, other words, or never sent', async () => {
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			await missedCall(ledger(), T0, { from: BOB });
			expect(await ledger().recordOutsideText(text('Sorry we missed your call.', { to: BOB }), { now: T0 + 1 })).toMatchObject({ result: 'recorded' });
			expect(await ledger().recordOutsideText(text('Sorry we missed your call. Dana'), { now: T0 + 1 })).toMatchObject({ result: 'recorded' });
			expect(await ledger().recordOutsideText(text('Sorry we missed your call.'), { now: T0 + HOUR })).toMatchObject({ result: 'recorded' });
			const refused = await missedCall(ledger(), T0, { from: '+14155550122' });
			const { message } = expectClaim(await claim(ledger(), T0, firstText(refused)), 'claimed');
			await ledger().settleText(message.id, message.attempt, { status: 'failed', reason: 'Refused.' }, T0);
			expect(await ledger().recordOutsideText(text('Sorry we missed your call.', { to: '+14155550122' }), { now: T0 + 1 })).toMatchObject({ result: 'recorded' });
		});

		it('counts once, however often it is reported', async () => {
			await missedCall(ledger(), T0);
			const sent = text('On my way');
			expect(await ledger().recordOutsideText(sent, { now: T0 + 1 })).toMatchObject({ result: 'recorded' });
			const before = await allEvents(ledger());
			const again = await Promise.all([2, 3, 4].map(async (ms) => await ledger().recordOutsideText(sent, { now: T0 + ms })));
			expect(again.map(({ result }) => result)).toEqual(['duplicate', 'duplicate', 'duplicate']);
			expect(await allEvents(ledger())).toEqual(before);
		});

		it('counts once also where reports of it come at the same time', async () => {
			await missedCall(ledger(), T0);
			const sent = text('On my way');
			const results = await Promise.all(Array.from({ length: 10 }, async () => (await ledger().recordOutsideText(sent, { now: T0 + 1 })).result));
			expect(results.filter((result) => result === 'recorded')).toHaveLength(1);
			expect(results.filter((result) => result === 'duplicate')).toHaveLength(9);
		});

		it('changes nothing where nothing is open, and is nobody’s where the line is', async () => {
			expect(await ledger().recordOutsideText(text('Hello'), { now: T0 })).toMatchObject({ result: 'nothing_open', profile: { id: BAYSIDE } });
			const { conversation } = await missedCall(ledger(), T0);
			await ledger().changeConversation(present(conversation).id, { do: 'status', status: 'won' }, 'dana', T0 + 1);
			expect(await ledger().recordOutsideText(text('Thanks'), { now: T0 + 2 })).toMatchObject({ result: 'nothing_open' });
			expect(await ledger().messagesOf(present(conversation).id, 10)).toEqual([]);
			expect(await ledger().recordOutsideText(text('Hello', { from: '+14155550199' }), { now: T0 })).toEqual({ result: 'unknown_business' });
			expect(await ledger().recordOutsideText(text('Hello', { from: 'BAYSIDE' }), { now: T0 })).toEqual({ result: 'unknown_business' });
		});

		it('is of the business that is named, and of the person however the number is written', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			await missedCall(ledger(), T0);
			expect(await ledger().recordOutsideText(text('Hi'), { now: T0 + 1, businessId: UPTOWN })).toMatchObject({ result: 'nothing_open', profile: { id: UPTOWN } });
			expect(await ledger().recordOutsideText(text('Hi', { from: '(415) 555-0100', to: '415-555-0120' }), { now: T0 + 1 })).toMatchObject({ result: 'recorded', conversation: { person: ANN } });
		});

		it('is of the member whom the vendor names, by e-mail address in any case', async () => {
			const { conversation } = await missedCall(ledger(), T0);
			const { escalation } = await ledger().openEscalation({ businessId: BAYSIDE, conversationId: present(conversation).id, person: ANN, urgency: 'urgent', route: 'person', summary: 'Leak', now: T0, firstStepAt: T0 });
			await ledger().recordOutsideText(text('On my way', { by: 'dana@bayside.EXAMPLE' }), { now: T0 + 1 });
			expect(await conversationOf()).toMatchObject({ owner: 'dana', pausedBecause: expect.stringContaining('dana') });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
		});

		it.each([['somebody whom the profile does not know', 'temp@agency.example'], ['nobody', undefined]])('takes what is open also where it is of %s, and gives the conversation to nobody', async (_whom, by) => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			await ledger().recordOutsideText(text('On my way', by === undefined ? {} : { by }), { now: T0 + MINUTE });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenAt: T0 + MINUTE });
			expect(await conversationOf()).not.toHaveProperty('owner');
			expect(await dueAt(ledger(), T0 + 10 * DAY, ['escalation_step', 'unanswered'])).toEqual([]);
		});

		it('leaves nobody waiting for an answer', async () => {
			await missedCall(ledger(), T0);
			await reply(ledger(), T0, 'How much is it?');
			await ledger().recordOutsideText(text('About 100'), { now: T0 + 1 });
			expect(await dueAt(ledger(), T0 + 2 * DAY, ['unanswered'])).toEqual([]);
		});

		it('leaves a pause that reaches further as it is, and makes a shorter one longer', async () => {
			const { conversation } = await missedCall(ledger(), T0);
			const { id } = present(conversation);
			await ledger().changeConversation(id, { do: 'pause', until: T0 + 3 * DAY, because: 'mine' }, 'dana', T0);
			await ledger().recordOutsideText(text('One'), { now: T0 + 1 });
			expect(await conversationOf()).toMatchObject({ pausedUntil: T0 + 3 * DAY, pausedBecause: 'mine' });
			await ledger().recordOutsideText(text('Two'), { now: T0 + 5 * DAY });
			expect(await conversationOf()).toMatchObject({ pausedUntil: T0 + 6 * DAY });
			await ledger().changeConversation(id, { do: 'pause', because: 'mine for good' }, 'dana', T0 + 5 * DAY);
			await ledger().recordOutsideText(text('Three'), { now: T0 + 5 * DAY + 1 });
			expect(await conversationOf()).not.toHaveProperty('pausedUntil');
			expect(await conversationOf()).toMatchObject({ automation: 'paused', pausedBecause: 'mine for good' });
			await ledger().changeConversation(id, { do: 'resume' }, 'dana', T0 + 6 * DAY);
			await ledger().recordOutsideText(text('Four'), { now: T0 + 6 * DAY });
			expect(await conversationOf()).toMatchObject({ pausedUntil: T0 + 7 * DAY });
		});

		it.each([
			['a pause without end', { do: 'pause', because: 'mine' }, undefined],
			['a pause of three days', { do: 'pause', because: 'mine', until: T0 + 3 * DAY }, T0 + 3 * DAY],
		] as const)('leaves %s as it is also where something is open about the person', async (_what, pause, until) => {
			const { conversation } = await escalated(ledger(), T0, ANN);
			await ledger().changeConversation(conversation.id, pause, 'dana', T0);
			await ledger().recordOutsideText(text('On my way'), { now: T0 + 1 });
			expect((await conversationOf()).pausedUntil).toBe(until);
			expect(humanlyPaused(await conversationOf(), T0 + 2 * DAY)).toBe(true);
		});

		it.each([0.25, 72])('pauses for as long as the profile says, %s hours, also where something is open', async (humanTakeoverHours) => {
			await ledger().saveBusiness(await profileOf({ ...TEAM, humanTakeoverHours }), T0);
			await missedCall(ledger(), T0);
			await ledger().recordOutsideText(text('On my way'), { now: T0 });
			expect(await conversationOf()).toMatchObject({ pausedUntil: T0 + humanTakeoverHours * HOUR });
			await escalated(ledger(), T0, BOB);
			await ledger().recordOutsideText(text('On my way', { to: BOB }), { now: T0 });
			expect(await conversationOf(BOB)).toMatchObject({ pausedUntil: T0 + humanTakeoverHours * HOUR });
		});
	});

	describe('a call that somebody of the business placed at the phone system itself', () => {
		const ledger = ledgerOfBayside(open, TEAM);
		const conversationOf = async (person = ANN) => present(await ledger().findConversation(BAYSIDE, person));

		it('that reached the person is a contact: automation is silent, and what was open and promised is seen to', async () => {
			const { conversation, escalation } = await escalated(ledger(), T0, ANN);
			await ledger().changeConversation(conversation.id, { do: 'promise', at: T0 + HOUR }, 'dana', T0);
			const receipt = await ledger().recordOutsideCall(call({ by: 'dana@bayside.example' }), { now: T0 + MINUTE });
			expect(receipt).toMatchObject({ result: 'recorded', profile: { id: BAYSIDE }, conversation: { id: conversation.id, automation: 'paused', reachedAt: T0 + MINUTE } });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenBy: 'dana', contactedAt: T0 + MINUTE });
			expect(await conversationOf()).not.toHaveProperty('callBackAt');
			expect(await conversationOf()).toMatchObject({ pausedUntil: T0 + MINUTE + DAY });
			expect(await dueAt(ledger(), T0 + DAY, ['callback', 'escalation_step'])).toEqual([]);
		});

		it('that reached nobody is noted, and automation goes on', async () => {
			const receipt = await missedCall(ledger(), T0);
			const { escalation } = await ledger().openEscalation({ businessId: BAYSIDE, conversationId: present(receipt.conversation).id, person: ANN, urgency: 'urgent', route: 'person', summary: 'Leak', now: T0, firstStepAt: T0 });
			expect(await ledger().recordOutsideCall(call({ reached: false }), { now: T0 + 1 })).toMatchObject({ result: 'recorded', conversation: { automation: 'on', lastHumanAt: T0 + 1 } });
			expect(await conversationOf()).not.toHaveProperty('reachedAt');
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'open' });
			expect((await allEvents(ledger(), { conversationId: present(receipt.conversation).id })).at(-1)).toMatchObject({ kind: 'conversation_changed', data: { do: 'note', by: 'team' } });
			expect(expectClaim(await claim(ledger(), T0 + 2, firstText(receipt), decide), 'claimed').message.body).toBe('Sorry we missed your call.');
		});

		it('counts once each way: ringing reported first is reached all the same', async () => {
			await missedCall(ledger(), T0);
			const rang = call({ reached: false });
			expect((await ledger().recordOutsideCall(rang, { now: T0 + 1 })).result).toBe('recorded');
			expect((await ledger().recordOutsideCall(rang, { now: T0 + 2 })).result).toBe('duplicate');
			expect((await ledger().recordOutsideCall({ ...rang, reached: true }, { now: T0 + 3 })).result).toBe('recorded');
			const before = await allEvents(ledger());
			const again = await Promise.all(Array.from({ length: 5 }, async () => (await ledger().recordOutsideCall({ ...rang, reached: true }, { now: T0 + 4 })).result));
			expect(again).toEqual(Array.from({ length: 5 }, () => 'duplicate'));
			expect(await allEvents(ledger())).toEqual(before);
			expect((await conversationOf()).pausedUntil).toBe(T0 + 3 + DAY);
		});

		it('changes nothing where nothing is open, or at no line of ours', async () => {
			expect((await ledger().recordOutsideCall(call(), { now: T0 })).result).toBe('nothing_open');
			expect(await ledger().recordOutsideCall(call({ from: '+14155550199' }), { now: T0 })).toEqual({ result: 'unknown_business' });
		});

		it('leaves a pause without end as it is', async () => {
			const { conversation } = await escalated(ledger(), T0, ANN);
			await ledger().changeConversation(conversation.id, { do: 'pause', because: 'mine' }, 'dana', T0);
			await ledger().recordOutsideCall(call(), { now: T0 + 1 });
			expect(await conversationOf()).not.toHaveProperty('pausedUntil');
		});

		it('is no call of the person: nothing is offered for it', async () => {
			const { conversation, call: missed } = await missedCall(ledger(), T0);
			await ledger().recordOutsideCall(call(), { now: T0 + 1 });
			expect(await ledger().latestCall(present(conversation).id)).toMatchObject({ id: missed.id });
		});
	});

	describe('the latest call of a conversation', () => {
		const ledger = ledgerOfBayside(open);

		it('is the one that began last, whichever was reported last', async () => {
			const { conversation } = await missedCall(ledger(), T0, { callId: 'CAfirst', at: T0 });
			const { id } = present(conversation);
			const second = await missedCall(ledger(), T0 + HOUR, { callId: 'CAsecond', at: T0 + HOUR });
			expect(await ledger().latestCall(id)).toMatchObject({ id: second.call.id });
			await missedCall(ledger(), T0 + 2 * HOUR, { callId: 'CAlate', at: T0 + MINUTE });
			await missedCall(ledger(), T0 + 2 * HOUR, { from: BOB });
			expect(await ledger().latestCall(id)).toMatchObject({ id: second.call.id });
		});

		it('is none where nobody called', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			expect(await ledger().latestCall(id)).toBeUndefined();
			expect(await ledger().latestCall('conv_nowhere')).toBeUndefined();
		});
	});
}
