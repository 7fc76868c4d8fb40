import { generic } from '../../../../../connectors/phones/generic';
import { MissedCallGenericApi } from '../../../../../credentials/MissedCallGenericApi.credentials';
import type { OutboundText, SendResult } from '../../../../../engine';
import { API_KEY, FakeGateway } from '../../../../fakes/generic/gateway';
import { SECRET } from '../../../../fakes/generic/webhooks';
import { signedHttp } from '../../../../fakes/restCrm/http';
import { CALLER, HEADER, LINE, secretsOf } from './support';

let fake: FakeGateway;
beforeEach(async () => (fake = await FakeGateway.start(LINE)));
afterEach(async () => await fake.stop());

const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Hi 😀', media: [], receiptsUrl: 'https://hooks.example.com/webhook/2/texts?step=status' };
const credentialOf = (more: object = {}) => ({ ...HEADER, account: 'desk', sendUrl: `${fake.url}/v1/messages`, sendAuth: 'bearer', sendApiKey: API_KEY, ...more });

/** As in the product: by the credential’s own authentication. */
async function send(more: object = {}, text: Partial<OutboundText> = {}): Promise<SendResult> {
	const credential = credentialOf(more);
	const sender = generic.sender(signedHttp(new MissedCallGenericApi(), credential), secretsOf(credential));
	return await sender.send({ ...TEXT, ...text });
}
const asked = () => fake.asked[0];
const body = () => JSON.parse(asked()?.body ?? '') as unknown;

describe('the request', () => {
	it('is JSON with the usual names where nothing is said', async () => {
		expect(await send()).toEqual({ outcome: 'accepted', providerId: 'g-1', delivered: false });
		expect(body()).toEqual({ from: LINE, to: CALLER, text: 'Hi 😀' });
		await send({}, { media: ['https://x.example.com/a.jpg'] });
		expect(fake.taken[1]?.media).toEqual(['https://x.example.com/a.jpg']);
	});

	it('no words add a field, close a quote or are taken for a mark', async () => {
		const words = '", "to": "+14155550199", {to} {callback} $& $1 \\ \n\u2028 {{body}} __proto__';
		await send({ sendBody: '{ "from": "{from}", "to": "{to}", "text": "Smith: {body} ({to})", "n": { "a": ["{body}", 7, null, true], "__proto__": "{body}" } }' }, { body: words });
		expect(JSON.parse(asked()?.body ?? '')).toMatchObject({ to: CALLER, text: `Smith: ${words} (${CALLER})`, n: { a: [words, 7, null, true] } });
		expect(({} as Record<string, unknown>).text).toBeUndefined();
	});

	it('as a form, each value stays within its field', async () => {
		await send({ sendFormat: 'form', sendBody: '{ "From": "{fromDigits}", "Body": "{body}", "MediaUrl": "{media}", "StatusCallback": "{callback}", "n": 1 }' }, { body: 'a&To=1%0d%0a=ü', media: ['https://x.example.com/a', 'https://x.example.com/b'] });
		expect(asked()?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
		expect([...new URLSearchParams(asked()?.body)]).toEqual([['From', '14155550100'], ['Body', 'a&To=1%0d%0a=ü'], ['MediaUrl', 'https://x.example.com/a'], ['MediaUrl', 'https://x.example.com/b'], ['StatusCallback', TEXT.receiptsUrl], ['n', '1']]);
		await send({ sendFormat: 'form', sendBody: '{ "Body": "{body}", "MediaUrl": "{media}", "Pictures": ["{firstMedia}"] }' });
		expect(fake.asked[1]?.body).toBe(new URLSearchParams({ Body: TEXT.body }).toString());
	});

	it('with GET all is in the query, and numbers may stand in the path', async () => {
		await send({ sendMethod: 'GET', sendUrl: `${fake.url}/lines/{from}/to/{toDigits}`, sendBody: '{ "text": "{body}" }' }, { body: 'a&b #c/../d' });
		const url = new URL(asked()?.url ?? '', fake.url);
		expect([asked()?.method, url.pathname, url.searchParams.get('text')]).toEqual(['GET', `/lines/${encodeURIComponent(LINE)}/to/14155550132`, 'a&b #c/../d']);
		expect(asked()?.body).toBe('');
	});

	it.each(['..', '.', ''])('a sender that would change the address is refused: %j', async (from) => {
		expect(await send({ sendUrl: `${fake.url}/lines/{from}/texts` }, { from })).toMatchObject({ outcome: 'refused', reason: 'bad_sender' });
		expect(fake.asked).toEqual([]);
	});

	it.each(['a/b', 'a?b', 'a#b', 'a\r\nX: 1', '@evil.example.com', 'ä'])('a sender stays one part of the address: %j', async (from) => {
		await send({ sendUrl: `${fake.url}/lines/{from}/texts` }, { from });
		expect(asked()?.url).toBe(`/lines/${encodeURIComponent(from)}/texts`);
		expect(asked()?.headers.x).toBeUndefined();
	});

	it('the address for receipts bears the secret where that is how they are let in', async () => {
		const sendBody = '{ "text": "{body}", "hook": "{callback}" }';
		await send({ scheme: 'query', secret: SECRET, queryName: 'k', sendBody });
		expect(body()).toMatchObject({ hook: `${TEXT.receiptsUrl}&k=${SECRET}` });
		fake.asked.length = 0;
		await send({ sendBody }, { receiptsUrl: undefined });
		expect(body()).toEqual({ text: TEXT.body });
	});

	it('a picture is not lost where there is no place for it', async () => {
		expect(await send({ sendBody: '{ "text": "{body}" }' }, { media: ['https://x.example.com/a'] })).toMatchObject({ outcome: 'refused', reason: 'bad_text', message: expect.stringContaining('{media}') });
		expect(fake.asked).toEqual([]);
	});

	it.each([
		[{ sendAuth: 'basic', sendUser: 'u', sendApiKey: 'p' }, 'authorization', `Basic ${Buffer.from('u:p').toString('base64')}`],
		[{ sendAuth: 'header', sendKeyName: 'X-Api-Key', sendApiKey: 'k1' }, 'x-api-key', 'k1'],
		[{ sendAuth: 'none' }, 'authorization', undefined],
	])('signs in: %j', async (more, header, value) => {
		await send(more);
		expect(asked()?.headers[header]).toBe(value);
	});

	it('signs in with a parameter', async () => {
		await send({ sendAuth: 'query', sendKeyName: 'token', sendApiKey: 'k&1' });
		expect(new URL(asked()?.url ?? '', fake.url).searchParams.get('token')).toBe('k&1');
	});
});

describe('the answer', () => {
	it.each<[unknown, object, string]>([
		[{ id: 'a1' }, {}, 'a1'],
		[{ data: { message_id: 12 } }, {}, '12'],
		[{ id: 'request', messages: [{ id: 'a1', status: 'queued' }] }, {}, 'a1'],
		[[{ id: 'a1' }], {}, 'a1'],
		[{ out: [{ ref: 'a1' }] }, { sendIdPath: 'out[0].ref' }, 'a1'],
	])('%j: the id is found', async (answer, more, id) => {
		fake.faults.push({ status: 200, body: answer });
		expect(await send(more)).toEqual({ outcome: 'accepted', providerId: id, delivered: false });
	});

	it('one without an id has been taken all the same, each under a name of its own', async () => {
		fake.faults.push({ status: 204, body: '' }, { status: 200, body: 'OK' });
		const [one, other] = [await send(), await send()];
		for (const result of [one, other]) expect(result).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/^none:/) });
		expect(one).not.toEqual(other);
	});

	it('no id where the path says, a page, a redirect or a fault of the server: nobody knows', async () => {
		fake.faults.push({ status: 200, body: { id: 1 } }, { status: 200, body: '<html></html>' }, { status: 302, headers: { location: 'https://evil.example.com/' } }, { status: 502, body: 'opted out' }, { status: 408 });
		const results = [await send({ sendIdPath: 'no.where' }), await send(), await send(), await send(), await send()];
		expect(results.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
		expect(fake.asked).toHaveLength(5);
	});

	it('a refusal with status 200 is one only where the user points at it', async () => {
		const refusal = { id: 'a1', code: 21, message: 'Recipient opted out' };
		fake.faults.push({ status: 200, body: refusal }, { status: 200, body: refusal }, { status: 200, body: { ...refusal, code: 0 } }, { status: 200, body: refusal });
		expect(await send()).toMatchObject({ outcome: 'accepted' });
		expect(await send({ sendErrorPath: 'code', optedOutCodes: '21' })).toMatchObject({ outcome: 'refused', reason: 'opted_out', vendorCode: '21' });
		expect(await send({ sendErrorPath: 'code', optedOutCodes: '21' })).toMatchObject({ outcome: 'accepted' });
		expect(await send({ sendErrorPath: 'code' })).toMatchObject({ outcome: 'refused', reason: 'other' });
	});

	it.each<[number, unknown, object, string]>([
		[400, { error: { code: 'E-9' } }, { optedOutCodes: 'E-7, E-9' }, 'opted_out'],
		[451, {}, { optedOutCodes: '451' }, 'opted_out'],
		[400, { code: 1210 }, { optedOutCodes: '21', invalidCodes: '1210' }, 'invalid_number'],
		[400, { message: 'Der Empfänger ist gesperrt' }, { optedOutCodes: 'empfänger ist gesperrt' }, 'opted_out'],
		[503, {}, { throttledCodes: '503' }, 'throttled'],
		[400, 'no such word', {}, 'other'],
		[403, {}, {}, 'unauthorized'],
		[404, {}, {}, 'account'],
		[405, '<html>', {}, 'account'],
	])('%s %j with %j: %s', async (status, answer, more, reason) => {
		fake.faults.push({ status, body: answer });
		expect(await send(more)).toMatchObject({ outcome: 'refused', reason });
	});

	it('repeats neither numbers nor words of the text', async () => {
		fake.faults.push({ status: 422, body: { error: `Text "${TEXT.body}" to ${CALLER} refused`, code: CALLER.slice(1) } });
		const told = JSON.stringify(await send());
		expect(told).not.toContain('4155550132');
		expect(told).not.toContain(TEXT.body);
	});

	it.each([['7', 7], ['0', 1], ['999999', 3600], ['soon', 60], ['-5', 60]])('Retry-After %s is %s seconds', async (header, seconds) => {
		fake.faults.push({ status: 429, headers: { 'retry-after': header } });
		expect(await send()).toMatchObject({ reason: 'throttled', retryAfterSeconds: seconds });
	});

	it.each([[null], [[]], [7], ['{'.repeat(99)], [{ errors: [[[[[['deep']]]]]] }], [{ __proto__: { id: 1 }, constructor: 1 }]])('a body of a wrong kind breaks nothing: %j', async (answer) => {
		fake.faults.push({ status: 400, body: answer }, { status: 200, body: answer });
		expect(await send()).toMatchObject({ outcome: 'refused' });
		expect(await send()).toMatchObject({ outcome: 'accepted' });
	});
});

describe('a credential that cannot send', () => {
	it('says so, and how to mend it, and asks nobody', async () => {
		expect(await send({ sendUrl: ' ' })).toMatchObject({ outcome: 'refused', reason: 'account', message: expect.stringContaining('Send URL') });
		expect(fake.asked).toEqual([]);
		expect(generic.faultOf({ ...HEADER })).toBeUndefined();
	});

	it.each([
		[{ sendUrl: 'api.example.com/sms' }, /Send URL/],
		[{ sendUrl: 'ftp://api.example.com/sms' }, /Send URL/],
		[{ sendUrl: 'https://{to}.example.com/sms' }, /Send URL/],
		[{ sendUrl: 'https://api.example.com{to}/sms' }, /Send URL/],
		[{ sendUrl: 'https://u:p@api.example.com/sms' }, /Send URL/],
		[{ sendUrl: 'https://api.example.com/{body}' }, /Send URL/],
		[{ sendBody: 'to={to}' }, /JSON/],
		[{ sendBody: '[1]' }, /JSON/],
		[{ sendBody: '{ "to": "{to}" }' }, /\{body\}/],
		[{ sendBody: '{ "text": "{body} {name}" }' }, /braces/],
		[{ sendFormat: 'form', sendBody: '{ "a": { "text": "{body}" } }' }, /form/],
		[{ sendBody: `${'{"a":'.repeat(30)}"{body}"${'}'.repeat(30)}` }, /deep/],
		[{ sendIdPath: 'a[' }, /Message ID Path/],
		[{ sendAuth: 'header', sendKeyName: 'X:\r\nY' }, /Send Key Name/],
		[{ sendAuth: 'query', sendKeyName: '' }, /Send Key Name/],
		[{ sendApiKey: 'a\r\nX-Evil: 1' }, /characters/],
		[{ sendApiKey: '' }, /empty/],
	])('%j', async (more, fault) => {
		expect(generic.faultOf(credentialOf(more))).toMatch(fault);
		expect(await send(more)).toMatchObject({ outcome: 'refused', reason: 'account', message: expect.stringMatching(fault) });
		expect(fake.asked).toEqual([]);
	});
});

it('looks nothing up, and bears the name of the account', async () => {
	const credential = credentialOf();
	const sender = generic.sender(signedHttp(new MissedCallGenericApi(), credential), secretsOf(credential));
	expect(await sender.find(TEXT, 0)).toMatchObject({ found: 'cannot_tell' });
	expect([sender.name, sender.account, generic.accountOf(secretsOf(credential))]).toEqual(['generic', 'desk', 'desk']);
});
