import type { CrmWrite, PlannedCrmWrite } from '../../../engine';
import { contact, CRM_LEASE, crmDue, deal, done, keysOf, note, OF, take, task, written } from './crm';
import { atOnce, BOB, DAY, HOUR, ledgerOfBayside, MINUTE, present, T0, type OpenLedger } from './world';

export function crmWritesContract(open: OpenLedger): void {
	describe('what is to be written to a CRM', () => {
		const ledger = ledgerOfBayside(open);
		const openWrites = async (filter: { system?: string; account?: string; number?: string; state?: CrmWrite['state'] } = {}) => await ledger().openCrmWrites({ limit: 100, ...filter });
		const failed = async (writes: readonly PlannedCrmWrite[], now = T0, error = 'The stage does not exist.') => {
			await ledger().planCrmWrites(OF, writes, now);
			const taken = await take(ledger(), now);
			for (const write of taken.writes) {
				await ledger().beginCrmWrite(OF, taken.fence, write.id, now);
				await ledger().endCrmWrite(OF, taken.fence, write.id, { state: 'failed', error }, now);
			}
			await ledger().releaseCrmContact(OF, taken.fence, now);
		};

		it('comes in the order in which it was planned, the contact before all, also within a millisecond', async () => {
			const keys = Array.from({ length: 12 }, (_, index) => `note:${(index * 7) % 12}`);
			await ledger().planCrmWrites(OF, [note('note:late')], T0 + 1);
			await ledger().planCrmWrites(OF, keys.map((key) => note(key)), T0);
			await ledger().planCrmWrites(OF, [contact({ city: 'Reno' })], T0 + 2);
			expect(keysOf((await take(ledger(), T0 + 2)).writes)).toEqual(['contact', ...keys, 'note:late']);
			expect(keysOf(await openWrites())).toEqual([...keys, 'note:late', 'contact']);
		});

		it('is written once under its key, ever, whatever it says then', async () => {
			expect(await written(ledger(), [note('text:1', 'Hello')], T0)).toEqual(['text:1']);
			expect(await written(ledger(), [note('text:1', 'Hello')], T0 + 1)).toEqual([]);
			expect(await written(ledger(), [note('text:1', 'Something else')], T0 + 900 * DAY)).toEqual([]);
			expect(await written(ledger(), [note('text:1', 'Hello')], T0, { ...OF, number: BOB })).toEqual(['text:1']);
		});

		it('is on the list once where 20 plan it at once', async () => {
			await atOnce(20, async (index) => await ledger().planCrmWrites(OF, [contact({ [`field${index}`]: index }), note('text:1')], T0 + index));
			const { writes } = await take(ledger(), T0 + HOUR);
			expect(keysOf(writes)).toEqual(['contact', 'text:1']);
			const [first] = writes;
			expect(first?.write.kind === 'contact' && new Set(first.write.fields.map(({ field }) => field))).toEqual(new Set(Array.from({ length: 20 }, (_, index) => `field${index}`)));
		});

		it('of a contact is put together while it waits: of a field the later word, of tags all', async () => {
			await ledger().planCrmWrites(OF, [contact({ status: 'Texted', city: 'Reno' }, { tags: ['ads'] })], T0);
			await ledger().planCrmWrites(OF, [contact({ status: 'Replied', email: 'ann@example.com' }, { tags: ['ads', 'vip'], rule: 'fill' })], T0 + 1);
			const { writes } = await take(ledger(), T0 + 1);
			expect(writes).toHaveLength(1);
			expect(writes[0]?.write).toEqual({
				...contact({}, { tags: ['ads', 'vip'] }),
				fields: [
					{ field: 'status', value: 'Replied', rule: 'fill' },
					{ field: 'city', value: 'Reno', rule: 'always' },
					{ field: 'email', value: 'ann@example.com', rule: 'fill' },
				],
			});
		});

		it('of a contact is written anew when it is planned anew, with what is said then', async () => {
			await written(ledger(), [contact({ status: 'Texted', city: 'Reno' })], T0);
			expect(await written(ledger(), [contact({ status: 'Replied' })], T0 + 1)).toEqual(['contact']);
			// Somebody may have changed it there.
			expect(await written(ledger(), [contact({ status: 'Replied' })], T0 + 2)).toEqual(['contact']);
			expect((await take(ledger(), T0 + 2)).latest).toEqual(contact({ status: 'Replied' }));
		});

		it.each([
			['a task', task('task:1', 'Call back'), task('task:1', 'Send the price list')],
			['a deal', deal('task:1', 'open'), deal('task:1', 'won')],
		])('changes %s that is there, and leaves it alone where nothing has changed', async (_what, before, after) => {
			await written(ledger(), [before], T0);
			expect(await written(ledger(), [before], T0 + 1)).toEqual([]);
			await ledger().planCrmWrites(OF, [after], T0 + 2);
			expect((await take(ledger(), T0 + 2)).writes).toMatchObject([{ key: 'task:1', recordId: 'made-task:1', write: after, plannedAt: T0 + 2, tries: 0 }]);
		});

		it('says what it says now where it still waits, in its old place', async () => {
			await ledger().planCrmWrites(OF, [task('task:1', 'Call back'), note('note:1')], T0);
			await ledger().planCrmWrites(OF, [task('task:1', 'Quote')], T0 + 1);
			const { writes } = await take(ledger(), T0 + 1);
			expect(keysOf(writes)).toEqual(['task:1', 'note:1']);
			expect(writes[0]).toMatchObject({ write: { entry: { title: 'Quote' } }, plannedAt: T0 });
		});

		it('is begun by the one who holds the right, and not once it is done', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const taken = await take(ledger(), T0);
			const { id } = present(taken.writes[0]);
			expect(await ledger().beginCrmWrite(OF, taken.fence + 1, id, T0)).toBe(false);
			expect(await ledger().beginCrmWrite(OF, taken.fence, id, T0)).toBe(true);
			await ledger().endCrmWrite(OF, taken.fence + 1, id, { state: 'done' }, T0);
			expect(await openWrites()).toMatchObject([{ state: 'pending' }]);
			await ledger().endCrmWrite(OF, taken.fence, id, { state: 'done' }, T0);
			expect(await ledger().beginCrmWrite(OF, taken.fence, id, T0)).toBe(false);
			expect(await openWrites()).toEqual([]);
			expect(await openWrites({ state: 'done' })).toMatchObject([{ key: 'note:1' }]);
		});

		it('that was begun and not ended is known as such by whoever comes next', async () => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const taken = await take(ledger(), T0);
			expect(taken.writes[0]).not.toHaveProperty('begunAt');
			await ledger().beginCrmWrite(OF, taken.fence, present(taken.writes[0]).id, T0 + 5);
			expect((await take(ledger(), T0 + CRM_LEASE)).writes).toMatchObject([{ begunAt: T0 + 5, tries: 1 }]);
		});

		it.each([true, false])('that waits again keeps whether it may have been carried out: %s', async (begun) => {
			await ledger().planCrmWrites(OF, [note('note:1')], T0);
			const taken = await take(ledger(), T0);
			const { id } = present(taken.writes[0]);
			await ledger().beginCrmWrite(OF, taken.fence, id, T0);
			await ledger().endCrmWrite(OF, taken.fence, id, { state: 'pending', error: 'No answer.', begun }, T0 + 1);
			const [write] = await openWrites();
			expect(write).toMatchObject({ state: 'pending', error: 'No answer.', tries: 1 });
			expect(write?.begunAt).toBe(begun ? T0 : undefined);
			expect(await ledger().crmContact(OF)).toMatchObject({ pending: 1, error: 'No answer.' });
		});

		it('that was refused stays refused, with the reason, until it is asked for once more', async () => {
			await failed([note('note:1'), deal('deal:1', 'open')]);
			expect(await ledger().crmContact(OF)).toMatchObject({ pending: 0, failed: 2, error: 'The stage does not exist.' });
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
			expect((await take(ledger(), T0 + DAY)).writes).toEqual([]);
			expect(await ledger().retryCrmWrites(OF, T0 + DAY)).toBe(2);
			expect(await ledger().crmContact(OF)).toMatchObject({ pending: 2, failed: 0 });
			expect(await ledger().crmContact(OF)).not.toHaveProperty('error');
			expect(await openWrites()).toMatchObject([{ key: 'note:1', tries: 0 }, { key: 'deal:1', tries: 0 }]);
			// Whoever asked may be gone by then.
			expect(await crmDue(ledger(), T0 + DAY)).toHaveLength(1);
			expect(await ledger().retryCrmWrites(OF, T0 + DAY)).toBe(0);
		});

		it('that was refused waits again when it is planned again, and that alone', async () => {
			await failed([note('note:1'), note('note:2')]);
			await ledger().planCrmWrites(OF, [note('note:2')], T0 + 1);
			expect(await openWrites()).toMatchObject([{ key: 'note:1', state: 'failed' }, { key: 'note:2', state: 'pending' }]);
		});

		it('of a number that nobody knows is nothing to retry', async () => {
			expect(await ledger().retryCrmWrites({ ...OF, number: BOB }, T0)).toBe(0);
			expect(await crmDue(ledger(), T0 + DAY)).toEqual([]);
		});

		it('counts its tries from the beginning when it is written anew', async () => {
			for (let index = 0; index < 5; index += 1) await written(ledger(), [contact({ status: index })], T0 + index);
			await ledger().planCrmWrites(OF, [contact({ status: 9 })], T0 + MINUTE);
			expect((await take(ledger(), T0 + MINUTE)).writes).toMatchObject([{ key: 'contact', tries: 0 }]);
		});

		it('cuts a reason that is longer than anybody reads', async () => {
			await failed([note('note:1')], T0, 'x'.repeat(5_000));
			expect(present(await ledger().crmContact(OF)).error).toHaveLength(500);
		});

		it('is found by system, account, number and state', async () => {
			await failed([note('note:1')]);
			await ledger().planCrmWrites({ ...OF, system: 'pipedrive' }, [note('note:2')], T0 + 1);
			await ledger().planCrmWrites({ ...OF, account: 'portal-2' }, [note('note:3')], T0 + 2);
			await ledger().planCrmWrites({ ...OF, number: BOB }, [note('note:4')], T0 + 3);
			expect(keysOf(await openWrites())).toEqual(['note:1', 'note:2', 'note:3', 'note:4']);
			expect(keysOf(await openWrites({ system: 'pipedrive' }))).toEqual(['note:2']);
			expect(keysOf(await openWrites({ account: 'portal-2' }))).toEqual(['note:3']);
			expect(keysOf(await openWrites({ number: BOB }))).toEqual(['note:4']);
			expect(keysOf(await openWrites({ state: 'failed' }))).toEqual(['note:1']);
			expect(keysOf(await ledger().openCrmWrites({ limit: 2 }))).toEqual(['note:1', 'note:2']);
		});

		it('is done while more is said of the contact: that is written as well', async () => {
			await ledger().planCrmWrites(OF, [contact({ status: 'Texted' })], T0);
			const taken = await take(ledger(), T0);
			await done(ledger(), taken, present(taken.writes[0]), T0 + 1);
			await ledger().planCrmWrites(OF, [contact({ status: 'Replied' })], T0 + 2);
			await ledger().releaseCrmContact(OF, taken.fence, T0 + 3);
			expect(await crmDue(ledger(), T0 + 3)).toHaveLength(1);
		});

		it.each([
			['a contact', contact({ status: 'Texted' }), contact({ city: 'Reno' })],
			['a task', task('task:1', 'Call back'), task('task:1', 'Quote')],
		])('of %s waits on where more was said of it while it was written', async (_what, first, second) => {
			for (const state of ['done', 'failed'] as const) {
				await ledger().planCrmWrites(OF, [first], T0);
				const taken = await take(ledger(), T0);
				const write = present(taken.writes[0]);
				await ledger().beginCrmWrite(OF, taken.fence, write.id, T0);
				await ledger().planCrmWrites(OF, [second], T0 + 1);
				await ledger().endCrmWrite(OF, taken.fence, write.id, { state, error: 'Refused.', written: write.write }, T0 + 2);
				await ledger().releaseCrmContact(OF, taken.fence, T0 + 3);
				expect(await crmDue(ledger(), T0 + 3)).toHaveLength(1);
				const next = await take(ledger(), T0 + 4);
				expect(next.writes).toMatchObject([{ key: write.key, state: 'pending' }]);
				expect(next.writes[0]).not.toHaveProperty('begunAt');
				expect(JSON.stringify(next.writes[0]?.write)).toMatch(/Reno|Quote/);
				await done(ledger(), next, present(next.writes[0]), T0 + 5, 'made');
				await ledger().releaseCrmContact(OF, next.fence, T0 + 6);
				expect(await ledger().crmContact(OF)).toMatchObject({ pending: 0, failed: 0 });
			}
		});

		it('is written once also where a text was read again in other words meanwhile', async () => {
			await ledger().planCrmWrites(OF, [note('text:1', 'Hello')], T0);
			const taken = await take(ledger(), T0);
			await ledger().planCrmWrites(OF, [note('text:1', 'Hello!')], T0 + 1);
			await done(ledger(), taken, present(taken.writes[0]), T0 + 2);
			await ledger().releaseCrmContact(OF, taken.fence, T0 + 3);
			expect(await openWrites()).toEqual([]);
		});
	});
}
