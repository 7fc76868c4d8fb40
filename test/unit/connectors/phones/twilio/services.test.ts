import type { NumberAdministration, NumberSettings } from '../../../../../connectors/phones/connector';
import { twilio } from '../../../../../connectors/phones/twilio';
import type { Http, HttpRequest } from '../../../../../engine';
import { startFakeTwilio, type FakeTwilio } from '../../../../fakes/twilio';
import { CALLER, httpPort, json, LINE, SECRETS, serve } from './support';

const OTHER = '+14155550177';
const URLS = { main: 'https://hooks.example.com/webhook/x/texts', status: 'https://hooks.example.com/webhook/x/texts?step=status' };
const THEIRS = 'https://crm.example.com/inbound';

describe('a number in a Messaging Service', () => {
	let fake: FakeTwilio;
	let numbers: NumberAdministration;
	const ours = () => numbers.wanted('texts', URLS);

	beforeAll(async () => {
		fake = await startFakeTwilio();
		numbers = twilio.administration(httpPort([fake.apiKey.sid, fake.apiKey.secret]), { accountSid: fake.accountSid, authToken: fake.authToken, baseUrl: fake.url });
	});
	beforeEach(() => {
		fake.reset();
		fake.state.numbers.clear();
		fake.state.services.clear();
		fake.addNumber({ phone_number: LINE, sms_url: 'https://demo.twilio.com/welcome/sms/reply' });
		fake.addNumber({ phone_number: OTHER, sms_url: 'https://other.example.com/sms' });
	});
	afterAll(async () => await fake.close());

	/** Where a text to the number would go. */
	const inboundOf = async (number: string): Promise<string | undefined> => (await fake.receiveText({ from: CALLER, to: number, body: 'Hello' })).delivery?.url;
	const holds = (now: NumberSettings | undefined, wanted: NumberSettings) => Object.entries(wanted).every(([name, value]) => now?.[name] === value);

	it('is seen to have its texts elsewhere, although its own settings are ours', async () => {
		fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		await numbers.write(LINE, { SmsUrl: URLS.main, SmsMethod: 'POST', SmsApplicationSid: '' });
		const now = await numbers.read(LINE, 'texts');
		expect(now).toMatchObject({ MessagingServiceUrl: THEIRS });
		expect(holds(now, ours())).toBe(false);
	});

	it('gets its texts to us and back to the service, which keeps its URL', async () => {
		const service = fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		const before = await numbers.read(LINE, 'texts');
		await numbers.write(LINE, ours());
		expect(holds(await numbers.read(LINE, 'texts'), ours())).toBe(true);
		expect(await inboundOf(LINE)).toBe(URLS.main);
		expect(service).toMatchObject({ defersToNumbers: true, inboundUrl: THEIRS });
		await numbers.write(LINE, before ?? {});
		expect(service).toMatchObject({ defersToNumbers: false, inboundUrl: THEIRS });
		expect(await numbers.read(LINE, 'texts')).toEqual(before);
		expect(await inboundOf(LINE)).toBe(THEIRS);
	});

	it('that leaves its texts to the number needs nothing', async () => {
		fake.addMessagingService({ numbers: [LINE, OTHER], inboundUrl: THEIRS, defersToNumbers: true });
		expect(await numbers.read(LINE, 'texts')).toMatchObject({ MessagingServiceUrl: '' });
		await numbers.write(LINE, ours());
		expect(await inboundOf(LINE)).toBe(URLS.main);
		expect(fake.requests.filter(({ operation }) => operation === 'services.update')).toEqual([]);
	});

	it('with others takes nothing from them: nothing is changed, and it says what a person has to decide', async () => {
		const service = fake.addMessagingService({ name: 'Spring campaign', numbers: [LINE, OTHER], inboundUrl: THEIRS });
		await expect(numbers.write(LINE, ours())).rejects.toThrow(/"Spring campaign" together with others.*Nothing was changed.*Defer to sender’s webhook/s);
		expect(service.defersToNumbers).toBe(false);
		expect(fake.state.numbers.get(LINE)?.sms_url).toMatch(/demo\.twilio\.com/);
		expect(await inboundOf(OTHER)).toBe(THEIRS);
	});

	it('of a service that drops all texts takes nothing from anybody', async () => {
		const service = fake.addMessagingService({ numbers: [LINE, OTHER], inboundUrl: '', defersToNumbers: false });
		expect(await inboundOf(LINE)).toBeUndefined();
		expect(await numbers.read(LINE, 'texts')).toMatchObject({ MessagingServiceUrl: service.sid });
		await numbers.write(LINE, ours());
		expect(await inboundOf(LINE)).toBe(URLS.main);
	});

	it('leaves the switch where others have come to rely on it, and sends its own texts to the service all the same', async () => {
		const service = fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		const before = await numbers.read(LINE, 'texts');
		await numbers.write(LINE, ours());
		service.numbers.push(OTHER);
		await numbers.write(LINE, before ?? {});
		expect(service.defersToNumbers).toBe(true);
		expect(await inboundOf(OTHER)).toBe('https://other.example.com/sms');
		expect(await inboundOf(LINE)).toBe(THEIRS);
	});

	it('that was taken out of the service meanwhile gets its own settings back', async () => {
		const service = fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		const before = await numbers.read(LINE, 'texts');
		await numbers.write(LINE, ours());
		service.numbers.length = 0;
		await numbers.write(LINE, before ?? {});
		expect(await inboundOf(LINE)).toBe('https://demo.twilio.com/welcome/sms/reply');
	});

	it('is found among many services, page by page', async () => {
		for (let index = 0; index < 105; index++) fake.addMessagingService({ inboundUrl: `${THEIRS}/${index}`, numbers: [] });
		fake.addMessagingService({ numbers: [LINE], inboundUrl: `${THEIRS}/last` });
		expect(await numbers.read(LINE, 'texts')).toMatchObject({ MessagingServiceUrl: `${THEIRS}/last` });
	});

	it('does not concern calls', async () => {
		fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		const calls = numbers.wanted('calls', URLS, 'forward');
		expect(calls).not.toHaveProperty('MessagingServiceUrl');
		await numbers.write(LINE, calls);
		expect(await numbers.read(LINE, 'calls')).not.toHaveProperty('MessagingServiceUrl');
		expect(fake.requests.filter(({ path }) => path.startsWith('/v1/'))).toEqual([]);
	});

	it.each([
		['services.list', 403, /may not read Messaging Services.*restricted key/],
		['services.numbers.fetch', 401, /may not read Messaging Services/],
		['services.list', 500, /20500/],
	] as const)('cannot be set up where %s is answered with %i, and it says why', async (on, status, why) => {
		fake.addMessagingService({ numbers: [LINE], inboundUrl: THEIRS });
		fake.failNext({ on, mode: 'status', status });
		await expect(numbers.read(LINE, 'texts')).rejects.toThrow(why);
	});

	it('is asked for at the host of Messaging', async () => {
		const asked: HttpRequest[] = [];
		const http: Http = async (request) => {
			asked.push(request);
			return { status: 200, headers: {}, body: { incoming_phone_numbers: [{ sid: 'PN1', phone_number: LINE }], services: [] } };
		};
		await twilio.administration(http, SECRETS).read(LINE, 'texts');
		await twilio.administration(http, { ...SECRETS, baseUrl: 'https://api.dublin.ie1.twilio.com' }).read(LINE, 'texts');
		expect(asked.map(({ url }) => new URL(url).host)).toEqual(['api.twilio.com', 'messaging.twilio.com', 'api.dublin.ie1.twilio.com', 'messaging.dublin.ie1.twilio.com']);
	});

	it.each([
		['no Messaging there', (response: Parameters<typeof json>[0]) => json(response, 404, { code: 20404 })],
		['no services', (response: Parameters<typeof json>[0]) => json(response, 200, { services: 'none', meta: null })],
		['a service without a name that is one', (response: Parameters<typeof json>[0]) => json(response, 200, { services: [{ sid: '../x' }, null, 7], meta: { next_page_url: 'https://elsewhere.example.com/v1/Services' } })],
	])('is taken to have its own URL where there is %s', async (_what, answer) => {
		const server = await serve((request, response) => (request.url?.startsWith('/v1/') ? answer(response) : json(response, 200, { incoming_phone_numbers: [{ sid: 'PN1', phone_number: LINE, sms_url: '' }] })));
		const read = await twilio.administration(httpPort(['AC1', 'x']), { ...SECRETS, baseUrl: server.url }).read(LINE, 'texts');
		expect(read).toMatchObject({ MessagingServiceUrl: '' });
		expect(server.seen).toHaveLength(2);
		await server.close();
	});
});
