import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import { request, sdkFor } from './support';

const OURS = '+14155550199';
const THEIRS = '+14155550100';
const TEXT = { To: THEIRS, From: OURS, Body: 'Sorry we missed you' };

describe('lists of texts at the fake Twilio', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
		fake.addNumber(OURS);
	});
	afterAll(async () => await fake.close());
	afterEach(async () => {
		fake.configure({ delivery: 'auto', listLagMs: 0 });
		await fake.idle();
		fake.reset();
	});

	it('finds by To and From, newest first', async () => {
		const first = await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: 'one' });
		const second = await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: 'two' });
		await request(fake, 'POST', '/Messages.json', { ...TEXT, To: '+14155550101' });
		const found = await sdkFor(fake).messages.list({ to: THEIRS, from: OURS });
		expect(found.map(({ sid }) => sid)).toEqual([second.body.sid, first.body.sid]);
		expect(await sdkFor(fake).messages.list({ from: '+14155550198' })).toEqual([]);
		expect(await sdkFor(fake).messages.list()).toHaveLength(3);
	});

	it('filters by the day and the second it was sent, ends included', async () => {
		const { body } = await request(fake, 'POST', '/Messages.json', TEXT);
		await fake.idle();
		const message = fake.state.messagesBySid.get(body.sid);
		if (message) message.sentMs = Date.parse('2026-03-08T10:00:00.400Z');
		const count = async (query: Record<string, string>) =>
			(await request(fake, 'GET', `/Messages.json?${new URLSearchParams(query).toString()}`)).body.messages.length;
		for (const query of [
			{ DateSent: '2026-03-08' },
			{ 'DateSent>': '2026-03-08' },
			{ 'DateSent<': '2026-03-08' },
			{ 'DateSent>': '2026-03-08T10:00:00Z', 'DateSent<': '2026-03-08T10:00:00Z' },
			{ 'DateSent>': '2026-03-08 10:00:00' },
			{ 'DateSent>': '2026-03-08T05:00:00-05:00' },
		]) {
			expect([query, await count(query as unknown as Record<string, string>)]).toEqual([query, 1]);
		}
		for (const query of [
			{ DateSent: '2026-03-07' },
			{ 'DateSent>': '2026-03-09' },
			{ 'DateSent<': '2026-03-07' },
			{ 'DateSent>': '2026-03-08T10:00:01Z' },
			{ 'DateSent<': '2026-03-08T09:59:59Z' },
		]) {
			expect([query, await count(query as unknown as Record<string, string>)]).toEqual([query, 0]);
		}
	});

	it('finds a text by the day it was sent only once it was sent', async () => {
		fake.configure({ delivery: 'hold' });
		await request(fake, 'POST', '/Messages.json', TEXT);
		const after = { to: THEIRS, dateSentAfter: new Date(Date.now() - 60_000) };
		expect(await sdkFor(fake).messages.list({ to: THEIRS })).toHaveLength(1);
		expect(await sdkFor(fake).messages.list(after)).toHaveLength(0);
		fake.configure({ delivery: 'auto' });
		await fake.idle();
		expect(await sdkFor(fake).messages.list(after)).toHaveLength(1);
	});

	it('shows a text only after the lag it was told', async () => {
		fake.configure({ listLagMs: 60_000 });
		const { body } = await request(fake, 'POST', '/Messages.json', TEXT);
		expect(await sdkFor(fake).messages.list({ to: THEIRS })).toHaveLength(0);
		expect((await request(fake, 'GET', `/Messages/${body.sid}.json`)).status).toBe(200);
		const message = fake.state.messagesBySid.get(body.sid);
		if (message) message.listedFromMs = Date.now();
		expect(await sdkFor(fake).messages.list({ to: THEIRS })).toHaveLength(1);
	});

	it('pages without repeating or losing any, though texts go on coming', async () => {
		for (let index = 0; index < 7; index += 1) {
			await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: String(index) });
		}
		const first = await request(fake, 'GET', `/Messages.json?To=${encodeURIComponent(THEIRS)}&PageSize=3`);
		expect(first.body).toMatchObject({ page: 0, page_size: 3, start: 0, end: 2, previous_page_uri: null });
		await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: 'late' });
		const seen = first.body.messages.map(({ body }: { body: string }) => body);
		let next: string | null = first.body.next_page_uri;
		while (next) {
			const page = await request(fake, 'GET', next.replace(`/2010-04-01/Accounts/${fake.accountSid}`, ''));
			seen.push(...page.body.messages.map(({ body }: { body: string }) => body));
			next = page.body.next_page_uri;
		}
		expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
		expect(await sdkFor(fake).messages.list({ pageSize: 2 })).toHaveLength(8);
	});
});
