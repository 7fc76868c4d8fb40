import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import { request } from './support';

const OURS = '+14155550199';
const TEXT = { To: '+14155550100', From: OURS, Body: 'Hi' };

describe('faults of the fake Twilio', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
		fake.addNumber(OURS);
	});
	afterAll(async () => await fake.close());
	afterEach(async () => {
		await fake.idle();
		fake.reset();
	});

	const send = async () => await request(fake, 'POST', '/Messages.json', TEXT);
	const texts = () => fake.textsTo(TEXT.To).length;

	async function sendImpatiently(): Promise<string> {
		try {
			await fetch(`${fake.url}/2010-04-01/Accounts/${fake.accountSid}/Messages.json`, {
				method: 'POST',
				headers: { authorization: `Basic ${btoa(`${fake.accountSid}:${fake.authToken}`)}` },
				body: new URLSearchParams(TEXT),
				signal: AbortSignal.timeout(150),
			});
			return 'answered';
		} catch (error) {
			return (error as Error).name === 'TimeoutError' ? 'timeout' : 'reset';
		}
	}

	it.each([
		['timeout_after_commit', 'timeout', 1],
		['timeout_before_commit', 'timeout', 0],
		['reset_after_commit', 'reset', 1],
		['reset_before_commit', 'reset', 0],
	] as const)('%s ends in a %s and leaves %i texts', async (mode, seen, count) => {
		fake.failNext({ on: 'messages.create', mode });
		expect(await sendImpatiently()).toBe(seen);
		expect(texts()).toBe(count);
		expect(fake.requests.at(-1)?.status).toBe(0);
		expect((await send()).status).toBe(201);
	});

	it('refuses by status without effect, with code and Retry-After', async () => {
		fake.failNext({ on: 'messages.create', count: 2, mode: 'status', status: 429, retryAfterSeconds: 7 });
		for (let time = 0; time < 2; time += 1) {
			const { status, body, headers } = await send();
			expect([status, body.code, body.status]).toEqual([429, 20429, 429]);
			expect(headers.get('retry-after')).toBe('7');
		}
		expect(texts()).toBe(0);
		expect((await send()).status).toBe(201);
	});

	it.each([
		[{ status: 503 }, 503, 20503],
		[{ status: 500 }, 500, 20500],
		[{ status: 400, code: 21610 }, 400, 21610],
		[{}, 500, 20500],
	])('answers %j as asked', async (fault, status, code) => {
		fake.failNext({ on: 'messages.create', mode: 'status', ...fault });
		const answer = await send();
		expect([answer.status, answer.body.code]).toEqual([status, code]);
	});

	it('can take effect and answer an error all the same', async () => {
		fake.failNext({ on: 'messages.create', mode: 'status_after_commit', status: 502 });
		expect((await send()).status).toBe(502);
		expect(texts()).toBe(1);
	});

	it('hits only its operation, only authentic requests, and lets the first ones through when told', async () => {
		fake.failNext({ on: 'messages.list', mode: 'status', status: 503, after: 1 });
		expect((await send()).status).toBe(201);
		expect((await request(fake, 'GET', '/Messages.json', undefined, 'x:y')).status).toBe(401);
		expect((await request(fake, 'GET', '/Messages.json')).status).toBe(200);
		expect(fake.pendingFaults).toBe(1);
		expect((await request(fake, 'GET', '/Messages.json')).status).toBe(503);
		expect(fake.pendingFaults).toBe(0);
	});

	it('takes several faults in the order they were set', async () => {
		fake.failNext({ on: 'messages.create', mode: 'status', status: 500 });
		fake.failNext({ on: 'messages.create', mode: 'status', status: 503 });
		expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([500, 503, 201]);
	});

	it('can be slow and right', async () => {
		fake.failNext({ on: 'messages.create', mode: 'slow', delayMs: 150 });
		const answered: string[] = [];
		const slow = send().then(({ status }) => answered.push(`slow ${status}`));
		while (fake.pendingFaults > 0) await new Promise(setImmediate);
		await send().then(({ status }) => answered.push(`quick ${status}`));
		await slow;
		expect(answered).toEqual(['quick 201', 'slow 201']);
	});

	it('refuses before the fault can commit what the API would not', async () => {
		fake.failNext({ on: 'messages.create', mode: 'timeout_after_commit' });
		const { status, body } = await request(fake, 'POST', '/Messages.json', { ...TEXT, From: '+14155550111' });
		expect([status, body.code]).toEqual([400, 21606]);
	});

	it('closes though requests still hang', async () => {
		const other = await startFakeTwilio();
		other.failNext({ on: 'messages.list', mode: 'timeout_before_commit' });
		const hanging = request(other, 'GET', '/Messages.json');
		hanging.catch(() => undefined);
		while (other.pendingFaults > 0) await new Promise(setImmediate);
		await other.close();
		await expect(hanging).rejects.toThrow();
	});
});
