import type { CrmSubject, Ledger } from '../../../engine';
import { contact, CRM_LEASE, crmDue, done, note, OF, take, written } from './crm';
import { allEvents, ANN, BAYSIDE, BOB, claim, DAY, escalationOf, expectClaim, firstText, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, readAs, reply, SECOND, T0, type OpenLedger } from './world';

const SOON = 20 * SECOND;

export function crmNewsContract(open: OpenLedger): void {
	describe('what a CRM is to hear of', () => {
		const ledger = ledgerOfBayside(open);
		/** A person whose contact is in the CRM, and nothing waits. */
		const known = async (more: Partial<CrmSubject> = {}, from = ANN): Promise<CrmSubject & { readonly conversationId: string }> => {
			const { id } = await ledger().openConversation(BAYSIDE, from, LINE, T0);
			const of = { ...OF, number: from, conversationId: id, ...more };
			await written(ledger(), [contact({ status: 'New' })], T0, of);
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
			return of;
		};

		const HAPPENS: Readonly<Record<string, (ledger: Ledger, id: string, now: number) => Promise<unknown>>> = {
			'a reply': async (at, _id, now) => await reply(at, now, 'No hot water'),
			'a STOP': async (at, _id, now) => await reply(at, now, 'STOP'),
			'an opt-out by hand': async (at, _id, now) => await at.optOut(BAYSIDE, ANN, now, 'human', 'said so on the phone'),
			'an opt-in by hand': async (at, _id, now) => await at.optIn(BAYSIDE, ANN, now, 'human', 'said so on the phone'),
			'a change by hand': async (at, id, now) => await at.changeConversation(id, { do: 'status', status: 'booked' }, 'dana', now),
			'a lead that was saved': async (at, id, now) => await at.saveLead({ businessId: BAYSIDE, number: ANN, patch: {}, conversationId: id, nextAction: 'Quote', now }),
			'an escalation': async (at, id, now) => await at.openEscalation(escalationOf(id, now)),
			'a text that somebody sent in the vendor’s app': async (at, _id, now) =>
				await at.recordOutsideText({ kind: 'outside', system: 'twilio', account: 'AC1', providerId: nextId('SM'), from: LINE, to: ANN, body: 'On my way', media: [] }, { now }),
		};

		it.each(Object.keys(HAPPENS))('is %s, soon and once', async (what) => {
			const { conversationId } = await known();
			await HAPPENS[what]?.(ledger(), conversationId, T0 + MINUTE);
			expect(await crmDue(ledger(), T0 + MINUTE + SOON - 1)).toEqual([]);
			expect(await crmDue(ledger(), T0 + MINUTE + SOON)).toMatchObject([{ kind: 'crm_write', businessId: BAYSIDE, conversationId }]);
		});

		it('of somebody without a conversation comes with the person, whose number it takes to write it', async () => {
			await ledger().upsertPerson(BAYSIDE, ANN, { name: 'Ann Lee' }, T0);
			await ledger().planCrmWrites(OF, [contact({ status: 'New' })], T0);
			expect(await ledger().claimDue(['crm_write'], T0 + HOUR, MINUTE, 10)).toMatchObject([{ person: { number: ANN, name: 'Ann Lee' } }]);
		});

		it('is a text that was sent, how a reply was read and how it was read better', async () => {
			const { conversationId } = await known();
			const receipt = await missedCall(ledger(), T0 + MINUTE);
			const { message } = expectClaim(await claim(ledger(), T0 + MINUTE, firstText(receipt)), 'claimed');
			expect(await crmDue(ledger(), T0 + HOUR)).toEqual([]);
			await ledger().settleText(message.id, message.attempt, { status: 'sent', providerId: nextId('SM') }, T0 + HOUR);
			expect(await crmDue(ledger(), T0 + HOUR + SOON)).toMatchObject([{ conversationId }]);
			const { message: said } = await reply(ledger(), T0 + 2 * HOUR, 'How much is it?');
			await written(ledger(), [contact({})], T0 + 2 * HOUR, { ...OF, conversationId });
			await ledger().recordClassification(present(said).id, readAs(), T0 + 3 * HOUR);
			expect(await crmDue(ledger(), T0 + 3 * HOUR + SOON)).toHaveLength(1);
			await written(ledger(), [contact({})], T0 + 4 * HOUR, { ...OF, conversationId });
			await ledger().correctReply(present(said).id, { intent: 'quote', by: 'dana' }, T0 + 5 * HOUR);
			expect(await crmDue(ledger(), T0 + 5 * HOUR + SOON)).toHaveLength(1);
		});

		it('is that a conversation went stale: its task is over', async () => {
			const { conversationId } = await known();
			const later = T0 + 90 * DAY;
			expect(await ledger().claimDue(['stale'], later, MINUTE, 10)).toHaveLength(1);
			expect((await allEvents(ledger(), { conversationId })).map(({ kind }) => kind)).toContain('conversation_stale');
			expect(await crmDue(ledger(), later + SOON)).toHaveLength(1);
		});

		it('is told together where much happens at once', async () => {
			await known();
			for (let index = 0; index < 5; index += 1) await reply(ledger(), T0 + MINUTE + index * SECOND, `Line ${index}`);
			expect(await crmDue(ledger(), T0 + MINUTE + SOON)).toHaveLength(1);
			expect(await crmDue(ledger(), T0 + MINUTE + SOON + 5 * SECOND)).toEqual([]);
		});

		it('is nothing about somebody else, nor about whom no CRM knows', async () => {
			await known();
			await reply(ledger(), T0 + MINUTE, 'Hello', { from: BOB });
			await ledger().optOut(BAYSIDE, BOB, T0 + MINUTE, 'human', 'stop');
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
		});

		it('is told to each CRM that knows the person', async () => {
			const { conversationId } = await known();
			await known({ system: 'pipedrive', conversationId });
			await reply(ledger(), T0 + MINUTE, 'Hello');
			expect(await crmDue(ledger(), T0 + MINUTE + SOON)).toHaveLength(2);
		});

		it('does not hurry what waits for the CRM: that keeps its time', async () => {
			const of = await known();
			await ledger().planCrmWrites(of, [note('note:1')], T0 + MINUTE);
			const { fence } = await take(ledger(), T0 + MINUTE, of);
			await ledger().releaseCrmContact(of, fence, T0 + MINUTE, T0 + HOUR);
			await reply(ledger(), T0 + 2 * MINUTE, 'Hello');
			expect(await crmDue(ledger(), T0 + HOUR - 1)).toEqual([]);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('is not over with what was written when it came', async () => {
			const of = await known();
			await ledger().planCrmWrites(of, [note('note:1')], T0 + MINUTE);
			const taken = await take(ledger(), T0 + MINUTE, of);
			await reply(ledger(), T0 + MINUTE + 1, 'Hello');
			await done(ledger(), taken, present(taken.writes[0]), T0 + MINUTE + 2);
			await ledger().releaseCrmContact(of, taken.fence, T0 + MINUTE + 3);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('is not over either where it came while another had the right, or before the list was made', async () => {
			const of = await known();
			const news = await ledger().planCrmWrites(of, [], T0 + MINUTE);
			// What is to be written is read here; and then:
			await reply(ledger(), T0 + MINUTE + 1, 'Hello');
			await ledger().planCrmWrites({ ...of, news }, [note('note:1')], T0 + MINUTE + 2);
			const taken = await take(ledger(), T0 + MINUTE + 3, of);
			await done(ledger(), taken, present(taken.writes[0]), T0 + MINUTE + 4);
			await ledger().releaseCrmContact(of, taken.fence, T0 + MINUTE + 5);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('counts from the very first time that a CRM is told of a person', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			const of = { ...OF, conversationId: id };
			expect(await ledger().planCrmWrites(of, [], T0)).toBe(0);
			await reply(ledger(), T0 + 1, 'Hello');
			expect(await ledger().planCrmWrites({ ...of, news: 0 }, [note('note:1')], T0 + 2)).toBe(1);
			const taken = await take(ledger(), T0 + 3, of);
			await done(ledger(), taken, present(taken.writes[0]), T0 + 4);
			await ledger().releaseCrmContact(of, taken.fence, T0 + 5);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('is over when it was told, also where that was taken up from the list', async () => {
			const of = await known();
			await reply(ledger(), T0 + MINUTE, 'Hello');
			const [item] = await crmDue(ledger(), T0 + MINUTE + SOON);
			await written(ledger(), [contact({ status: 'Replied' })], T0 + MINUTE + SOON + 1, of);
			await ledger().finishDue(present(item).id, present(item).fence, 'done', T0 + MINUTE + SOON + 2);
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
		});

		it('comes anew where it happens while the list’s own lease runs', async () => {
			const { conversationId } = await known();
			await reply(ledger(), T0 + MINUTE, 'Hello');
			const [item] = await crmDue(ledger(), T0 + MINUTE + SOON);
			const now = T0 + MINUTE + SOON + SECOND;
			await reply(ledger(), now, 'One more thing');
			await ledger().finishDue(present(item).id, present(item).fence, 'done', now + 1);
			expect(await crmDue(ledger(), now + SOON)).toMatchObject([{ conversationId }]);
		});

		it('follows the person into the next conversation', async () => {
			const of = await known();
			await ledger().changeConversation(of.conversationId, { do: 'status', status: 'won' }, 'dana', T0 + 1);
			const next = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 + DAY);
			await written(ledger(), [contact({})], T0 + DAY, { ...OF, conversationId: next.id });
			await reply(ledger(), T0 + 2 * DAY, 'Hello again');
			expect(await crmDue(ledger(), T0 + 2 * DAY + SOON)).toMatchObject([{ conversationId: next.id }]);
			expect(await ledger().takeCrmContact(OF, T0 + 3 * DAY, CRM_LEASE)).toBeDefined();
		});
	});
}
