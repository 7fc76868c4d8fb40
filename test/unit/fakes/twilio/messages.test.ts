import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import { request, sdkFor } from './support';

const OURS = '+14155550199';
const THEIRS = '+14155550100';
const TEXT = { To: THEIRS, From: OURS, Body: 'Sorry we missed you' };

describe('texts at the fake Twilio', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
		fake.addNumber(OURS);
		fake.addNumber({
			phone_number: '+14155550198',
			capabilities: { voice: true, sms: false, mms: false, fax: false },
		});
	});
	afterAll(async () => await fake.close());
	afterEach(async () => {
		await fake.idle();
		fake.reset();
	});

	describe('creation', () => {
		it('answers 201 with the resource, queued', async () => {
			const { status, body } = await request(fake, 'POST', '/Messages.json', TEXT);
			expect(status).toBe(201);
			expect(body).toMatchObject({
				account_sid: fake.accountSid,
				api_version: '2010-04-01',
				body: TEXT.Body,
				date_sent: null,
				direction: 'outbound-api',
				error_code: null,
				error_message: null,
				from: OURS,
				messaging_service_sid: null,
				num_media: '0',
				num_segments: '1',
				status: 'queued',
				to: THEIRS,
			});
			expect(body.sid).toMatch(/^SM[0-9a-f]{32}$/);
			expect(body.uri).toBe(`/2010-04-01/Accounts/${fake.accountSid}/Messages/${body.sid}.json`);
			expect(body.date_created).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/);
		});

		it('is understood by the vendor’s client, and moves on to delivered', async () => {
			const client = sdkFor(fake);
			const sent = await client.messages.create({ to: THEIRS, from: OURS, body: 'Hi' });
			await fake.idle();
			const later = await client.messages(sent.sid).fetch();
			expect(later.status).toBe('delivered');
			expect(later.dateSent).toBeInstanceOf(Date);
			expect(fake.textsTo(THEIRS).map(({ sid }) => sid)).toEqual([sent.sid]);
		});

		it('counts segments and media, and names a picture message MM', async () => {
			const long = await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: '👍'.repeat(80) });
			expect(long.body.num_segments).toBe('3');
			const media = await request(fake, 'POST', '/Messages.json', [
				['To', THEIRS],
				['From', OURS],
				['MediaUrl', 'https://example.com/1.jpg'],
				['MediaUrl', 'https://example.com/2.jpg'],
			]);
			expect(media.body).toMatchObject({ num_media: '2', body: '' });
			expect(media.body.sid).toMatch(/^MM/);
		});

		it('keeps a text as it came, whatever is in it', async () => {
			const body = 'é ✓ 👩‍👩‍👧 & = + % <b> "q" \n\t%00 \u202e';
			const answer = await request(fake, 'POST', '/Messages.json', { ...TEXT, Body: body });
			expect(answer.body.body).toBe(body);
		});

		it('makes two texts of two requests, however alike', async () => {
			await Promise.all(Array.from({ length: 20 }, () => request(fake, 'POST', '/Messages.json', TEXT)));
			expect(new Set(fake.textsTo(THEIRS).map(({ sid }) => sid)).size).toBe(20);
		});
	});

	describe('refusals', () => {
		const { To: _to, ...withoutTo } = TEXT;
		const { From: _from, ...withoutFrom } = TEXT;
		const { Body: _body, ...withoutBody } = TEXT;

		it.each<[string, Record<string, string>, number]>([
			['no To', withoutTo, 21604],
			['an empty To', { ...TEXT, To: '' }, 21604],
			['no From and no service', withoutFrom, 21603],
			['no body', withoutBody, 21619],
			['a blank body', { ...TEXT, Body: ' \n ' }, 21619],
			['a To that is no number', { ...TEXT, To: 'anonymous' }, 21211],
			['a To that is a short code', { ...TEXT, To: '12345' }, 21211],
			['a To with too many digits', { ...TEXT, To: '+141555501001234567' }, 21211],
			['the magic invalid To', { ...TEXT, To: '+15005550001' }, 21211],
			['the magic unroutable To', { ...TEXT, To: '+15005550002' }, 21612],
			['the magic foreign To', { ...TEXT, To: '+15005550003' }, 21408],
			['the magic opted-out To', { ...TEXT, To: '+15005550004' }, 21610],
			['the magic To without texts', { ...TEXT, To: '+15005550009' }, 21614],
			['a From that is no sender', { ...TEXT, From: '+1' }, 21212],
			['the magic invalid From', { ...TEXT, From: '+15005550001' }, 21212],
			['a From that is not ours', { ...TEXT, From: '+14155550197' }, 21606],
			['a From that cannot text', { ...TEXT, From: '+14155550198' }, 21606],
			['the magic From 0', { ...TEXT, From: '+15005550000' }, 21606],
			['the magic From 7', { ...TEXT, From: '+15005550007' }, 21606],
			['the magic From 8', { ...TEXT, From: '+15005550008' }, 21611],
			['an alphanumeric From that is not ours', { ...TEXT, From: 'ACME' }, 21606],
			['a text to itself', { ...TEXT, To: OURS }, 21266],
			['a body over 1600 characters', { ...TEXT, Body: 'x'.repeat(1601) }, 21617],
			['a StatusCallback that is no URL', { ...TEXT, StatusCallback: 'hooks.example.com' }, 21609],
			['a MediaUrl that is no URL', { ...TEXT, MediaUrl: 'picture.jpg' }, 21620],
			['an unknown service', { ...withoutFrom, MessagingServiceSid: `MG${'0'.repeat(32)}` }, 21701],
		])('refuses %s', async (_what, form, code) => {
			const { status, body } = await request(fake, 'POST', '/Messages.json', form);
			expect([status, body.code]).toEqual([400, code]);
			expect(body.more_info).toBe(`https://www.twilio.com/docs/errors/${code}`);
			expect(body.status).toBe(400);
			expect(fake.state.messages).toHaveLength(0);
		});

		it.each([
			['exactly 1600 characters', { ...TEXT, Body: 'x'.repeat(1600) }],
			['the magic sender', { ...TEXT, From: '+15005550006' }],
			['a media message without a body', { ...withoutBody, MediaUrl: 'https://example.com/a.jpg' }],
		])('lets %s through', async (_what, form) => {
			expect((await request(fake, 'POST', '/Messages.json', form)).status).toBe(201);
		});

		it('reaches the vendor’s client as its own kind of error', async () => {
			await expect(
				sdkFor(fake).messages.create({ to: '+15005550009', from: OURS, body: 'x' }),
			).rejects.toMatchObject({ status: 400, code: 21614, moreInfo: expect.stringContaining('21614') });
		});

		it.each([21614, 21635] as const)('refuses a phone set so with %i', async (code) => {
			fake.setRecipient(THEIRS, { refusedWith: code });
			expect((await request(fake, 'POST', '/Messages.json', TEXT)).body.code).toBe(code);
		});

		it('refuses regions that are switched off', async () => {
			fake.disableRegion('+44');
			const abroad = await request(fake, 'POST', '/Messages.json', { ...TEXT, To: '+442079460100' });
			expect([abroad.status, abroad.body.code]).toEqual([400, 21408]);
			expect((await request(fake, 'POST', '/Messages.json', TEXT)).status).toBe(201);
		});

		it('says so when it is asked for what it has no model of', async () => {
			const { status, body } = await request(fake, 'POST', '/Messages.json', { ...TEXT, ScheduleType: 'fixed' });
			expect(status).toBe(501);
			expect(body.message).toContain('ScheduleType');
		});
	});

	describe('messaging services', () => {
		it('accepts first and picks the sender afterwards', async () => {
			const service = fake.addMessagingService({ numbers: [OURS] });
			const { status, body } = await request(fake, 'POST', '/Messages.json', {
				To: THEIRS,
				MessagingServiceSid: service.sid,
				Body: 'Hi',
			});
			expect(status).toBe(201);
			expect(body).toMatchObject({
				from: null,
				status: 'accepted',
				num_segments: '0',
				messaging_service_sid: service.sid,
			});
			await fake.idle();
			const later = await request(fake, 'GET', `/Messages/${body.sid}.json`);
			expect(later.body).toMatchObject({ from: OURS, status: 'delivered', num_segments: '1' });
		});

		it('refuses an empty pool, and a sender outside the pool', async () => {
			const empty = fake.addMessagingService();
			const form = { To: THEIRS, MessagingServiceSid: empty.sid, Body: 'Hi' };
			expect((await request(fake, 'POST', '/Messages.json', form)).body.code).toBe(21704);
			const other = fake.addMessagingService({ numbers: ['+14155550198'] });
			const foreign = { ...TEXT, MessagingServiceSid: other.sid };
			expect((await request(fake, 'POST', '/Messages.json', foreign)).body.code).toBe(21606);
		});
	});

	it('waits for a text still to come, and says when none comes', async () => {
		const coming = fake.waitForText(({ to }) => to === THEIRS);
		const { body } = await request(fake, 'POST', '/Messages.json', TEXT);
		expect((await coming).sid).toBe(body.sid);
		expect((await fake.waitForText(({ to }) => to === THEIRS)).sid).toBe(body.sid);
		await expect(fake.waitForText(() => false, 5)).rejects.toThrow('within 5 ms');
	});
});
