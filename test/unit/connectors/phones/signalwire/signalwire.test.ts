import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { readSignalWireSecrets, signalwire } from '../../../../../connectors/phones/signalwire';
import type { WebhookRequest } from '../../../../../connectors/phones/connector';
import { twilio } from '../../../../../connectors/phones/twilio';
import type { OutboundText } from '../../../../../engine';
import { startFakeSignalWire } from '../../../../fakes/signalwire';
import type { FakeTwilio } from '../../../../fakes/twilio';
import { CALLER, formBody, httpPort, json, LINE, plan, serve, TEAM, verbs } from '../twilio/support';

const PROJECT = '00000000-0000-4000-8000-000000000007';
const KEY = 'PSK_not_a_key';
const HOOK = 'https://hooks.example.com/webhook/1/calls';
const SECRETS = { accountSid: PROJECT, authToken: KEY, baseUrl: 'https://example.signalwire.com/api/laml' };

type Params = Record<string, string | string[]>;
const request = (params: Params, headers: Record<string, string>, url = HOOK): WebhookRequest => ({
	method: 'POST',
	url,
	query: Object.fromEntries(new URL(url).searchParams),
	headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	rawBody: Buffer.from(formBody(params)),
	body: {},
	remoteAddress: '203.0.113.9',
});
const TOLD: Params = { AccountSid: PROJECT, CallSid: '00000000-0000-4000-8000-0000000000ca', From: CALLER, To: LINE, CallStatus: 'ringing', Direction: 'inbound' };
const signed = (params: Params, url = HOOK, key = KEY) => getExpectedTwilioSignature(key, url, params);

describe('a signature of SignalWire', () => {
	const verify = (asked: WebhookRequest) => signalwire.verify(asked, SECRETS);

	it.each(['x-signalwire-signature', 'x-twilio-signature'])('is read from %s', (header) => {
		expect(verify(request(TOLD, { [header]: signed(TOLD) }))).toEqual({ ok: true });
	});

	it('is good in either header, and with one that is none beside it', () => {
		expect(verify(request(TOLD, { 'x-signalwire-signature': 'x', 'x-twilio-signature': signed(TOLD) }))).toEqual({ ok: true });
	});

	it('may be hex over URL and body as they came', () => {
		const hex = createHmac('sha1', KEY).update(HOOK + formBody(TOLD)).digest('hex');
		expect(verify(request(TOLD, { 'x-signalwire-signature': hex }))).toEqual({ ok: true });
		expect(verify(request({ ...TOLD, From: '+14155550133' }, { 'x-signalwire-signature': hex }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		const withPort = createHmac('sha1', KEY).update(HOOK.replace('.com', '.com:443') + formBody(TOLD)).digest('hex');
		expect(verify(request(TOLD, { 'x-signalwire-signature': withPort }))).toEqual({ ok: true });
	});

	it('covers every value of a repeated parameter, in its order', () => {
		const params = { ...TOLD, Tag: ['b', 'a', 'b'] };
		const text = Object.keys(params).sort().map((name) => [params[name as keyof typeof params]].flat().map((value) => name + value).join('')).join('');
		const signature = createHmac('sha1', KEY).update(HOOK + text).digest('base64');
		expect(verify(request(params, { 'x-signalwire-signature': signature }))).toEqual({ ok: true });
	});

	it('made with the API Token, or for another project, is refused', () => {
		expect(verify(request(TOLD, { 'x-signalwire-signature': signed(TOLD, HOOK, 'PT_token') }))).toMatchObject({ reason: 'signature_wrong', message: expect.stringMatching(/Signing Key.*not the API Token/) });
		const foreign = { ...TOLD, AccountSid: 'another' };
		expect(verify(request(foreign, { 'x-signalwire-signature': signed(foreign) }))).toMatchObject({ reason: 'wrong_account', message: expect.stringMatching(/SignalWire project/) });
		expect(signalwire.verify(request(TOLD, { 'x-signalwire-signature': signed(TOLD) }), { ...SECRETS, authToken: ' ' })).toMatchObject({ reason: 'secret_missing', message: expect.stringMatching(/Signing Key/) });
		expect(verify(request(TOLD, {}))).toMatchObject({ reason: 'signature_missing', message: expect.stringMatching(/X-SignalWire-Signature/) });
	});

	it('is not taken off by anything that is not it', () => {
		fc.assert(fc.property(fc.string(), fc.string(), (signature, url) => expect(verify({ ...request(TOLD, { 'x-signalwire-signature': signature }), url })).toMatchObject({ ok: false })));
	});
});

describe('what SignalWire reports', () => {
	it('bears its name', () => {
		expect(signalwire.readCall(request(TOLD, {}, `${HOOK}?step=voice`), plan())).toMatchObject({ system: 'signalwire', account: PROJECT, step: 'arrived' });
		expect(signalwire.readText(request({ MessageSid: 'm1', AccountSid: PROJECT, From: CALLER, To: LINE, Body: 'Hi', NumMedia: '0' }, {}))).toMatchObject({ system: 'signalwire', kind: 'text' });
	});

	it('STOP is for us to answer: SignalWire does not', () => {
		const text = { MessageSid: 'm1', AccountSid: PROJECT, From: CALLER, To: LINE, Body: 'STOP' };
		expect(signalwire.readText(request(text, {}))).not.toHaveProperty('vendorConsent');
		expect(twilio.readText(request(text, {}))).toMatchObject({ vendorConsent: 'opt_out' });
	});

	it('codes mean what SignalWire means by them', () => {
		const receipt = (ErrorCode: string) => signalwire.readText(request({ MessageSid: 'm1', AccountSid: PROJECT, MessageStatus: 'undelivered', ErrorCode }, {}, `${HOOK}?step=status`));
		expect(receipt('30004')).toMatchObject({ reason: 'opted_out' });
		expect(receipt('21606')).toMatchObject({ reason: 'not_textable' });
		expect(receipt('99999')).toMatchObject({ reason: 'other', vendorCode: '99999' });
	});

	it('a recording is one voicemail, although only one of the two requests names it', () => {
		const url = 'https://example.signalwire.com/api/laml/2010-04-01/Accounts/p/Recordings/00000000-0000-4000-8000-0000000000ee';
		const recorded = signalwire.readCall(request({ ...TOLD, RecordingUrl: url, RecordingDuration: '9' }, {}, `${HOOK}?step=recorded`), plan());
		const ready = signalwire.readCall(request({ AccountSid: PROJECT, CallSid: TOLD.CallSid as string, RecordingUrl: `${url}.wav`, RecordingSid: '00000000-0000-4000-8000-0000000000ee', RecordingStatus: 'completed', RecordingDuration: '9', RecordingSource: 'RecordVerb' }, {}, `${HOOK}?step=recording&line=%2B1`), plan());
		expect(recorded?.step).toBe('voicemail');
		expect(ready?.key).toBe(recorded?.key);
	});
});

describe('addresses that SignalWire is given', () => {
	it('have no fragment, which nobody there reads', () => {
		const answer = signalwire.answerCall(request(TOLD, {}, `${HOOK}?step=voice`), undefined, plan());
		expect(answer.body).not.toContain('#');
		expect(JSON.stringify(signalwire.administration(httpPort(['', '']), SECRETS).wanted('texts', { main: HOOK, status: HOOK }))).not.toContain('#');
		expect(twilio.answerCall(request(TOLD, {}, `${HOOK}?step=voice`), undefined, plan()).body).toContain('#rc=3');
	});

	it('carry call and project to what was recorded in words, which is told without either', () => {
		const answer = signalwire.answerCall(request(TOLD, {}, `${HOOK}?step=voice`), undefined, plan({ mode: 'all_missed', transcribe: true }));
		const record = verbs(answer.body).find(({ name }) => name === 'Record');
		const url = record?.attributes.transcribeCallback ?? '';
		const said = request({ TranscriptionSid: 't', TranscriptionText: 'Please call.', TranscriptionStatus: 'completed', RecordingSid: 'r1', RecordingUrl: 'https://example.signalwire.com/r1' }, {}, url);
		expect(signalwire.readTranscript(said)).toEqual({ system: 'signalwire', account: PROJECT, callId: TOLD.CallSid, recordingId: 'r1', words: 'Please call.', recordingUrl: 'https://example.signalwire.com/r1' });
	});
});

describe('a SignalWire project', () => {
	let fake: FakeTwilio;
	beforeAll(async () => (fake = await startFakeSignalWire()));
	beforeEach(() => {
		fake.reset();
		fake.state.numbers.clear();
		fake.addNumber({ phone_number: LINE, voice_url: 'https://old.example/voice', sms_url: 'https://old.example/sms' });
	});
	afterAll(async () => await fake.close());
	const secrets = () => ({ accountSid: fake.accountSid, authToken: fake.signingKey, baseUrl: `${fake.url}/api/laml` });
	const http = (token = fake.authToken) => httpPort([fake.accountSid, token]);
	const phone = () => signalwire.sender(http(), secrets());
	const text = (more: Partial<OutboundText> = {}): OutboundText => ({ from: LINE, to: CALLER, body: 'Sorry we missed you.', media: [], ...more });

	it('is asked below /api/laml', async () => {
		expect(await phone().send(text())).toMatchObject({ outcome: 'accepted' });
		expect(fake.requests[0]).toMatchObject({ method: 'POST', path: `/api/laml/2010-04-01/Accounts/${fake.accountSid}/Messages.json`, status: 201 });
	});

	it('refuses in its own words', async () => {
		expect(await phone().send(text({ from: '+14155550188' }))).toMatchObject({ outcome: 'refused', reason: 'bad_sender', vendorCode: '21210', message: expect.stringMatching(/SignalWire project/) });
		expect(await signalwire.sender(http('wrong'), secrets()).send(text())).toMatchObject({ reason: 'unauthorized', message: expect.stringMatching(/SignalWire.*API Token/) });
		fake.setRecipient(CALLER, { refusedWith: 21635 });
		expect(await phone().send(text())).toMatchObject({ reason: 'not_textable' });
	});

	it('finds a text again, page by page', async () => {
		for (let index = 0; index < 205; index++) await phone().send(text({ body: `Text ${index}` }));
		expect(await phone().find(text({ body: 'Text 0' }), Date.now() - 60_000)).toMatchObject({ found: 'yes' });
		expect(await phone().find(text({ body: 'Never' }), Date.now() - 60_000)).toEqual({ found: 'no' });
	});

	it('rings somebody with a document that goes along', async () => {
		fake.setCallee(TEAM, { kind: 'person', press: null });
		const result = await phone().placeCall?.({ id: 'alert-1', from: LINE, to: TEAM, words: { language: 'en-US', announcement: 'An emergency.', menu: 'Press 1.', goodbye: 'Bye.' }, ringSeconds: 20, reportsUrl: `${fake.url}/nowhere` });
		expect(result).toMatchObject({ outcome: 'accepted' });
		expect(fake.requests.find(({ operation }) => operation === 'calls.create')?.form).toMatchObject({ Twiml: expect.stringContaining('An emergency.') });
		await fake.idle();
	});

	it.each([
		['wireless', 'mobile'],
		['landline', 'landline'],
		['VoIP', 'voip'],
		['toll free', 'toll_free'],
		['something new', 'unknown'],
	])('says of a %s line that it is %s', async (type, expected) => {
		fake.setRecipient(CALLER, { line: { type } });
		expect(await phone().lineType?.(CALLER)).toEqual({ type: expected, carrier: 'Example Wireless', valid: true });
		expect(fake.requests[0]).toMatchObject({ path: `/api/relay/rest/lookup/phone_number/${CALLER}`, query: { include: 'carrier' } });
	});

	it('says of a number that cannot exist that it is not valid, and nothing where it was not told', async () => {
		expect(await phone().lineType?.('+141555501000')).toEqual({ type: 'unknown', valid: false });
		fake.failNext({ on: 'lookup.fetch', mode: 'status', status: 500 });
		expect(await phone().lineType?.(CALLER)).toBeUndefined();
		const server = await serve((_request, response) => json(response, 200, { valid_number: true, carrier: null }));
		expect(await signalwire.sender(http(), { ...SECRETS, baseUrl: `${server.url}/api/laml` }).lineType?.(CALLER)).toBeUndefined();
		await server.close();
	});

	it.each(['calls', 'texts'] as const)('has its number taken over for %s and put back as it was', async (purpose) => {
		const numbers = signalwire.administration(http(), secrets());
		const before = await numbers.read(LINE, purpose);
		const wanted = numbers.wanted(purpose, { main: `${HOOK}?step=voice`, status: `${HOOK}?step=status` }, 'forward');
		await numbers.write(LINE, wanted);
		expect(await numbers.read(LINE, purpose)).toEqual(wanted);
		await numbers.write(LINE, before ?? {});
		expect(await numbers.read(LINE, purpose)).toEqual(before);
		expect(JSON.stringify(wanted)).not.toMatch(/TrunkSid|MessagingService/);
		expect(fake.requests.filter(({ path }) => !path.startsWith('/api/laml/'))).toEqual([]);
	});

	it('says in its own words what is wrong with set-up', async () => {
		await expect(signalwire.administration(http('wrong'), secrets()).read(LINE, 'calls')).rejects.toThrow(/SignalWire does not accept the credential.*scope Numbers/);
		await expect(signalwire.administration(http(), secrets()).write('+14155550123', { SmsUrl: '' })).rejects.toThrow(/not in this SignalWire project/);
	});

	it('without a Space is asked nothing, least of all at Twilio', async () => {
		const asked: string[] = [];
		const nowhere = signalwire.sender(async ({ url }) => {
			asked.push(url);
			return { status: 200, headers: {}, body: {} };
		}, readSignalWireSecrets({ projectId: PROJECT }));
		expect(await nowhere.send(text())).toMatchObject({ outcome: 'refused', reason: 'unavailable', message: expect.stringMatching(/Check the Space/) });
		expect(await nowhere.lineType?.(CALLER)).toBeUndefined();
		expect(asked).toEqual([]);
	});
});

describe('the credential', () => {
	it.each([
		['example.signalwire.com', 'https://example.signalwire.com/api/laml'],
		[' example ', 'https://example.signalwire.com/api/laml'],
		['https://example.signalwire.com/dashboard?x=1', 'https://example.signalwire.com/api/laml'],
		['HTTPS://Example.signalwire.com', 'https://Example.signalwire.com/api/laml'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080/api/laml'],
		['', ''],
	])('reads the Space %j as %j', (space, baseUrl) => {
		expect(readSignalWireSecrets({ space, projectId: ` ${PROJECT}`, signingSecret: `${KEY}\n` })).toEqual({ accountSid: PROJECT, authToken: KEY, baseUrl });
	});
});

it('no message to a user names Twilio', () => {
	const given: ReadonlyArray<Record<string, string>> = [{}, { 'x-signalwire-signature': 'x' }];
	const verified = given.map((headers) => signalwire.verify(request(TOLD, headers), SECRETS));
	const said = JSON.stringify([verified, signalwire.byHand('calls', HOOK), signalwire.byHand('texts', HOOK), signalwire.title, signalwire.about]);
	expect(said.replaceAll('X-Twilio-Signature', '')).not.toMatch(/twilio/i);
});
