import { ringcentral } from '../../../../../connectors/phones/ringcentral';
import { HttpFailure, type OutboundText } from '../../../../../engine';
import { FakeRingCentral, LINE, logIn, withToken } from '../../../../fakes/ringcentral';
import { CALLER, SECRETS } from './support';

let fake: FakeRingCentral;
let token: string;
beforeEach(async () => {
	fake = await FakeRingCentral.start();
	token = await logIn(fake.url);
});
afterEach(async () => await fake.stop());

const sender = () => ringcentral.sender(withToken(token), { ...SECRETS, serverUrl: fake.url });
const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => ringcentral.sender(async () => ({ status, body, headers }), SECRETS);
const text = (more: Partial<OutboundText> = {}): OutboundText => ({ from: LINE, to: CALLER, body: 'Sorry we missed you.', media: [], ...more });

describe('sending', () => {
	it('is one request, as RingCentral wants it', async () => {
		expect(await sender().send(text())).toEqual({ outcome: 'accepted', providerId: fake.state.messages[0]?.id, delivered: false });
		expect(fake.state.requests.filter(({ path }) => path.endsWith('/sms'))).toEqual([{ method: 'POST', path: '/restapi/v1.0/account/~/extension/~/sms', body: { from: { phoneNumber: LINE }, to: [{ phoneNumber: CALLER }], text: 'Sorry we missed you.' } }]);
	});

	it('refuses pictures before anything goes out', async () => {
		expect(await sender().send(text({ media: ['https://media.example.com/a.jpg'] }))).toMatchObject({ outcome: 'refused', reason: 'bad_text', message: expect.stringContaining('pictures') });
		expect(fake.state.messages).toEqual([]);
	});

	it('learns of an opt-out afterwards, as RingCentral takes the text first', async () => {
		await fake.receiveText({ from: CALLER, body: 'STOP' });
		const result = await sender().send(text());
		expect(result.outcome).toBe('accepted');
		expect((await sender().find(text(), 0)).found).toBe('no');
	});

	it.each([
		[400, 'CMN-101', 'to[0].phoneNumber', 'invalid_number'],
		[400, 'CMN-101', 'from.phoneNumber', 'bad_sender'],
		[400, 'CMN-101', 'text', 'bad_text'],
		[400, 'CMN-101', undefined, 'other'],
		[403, 'CMN-401', undefined, 'unauthorized'],
		[403, 'CMN-408', undefined, 'unauthorized'],
		[403, 'MSG-367', undefined, 'unregistered'],
		[403, 'MSG-384', undefined, 'throttled'],
		[403, 'XYZ-1', undefined, 'account'],
		[400, 'XYZ-1', undefined, 'other'],
		[400, 'OAU-213', undefined, 'unauthorized'],
	])('%d %s (%s) is %s, and lasting', async (status, errorCode, parameterName, reason) => {
		fake.state.plan('POST sms', { do: 'refuse', status, errorCode, ...(parameterName === undefined ? {} : { parameterName }) });
		const result = await sender().send(text());
		expect(result).toMatchObject({ outcome: 'refused', reason, vendorCode: errorCode });
		expect(result).not.toHaveProperty('retryAfterSeconds');
	});

	it('reads the code below the word that stands above it', async () => {
		expect(await answering(403, { errorCode: 'FeatureNotAvailable', errors: [{ errorCode: 'MSG-242' }] }).send(text())).toMatchObject({ reason: 'unregistered', vendorCode: 'MSG-242' });
	});

	it('shows no number out of RingCentral’s words', async () => {
		expect(JSON.stringify(await answering(400, { errorCode: 'XYZ-1', message: `Parameter [to] value [${CALLER}] or (415) 555-0132 is invalid` }).send(text()))).not.toMatch(/555/);
	});

	it.each<[string | undefined, number]>([['30', 30], ['0', 1], ['999999', 3_600], ['soon', 60], [undefined, 60]])('waits as told by Retry-After %j', async (value, retryAfterSeconds) => {
		expect(await answering(429, {}, value === undefined ? {} : { 'retry-after': value }).send(text())).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfterSeconds });
	});

	it.each([[500, {}], [503, {}], [408, {}], [302, {}], [200, {}], [200, '<html>'], [200, null]])('does not know after %d %j', async (status, body) => {
		expect(await answering(status, body).send(text())).toMatchObject({ outcome: 'unknown', message: expect.stringContaining(String(status)) });
	});

	it.each<[object, string]>([
		[{ id: 7, messageStatus: 'SendingFailed', deliveryErrorCode: 'SMS-RC-413' }, 'opted_out'],
		[{ id: 7, to: [{ messageStatus: 'SendingFailed', errorCode: 'SMS-RC-410' }] }, 'not_textable'],
		[{ id: 7, messageStatus: 'DeliveryFailed' }, 'other'],
	])('is refused where it failed at once: %j', async (body, reason) => {
		expect(await answering(200, body).send(text())).toMatchObject({ outcome: 'refused', reason, message: expect.stringMatching(/\w+ \w+/) });
	});

	it('tells silence from refusal', async () => {
		const failing = (error: Error) => ringcentral.sender(async () => await Promise.reject(error), SECRETS).send(text());
		expect(await failing(new HttpFailure('ETIMEDOUT', true))).toMatchObject({ outcome: 'unknown' });
		expect(await failing(new Error('odd'))).toMatchObject({ outcome: 'unknown' });
		expect(await failing(new HttpFailure('ECONNREFUSED', false))).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 2 });
	});
});

describe('looking a text up', () => {
	it('finds it, with other quotes and dashes, and says whether it arrived', async () => {
		await sender().send(text({ body: 'It’s us – call back…' }));
		const [message] = fake.state.messages;
		if (message) message.messageStatus = 'Delivered';
		expect(await sender().find(text({ body: "It's us - call back..." }), Date.now() - 60_000)).toEqual({ found: 'yes', providerId: message?.id, delivered: true });
	});

	it('takes no other for it: older, failed, known, from or to somebody else', async () => {
		await sender().send(text());
		const [message] = fake.state.messages;
		const id = message?.id ?? '';
		expect((await sender().find(text(), Date.now() + 60_000)).found).toBe('no');
		expect((await sender().find(text(), 0, new Set([id]))).found).toBe('no');
		expect((await sender().find(text({ to: '+14155550133' }), 0)).found).toBe('no');
		expect((await sender().find(text({ from: '+14155550101' }), 0)).found).toBe('no');
		if (message) message.messageStatus = 'SendingFailed';
		expect((await sender().find(text(), 0)).found).toBe('no');
	});

	it('looks through several pages, and owns up when there are too many', async () => {
		await sender().send(text({ body: 'The first.' }));
		for (let count = 0; count < 250; count++) fake.state.messages.push({ id: fake.state.nextId(), direction: 'Outbound', from: LINE, to: CALLER, subject: `Number ${count}`, createdAt: Date.now(), changedAt: Date.now(), messageStatus: 'Sent' });
		expect((await sender().find(text({ body: 'The first.' }), Date.now() - 60_000)).found).toBe('yes');
		const endless = Array.from({ length: 100 }, (_, id) => ({ id, type: 'SMS' }));
		expect(await answering(200, { records: endless }).find(text(), 0)).toMatchObject({ found: 'cannot_tell' });
	});

	it.each([[401, {}], [503, {}], [200, {}], [200, '<html>']])('cannot tell after %d %j', async (status, body) => {
		expect(await answering(status, body).find(text(), 0)).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('RingCentral') });
	});

	it('cannot tell where nobody answers', async () => {
		await fake.stop();
		expect(await sender().find(text(), 0)).toMatchObject({ found: 'cannot_tell' });
	});
});
