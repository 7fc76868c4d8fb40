import { telnyx } from '../../../../../connectors/phones/telnyx';
import type { OutboundText, PhoneSystem } from '../../../../../engine';
import { FakeTelnyx } from '../../../../fakes/telnyx';
import { CALLER, httpOf, LINE, secretsOf } from './support';

const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Sorry we missed you! “How can we help?”', media: [], receiptsUrl: 'https://hooks.example.com/webhook/0c2f/texts?step=status' };

describe('sending by Telnyx', () => {
	let fake: FakeTelnyx;
	let phone: PhoneSystem;
	let profileId: string;
	beforeEach(async () => {
		fake = await FakeTelnyx.start();
		profileId = fake.state.addProfile().id;
		fake.state.addNumber(LINE, { messaging_profile_id: profileId });
		phone = telnyx.sender(httpOf(fake), secretsOf(fake));
	});
	afterEach(async () => await fake.stop());
	const last = () => fake.requests.at(-1)?.json;

	it('asks for a report to our own address, and to no other', async () => {
		expect(await phone.send(TEXT)).toEqual({ outcome: 'accepted', providerId: fake.state.messages[0]?.id, delivered: false });
		expect(last()).toEqual({ from: LINE, to: CALLER, text: TEXT.body, webhook_url: TEXT.receiptsUrl, use_profile_webhooks: false });
	});

	it('without an address leaves the report to the profile', async () => {
		const { receiptsUrl: _, ...text } = TEXT;
		await phone.send(text);
		expect(last()).toEqual({ from: LINE, to: CALLER, text: TEXT.body });
	});

	it('sends pictures, with words or without', async () => {
		const media = ['https://media.example.com/1.jpg'];
		await phone.send({ ...TEXT, body: '', media });
		expect(last()).toMatchObject({ media_urls: media, type: 'MMS' });
		expect(last()).not.toHaveProperty('text');
	});

	it('sends by the pool of a profile, and by a name of the profile in the credential', async () => {
		expect(await phone.send({ ...TEXT, from: profileId })).toMatchObject({ outcome: 'accepted' });
		expect(fake.state.messages[0]).toMatchObject({ from: LINE });
		expect(await telnyx.sender(httpOf(fake), secretsOf(fake, { messagingProfileId: profileId })).send({ ...TEXT, from: 'SMITHCO' })).toMatchObject({ outcome: 'accepted' });
		expect(last()).toMatchObject({ from: 'SMITHCO', messaging_profile_id: profileId });
		expect(await phone.send({ ...TEXT, from: 'SMITHCO' })).toMatchObject({ outcome: 'refused', reason: 'bad_sender', vendorCode: '40305' });
	});

	it('a number is never told which profile is its own', async () => {
		await telnyx.sender(httpOf(fake), secretsOf(fake, { messagingProfileId: 'another' })).send(TEXT);
		expect(last()).not.toHaveProperty('messaging_profile_id');
	});

	it('STOP holds for all numbers of the profile', async () => {
		fake.state.addNumber('+14155550199', { messaging_profile_id: profileId });
		fake.state.block(CALLER, profileId);
		for (const from of [LINE, '+14155550199']) expect(await phone.send({ ...TEXT, from })).toMatchObject({ outcome: 'refused', reason: 'opted_out', vendorCode: '40300' });
	});

	it('numbers that cannot send, or be sent to, are told apart', async () => {
		fake.state.addNumber('+14155550199');
		expect(await phone.send({ ...TEXT, from: '+14155550198' })).toMatchObject({ reason: 'bad_sender', vendorCode: '40305' });
		expect(await phone.send({ ...TEXT, from: '+14155550199' })).toMatchObject({ reason: 'bad_sender', vendorCode: '40100' });
		expect(await phone.send({ ...TEXT, to: '12345' })).toMatchObject({ reason: 'invalid_number', vendorCode: '40310' });
	});

	it('a spend limit is no throttle: the same text does not succeed soon', async () => {
		fake.faults.push({ on: 'POST', fault: { kind: 'refuse', code: '40333' } });
		const result = await phone.send(TEXT);
		expect(result).toMatchObject({ reason: 'account', vendorCode: '40333' });
		expect(result).not.toHaveProperty('retryAfterSeconds');
	});

	it.each([
		['7', 7],
		['0', 1],
		['99999', 3_600],
		['soon', 2],
	])('Retry-After %s is %i seconds', async (header, seconds) => {
		fake.faults.push({ on: 'POST', fault: { kind: 'refuse', code: '10011', headers: { 'retry-after': header } } });
		expect(await phone.send(TEXT)).toMatchObject({ reason: 'throttled', retryAfterSeconds: seconds });
	});

	it('is made once, whatever becomes of it', async () => {
		for (const fault of [{ kind: 'cut' }, { kind: 'fail', status: 500 }, { kind: 'fail', status: 408 }] as const) {
			fake.faults.push({ on: 'POST', fault });
			fake.requests.length = 0;
			expect(await phone.send(TEXT)).toMatchObject({ outcome: 'unknown' });
			expect(fake.requests).toHaveLength(1);
		}
	});

	it.each([[{}], [{ data: [] }], ['<html>'], [null]])('an answer that names no message (%j) is unknown', async (body) => {
		const answered = telnyx.sender(async () => ({ status: 200, headers: {}, body }), secretsOf(fake));
		expect(await answered.send(TEXT)).toMatchObject({ outcome: 'unknown' });
	});

	it('a message that was ended at once is refused', async () => {
		const body = { data: { id: 'm', to: [{ status: 'sending_failed' }], errors: [{ code: 40010 }] } };
		expect(await telnyx.sender(async () => ({ status: 200, headers: {}, body }), secretsOf(fake)).send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unregistered', vendorCode: '40010' });
	});

	it('an error that nobody knows is told in Telnyx’s words, without numbers', async () => {
		const body = { errors: [{ code: '49999', title: 'New', detail: `Not to ${CALLER}.` }] };
		const result = await telnyx.sender(async () => ({ status: 400, headers: {}, body }), secretsOf(fake)).send(TEXT);
		expect(result).toMatchObject({ outcome: 'refused', reason: 'other', message: expect.stringContaining('49999') });
		expect(JSON.stringify(result)).not.toContain('4155550132');
	});

	describe('looking a doubtful text up', () => {
		const since = Date.now() - 60_000;
		const settle = () => fake.state.messages.forEach((message) => Object.assign(message, { settled: true, status: 'delivered' }));

		it('finds it by its words, which are asked for one by one', async () => {
			await phone.send({ ...TEXT, body: 'Other words.' });
			await phone.send(TEXT);
			settle();
			expect(await phone.find({ ...TEXT, body: 'Sorry we missed you! "How can we help?"' }, since)).toEqual({ found: 'yes', providerId: fake.state.messages[1]?.id, delivered: true });
		});

		it('never says no: what is still on its way is in no list', async () => {
			await phone.send(TEXT);
			expect(await phone.find(TEXT, since)).toMatchObject({ found: 'cannot_tell' });
			settle();
			expect(await phone.find(TEXT, Date.now() + 60_000)).toMatchObject({ found: 'cannot_tell' });
			expect(await phone.find(TEXT, since, new Set([fake.state.messages[0]?.id ?? '']))).toMatchObject({ found: 'cannot_tell' });
		});

		it('does not take a failed one for sent', async () => {
			await phone.send(TEXT);
			Object.assign(fake.state.messages[0] ?? {}, { settled: true, status: 'gw_reject' });
			expect(await phone.find(TEXT, since)).toMatchObject({ found: 'cannot_tell' });
		});

		it('pictures without words are found by their number', async () => {
			await phone.send({ ...TEXT, body: '', media: ['https://media.example.com/1.jpg'] });
			settle();
			expect(await phone.find({ ...TEXT, body: '', media: ['https://media.example.com/1.jpg'] }, since)).toMatchObject({ found: 'yes' });
			expect(await phone.find({ ...TEXT, body: '', media: ['a', 'b'] }, since)).toMatchObject({ found: 'cannot_tell' });
		});

		it('says why it cannot tell', async () => {
			expect(await telnyx.sender(httpOf(fake, 'KEY-of-nobody'), secretsOf(fake)).find(TEXT, since)).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('API Key') });
		});
	});

	describe('the kind of line', () => {
		it.each([
			['mobile', 'mobile'],
			['fixed line', 'landline'],
			['voip', 'voip'],
			['toll free', 'toll_free'],
			['premium rate', 'premium'],
			['fixed line or mobile', 'unknown'],
			['constructor', 'unknown'],
		])('%s is %s', async (type, line) => {
			fake.state.lines.set(CALLER, { type, name: 'Test Mobile' });
			expect(await phone.lineType?.(CALLER)).toEqual({ type: line, carrier: 'Test Mobile', valid: true });
		});

		it('that could not be learned holds nothing up', async () => {
			expect(await phone.lineType?.(CALLER)).toBeUndefined();
			fake.faults.push({ on: 'GET', fault: { kind: 'fail', status: 500 } });
			expect(await phone.lineType?.(CALLER)).toBeUndefined();
			await fake.stop();
			expect(await phone.lineType?.(CALLER)).toBeUndefined();
		});
	});
});
