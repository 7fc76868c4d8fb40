import { contactOf, freshDesk, noteOf, taskOf } from './desk';

describe('what waits for a CRM is carried out', () => {
	const desk = freshDesk();

	it('the contact first, then the rest in order, once', async () => {
		expect(await desk().write([noteOf('note:2'), noteOf('note:1'), contactOf({ city: 'Reno' })])).toMatchObject({ status: 'saved', created: true, contact: { pending: 0, failed: 0, made: true } });
		expect(desk().crm.records.size).toBe(1);
		expect(desk().keys()).toEqual(['note:2', 'note:1']);
		expect(await desk().dueIn()).toBeUndefined();
		expect(await desk().write([noteOf('note:2'), contactOf({ city: 'Reno' })])).toMatchObject({ status: 'saved', created: false });
		expect(desk().keys()).toEqual(['note:2', 'note:1']);
		expect(desk().crm.count('update')).toBe(0);
	});

	it('on the contact that is there, of which it tells what the CRM knows', async () => {
		const id = desk().crm.seed('+14155550132', { city: 'Reno' }, { name: 'Ann', owner: '7', lifecycle: 'customer', tags: ['VIP'] });
		const result = await desk().write([contactOf({ city: 'Oslo', plan: 'gold' }, { rule: 'fill', tags: ['vip', 'ads'] })]);
		expect(result).toMatchObject({ status: 'saved', created: false, contact: { recordId: id, made: false, facts: { name: 'Ann', owner: '7', lifecycle: 'customer' } } });
		expect(desk().crm.records.get(id)).toMatchObject({ values: { city: 'Reno', plan: 'gold' }, tags: ['VIP', 'ads'] });
		expect(desk().crm.count('create')).toBe(0);
	});

	it('with a contact also where only entries were planned', async () => {
		expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'saved', created: true });
		expect(desk().crm.entries).toMatchObject([{ contactId: [...desk().crm.records.keys()][0] }]);
	});

	it('is nothing where nothing waits', async () => {
		expect(await desk().carryOut()).toMatchObject({ status: 'pending', created: false });
		expect(desk().crm.asked).toEqual([]);
	});

	describe('busy', () => {
		it('with a hint is waited for as long as it says, and everybody waits', async () => {
			desk().crm.failNext('create', 'busy', { status: 429, retryAfterSeconds: 2 });
			expect(await desk().write([contactOf({})])).toMatchObject({ status: 'saved' });
			expect(desk().clock.slept).toEqual([2_000]);
			desk().crm.failNext('update', 'busy', { status: 429, retryAfterSeconds: 60 });
			expect(await desk().write([contactOf({ city: 'Reno' })])).toMatchObject({ status: 'pending', error: 'The CRM says busy.' });
			expect(await desk().ledger.takeCrmTurn('handmade', desk().crm.account, [], desk().clock.now())).toBe(60_000);
			expect(await desk().dueIn()).toBe(60_000);
		});

		it('without a hint is tried 4 times, each time after longer, then later', async () => {
			desk().crm.failNext('create', 'busy', { times: 4 });
			expect(await desk().write([contactOf({})], 30)).toMatchObject({ status: 'pending' });
			expect(desk().clock.slept).toEqual([1_000, 2_000, 4_000]);
			expect(await desk().dueIn()).toBe(15_000);
			expect(await desk().ledger.takeCrmTurn('handmade', desk().crm.account, [], desk().clock.now())).toBe(0);
			expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
		});

		it('waits longer between runs each time, a quarter of an hour at most', async () => {
			await desk().plan(contactOf({}));
			const waits: number[] = [];
			for (let run = 0; run < 8; run += 1) {
				desk().crm.failNext('find', 'busy', { times: 4 });
				await desk().carryOut(30);
				waits.push((await desk().dueIn()) ?? 0);
			}
			expect(waits).toEqual([15_000, 30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]);
		});

		it('begins with short waits again once something went well', async () => {
			for (let run = 0; run < 12; run += 1) await desk().write([contactOf({ run })]);
			desk().crm.failNext('read', 'busy', { times: 4 });
			await desk().write([contactOf({ run: 99 })], 30);
			expect(await desk().dueIn()).toBe(15_000);
		});

		it('is not waited for past the deadline', async () => {
			desk().crm.failNext('create', 'busy', { retryAfterSeconds: 4 });
			expect(await desk().write([contactOf({})], 3)).toMatchObject({ status: 'pending' });
			expect(desk().clock.slept).toEqual([]);
			desk().crm.failNext('find', 'busy');
			expect(await desk().carryOut(0)).toMatchObject({ status: 'pending' });
			expect(desk().clock.slept).toEqual([]);
		});

		it('is not tried again at once where nobody was there', async () => {
			desk().crm.failNext('find', 'busy', { retryAfterSeconds: 2, unreached: true });
			expect(await desk().write([contactOf({})], 30)).toMatchObject({ status: 'pending' });
			expect(desk().clock.slept).toEqual([]);
			expect(await desk().dueIn()).toBe(15_000);
			expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
		});

		it('keeps the order: what follows waits as well', async () => {
			desk().crm.failNext('log', 'busy', { retryAfterSeconds: 100 });
			await desk().write([contactOf({}), noteOf('note:1'), noteOf('note:2')]);
			expect(desk().keys()).toEqual([]);
			expect((await desk().waiting('pending')).map(({ key }) => key)).toEqual(['note:1', 'note:2']);
			await desk().carryOut();
			expect(desk().keys()).toEqual(['note:1', 'note:2']);
		});
	});

	describe('refused', () => {
		it('for one field is done without it', async () => {
			desk().crm.failNext('create', 'refused', { field: 'b' });
			desk().crm.failNext('create', 'refused', { field: 'd' });
			expect(await desk().write([contactOf({ a: 1, b: 2, c: 3, d: 4 })])).toMatchObject({ status: 'saved' });
			expect([...desk().crm.records.values()][0]?.values).toEqual({ a: 1, c: 3 });
			desk().crm.failNext('update', 'refused', { field: 'e' });
			await desk().write([contactOf({ a: 5, e: 6 })]);
			expect([...desk().crm.records.values()][0]?.values).toEqual({ a: 5, c: 3 });
		});

		it('for a field that was not written, or for every field, is refused', async () => {
			desk().crm.failNext('create', 'refused', { field: 'nothing of ours' });
			expect(await desk().write([contactOf({ a: 1 })])).toMatchObject({ status: 'failed', error: 'The CRM says refused.' });
			expect(desk().crm.count('create')).toBe(1);
		});

		it('of the contact stops the rest: without a record nothing follows; later all of it is tried again', async () => {
			desk().crm.failNext('create', 'refused');
			expect(await desk().write([contactOf({}), noteOf('note:1')])).toMatchObject({ status: 'failed', error: 'The CRM says refused.' });
			expect(desk().crm.count('log')).toBe(0);
			expect(await desk().dueIn()).toBe(30_000);
			expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
			expect(desk().keys()).toEqual(['note:1']);
		});

		it('of one entry is that entry’s alone', async () => {
			await desk().write([contactOf({})]);
			desk().crm.failNext('log', 'refused');
			expect(await desk().write([noteOf('note:1'), noteOf('note:2')])).toMatchObject({ status: 'failed', error: 'The CRM says refused.', contact: { failed: 1, pending: 0 } });
			expect(desk().keys()).toEqual(['note:2']);
			expect(await desk().dueIn()).toBeUndefined();
			await desk().ledger.retryCrmWrites(desk().subject, desk().clock.now());
			expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
			expect(desk().keys()).toEqual(['note:2', 'note:1']);
		});

		it('as in conflict with another is said, and the rest goes on', async () => {
			await desk().write([contactOf({})]);
			desk().crm.failNext('update', 'conflict', { existingId: 'person-9' });
			expect(await desk().write([contactOf({ email: 'ann@example.com' }), noteOf('note:1')])).toMatchObject({ status: 'failed' });
			expect(desk().keys()).toEqual(['note:1']);
		});
	});

	it('with a credential that is not accepted is said, and tried again in half an hour, in case it was mended', async () => {
		desk().crm.failNext('fields', 'unauthorized');
		expect(await desk().write([contactOf({}), noteOf('note:1')])).toMatchObject({ status: 'failed', error: 'The CRM says unauthorized.', contact: { pending: 2 } });
		expect(await desk().dueIn()).toBe(1_800_000);
		expect(desk().crm.count('fields')).toBe(1);
		expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
	});

	describe('gone', () => {
		it('is a contact that is made anew, with what is known of it and the fields that the account has', async () => {
			desk().crm.knownFields = [{ id: 'city', label: 'City', kind: 'text' }, { id: 'stage', label: 'Stage', kind: 'option', options: [{ id: 'st1', label: 'Texted' }] }];
			await desk().write([contactOf({ city: 'Reno', unknown: 'x', stage: 'texted' })]);
			desk().crm.records.clear();
			expect(await desk().write([contactOf({ city: 'Oslo', unknown: 'x', stage: 'texted' })])).toMatchObject({ status: 'saved', created: true });
			expect([...desk().crm.records.values()]).toMatchObject([{ values: { city: 'Oslo', stage: 'st1' } }]);
			expect([...desk().crm.records.values()][0]?.values).not.toHaveProperty('unknown');
		});

		it('is found out also by an entry', async () => {
			await desk().write([contactOf({ city: 'Reno' })]);
			desk().crm.records.clear();
			expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'saved', created: true });
			expect([...desk().crm.records.values()]).toMatchObject([{ values: { city: 'Reno' } }]);
			expect(desk().keys()).toEqual(['note:1']);
		});

		it('is the other’s where a second record of the number is there', async () => {
			await desk().write([contactOf({ city: 'Reno' })]);
			desk().crm.records.clear();
			const id = desk().crm.seed('+14155550132', { city: 'Oslo' });
			expect(await desk().write([contactOf({ city: 'Rome' }, { rule: 'fill' })])).toMatchObject({ status: 'saved', created: false, contact: { recordId: id } });
			expect(desk().crm.records.get(id)?.values).toEqual({ city: 'Oslo' });
		});

		it('again and again is given up, and said', async () => {
			await desk().write([contactOf({})]);
			desk().crm.failNext('update', 'gone', { times: 99 });
			// Shown by the search, refused by the update.
			desk().crm.hidden.clear();
			expect(await desk().write([contactOf({ city: 'Reno' })])).toMatchObject({ status: 'failed', error: 'The CRM says gone.', contact: { pending: 0, failed: 1 } });
			expect(desk().crm.count('update')).toBeLessThan(10);
			expect(desk().crm.records.size).toBe(1);
		});

		it('is a task that somebody deleted there: the contact stays, and it is not made again', async () => {
			const { contact } = await desk().write([contactOf({}), taskOf('Call back')]);
			desk().crm.entries.length = 0;
			expect(await desk().write([taskOf('Send the price list')])).toMatchObject({ status: 'saved', created: false, contact: { recordId: contact?.recordId } });
			expect(desk().crm.entries).toEqual([]);
			expect(desk().crm.records.size).toBe(1);
		});

		it('is a task that went with its contact: both are made anew', async () => {
			await desk().write([contactOf({}), taskOf('Call back')]);
			desk().crm.records.clear();
			desk().crm.entries.length = 0;
			expect(await desk().write([contactOf({}), taskOf('Send the price list')])).toMatchObject({ status: 'saved', created: true });
			expect(desk().crm.entries).toMatchObject([{ entry: { title: 'Send the price list' } }]);
		});
	});

	it('changes a task that is there, where the CRM can', async () => {
		await desk().write([contactOf({}), taskOf('Call back')]);
		await desk().write([taskOf('Send the price list')]);
		expect(desk().crm.entries).toMatchObject([{ entry: { title: 'Send the price list' } }]);
	});

	it('in runs that end long before the right to it does, whatever there is to write', async () => {
		const keys = Array.from({ length: 20 }, (_, index) => `note:${index}`);
		desk().crm.before.log = () => desk().clock.pass(10_000);
		expect(await desk().write([contactOf({}), ...keys.map(noteOf)])).toMatchObject({ status: 'pending' });
		expect(desk().keys().length).toBeLessThan(8);
		expect(await desk().dueIn()).toBe(0);
		for (let run = 0; run < 6; run += 1) await desk().carryOut();
		expect(desk().keys()).toEqual(keys);
		expect(await desk().dueIn()).toBeUndefined();
	});

	it('lets a fault of the program be seen, and tries again in a minute', async () => {
		desk().crm.failNext('log', new TypeError('No such thing.'));
		await expect(desk().write([contactOf({}), noteOf('note:1')])).rejects.toThrow('No such thing.');
		expect(await desk().dueIn()).toBe(60_000);
		expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1']);
	});
});
