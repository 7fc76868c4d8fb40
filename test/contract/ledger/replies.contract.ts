import { addBusinessMinutes } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, BOB, DAY, dueAt, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, readAs, reply, SECOND, SECOND_LINE, sendFirstText, T0, textOf, UPTOWN_LINE, type OpenLedger } from './world';

export function repliesContract(open: OpenLedger): void {
	describe('replies', () => {
		const ledger = ledgerOfBayside(open);

		it('come with the thread, the person and the call they are about', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			const media = ['https://example.com/leak.jpg'];
			const found = await reply(ledger(), T0 + MINUTE, 'The heater leaks', { media, to: SECOND_LINE });
			expect(found).toMatchObject({
				kind: 'reply',
				message: { businessId: BAYSIDE, conversationId: receipt.conversation?.id, direction: 'in', from: ANN, to: SECOND_LINE, body: 'The heater leaks', media, status: 'received', at: T0 + MINUTE, attempt: 0 },
				conversation: { id: receipt.conversation?.id, status: 'replied', lastReplyAt: T0 + MINUTE, lastTextAt: T0 },
				person: { number: ANN },
				call: { id: receipt.call.id },
				profile: { id: BAYSIDE },
			});
			for (const field of ['consentAt', 'providerAnswered', 'member', 'escalation']) expect(found).not.toHaveProperty(field);
			expect((await ledger().messagesOf(present(receipt.conversation).id, 10)).map(({ direction }) => direction)).toEqual(['out', 'in']);
			expect((await allEvents(ledger())).at(-1)).toMatchObject({ kind: 'reply_received', messageId: found.message?.id, data: { kind: 'reply' } });
		});

		it('are kept once, also when 20 deliveries race', async () => {
			const text = textOf('Hello?');
			const found = await atOnce(20, async () => await ledger().recordReply(text, intakeAt(T0)));
			expect(found.filter(({ kind }) => kind === 'reply')).toHaveLength(1);
			expect(found.filter(({ kind }) => kind === 'duplicate')).toHaveLength(19);
			expect(new Set(found.map(({ message }) => message?.id)).size).toBe(1);
			expect(await dueAt(ledger(), T0 + DAY)).toHaveLength(1);
		});

		it('with equal ids of two accounts are two', async () => {
			expect((await reply(ledger(), T0, 'one', { providerId: 'SM-x' })).kind).toBe('reply');
			expect((await reply(ledger(), T0, 'two', { providerId: 'SM-x', account: 'AC2' })).kind).toBe('reply');
		});

		it('open a conversation with somebody who never called', async () => {
			const found = await reply(ledger(), T0, 'Do you do roofs?', { from: '(415) 555-0121', to: '(415) 555-0101' });
			expect(found).toMatchObject({ kind: 'reply', message: { from: BOB, to: SECOND_LINE }, conversation: { person: BOB, line: SECOND_LINE, status: 'replied' }, person: { number: BOB, calls: 0 } });
			expect(found).not.toHaveProperty('call');
		});

		it('after a closed conversation open a new one', async () => {
			const old = present((await reply(ledger(), T0, 'Hi')).conversation);
			await ledger().changeConversation(old.id, { do: 'status', status: 'won' }, 'dana', T0 + MINUTE);
			const next = present((await reply(ledger(), T0 + HOUR, 'One more thing')).conversation);
			expect(next.id).not.toBe(old.id);
			expect(await ledger().getConversation(old.id)).toMatchObject({ status: 'won', closedAt: T0 + MINUTE });
		});

		it('never take a booked lead back', async () => {
			const { id } = present((await reply(ledger(), T0, 'Tuesday is fine')).conversation);
			await ledger().changeConversation(id, { do: 'status', status: 'booked' }, 'dana', T0 + 1);
			expect((await reply(ledger(), T0 + MINUTE, 'Thanks')).conversation).toMatchObject({ id, status: 'booked' });
		});

		it.each([
			['a short code', { from: '88811' }, 'ignored'],
			['a number of the business itself', { from: SECOND_LINE }, 'ignored'],
			['somebody to a number that nobody has', { to: '+14155550199' }, 'unknown_business'],
		] as const)('of %s are kept and start nothing', async (_who, more, kind) => {
			const found = await reply(ledger(), T0, 'STOP', more);
			expect(found).toMatchObject({ kind, message: { body: 'STOP', status: 'received' } });
			expect(found).not.toHaveProperty('conversation');
			expect((await reply(ledger(), T0, 'STOP', { ...more, providerId: present(found.message?.providerId) })).kind).toBe('duplicate');
			expect(await ledger().listConversations({ limit: 10 })).toEqual([]);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + DAY), 10)).toEqual([]);
		});

		it('go to the business that the trigger stands for', async () => {
			const found = await ledger().recordReply(textOf('hi', { to: UPTOWN_LINE }), intakeAt(T0, { businessId: BAYSIDE }));
			expect(found).toMatchObject({ kind: 'reply', profile: { id: BAYSIDE } });
		});

		it('are owed an answer within the business minutes of the profile; the first one counts, the newest is shown', async () => {
			await ledger().saveBusiness(await profileOf({ sla: { minutes: 20, emergencyMinutes: 2 } }), T0);
			const first = await reply(ledger(), T0, 'Anybody there?');
			const second = await reply(ledger(), T0 + 5 * MINUTE, 'Hello?');
			expect(await dueAt(ledger(), T0 + 20 * MINUTE - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + 20 * MINUTE)).toMatchObject([{ due: { kind: 'unanswered', dueAt: T0 + 20 * MINUTE, conversationId: first.conversation?.id }, message: { id: second.message?.id }, conversation: { person: ANN }, person: { number: ANN } }]);
		});

		it('at night are owed an answer in the morning', async () => {
			const profile = await profileOf({ hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:00']]])) });
			await ledger().saveBusiness(profile, T0);
			const night = T0 + 11 * HOUR;
			await reply(ledger(), night, 'Anybody there?');
			const morning = addBusinessMinutes(profile, night, 15);
			expect(morning).toBe(Date.parse('2026-01-15T08:15:00-05:00'));
			expect(await dueAt(ledger(), morning - 1)).toEqual([]);
			expect(await dueAt(ledger(), morning)).toHaveLength(1);
		});

		it.each(['', '\u0000a\u0000b', '\ud83d', '🔥'.repeat(20_000), "'; DROP TABLE messages; --", '\u202eSTOP', ' \n\t '])('bear any words (%#)', async (body) => {
			const text = textOf(body);
			const found = await ledger().recordReply(text, intakeAt(T0));
			expect(found.kind).not.toBe('duplicate');
			expect((await ledger().recordReply(text, intakeAt(T0))).kind).toBe('duplicate');
			const [kept] = await ledger().messagesOf(present(found.conversation).id, 10);
			expect(kept).toEqual(found.message);
			// Half a character and NUL are no text, and not every database can keep them; whatever else was written must be there.
			const comparable = (words: string) => words.replaceAll('\u0000', '').replace(/[\ufffd\ud800-\udfff]/g, '');
			expect(comparable(present(kept).body)).toBe(comparable(body));
		});
	});

	describe('reading replies', () => {
		const ledger = ledgerOfBayside(open);
		const received = async (now = T0) => {
			const found = await reply(ledger(), now, 'It is Ann, 12 Oak St. The heater leaks.');
			return { id: present(found.message).id, conversationId: present(found.conversation).id };
		};

		it('keeps what was read, and what it says about the person', async () => {
			const { id, conversationId } = await received();
			await ledger().recordClassification(id, readAs({ name: 'Ann', address: '12 Oak St', language: 'es', intent: 'service_request', route: 'sales' }), T0 + SECOND);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ name: 'Ann', address: '12 Oak St', language: 'es' });
			expect(await ledger().getConversation(conversationId)).toMatchObject({ status: 'qualified' });
			expect((await allEvents(ledger(), { conversationId })).find(({ kind }) => kind === 'reply_classified')).toMatchObject({ messageId: id, at: T0 + SECOND, data: { intent: 'service_request', route: 'sales', confidence: 0.9, unsure: false, urgency: 'routine', method: 'keyword' } });
		});

		it('does not forget what it knew when a later text says less', async () => {
			const { id } = await received();
			await ledger().recordClassification(id, readAs({ name: 'Ann', language: 'es' }), T0);
			const next = await received(T0 + MINUTE);
			await ledger().recordClassification(next.id, readAs({ language: 'other' }), T0 + MINUTE);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ name: 'Ann', language: 'es' });
		});

		it('waits no longer for an answer where none is owed', async () => {
			const { id } = await received();
			await ledger().recordClassification(id, readAs({ intent: 'acknowledgement', route: 'closed' }), T0);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
		});

		it('wants an emergency answered within its minutes', async () => {
			const { id, conversationId } = await received();
			await ledger().recordClassification(id, readAs({ route: 'emergency', urgency: 'emergency' }), T0 + SECOND);
			expect(await dueAt(ledger(), T0 + SECOND + 2 * MINUTE - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + SECOND + 2 * MINUTE)).toMatchObject([{ due: { kind: 'unanswered', messageId: id } }]);
			expect(await ledger().getConversation(conversationId)).toMatchObject({ status: 'qualified' });
		});

		it('takes a wish for no more texts that only the reading found for an opt-out', async () => {
			const { id } = await received();
			await ledger().recordClassification(id, readAs({ intent: 'opt_out', route: 'opt_out' }), T0 + SECOND);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
		});

		it('does nothing for a text that is not there', async () => {
			const before = await allEvents(ledger());
			await ledger().recordClassification('msg_nowhere', readAs({ name: 'Nobody' }), T0);
			expect(await allEvents(ledger())).toEqual(before);
		});

		it('is asked for once more when it never happened, and then no more', async () => {
			const receipt = await missedCall(ledger(), T0);
			const { id } = await received();
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE - 1), 10)).toEqual([]);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE, { holder: 'another/trigger' }), 10)).toEqual([]);
			const again = await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 10);
			expect(again).toMatchObject([{ kind: 'reply', message: { id, body: 'It is Ann, 12 Oak St. The heater leaks.' }, conversation: { id: receipt.conversation?.id }, person: { number: ANN }, call: { id: receipt.call.id }, profile: { id: BAYSIDE } }]);
			await ledger().offerEnded({ messageId: id }, false, T0 + LEASE);
			for (const wait of [1, 2, 10, 1_000]) expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE + wait * LEASE), 10)).toEqual([]);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'reply_offered_again')).toHaveLength(1);
		});

		it('is not asked for again once it happened, also between the two times', async () => {
			const one = await received();
			await ledger().recordClassification(one.id, readAs(), T0);
			const two = await received();
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 10)).toMatchObject([{ message: { id: two.id } }]);
			await ledger().recordClassification(two.id, readAs(), T0 + LEASE);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + DAY), 10)).toEqual([]);
		});

		it('is asked for of one of 20 that look at once, and of so many as they can bear', async () => {
			await atOnce(12, async () => await ledger().recordReply(textOf('hello', { providerId: nextId('SM') }), intakeAt(T0)));
			const looks = await atOnce(20, async () => await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 1));
			expect(looks.every((look) => look.length <= 1)).toBe(true);
			expect(new Set(looks.flat().map(({ message }) => message?.id)).size).toBe(12);
			expect(looks.flat()).toHaveLength(12);
		});

		it('is not asked for when the business is gone, nor for words that a keyword settled', async () => {
			await reply(ledger(), T0, 'STOP', { from: BOB, to: LINE });
			await received();
			await ledger().removeBusiness(BAYSIDE, T0);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 10)).toEqual([]);
		});
	});
}
