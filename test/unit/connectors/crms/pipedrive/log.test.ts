import type { CrmEntry } from '../../../../../engine';
import { call, company, deal, failureOf, NUMBER, stopAll, task } from './support';

afterEach(stopAll);

describe('the timeline', () => {
	it('has calls', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const at = Date.UTC(2026, 10, 21, 9, 30);
		const entry = await fake.connect().log(id, call(at, { recordingUrl: 'https://example.com/1.mp3' }));
		expect((await fake.entries(id)).map((one) => one.id)).toEqual([entry]);
		expect(fake.state.entries.callLogs[0]).toMatchObject({
			outcome: 'no_answer',
			start_time: '2026-11-21 09:30:00',
			end_time: '2026-11-21 09:30:12',
			duration: '12',
			from_phone_number: NUMBER.e164,
			to_phone_number: '+14155550100',
			note: 'Rang &amp; &lt;rang&gt;<br>Recording: https://example.com/1.mp3',
		});
	});

	it.each([
		['voicemail', 'left_voicemail'],
		['busy', 'busy'],
		['connected', 'connected'],
		['canceled', 'no_answer'],
	] as const)('tells a call that ended as %s', async (outcome, word) => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().log(id, call(fake.now(), { outcome }));
		expect(fake.state.entries.callLogs[0]?.outcome).toBe(word);
	});

	it('has texts and notes as notes, and tasks', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const at = Date.UTC(2026, 10, 21, 9, 30);
		const crm = fake.connect();
		await crm.log(id, { kind: 'text', key: 't', at, direction: 'in', from: NUMBER.e164, to: '+14155550100', title: 'Text received', body: 'No heat\nsince 5' });
		await crm.log(id, { kind: 'note', key: 'n', at, body: 'Has a dog' });
		await crm.log(id, task(at, { owner: '32', priority: 'high' }));
		expect(fake.state.entries.notes.map(({ content }) => content)).toEqual(['Text received (2026-11-21 09:30:00 UTC)<br>No heat<br>since 5', 'Has a dog']);
		expect(fake.state.entries.activities[0]).toMatchObject({ subject: 'Call back', type: 'task', due_date: '2026-11-21', due_time: '10:30', owner_id: 32, done: false, note: 'High priority<br>About the boiler' });
		expect((await fake.entries(id)).map(({ kind, dueAt }) => [kind, dueAt])).toContainEqual(['task', at + 3_600_000]);
	});

	it('has deals, and changes them', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		const dealId = await crm.log(id, deal(fake.now(), { value: 900, currency: 'USD', pipeline: '1', stage: '12', owner: '32' }));
		expect(fake.state.entries.deals[0]).toMatchObject({ title: 'Boiler', value: 900, currency: 'USD', pipeline_id: 1, stage_id: 12, owner_id: 32, status: 'open' });
		await crm.changeEntry?.(id, dealId, deal(fake.now(), { value: 950 }));
		expect(fake.state.entries.deals[0]).toMatchObject({ value: 950, stage_id: 12, status: 'open' });
		await crm.changeEntry?.(id, dealId, deal(fake.now(), { status: 'won' }));
		expect(fake.state.entries.deals[0]?.status).toBe('won');
		await crm.log(id, deal(fake.now(), { status: 'lost' }));
		expect(fake.state.entries.deals[1]?.status).toBe('lost');
		expect((await crm.find(NUMBER))[0]).toMatchObject({ lifecycle: 'customer' });
	});

	it('says that a deal was deleted, without taking the person for deleted', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect((await failureOf(fake.connect().changeEntry!(id, '77', deal(1)))).kind).toBe('refused');
	});

	it('does not open a task again that was done', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		const taskId = await crm.log(id, task(fake.now()));
		fake.state.entries.activities[0]!.done = true;
		await crm.changeEntry?.(id, taskId, task(fake.now(), { title: 'Call again' }));
		expect(fake.state.entries.activities[0]).toMatchObject({ subject: 'Call again', done: true });
	});

	it.each<(at: number) => CrmEntry>([call, deal, task, (at) => ({ kind: 'note', key: 'n', at, body: 'x' })])('says that the person is gone (%#)', async (entry) => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.remove(id);
		expect((await failureOf(fake.connect().log(id, entry(fake.now())))).kind).toBe('gone');
	});

	it('names a stage and an owner that are not there', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect(await failureOf(fake.connect().log(id, deal(1, { stage: '99' })))).toMatchObject({ kind: 'refused', more: { field: 'stage_id' } });
		expect(await failureOf(fake.connect().log(id, task(1, { owner: '99' })))).toMatchObject({ kind: 'refused', more: { field: 'owner_id' } });
	});
});

describe('an entry that may or may not have been logged', () => {
	const entries = (at: number): CrmEntry[] => [
		call(at),
		{ kind: 'text', key: 't', at, direction: 'out', from: '+14155550100', to: NUMBER.e164, title: 'Text sent', body: 'Sorry we missed you & “hello” <3' },
		{ kind: 'note', key: 'n', at, body: 'A note' },
		task(at),
		deal(at),
	];

	it.each([0, 1, 2, 3, 4])('is found after the connection broke (%i)', async (index) => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const other = await fake.seed({ phone: '+14155550133' });
		const crm = fake.connect();
		for (const entry of entries(fake.now())) await crm.log(id, entry);
		fake.advance(86_400);
		for (const entry of entries(fake.now())) await crm.log(other, entry);
		const entry = entries(fake.now())[index]!;
		expect(await crm.findEntry?.(id, entry)).toBeUndefined();
		const before = (await fake.entries(id)).map((one) => one.id);
		fake.cutAfterCommitting();
		expect((await failureOf(crm.log(id, entry))).kind).toBe('unknown');
		const made = (await fake.entries(id)).map((one) => one.id).filter((one) => !before.includes(one));
		expect(made).toHaveLength(1);
		expect(await crm.findEntry?.(id, entry)).toBe(made[0]);
	});
});
