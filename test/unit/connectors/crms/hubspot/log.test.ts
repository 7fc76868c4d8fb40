import { account, call, deal, failureOf, NUMBER, stopAll, task } from './support';
import type { CrmEntry } from '../../../../../engine';

afterEach(stopAll);

const valuesOf = (fake: Awaited<ReturnType<typeof account>>, type: string): Record<string, string>[] => fake.state.all(type).map(({ values }) => values);

describe('the timeline', () => {
	it('has calls', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const at = fake.now();
		const entry = await fake.connect().log(id, call(at, { owner: '9001', recordingUrl: 'https://example.com/1.mp3' }));
		expect((await fake.entries(id)).map((one) => one.id)).toEqual([entry]);
		expect(valuesOf(fake, 'calls')[0]).toMatchObject({
			hs_timestamp: new Date(at).toISOString(),
			hs_call_direction: 'INBOUND',
			hs_call_status: 'NO_ANSWER',
			hs_call_duration: '12500',
			hs_call_from_number: NUMBER.e164,
			hs_call_to_number: '+14155550100',
			hs_call_body: 'Rang &amp; &lt;rang&gt;',
			hs_call_recording_url: 'https://example.com/1.mp3',
			hubspot_owner_id: '9001',
		});
	});

	it.each([
		['busy', 'BUSY'],
		['voicemail', 'NO_ANSWER'],
		['connected', 'COMPLETED'],
		['canceled', 'CANCELED'],
	] as const)('tells a call that ended as %s', async (outcome, status) => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().log(id, call(fake.now(), { outcome, direction: 'out' }));
		expect(valuesOf(fake, 'calls')[0]).toMatchObject({ hs_call_status: status, hs_call_direction: 'OUTBOUND' });
	});

	it('has texts, notes and tasks', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const at = fake.now();
		const crm = fake.connect();
		await crm.log(id, { kind: 'text', key: 't', at, direction: 'in', from: NUMBER.e164, to: '+14155550100', title: 'Text received', body: 'No heat\nsince 5' });
		await crm.log(id, { kind: 'note', key: 'n', at, body: 'Has a dog' });
		await crm.log(id, task(at, { owner: '9002' }));
		expect(valuesOf(fake, 'communications')[0]).toMatchObject({ hs_communication_channel_type: 'SMS', hs_communication_body: 'Text received<br>No heat<br>since 5' });
		expect((await fake.entries(id)).map(({ kind, dueAt, status }) => [kind, dueAt, status])).toEqual([
			['text', undefined, undefined],
			['note', undefined, undefined],
			['task', at + 3_600_000, 'NOT_STARTED'],
		]);
		expect(valuesOf(fake, 'tasks')[0]).toMatchObject({ hs_task_priority: 'HIGH', hubspot_owner_id: '9002' });
	});

	it.each<[Partial<CrmEntry & { kind: 'deal' }>, string, string]>([
		[{}, 'default', 'appointmentscheduled'],
		[{ stage: 'decisionmakerboughtin' }, 'default', 'decisionmakerboughtin'],
		[{ status: 'won' }, 'default', 'closedwon'],
		[{ status: 'lost', stage: 'appointmentscheduled' }, 'default', 'closedlost'],
		[{ pipeline: '714', status: 'won' }, '714', '7141'],
	])('puts a deal %j where it belongs', async (more, pipeline, dealstage) => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().log(id, deal(fake.now(), { value: 900, ...more }));
		expect(valuesOf(fake, 'deals')[0]).toMatchObject({ dealname: 'Boiler', pipeline, dealstage, amount: '900' });
	});

	it('refuses a pipeline that is not there, and an outcome that it has no stage for', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect(await failureOf(fake.connect().log(id, deal(1, { pipeline: 'none' })))).toMatchObject({ kind: 'refused', more: { field: 'pipeline' } });
		expect(await failureOf(fake.connect().log(id, deal(1, { pipeline: '714', status: 'lost' })))).toMatchObject({ kind: 'refused', more: { field: 'dealstage' } });
	});

	it('leaves out a currency that the account does not have', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().log(id, deal(fake.now(), { currency: 'EUR', value: 5 }));
		expect(valuesOf(fake, 'deals')).toHaveLength(1);
		expect(valuesOf(fake, 'deals')[0]).not.toHaveProperty('deal_currency_code');
	});

	it('moves a deal, and leaves one that is still open where people put it', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		const at = fake.now();
		const dealId = await crm.log(id, deal(at));
		fake.state.write('deals', fake.state.get('deals', dealId)!, { dealstage: 'decisionmakerboughtin' });
		await crm.changeEntry?.(id, dealId, deal(at, { title: 'Boiler and pipes', value: 2 }));
		expect(valuesOf(fake, 'deals')[0]).toMatchObject({ dealname: 'Boiler and pipes', dealstage: 'decisionmakerboughtin', amount: '2' });
		await crm.changeEntry?.(id, dealId, deal(at, { status: 'won' }));
		expect(valuesOf(fake, 'deals')[0]).toMatchObject({ dealstage: 'closedwon', closedate: new Date(at).toISOString() });
	});

	it('does not open a task again that was done', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		const at = fake.now();
		const taskId = await crm.log(id, task(at));
		fake.state.write('tasks', fake.state.get('tasks', taskId)!, { hs_task_status: 'COMPLETED' });
		await crm.changeEntry?.(id, taskId, task(at, { dueAt: at + 5 }));
		expect(valuesOf(fake, 'tasks')[0]).toMatchObject({ hs_task_status: 'COMPLETED', hs_timestamp: new Date(at + 5).toISOString() });
	});

	it('says that a deal was deleted, without taking the contact for deleted', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect((await failureOf(fake.connect().changeEntry!(id, '77', deal(1)))).kind).toBe('refused');
	});

	it('goes to whom the contact was merged into, and says that one is gone', async () => {
		const fake = await account();
		const crm = fake.connect();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const other = await fake.seed({ phone: '+14155550133' });
		await fake.merge(id, other);
		const entry = await crm.log(id, call(1));
		expect((await fake.entries(other)).map((one) => one.id)).toEqual([entry]);
		await fake.remove(other);
		expect(await failureOf(crm.log(id, call(1)))).toMatchObject({ kind: 'gone' });
		expect(await failureOf(crm.log(other, call(1)))).toMatchObject({ kind: 'gone' });
	});

	it('names an owner that the account does not have', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect(await failureOf(fake.connect().log(id, task(1, { owner: '5' })))).toMatchObject({ kind: 'refused', more: { field: 'hubspot_owner_id' } });
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
		const fake = await account({ lagSeconds: 600 });
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		// A timeline of several pages.
		for (let count = 1; count < 6; count++) for (const entry of entries(fake.now() - count * 3_600_000)) await crm.log(id, entry.kind === 'deal' ? { ...entry, title: `Deal ${count}` } : entry);
		const entry = entries(fake.now())[index]!;
		expect(await crm.findEntry?.(id, entry)).toBeUndefined();
		const before = (await fake.entries(id)).map((one) => one.id);
		fake.cutAfterCommitting();
		expect((await failureOf(crm.log(id, entry))).kind).toBe('unknown');
		const made = (await fake.entries(id)).map((one) => one.id).filter((one) => !before.includes(one));
		expect(made).toHaveLength(1);
		expect(await crm.findEntry?.(id, entry)).toBe(made[0]);
	});

	it('is not another one of the same time, or of the same words', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		const crm = fake.connect();
		const at = fake.now();
		await crm.log(id, { kind: 'note', key: 'a', at, body: 'One' });
		expect(await crm.findEntry?.(id, { kind: 'note', key: 'b', at, body: 'Two' })).toBeUndefined();
		expect(await crm.findEntry?.(id, { kind: 'note', key: 'c', at: at + 1, body: 'One' })).toBeUndefined();
	});

	it('is not a deal of the same name of long ago', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().log(id, deal(fake.now()));
		expect(await fake.connect().findEntry?.(id, deal(fake.now() + 86_400_000))).toBeUndefined();
	});
});
