import { createHmac } from 'node:crypto';
import { quo } from '../../../../../connectors/phones/quo';
import type { WebhookRequest } from '../../../../../connectors';
import { openPhoneHeaders, standardHeaders, webhookRequest } from '../../../../fakes/quo';
import { NOW, secrets } from './support';

const BODY = '{"type":"call.completed","data":{"resource":{"id":"AC1"}}}';
const KEYS = ['first', 'second', 'third'].map((name) => Buffer.from(`the ${name} key, of 32 bytes at least`).toString('base64')) as [string, string, string];
const [FIRST, SECOND, THIRD] = KEYS;
const standard = `whsec_${FIRST}`;

const verify = (request: WebhookRequest, given: Parameters<typeof secrets>[0] = { key: standard }, now = NOW) => quo.verify(request, secrets(given), now);
const signed = (headers: Record<string, string>, body = BODY) => webhookRequest(body, headers);

describe('Standard Webhooks, of the dated API', () => {
	it('takes what the library of the standard’s makers signed', () => {
		expect(verify(signed(standardHeaders(standard, BODY, NOW)))).toEqual({ ok: true });
	});

	it('takes the example that the standard publishes', () => {
		const headers = { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330', 'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' };
		const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
		expect(verify(signed(headers, '{"test": 2432232314}'), { key }, 1_614_265_330_000)).toEqual({ ok: true });
	});

	it('takes any of several signatures, while a key is being changed', () => {
		const right = standardHeaders(standard, BODY, NOW);
		const both = `${standardHeaders(`whsec_${SECOND}`, BODY, NOW)['webhook-signature']} ${right['webhook-signature']}`;
		expect(verify(signed({ ...right, 'webhook-signature': both }))).toEqual({ ok: true });
	});

	it.each([
		['another version', (value: string) => value.replace('v1,', 'v2,')],
		['no version', (value: string) => value.replace('v1,', '')],
		['an asymmetric one', (value: string) => value.replace('v1,', 'v1a,')],
		['a comma too many', (value: string) => `${value},`],
		['nothing after it', () => 'v1,'],
		['half of it', (value: string) => value.slice(0, -8)],
	])('refuses a signature with %s', (_, change) => {
		const headers = standardHeaders(standard, BODY, NOW);
		expect(verify(signed({ ...headers, 'webhook-signature': change(headers['webhook-signature'] ?? '') }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it.each(['webhook-id', 'webhook-timestamp'])('refuses one without %s, and one where it was changed', (name) => {
		const { [name]: value = '', ...rest } = standardHeaders(standard, BODY, NOW);
		expect(verify(signed(rest))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		expect(verify(signed({ ...rest, [name]: `${value}1` }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it.each(['1e9', '-1', '1780412400.5', ' ', 'NaN'])('refuses a time that is none: %j', (timestamp) => {
		expect(verify(signed({ ...standardHeaders(standard, BODY, NOW), 'webhook-timestamp': timestamp }))).toMatchObject({ ok: false });
	});

	it('refuses what is exactly too old, and takes what is not quite', () => {
		const headers = standardHeaders(standard, BODY, NOW);
		expect(verify(signed(headers), undefined, NOW + 300_000)).toEqual({ ok: true });
		expect(verify(signed(headers), undefined, NOW + 300_001)).toMatchObject({ ok: false, reason: 'signature_stale' });
	});
});

describe('openphone-signature, of v1 and the app', () => {
	it('is of the form that Quo documents', () => {
		const { 'openphone-signature': header = '' } = openPhoneHeaders(FIRST, BODY, 1_639_710_054_089);
		expect(header).toMatch(/^hmac;1;1639710054089;[A-Za-z0-9+/]{43}=$/);
		const expected = createHmac('sha256', Buffer.from(FIRST, 'base64')).update(`1639710054089.${BODY}`).digest('base64');
		expect(header.split(';')[3]).toBe(expected);
		expect(verify(signed({ 'openphone-signature': header }), { signingSecrets: FIRST }, 1_639_710_054_089)).toEqual({ ok: true });
	});

	it('may carry several, with commas between', () => {
		const [wrong, right] = [SECOND, FIRST].map((key) => openPhoneHeaders(key, BODY, NOW)['openphone-signature']);
		expect(verify(signed({ 'openphone-signature': `${wrong}, ${right}` }), { signingSecrets: FIRST })).toEqual({ ok: true });
	});

	it.each([
		['another scheme', (value: string) => value.replace('hmac', 'rsa')],
		['another version', (value: string) => value.replace(';1;', ';2;')],
		['another time', (value: string) => value.replace(/;\d{13};/, `;${NOW + 1};`)],
		['a part too many', (value: string) => `${value};`],
		['a part too few', (value: string) => value.split(';').slice(0, 3).join(';')],
	])('refuses one with %s', (_, change) => {
		const header = openPhoneHeaders(FIRST, BODY, NOW)['openphone-signature'] ?? '';
		expect(verify(signed({ 'openphone-signature': change(header) }), { signingSecrets: FIRST })).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it('is not believed where the other signature stands beside it and is wrong', () => {
		const headers = { ...openPhoneHeaders(FIRST, BODY, NOW), ...standardHeaders(`whsec_${SECOND}`, BODY, NOW) };
		expect(verify(signed(headers), { signingSecrets: FIRST })).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});
});

describe('keys', () => {
	it.each(KEYS.map((key) => [key]))('takes what any of them signed, of the subscription and of the credential', (key) => {
		const given = { key: `whsec_${FIRST}`, signingSecrets: ` ${SECOND} ,\n${THIRD}` };
		expect(verify(signed(standardHeaders(`whsec_${key}`, BODY, NOW)), given)).toEqual({ ok: true });
		expect(verify(signed(openPhoneHeaders(key, BODY, NOW)), given)).toEqual({ ok: true });
	});

	it.each([[{}], [{ key: '' }], [{ signingSecrets: ' , ,' }], [{ key: 'whsec_' }], [{ signingSecrets: '!!!!' }], [{ signingSecrets: 'YWJj' }]])('lets nobody in without one: %j', (given) => {
		const empty = createHmac('sha256', Buffer.alloc(0)).update(`${NOW}.${BODY}`).digest('base64');
		expect(verify(signed({ 'openphone-signature': `hmac;1;${NOW};${empty}` }), given)).toMatchObject({ ok: false, reason: 'secret_missing' });
	});

	it('are not the API key', () => {
		expect(quo.readSecrets({ credential: { apiKey: FIRST }, kept: {} }).signingKeys).toEqual([]);
	});
});

describe('headers', () => {
	it.each([[{}], [{ 'webhook-signature': '' }], [{ 'openphone-signature': '  ' }]])('without a signature: %j', (headers) => {
		expect(verify(signed(headers as Record<string, string>))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});

	it('of hostile length are read to an end', () => {
		const many = Array.from({ length: 50_000 }, () => 'v1,AAAA').join(' ');
		expect(verify(signed({ ...standardHeaders(standard, BODY, NOW), 'webhook-signature': many }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});
});

describe('base URL', () => {
	it.each([
		['', 'https://api.quo.com'],
		['https://api.openphone.com/v1/', 'https://api.openphone.com'],
		[' https://api.quo.com// ', 'https://api.quo.com'],
	])('%j is %s', (baseUrl, origin) => {
		expect(secrets({ baseUrl }).baseUrl).toBe(origin);
	});
});
