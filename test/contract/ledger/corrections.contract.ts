import type { Ledger, ReviewFilter, SaidCorrection } from '../../../engine';
import { allEvents, ANN, BAYSIDE, BOB, DAY, dueAt, HOUR, intakeAt, kindsOf, ledgerOfBayside, MINUTE, missedCall, present, readAs, reply, SECOND, sendFirstText, T0, textOf, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

const UNSURE = readAs({ intent: 'booking', route: 'person', confidence: 0.4, unsure: true });
const SAID: SaidCorrection = { intent: 'quote', by: 'dana', note: 'asked the price' };
const WEEK: ReviewFilter = { since: T0, until: T0 + 7 * DAY, limit: 100 };

async function read(ledger: Ledger, at: number, body: string, reading = UNSURE, more: object = {}) {
	const { message, conversation } = await reply(ledger, at, body, more);
	await ledger.recordClassification(present(message).id, reading, at + SECOND);
	return { id: present(message).id, conversationId: present(conversation).id };
}

export function correctionsContract(open: OpenLedger): void {
	describe('corrections', () => {
		const ledger = ledgerOfBayside(open);

		it('are kept beside how the reply was read, and in the record', async () => {
			const { id, conversationId } = await read(ledger(), T0, 'how much is a new faucet');
			const corrected = await ledger().correctReply(id, SAID, T0 + HOUR);
			const correction = { intent: 'quote', route: 'sales', urgency: 'routine', confirmed: false, by: 'dana', at: T0 + HOUR, note: 'asked the price' };
			expect(corrected).toMatchObject({ message: { id, body: 'how much is a new faucet' }, read: UNSURE, correction });
			expect(await ledger().latestReply(conversationId)).toEqual(corrected);
			expect(await ledger().repliesToReview(WEEK)).toMatchObject([{ message: { id }, read: UNSURE, correction, reviewAt: T0 + HOUR }]);
			expect((await allEvents(ledger(), { conversationId })).at(-1)).toMatchObject({
				kind: 'reply_corrected',
				messageId: id,
				at: T0 + HOUR,
				data: { intent: 'quote', route: 'sales', confirmed: false, by: 'dana', note: 'asked the price', was: { intent: 'booking', route: 'person', unsure: true } },
			});
		});

		it('may be made again: the latest word counts, and all are in the record', async () => {
			const { id } = await read(ledger(), T0, 'hm');
			await ledger().correctReply(id, SAID, T0 + MINUTE);
			await ledger().correctReply(id, { route: 'support', by: 'eve' }, T0 + HOUR);
			expect(await ledger().repliesToReview(WEEK)).toMatchObject([{ correction: { intent: 'support', route: 'support', by: 'eve' }, reviewAt: T0 + HOUR }]);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'reply_corrected')).toHaveLength(2);
		});

		it('stay when the reply is read once more', async () => {
			const { id } = await read(ledger(), T0, 'hm');
			await ledger().correctReply(id, SAID, T0 + MINUTE);
			await ledger().recordClassification(id, readAs({ unsure: false }), T0 + HOUR);
			expect(await ledger().repliesToReview(WEEK)).toMatchObject([{ read: { unsure: false }, correction: { intent: 'quote' }, reviewAt: T0 + MINUTE }]);
		});

		it('of what is no reply are none', async () => {
			const sent = await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			const before = await allEvents(ledger());
			for (const id of ['msg_nowhere', sent.id]) expect(await ledger().correctReply(id, SAID, T0)).toBeUndefined();
			expect(await allEvents(ledger())).toEqual(before);
		});

		it('without an intent and a route are refused, and nothing is kept', async () => {
			const { id } = await read(ledger(), T0, 'hm');
			await expect(ledger().correctReply(id, { by: 'dana' }, T0)).rejects.toThrow('give its intent, its route, or both');
			expect((await ledger().repliesToReview(WEEK))[0]).not.toHaveProperty('correction');
		});

		it('of texts that were read as one are about all of them', async () => {
			const intake = (at: number) => ({ ...intakeAt(at), gatherMs: 8 * SECOND });
			const first = await ledger().recordReply(textOf('hi'), intake(T0));
			const second = await ledger().recordReply(textOf('price for a faucet'), intake(T0 + SECOND));
			await ledger().offerRepliesAgain(intakeAt(T0 + MINUTE), 10);
			await ledger().recordClassification(present(first.message).id, UNSURE, T0 + MINUTE);
			const follower = (await ledger().messagesOf(present(second.conversation).id, 10)).at(-1);
			const whole = { message: { id: first.message?.id, body: 'hi\nprice for a faucet' } };
			expect(await ledger().latestReply(present(first.conversation).id)).toMatchObject(whole);
			expect(await ledger().correctReply(present(follower).id, SAID, T0 + HOUR)).toMatchObject({ ...whole, correction: { route: 'sales' } });
			expect(await ledger().repliesToReview(WEEK)).toMatchObject([whole]);
		});

		it('to an opt-out hold from when it was said, unless the person has asked for texts since', async () => {
			const { id } = await read(ledger(), T0, 'not again, please');
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBeUndefined();
			await ledger().correctReply(id, { intent: 'opt_out', by: 'dana' }, T0 + DAY);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			const other = await read(ledger(), T0, 'not again, please', UNSURE, { from: BOB });
			await reply(ledger(), T0 + HOUR, 'START', { from: BOB });
			await ledger().correctReply(other.id, { route: 'opt_out', by: 'dana' }, T0 + DAY);
			expect(await ledger().optedOutAt(BAYSIDE, BOB)).toBeUndefined();
		});

		it('never take an opt-out back', async () => {
			const { id } = await read(ledger(), T0, 'stop by on friday', readAs({ intent: 'opt_out', route: 'opt_out' }));
			await ledger().correctReply(id, { intent: 'booking', by: 'dana' }, T0 + HOUR);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
		});

		it('to what needs no answer end the wait for one, unless the person has written since', async () => {
			const { id } = await read(ledger(), T0, 'all good');
			const { id: other } = await read(ledger(), T0, 'all good', UNSURE, { from: BOB });
			await reply(ledger(), T0 + MINUTE, 'are you there?', { from: BOB });
			for (const each of [id, other]) await ledger().correctReply(each, { intent: 'acknowledgement', by: 'dana' }, T0 + 2 * MINUTE);
			expect((await dueAt(ledger(), T0 + DAY)).map(({ conversation }) => conversation?.person)).toEqual([BOB]);
		});

		it('move a lead forward, never back', async () => {
			const { id, conversationId } = await read(ledger(), T0, 'can you do thursday');
			await ledger().correctReply(id, { intent: 'booking', by: 'dana' }, T0);
			expect(await ledger().getConversation(conversationId)).toMatchObject({ status: 'qualified' });
			await ledger().changeConversation(conversationId, { do: 'status', status: 'booked' }, 'dana', T0);
			await ledger().correctReply(id, { intent: 'quote', by: 'dana' }, T0);
			expect(await ledger().getConversation(conversationId)).toMatchObject({ status: 'booked' });
		});
	});

	describe('replies to review', () => {
		const ledger = ledgerOfBayside(open);
		const bodies = async (filter: Partial<ReviewFilter> = {}) => (await ledger().repliesToReview({ ...WEEK, ...filter })).map(({ message }) => message.body);

		it('are those that were read unsurely or corrected, in the order in which they came up', async () => {
			await read(ledger(), T0, 'sure', readAs());
			const wrong = await read(ledger(), T0 + MINUTE, 'surely wrong', readAs());
			await read(ledger(), T0 + 2 * MINUTE, 'unsure');
			await reply(ledger(), T0 + 3 * MINUTE, 'not read yet');
			await ledger().correctReply(wrong.id, SAID, T0 + HOUR);
			expect(await bodies()).toEqual(['unsure', 'surely wrong']);
		});

		it('are of the time asked for: read since then, or corrected since then', async () => {
			const old = await read(ledger(), T0 - DAY, 'old and corrected');
			await read(ledger(), T0 - DAY, 'old');
			await read(ledger(), T0 + DAY, 'new');
			await ledger().correctReply(old.id, SAID, T0 + HOUR);
			expect(await bodies()).toEqual(['old and corrected', 'new']);
			expect(await bodies({ until: T0 + DAY })).toEqual(['old and corrected']);
			expect(await bodies({ since: T0 + DAY + SECOND, until: T0 + DAY + 2 * SECOND })).toEqual(['new']);
			expect(await bodies({ since: T0 + DAY + SECOND + 1 })).toEqual([]);
		});

		it('are of one business where one is named', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			await read(ledger(), T0, 'ours');
			await read(ledger(), T0, 'theirs', UNSURE, { to: UPTOWN_LINE });
			expect(await bodies({ businessId: UPTOWN })).toEqual(['theirs']);
			expect((await bodies()).sort()).toEqual(['ours', 'theirs']);
		});

		it('come a page at a time, each once, also of one moment', async () => {
			for (let index = 0; index < 7; index += 1) await read(ledger(), T0 + (index < 4 ? 0 : index), `text ${index}`);
			const found: string[] = [];
			let after: ReviewFilter['after'];
			for (let pages = 0; pages < 10; pages += 1) {
				const page = await ledger().repliesToReview({ ...WEEK, limit: 2, ...(after ? { after } : {}) });
				const last = page.at(-1);
				if (!last) break;
				found.push(...page.map(({ message }) => message.body));
				after = { reviewAt: last.reviewAt, id: last.message.id };
			}
			expect(found).toEqual(await bodies());
			expect([...found].sort()).toEqual(Array.from({ length: 7 }, (_, index) => `text ${index}`));
		});

		it('come with what was asked before, and with what is known of the person', async () => {
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			const { id } = await read(ledger(), T0 + MINUTE, 'yes');
			await ledger().upsertPerson(BAYSIDE, ANN, { name: 'Ann Lee', address: '12 Elm St', language: 'es' }, T0);
			await sendFirstText(ledger(), T0 + 2 * DAY, await missedCall(ledger(), T0 + 2 * DAY));
			expect(await ledger().repliesToReview(WEEK)).toMatchObject([{ message: { id }, lastText: 'Sorry we missed your call.', language: 'es', names: ['Ann Lee'], addresses: ['12 Elm St'] }]);
		});

		it('are none of a person who is forgotten', async () => {
			const { id, conversationId } = await read(ledger(), T0, 'secret');
			await ledger().correctReply(id, SAID, T0 + HOUR);
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			expect(await bodies()).toEqual([]);
			expect(await ledger().latestReply(conversationId)).toBeUndefined();
			expect(await ledger().correctReply(id, SAID, T0 + DAY)).toBeUndefined();
		});

		it('the latest of a conversation is the last that was read', async () => {
			const { conversationId } = await read(ledger(), T0, 'can you come');
			await reply(ledger(), T0 + MINUTE, 'hello?');
			expect(await ledger().latestReply(conversationId)).toMatchObject({ message: { body: 'can you come' } });
			const { conversation } = await reply(ledger(), T0, 'never read', { from: BOB });
			expect(await ledger().latestReply(present(conversation).id)).toMatchObject({ message: { body: 'never read' } });
			expect(await ledger().latestReply('conv_nowhere')).toBeUndefined();
		});
	});
}
