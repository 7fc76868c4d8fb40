import { twilio } from '../../../../../connectors/phones/twilio';
import type { Http, HttpRequest } from '../../../../../engine';
import { startFakeTwilio, type FakeTwilio } from '../../../../fakes/twilio';
import { CALLER, httpPort, json, SECRETS, serve } from './support';

describe('what kind of line a number is', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
	});
	afterAll(async () => await fake.close());
	beforeEach(() => fake.reset());

	const sender = (password = fake.authToken, timeoutMs?: number) =>
		twilio.sender(httpPort([fake.accountSid, password], timeoutMs), { ...SECRETS, accountSid: fake.accountSid, baseUrl: fake.url });
	const lineType = async (number = CALLER) => await sender().lineType?.(number);

	it.each([
		['mobile', 'mobile'],
		['landline', 'landline'],
		['fixedVoip', 'voip'],
		['nonFixedVoip', 'voip'],
		['tollFree', 'toll_free'],
		['premium', 'premium'],
		['personal', 'other'],
		['sharedCost', 'other'],
		['uan', 'other'],
		['voicemail', 'other'],
		['pager', 'other'],
		['unknown', 'unknown'],
		['somethingNew', 'unknown'],
		['constructor', 'unknown'],
	])('reads %s as %s', async (type, expected) => {
		fake.setRecipient(CALLER, { line: { type } });
		expect(await lineType()).toEqual({ type: expected, carrier: 'Example Wireless', valid: true });
	});

	it('asks once, for this package alone', async () => {
		await lineType();
		expect(fake.requests).toMatchObject([{ method: 'GET', path: `/v2/PhoneNumbers/${CALLER}`, query: { Fields: 'line_type_intelligence' }, status: 200 }]);
	});

	it('leaves out a carrier that is not known', async () => {
		fake.setRecipient(CALLER, { line: { type: 'landline', carrier: null } });
		expect(await lineType()).toEqual({ type: 'landline', valid: true });
		fake.setRecipient(CALLER, { line: { type: 'landline', carrier: ' ' } });
		expect(await lineType()).toEqual({ type: 'landline', valid: true });
	});

	it('says of a number that cannot exist that it is not valid', async () => {
		expect(await lineType('+141555501000')).toEqual({ type: 'unknown', valid: false });
	});

	it('has no answer where Twilio could not look', async () => {
		fake.setRecipient(CALLER, { line: { errorCode: 60601 } });
		expect(await lineType()).toBeUndefined();
	});

	it.each(['anonymous', '', '../../2010-04-01/Accounts', '+1415555?Fields=pre_fill', '+14155550100/Overrides/x'])('asks nothing else, given %p', async (number) => {
		expect([undefined, 'unknown']).toContain((await lineType(number))?.type);
		expect(fake.requests.filter(({ path, query }) => !path.startsWith('/v2/PhoneNumbers/') || query['Fields'] !== 'line_type_intelligence')).toEqual([]);
	});

	it.each([
		['429', { mode: 'status', status: 429 }],
		['500', { mode: 'status', status: 500 }],
		['403', { mode: 'status', status: 403 }],
		['a broken connection', { mode: 'reset_before_commit' }],
	] as const)('has no answer after %s, and does not ask again', async (_what, fault) => {
		fake.failNext({ on: 'lookup.fetch', ...fault });
		expect(await lineType()).toBeUndefined();
		expect(fake.requests).toHaveLength(1);
	});

	it('has no answer with a wrong token, nor when none comes in time', async () => {
		expect(await sender('wrong').lineType?.(CALLER)).toBeUndefined();
		fake.failNext({ on: 'lookup.fetch', mode: 'timeout_before_commit' });
		expect(await sender(fake.authToken, 50).lineType?.(CALLER)).toBeUndefined();
	});

	it.each([
		['no object', 'hello'],
		['null', null],
		['a list', []],
		['an empty object', {}],
		['a line without a verdict', { line_type_intelligence: { type: 'mobile' } }],
		['a verdict of words', { valid: 'true', line_type_intelligence: { type: 'mobile' } }],
		['no line', { valid: true, line_type_intelligence: null }],
		['a line that is text', { valid: true, line_type_intelligence: 'mobile' }],
		['a type that is none', { valid: true, line_type_intelligence: { type: 7 } }],
	])('has no answer from %s', async (_what, body) => {
		const server = await serve((_request, response) => json(response, 200, body));
		const phone = twilio.sender(httpPort(['AC1', 'x']), { ...SECRETS, baseUrl: server.url });
		expect(await phone.lineType?.(CALLER)).toBeUndefined();
		await server.close();
	});

	describe('goes to', () => {
		async function asked(baseUrl: string): Promise<HttpRequest[]> {
			const requests: HttpRequest[] = [];
			const http: Http = async (request) => {
				requests.push(request);
				throw new Error('nobody there');
			};
			expect(await twilio.sender(http, { ...SECRETS, baseUrl }).lineType?.(CALLER)).toBeUndefined();
			return requests;
		}

		it.each([
			['https://api.twilio.com', 'https://lookups.twilio.com'],
			['', 'https://lookups.twilio.com'],
			['https://API.twilio.com/', 'https://lookups.twilio.com'],
			['https://api.dublin.ie1.twilio.com', 'https://lookups.dublin.ie1.twilio.com'],
			['https://api.twilio.com.example.com', 'https://api.twilio.com.example.com'],
			['https://xapi.twilio.com', 'https://xapi.twilio.com'],
			['https://proxy.example.com/twilio/', 'https://proxy.example.com/twilio'],
			['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		])('with the Base URL %p: %s', async (baseUrl, origin) => {
			expect(await asked(baseUrl)).toEqual([
				{ method: 'GET', url: `${origin}/v2/PhoneNumbers/%2B14155550100`, query: { Fields: 'line_type_intelligence' }, timeoutMs: 3_000 },
			]);
		});

		it('nobody with a Base URL that is none', async () => {
			expect(await asked('not a url')).toEqual([]);
		});
	});
});
