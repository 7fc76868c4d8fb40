import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import { request } from './support';

const OURS = '+14155550199';
const TEXT = { To: '+14155550100', From: OURS, Body: 'Hi' };

// None of this is recorded: it is what no honest client sends.
describe('the fake Twilio under nonsense', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio({ recordTo: null });
		fake.addNumber(OURS);
	});
	afterAll(async () => await fake.close());
	beforeEach(() => fake.reset());

	it.each([
		['GET', '/Nothing.json'],
		['GET', '/Messages'],
		['GET', '/Messages/SM1/Media.json'],
		['POST', '/Messages/.json'],
	])('answers %s %s with 404 and 20404', async (method, path) => {
		const { status, body } = await request(fake, method, path);
		expect([status, body.code]).toEqual([404, 20404]);
		expect(body.message).toContain(path);
	});

	it.each([
		['/Messages/SM00000000000000000000000000000000.json'],
		['/IncomingPhoneNumbers/PN00000000000000000000000000000000.json'],
		['/Calls/CA00000000000000000000000000000000.json'],
	])('knows no resource at %s', async (path) => {
		const { status, body } = await request(fake, 'GET', path);
		expect([status, body.code]).toEqual([404, 20404]);
	});

	it.each([
		['DELETE', '/Messages.json'],
		['POST', '.json'],
		['POST', '/IncomingPhoneNumbers.json'],
		['PUT', '/Calls/CA00000000000000000000000000000000.json'],
	])('refuses %s on %s', async (method, path) => {
		const { status, body } = await request(fake, method, path);
		expect([status, body.code]).toEqual([405, 20004]);
	});

	it('survives a body too large, one that is no form, and a path that cannot be decoded', async () => {
		const url = `${fake.url}/2010-04-01/Accounts/${fake.accountSid}/Messages.json`;
		const headers = { authorization: `Basic ${btoa(`${fake.accountSid}:${fake.authToken}`)}` };
		await expect(fetch(url, { method: 'POST', headers, body: 'x'.repeat(1_500_000) })).rejects.toThrow();
		const json = await fetch(url, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: '{"To":"+14155550100"}',
		});
		expect(await json.json()).toMatchObject({ code: 21604 });
		expect((await fetch(`${fake.url}/%E0%A4%A`, { headers })).status).toBe(404);
	});

	it('takes a national number as North American', async () => {
		const { body } = await request(fake, 'POST', '/Messages.json', { ...TEXT, To: '(415) 555-0100' });
		expect(body.to).toBe(TEXT.To);
	});

	it.each(['0', '-5', 'many', '99999', ''])('takes PageSize=%s without harm', async (size) => {
		await request(fake, 'POST', '/Messages.json', TEXT);
		const { status, body } = await request(fake, 'GET', `/Messages.json?PageSize=${size}&Page=-1&PageToken=PAx`);
		expect(status).toBe(200);
		expect(body.messages).toHaveLength(1);
	});
});
