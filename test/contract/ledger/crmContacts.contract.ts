import { contact, CRM_LEASE, crmDue, done, keysOf, note, OF, take, written } from './crm';
import { atOnce, BAYSIDE, BOB, DAY, HOUR, ledgerOfBayside, MINUTE, present, SECOND, T0, type OpenLedger } from './world';

export function crmContactsContract(open: OpenLedger): void {
	describe('the contact of a number in a CRM', () => {
		const ledger = ledgerOfBayside(open);

		it('is nothing before anybody was told of it', async () => {
			expect(await ledger().crmContact(OF)).toBeUndefined();
			await take(ledger(), T0);
			expect(await ledger().crmContact(OF)).toEqual({ system: 'hubspot', account: 'portal-1', number: OF.number, made: false, facts: {}, pending: 0, failed: 0 });
		});

		it('is worked on by one of 20 who want it at once', async () => {
			const taken = await atOnce(20, async () => await ledger().takeCrmContact(OF, T0, CRM_LEASE));
			expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
		});

		it('is one for each system, account and number', async () => {
			const others = [OF, { ...OF, system: 'pipedrive' }, { ...OF, account: 'portal-2' }, { ...OF, number: BOB }];
			for (const of of others) expect(await ledger().takeCrmContact(of, T0, CRM_LEASE)).toMatchObject({ contact: { system: of.system, account: of.account, number: of.number } });
			for (const of of others) expect(await ledger().takeCrmContact(of, T0 + 1, CRM_LEASE)).toBeUndefined();
		});

		it('is free when it is given back, and when the lease is over, not before', async () => {
			const first = await take(ledger(), T0);
			expect(await ledger().takeCrmContact(OF, T0 + CRM_LEASE - 1, CRM_LEASE)).toBeUndefined();
			await ledger().releaseCrmContact(OF, first.fence, T0 + 1);
			await take(ledger(), T0 + 1);
			expect(await ledger().takeCrmContact(OF, T0 + CRM_LEASE, CRM_LEASE)).toBeUndefined();
			await take(ledger(), T0 + 1 + CRM_LEASE);
		});

		it('is out of the hands of whoever was too slow', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const slow = await take(ledger(), T0);
			const write = present(slow.writes[0]);
			const quick = await take(ledger(), T0 + CRM_LEASE);
			const now = T0 + CRM_LEASE + 1;
			expect(await ledger().keepCrmContact(OF, slow.fence, { recordId: 'late' }, now)).toBe(false);
			expect(await ledger().beginCrmWrite(OF, slow.fence, write.id, now)).toBe(false);
			await ledger().endCrmWrite(OF, slow.fence, write.id, { state: 'done', recordId: 'late' }, now);
			await ledger().releaseCrmContact(OF, slow.fence, now);
			expect(await ledger().takeCrmContact(OF, now, CRM_LEASE)).toBeUndefined();
			expect(await ledger().crmContact(OF)).toMatchObject({ pending: 1, made: false });
			expect(await ledger().crmContact(OF)).not.toHaveProperty('recordId');
			await done(ledger(), quick, present(quick.writes[0]), now);
			expect(await ledger().crmContact(OF)).toMatchObject({ pending: 0 });
		});

		it('is remembered, with what was learned of it and whether we made it', async () => {
			const { fence } = await take(ledger(), T0);
			expect(await ledger().keepCrmContact(OF, fence, { recordId: '7', made: true, facts: { name: 'Ann', openDeal: { id: 'd1', name: 'Boiler' } } }, T0 + 1)).toBe(true);
			expect(await ledger().crmContact(OF)).toMatchObject({ recordId: '7', made: true, facts: { name: 'Ann', openDeal: { id: 'd1', name: 'Boiler' } }, readAt: T0 + 1 });
			// What is not said again stays.
			await ledger().keepCrmContact(OF, fence, { recordId: '8' }, T0 + 2);
			expect(await ledger().crmContact(OF)).toMatchObject({ recordId: '8', made: true, facts: { name: 'Ann' }, readAt: T0 + 1 });
			await ledger().keepCrmContact(OF, fence, { recordId: null, facts: {} }, T0 + 3);
			const lost = present(await ledger().crmContact(OF));
			expect(lost).toMatchObject({ made: true, facts: {}, readAt: T0 + 3 });
			expect(lost).not.toHaveProperty('recordId');
		});

		it('may be in doubt, which whoever comes next is told', async () => {
			const { fence } = await take(ledger(), T0);
			await ledger().keepCrmContact(OF, fence, { recordId: null, doubtUntil: T0 + MINUTE }, T0);
			expect((await take(ledger(), T0 + CRM_LEASE)).contact).toMatchObject({ doubtUntil: T0 + MINUTE });
			const { fence: next } = await take(ledger(), T0 + 2 * CRM_LEASE);
			await ledger().keepCrmContact(OF, next, { recordId: '7', doubtUntil: null }, T0 + 2 * CRM_LEASE);
			expect(await ledger().crmContact(OF)).not.toHaveProperty('doubtUntil');
		});

		it('comes with what a record is made with anew, done or not', async () => {
			expect(await take(ledger(), T0)).not.toHaveProperty('latest');
			await ledger().planCrmWrites(OF, [contact({ city: 'Reno' })], T0);
			expect((await take(ledger(), T0 + CRM_LEASE)).latest).toEqual(contact({ city: 'Reno' }));
			await written(ledger(), [contact({ city: 'Oslo' })], T0 + DAY);
			const taken = await take(ledger(), T0 + 2 * DAY);
			expect(taken.writes).toEqual([]);
			expect(taken.latest).toMatchObject({ fields: [{ field: 'city', value: 'Oslo' }] });
		});
	});

	describe('the list of what waits for a CRM', () => {
		const ledger = ledgerOfBayside(open);

		it('is seen to by itself when whoever planned it is never heard of again', async () => {
			await ledger().planCrmWrites({ ...OF, conversationId: 'conv_1' }, [note('note:1')], T0);
			expect(await crmDue(ledger(), T0 + 2 * MINUTE - 1)).toEqual([]);
			expect(await crmDue(ledger(), T0 + 2 * MINUTE)).toMatchObject([{ kind: 'crm_write', businessId: BAYSIDE, conversationId: 'conv_1', tries: 1 }]);
		});

		it('is seen to also where the process ended before it had read what to write', async () => {
			await ledger().planCrmWrites(OF, [], T0);
			expect(await crmDue(ledger(), T0 + 2 * MINUTE)).toHaveLength(1);
		});

		it('is over when nothing waits', async () => {
			await written(ledger(), [contact({}), note('note:1')], T0);
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
		});

		it('is one for each number, however often something is planned', async () => {
			for (let index = 0; index < 5; index += 1) await ledger().planCrmWrites(OF, [note(`note:${index}`)], T0 + index);
			await ledger().planCrmWrites({ ...OF, number: BOB }, [note('note:1')], T0);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(2);
		});

		it('comes again at the time that is given, and at no other', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const { fence } = await take(ledger(), T0);
			await ledger().releaseCrmContact(OF, fence, T0 + 1, T0 + HOUR);
			expect(await crmDue(ledger(), T0 + HOUR - 1)).toEqual([]);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
			// Taken up from the list, and put off once more while the list's own lease runs.
			const again = await take(ledger(), T0 + HOUR);
			await ledger().releaseCrmContact(OF, again.fence, T0 + HOUR + 1, T0 + 3 * HOUR);
			expect(await crmDue(ledger(), T0 + 3 * HOUR - 1)).toEqual([]);
			expect(await crmDue(ledger(), T0 + 3 * HOUR)).toMatchObject([{ tries: 1 }]);
		});

		it('is not ended by whoever took it up before it was put off', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const [item] = await crmDue(ledger(), T0 + 2 * MINUTE);
			const { fence } = await take(ledger(), T0 + 2 * MINUTE);
			await ledger().releaseCrmContact(OF, fence, T0 + 2 * MINUTE, T0 + HOUR);
			await ledger().finishDue(present(item).id, present(item).fence, 'done', T0 + 2 * MINUTE + SECOND);
			expect(await crmDue(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('goes on at once with what was planned while the rest was written', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const taken = await take(ledger(), T0);
			await ledger().planCrmWrites(OF, [note('note:2')], T0 + 1);
			for (const write of taken.writes) await done(ledger(), taken, write, T0 + 2);
			await ledger().releaseCrmContact(OF, taken.fence, T0 + 3);
			expect(await crmDue(ledger(), T0 + 3)).toHaveLength(1);
			expect(keysOf((await take(ledger(), T0 + 3)).writes)).toEqual(['note:2']);
		});
	});
}
