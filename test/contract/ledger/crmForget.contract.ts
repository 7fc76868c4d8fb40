import type { Ledger } from '../../../engine';
import { contact, crmDue, keysOf, note, OF, take, written } from './crm';
import { ANN, BAYSIDE, BOB, DAY, HOUR, ledgerOfBayside, missedCall, present, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

const LATER = T0 + 400 * DAY;

async function allOf(ledger: Ledger): Promise<string> {
	const rows: string[] = [];
	for await (const row of ledger.exportAll()) rows.push(JSON.stringify(row));
	return rows.join('\n');
}

export function crmForgetContract(open: OpenLedger): void {
	describe('what was written to a CRM', () => {
		const ledger = ledgerOfBayside(open);
		/** Somebody who called, in the CRM with a secret, and with more that waits or was refused. */
		const known = async (now: number, from = ANN) => {
			const { conversation } = await missedCall(ledger(), now, { from, at: now });
			const of = { ...OF, number: from, conversationId: present(conversation).id };
			await written(ledger(), [contact({ note: 'secret' }), note(`text:${from}`, 'secret words')], now, of);
			await ledger().planCrmWrites(of, [note('text:waits', 'secret too')], now);
			const { fence } = await take(ledger(), now, of);
			await ledger().keepCrmContact(of, fence, { recordId: '7', made: true, facts: { name: 'Ann Secret' } }, now);
			await ledger().releaseCrmContact(of, fence, now, now + HOUR);
			return of;
		};

		it('is forgotten at the wish of the person: no number is left, in no table and no key', async () => {
			await known(T0);
			await known(T0, BOB);
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + 1);
			expect(await allOf(ledger())).not.toContain(ANN);
			expect(await ledger().crmContact(OF)).toBeUndefined();
			expect(await ledger().openCrmWrites({ number: ANN, limit: 10 })).toEqual([]);
			expect(await ledger().crmContact({ ...OF, number: BOB })).toMatchObject({ recordId: '7', pending: 1 });
			expect((await crmDue(ledger(), LATER)).map(({ conversationId }) => conversationId)).toEqual([present(await ledger().findConversation(BAYSIDE, BOB)).id]);
		});

		it('is forgotten with what is over, done, waiting and refused', async () => {
			const of = await known(T0);
			const { fence, writes } = await take(ledger(), T0 + DAY, of);
			await ledger().endCrmWrite(of, fence, present(writes[0]).id, { state: 'failed', error: 'secret' }, T0 + DAY);
			await ledger().releaseCrmContact(of, fence, T0 + DAY);
			await ledger().forget(T0 + 200 * DAY, LATER);
			expect(await allOf(ledger())).not.toContain(ANN);
			expect(await allOf(ledger())).not.toMatch(/secret/i);
		});

		it('does not keep what is over from being forgotten, however long a CRM cannot be told', async () => {
			const of = await known(T0);
			const { fence } = await take(ledger(), LATER - 1, of);
			await ledger().releaseCrmContact(of, fence, LATER - 1, LATER + HOUR);
			expect(await ledger().forget(T0 + DAY, LATER)).toMatchObject({ conversations: 1, people: 1 });
			expect(await allOf(ledger())).not.toContain(ANN);
			expect(await crmDue(ledger(), LATER + DAY)).toEqual([]);
		});

		it('of whom nobody knows otherwise is carried out before it is forgotten', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			await ledger().forget(T0, T0 + 1);
			expect(keysOf((await take(ledger(), T0 + 2)).writes)).toEqual(['note:1']);
			await ledger().forget(T0 + DAY, T0 + DAY);
			expect(await allOf(ledger())).not.toContain(ANN);
		});

		it('loses its words when they are over, of a person who still calls: each thing is still written once', async () => {
			const of = await known(T0);
			await written(ledger(), [], T0 + HOUR, of);
			await ledger().changeConversation(of.conversationId, { do: 'status', status: 'won' }, 'dana', T0 + HOUR);
			await missedCall(ledger(), T0 + 300 * DAY, { at: T0 + 300 * DAY });
			await ledger().forget(T0 + 200 * DAY, LATER);
			expect(await ledger().crmContact(of)).toMatchObject({ recordId: 'person-1', pending: 0 });
			expect((await allOf(ledger())).replaceAll('Ann Secret', '')).not.toMatch(/secret/i);
			expect(await written(ledger(), [contact({ status: 'Replied' }), note(`text:${ANN}`, 'secret words')], LATER, of)).toEqual(['contact']);
		});

		it('for two clients in one account is forgotten for the one who is asked to', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			await known(T0);
			const { conversation } = await missedCall(ledger(), T0, { to: UPTOWN_LINE });
			const uptown = { ...OF, businessId: UPTOWN, conversationId: present(conversation).id };
			await written(ledger(), [contact({ city: 'Oslo' }), note('text:uptown')], T0 + HOUR, uptown);
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			expect(await allOf(ledger())).not.toMatch(/secret words|secret too/);
			expect(await ledger().crmContact(OF)).toMatchObject({ recordId: 'person-1' });
			expect(await written(ledger(), [note('text:uptown')], T0 + 2 * DAY, uptown)).toEqual([]);
			await ledger().forgetPerson(UPTOWN, ANN, T0 + 3 * DAY);
			expect(await allOf(ledger())).not.toContain(ANN);
		});

		it('for two clients stays the other’s where the one who had it last is asked to forget', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			const { conversation } = await missedCall(ledger(), T0, { to: UPTOWN_LINE });
			const uptown = { ...OF, businessId: UPTOWN, conversationId: present(conversation).id };
			await written(ledger(), [note('text:uptown')], T0, uptown);
			const bayside = await known(T0 + HOUR);
			await ledger().planCrmWrites(uptown, [note('text:uptown waits')], T0 + 2 * HOUR);
			await ledger().planCrmWrites(bayside, [], T0 + 3 * HOUR);
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			expect(await allOf(ledger())).not.toMatch(/secret words|secret too/);
			expect(await ledger().crmContact(OF)).toMatchObject({ recordId: '7', pending: 1 });
			expect(await crmDue(ledger(), T0 + DAY)).toMatchObject([{ businessId: UPTOWN, conversationId: uptown.conversationId }]);
			expect(keysOf((await take(ledger(), T0 + DAY, uptown)).writes)).toEqual(['text:uptown waits']);
		});

		it('is exported with the client that it is of, and with no other', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			await known(T0);
			const rows: string[] = [];
			for await (const row of ledger().exportAll(UPTOWN)) rows.push(row.table);
			expect(rows.filter((table) => table.startsWith('crm_'))).toEqual([]);
			const own: string[] = [];
			for await (const row of ledger().exportAll(BAYSIDE)) own.push(row.table);
			expect(own).toEqual(expect.arrayContaining(['crm_contacts', 'crm_writes']));
		});

		it('comes back with a backup: nothing is written twice', async () => {
			const of = await known(T0);
			const rows = [];
			for await (const row of ledger().exportAll()) rows.push(row);
			const other = await open();
			try {
				await other.restore(rows);
				expect(await other.crmContact(of)).toEqual(await ledger().crmContact(of));
				expect(await written(other, [note(`text:${ANN}`), note('text:next')], T0 + DAY, of)).toEqual(['text:waits', 'text:next']);
			} finally {
				await other.close();
			}
		});
	});
}
