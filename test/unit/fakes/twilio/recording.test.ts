import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilioOptions, RecordedExchange } from '../../../fakes/twilio';
import { request } from './support';

const OURS = '+14155550199';

describe('the recording of the fake Twilio', () => {
	const kept = process.env['FAKE_TWILIO_RECORD'];
	let folder: string;
	let file: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'fake-twilio-'));
		file = join(folder, 'made', 'on', 'demand.jsonl');
		delete process.env['FAKE_TWILIO_RECORD'];
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
		if (kept !== undefined) process.env['FAKE_TWILIO_RECORD'] = kept;
	});

	const recorded = () =>
		readFileSync(file, 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as RecordedExchange);

	async function exercise(options: FakeTwilioOptions) {
		const fake = await startFakeTwilio(options);
		fake.addNumber(OURS);
		await request(fake, 'GET', '.json');
		await request(fake, 'GET', '/Messages.json?To=%2B14155550100&DateSent%3E=2026-03-08');
		await request(fake, 'POST', '/Messages.json', [
			['To', '+14155550100'],
			['From', OURS],
			['MediaUrl', 'https://example.com/1.jpg'],
			['MediaUrl', 'https://example.com/2.jpg'],
		]);
		await request(fake, 'POST', '/Messages.json', { From: OURS, Body: 'line\nbreak "quoted"' });
		fake.failNext({ on: 'messages.list', mode: 'reset_before_commit' });
		await request(fake, 'GET', '/Messages.json').catch(() => undefined);
		await fake.idle();
		await fake.close();
		return fake;
	}

	it('keeps each exchange, fields and answer, and no credential', async () => {
		const fake = await exercise({ recordTo: file });
		const [account, list, media, refused, reset] = recorded();
		expect(recorded()).toHaveLength(5);
		expect(account).toMatchObject({
			method: 'GET',
			path: `/2010-04-01/Accounts/${fake.accountSid}.json`,
			query: {},
			contentType: null,
			form: {},
			status: 200,
			response: { auth_token: 'hidden' },
		});
		expect(list?.query).toEqual({ To: '+14155550100', 'DateSent>': '2026-03-08' });
		expect(media).toMatchObject({
			contentType: expect.stringContaining('application/x-www-form-urlencoded'),
			form: { MediaUrl: ['https://example.com/1.jpg', 'https://example.com/2.jpg'] },
			status: 201,
		});
		expect(refused).toMatchObject({ status: 400, response: { code: 21604 }, form: { Body: 'line\nbreak "quoted"' } });
		expect(reset).toMatchObject({ status: 0, response: null });
		const text = readFileSync(file, 'utf8');
		expect(text).not.toContain(fake.authToken);
		expect(text).not.toContain(Buffer.from(`${fake.accountSid}:${fake.authToken}`).toString('base64'));
	});

	it('goes where the environment says, unless told not to', async () => {
		process.env['FAKE_TWILIO_RECORD'] = file;
		await exercise({});
		expect(recorded()).toHaveLength(5);
		await exercise({ recordTo: null });
		expect(recorded()).toHaveLength(5);
		await exercise({});
		expect(recorded()).toHaveLength(10);
	});
});
