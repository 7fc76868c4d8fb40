import { twilio, type TwilioSecrets } from '../../../../../connectors/phones/twilio';
import type { NumberAdministration } from '../../../../../connectors/phones/connector';
import { startFakeTwilio, type FakeTwilio } from '../../../../fakes/twilio';
import { httpPort, json, LINE, SECRETS, serve, type LocalServer } from './support';

/** What every address that we give to Twilio ends with: more repetitions than Twilio makes by itself. */
const RETRIES = '#rc=3&rp=5xx,ct,rt';
const URLS = { main: 'https://hooks.example.com/webhook/x/twilio?step=voice', status: 'https://hooks.example.com/webhook/x/twilio?step=status' };

function administration(http: Parameters<NonNullable<typeof twilio.administration>>[0], secrets: TwilioSecrets): NumberAdministration {
	const made = twilio.administration?.(http, secrets);
	if (!made) throw new Error('Twilio’s numbers can be administered');
	return made;
}

describe('a number at Twilio', () => {
	let fake: FakeTwilio;
	let numbers: NumberAdministration;
	const OWN = {
		phone_number: LINE,
		voice_url: 'https://old.example/voice',
		voice_method: 'GET',
		voice_application_sid: `AP${'1'.repeat(32)}`,
		status_callback: '',
		sms_url: 'https://old.example/sms',
		sms_application_sid: `AP${'2'.repeat(32)}`,
	};

	beforeAll(async () => {
		fake = await startFakeTwilio();
		numbers = administration(httpPort([fake.apiKey.sid, fake.apiKey.secret]), { accountSid: fake.accountSid, authToken: fake.authToken, baseUrl: fake.url });
	});
	beforeEach(() => {
		fake.reset();
		fake.state.numbers.clear();
		fake.addNumber(OWN);
	});
	afterAll(async () => await fake.close());

	const there = () => fake.state.numbers.get(LINE);

	it('is read in the vendor’s own words', async () => {
		expect(await numbers.read(LINE, 'calls')).toEqual({
			VoiceUrl: 'https://old.example/voice',
			VoiceMethod: 'GET',
			VoiceApplicationSid: OWN.voice_application_sid,
			TrunkSid: '',
			StatusCallback: '',
			StatusCallbackMethod: 'POST',
		});
		expect(await numbers.read(LINE, 'texts')).toEqual({ SmsUrl: 'https://old.example/sms', SmsMethod: 'POST', SmsApplicationSid: OWN.sms_application_sid, MessagingServiceUrl: '' });
	});

	it.each(['calls', 'texts'] as const)('is taken over for %s and put back as it was', async (purpose) => {
		const before = await numbers.read(LINE, purpose);
		const untouched = await numbers.read(LINE, purpose === 'calls' ? 'texts' : 'calls');
		const wanted = numbers.wanted(purpose, URLS, 'forward');
		await numbers.write(LINE, wanted);
		expect(await numbers.read(LINE, purpose)).toEqual(wanted);
		await numbers.write(LINE, before ?? {});
		expect(await numbers.read(LINE, purpose)).toEqual(before);
		expect(await numbers.read(LINE, purpose === 'calls' ? 'texts' : 'calls')).toEqual(untouched);
	});

	it('loses its application while we answer, since that outranks the URL', async () => {
		await numbers.write(LINE, numbers.wanted('calls', URLS, 'all_missed'));
		expect(there()).toMatchObject({ voice_url: URLS.main + RETRIES, voice_method: 'POST', voice_application_sid: '', status_callback: URLS.status + RETRIES });
	});

	it('keeps its own answering where we only listen', async () => {
		const wanted = numbers.wanted('calls', URLS, 'listen');
		expect(wanted).toEqual({ StatusCallback: URLS.status + RETRIES, StatusCallbackMethod: 'POST' });
		await numbers.write(LINE, wanted);
		expect(there()).toMatchObject({ ...OWN, status_callback: URLS.status + RETRIES });
	});

	it('is not written to when nothing differs', async () => {
		await numbers.write(LINE, numbers.wanted('texts', URLS));
		fake.reset();
		await numbers.write(LINE, numbers.wanted('texts', URLS));
		expect(fake.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('is found by all of its digits, not by a part of them', async () => {
		expect(await numbers.read(LINE.slice(0, -2), 'calls')).toBeUndefined();
		expect(await numbers.read('*', 'calls')).toBeUndefined();
	});

	it('that is another account’s is not there to read, and says so when written to', async () => {
		expect(await numbers.read('+14155550123', 'calls')).toBeUndefined();
		await expect(numbers.write('+14155550123', { SmsUrl: '' })).rejects.toThrow('The number +14155550123 is not in this Twilio account.');
	});

	it('says which fields of the credential are wrong', async () => {
		const secrets = { accountSid: fake.accountSid, authToken: 'wrong', baseUrl: fake.url };
		const wrong = httpPort(['x', 'wrong']);
		await expect(administration(wrong, secrets).read(LINE, 'calls')).rejects.toThrow(/Account SID and Auth Token/);
		await expect(administration(wrong, { ...secrets, apiKeySid: 'SK1', apiKeySecret: 'x' }).read(LINE, 'calls')).rejects.toThrow(/API Key SID and API Key Secret/);
	});

	it('says what Twilio does not take', async () => {
		await expect(numbers.write(LINE, { VoiceUrl: 'not a url' })).rejects.toThrow(/21402/);
		expect(there()).toMatchObject({ voice_url: OWN.voice_url });
	});
});

describe('a number on a SIP trunk', () => {
	let server: LocalServer | undefined;
	afterEach(async () => await server?.close());

	async function written(now: Record<string, unknown>, settings: Record<string, string>) {
		const forms: string[] = [];
		server = await serve((request, response, body) => {
			if (request.method === 'POST') forms.push(body);
			json(response, 200, { incoming_phone_numbers: [{ sid: 'PN1', phone_number: LINE, ...now }] });
		});
		await administration(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url }).write(LINE, settings);
		return Object.fromEntries(new URLSearchParams(forms[0]));
	}

	it('leaves the trunk while we answer', async () => {
		const wanted = twilio.administration?.(httpPort(['', '']), SECRETS).wanted('calls', URLS, 'forward') ?? {};
		expect(await written({ trunk_sid: 'TK1', voice_url: '', voice_application_sid: null }, wanted)).toMatchObject({ VoiceUrl: URLS.main + RETRIES, TrunkSid: '' });
	});

	it('goes back to it, without the word on applications that would take it off again', async () => {
		const form = await written({ trunk_sid: null, voice_application_sid: 'AP9' }, { TrunkSid: 'TK1', VoiceApplicationSid: '' });
		expect(form).toEqual({ TrunkSid: 'TK1' });
	});

	it('is exchanged for an application in the same way', async () => {
		expect(await written({ trunk_sid: 'TK1', voice_application_sid: null }, { TrunkSid: '', VoiceApplicationSid: 'AP1' })).toEqual({ VoiceApplicationSid: 'AP1' });
	});
});

describe('a server that is not Twilio', () => {
	let server: LocalServer | undefined;
	afterEach(async () => await server?.close());

	it.each([
		[200, '<html>', /Base URL/],
		[404, '<html>', /Account SID and the Base URL/],
		[500, {}, /HTTP status 500/],
		[429, {}, /too many requests/],
	])('is told apart (%d %j)', async (status, body, message) => {
		server = await serve((_request, response) => json(response, status, body));
		const numbers = administration(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url });
		await expect(numbers.read(LINE, 'calls')).rejects.toThrow(message);
	});

	it('and one that is silent', async () => {
		server = await serve(() => undefined);
		const numbers = administration(httpPort(['AC1', 'x'], 150), { ...SECRETS, baseUrl: server.url });
		await expect(numbers.read(LINE, 'calls')).rejects.toThrow(/Twilio did not answer/);
	});
});
