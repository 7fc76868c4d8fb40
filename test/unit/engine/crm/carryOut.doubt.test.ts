import { contactOf, CALLER, freshDesk, noteOf } from './desk';

const LEASE = 90_000;

describe('an answer that never came', () => {
	const desk = freshDesk();

	it('to the making of a contact is looked for until the search must show it: one contact', async () => {
		desk().crm.failNext('create', 'unknown', { after: true });
		expect(await desk().write([contactOf({})], 10)).toMatchObject({ status: 'pending' });
		expect(desk().crm.count('create')).toBe(1);
		desk().crm.hidden.clear();
		expect(await desk().carryOut(3)).toMatchObject({ status: 'saved', created: false });
		expect(desk().crm.records.size).toBe(1);
	});

	it('to the making of a contact that was not made: another is made once the doubt is over, not before', async () => {
		desk().crm.failNext('create', 'unknown');
		await desk().write([contactOf({})], 10);
		for (let run = 0; run < 3; run += 1) await desk().carryOut(1);
		expect(desk().crm.count('create')).toBe(1);
		desk().clock.pass(30_000);
		expect(await desk().carryOut(1)).toMatchObject({ status: 'saved', created: true });
		expect(desk().crm.count('create')).toBe(2);
	});

	it('lasts twice as long as the search lags', async () => {
		desk().crm.searchLagSeconds = 300;
		desk().crm.failNext('create', 'unknown');
		await desk().write([contactOf({})], 0);
		desk().clock.pass(599_000);
		await desk().carryOut(0);
		expect(desk().crm.count('create')).toBe(1);
		desk().clock.pass(1_000);
		await desk().carryOut(0);
		expect(desk().crm.count('create')).toBe(2);
	});

	it('is asked for again at once where the CRM makes one of a number, whatever happens', async () => {
		desk().crm.createsOnce = true;
		desk().crm.failNext('create', 'unknown', { after: true });
		expect(await desk().write([contactOf({ city: 'Reno' }), noteOf('note:1')])).toMatchObject({ status: 'saved', created: false });
		expect(desk().crm.records.size).toBe(1);
		expect(desk().keys()).toEqual(['note:1']);
	});

	it('is in no doubt where it is certain that nothing was made', async () => {
		desk().crm.failNext('create', 'busy', { retryAfterSeconds: 100 });
		await desk().write([contactOf({})], 0);
		expect(await desk().carryOut(0)).toMatchObject({ status: 'saved', created: true });
	});

	it('to the making of a contact by a process that died is looked for as well', async () => {
		const { ledger, subject, clock, crm } = desk();
		await desk().plan(contactOf({}));
		const taken = await ledger.takeCrmContact(subject, clock.now(), LEASE);
		await ledger.keepCrmContact(subject, taken?.fence ?? 0, { recordId: null, doubtUntil: clock.now() + 120_000 }, clock.now());
		crm.hidden.add(crm.seed(CALLER));
		clock.pass(LEASE);
		expect(await desk().carryOut(1)).toMatchObject({ status: 'pending' });
		crm.hidden.clear();
		expect(await desk().carryOut(1)).toMatchObject({ status: 'saved' });
		expect(crm.records.size).toBe(1);
	});

	it.each([true, false])('to an entry is looked for where the CRM can be asked: it is there once (carried out: %s)', async (after) => {
		await desk().write([contactOf({})]);
		desk().crm.failNext('log', 'unknown', { after });
		expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1']);
		expect(desk().crm.count('log')).toBe(after ? 1 : 2);
	});

	it('to an entry is not written twice where the CRM cannot be asked, and that is said', async () => {
		await desk().write([contactOf({})]);
		delete desk().crm.findEntry;
		desk().crm.failNext('log', 'unknown', { after: true });
		expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'failed', error: expect.stringContaining('look at the timeline') });
		expect(desk().crm.count('log')).toBe(1);
		expect((await desk().waiting('failed')).map(({ key }) => key)).toEqual(['note:1']);
	});

	it('to an entry is still in doubt when the CRM was too busy to be asked', async () => {
		await desk().write([contactOf({})]);
		desk().crm.failNext('log', 'unknown', { after: true });
		desk().crm.failNext('findEntry', 'busy', { retryAfterSeconds: 100 });
		expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'pending' });
		expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1']);
	});

	it('to a change is asked for again: it does no harm', async () => {
		await desk().write([contactOf({ city: 'Reno' })]);
		desk().crm.failNext('update', 'unknown', { after: true });
		expect(await desk().write([contactOf({ city: 'Oslo' })])).toMatchObject({ status: 'saved' });
		expect([...desk().crm.records.values()]).toMatchObject([{ values: { city: 'Oslo' } }]);
	});

	it.each([true, false])('because the process died between beginning and end: the entry is there once (carried out: %s)', async (carriedOut) => {
		const { ledger, subject, clock, crm } = desk();
		const { contact } = await desk().write([contactOf({})]);
		await desk().plan(noteOf('note:1'));
		const taken = await ledger.takeCrmContact(subject, clock.now(), LEASE);
		const write = taken?.writes[0];
		await ledger.beginCrmWrite(subject, taken?.fence ?? 0, write?.id ?? '', clock.now());
		if (carriedOut && write?.write.kind === 'entry') await crm.log(contact?.recordId ?? '', write.write.entry);
		expect(await desk().carryOut(1)).toMatchObject({ status: 'pending' });
		clock.pass(LEASE);
		expect(await desk().carryOut(1)).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1']);
	});
});

describe('the right to a number', () => {
	const desk = freshDesk();

	it('that was lost in the middle leaves all further work to the one who has it', async () => {
		const { ledger, subject, clock, crm } = desk();
		await desk().write([contactOf({})]);
		let other: number | undefined;
		crm.before.log = async () => {
			if (other !== undefined) return;
			clock.pass(LEASE);
			other = (await ledger.takeCrmContact(subject, clock.now(), LEASE))?.fence;
		};
		expect(await desk().write([noteOf('note:1'), noteOf('note:2')])).toMatchObject({ status: 'pending' });
		expect(desk().keys()).toEqual(['note:1']);
		// What it gave back was not its own any more.
		expect(await ledger.takeCrmContact(subject, clock.now() + 1, LEASE)).toBeUndefined();
		expect(await ledger.crmContact(subject)).toMatchObject({ pending: 2 });
		await ledger.releaseCrmContact(subject, other ?? 0, clock.now());
		expect(await desk().carryOut()).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1', 'note:2']);
	});

	it('of another is waited for, and its work is as good as ours', async () => {
		const { ledger, subject, clock, crm } = desk();
		await desk().plan(contactOf({}));
		const taken = await ledger.takeCrmContact(subject, clock.now(), LEASE);
		const fence = taken?.fence ?? 0;
		const sleep = clock.sleep.bind(clock);
		clock.sleep = async (ms) => {
			await sleep(ms);
			if (clock.slept.length !== 3) return;
			await ledger.keepCrmContact(subject, fence, { recordId: crm.seed(CALLER), facts: { name: 'Ann' } }, clock.now());
			await ledger.endCrmWrite(subject, fence, taken?.writes[0]?.id ?? '', { state: 'done' }, clock.now());
		};
		expect(await desk().carryOut(5)).toMatchObject({ status: 'saved', created: false, contact: { facts: { name: 'Ann' } } });
		expect(crm.asked).toEqual([]);
	});

	it('of another is not waited for past the deadline', async () => {
		const { ledger, subject, clock } = desk();
		await desk().plan(contactOf({}));
		await ledger.takeCrmContact(subject, clock.now(), LEASE);
		expect(await desk().carryOut(1)).toMatchObject({ status: 'pending' });
		expect(clock.slept.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1_000);
	});

	it('covers also what came in meanwhile', async () => {
		await desk().write([contactOf({})]);
		let more = true;
		desk().crm.before.log = async () => {
			if (more) await desk().plan(noteOf('note:2'));
			more = false;
		};
		expect(await desk().write([noteOf('note:1')])).toMatchObject({ status: 'saved' });
		expect(desk().keys()).toEqual(['note:1', 'note:2']);
	});

	it('is one for ten who come at once: one contact, each entry once', async () => {
		desk().crm.before.create = async () => await new Promise((resolve) => setImmediate(resolve));
		const results = await Promise.all(Array.from({ length: 10 }, async (_, index) => await desk().write([contactOf({ [`f${index}`]: index }), noteOf('note:1'), noteOf(`note:${index}`)], 60)));
		for (const result of results) expect(['saved', 'pending']).toContain(result.status);
		await desk().carryOut(60);
		expect(desk().crm.records.size).toBe(1);
		expect(Object.keys([...desk().crm.records.values()][0]?.values ?? {})).toHaveLength(10);
		expect([...desk().keys()].sort()).toEqual(Array.from({ length: 10 }, (_, index) => `note:${index}`).sort());
	});
});

describe('what is said of a contact while it is written', () => {
	const desk = freshDesk();

	it('is written as well', async () => {
		desk().crm.before.create = async () => {
			delete desk().crm.before.create;
			await desk().plan(contactOf({ city: 'Reno' }));
		};
		await desk().write([contactOf({ status: 'Texted' })]);
		await desk().carryOut();
		expect([...desk().crm.records.values()]).toMatchObject([{ values: { status: 'Texted', city: 'Reno' } }]);
		expect(await desk().dueIn()).toBeUndefined();
	});
});
