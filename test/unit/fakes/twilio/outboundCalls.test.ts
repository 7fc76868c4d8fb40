import { startFakeTwilio } from '../../../fakes/twilio';
import type { Callee, FakeTwilio } from '../../../fakes/twilio';
import type { Receiver } from './support';
import { byPath, request, sdkFor, startReceiver } from './support';

const OURS = '+14155550199';
const CELL = '+14155550110';
const BASE = 'https://hooks.example.com';
const MENU = '<Gather numDigits="1" action="/ack"><Say>A caller needs you. Press 1.</Say></Gather>';

describe('calls placed through the fake Twilio', () => {
	let fake: FakeTwilio;
	let receiver: Receiver;
	beforeAll(async () => {
		receiver = await startReceiver();
		fake = await startFakeTwilio({ resolve: (url) => url.replace(BASE, receiver.url) });
		fake.addNumber(OURS);
	});
	afterAll(async () => {
		await fake.close();
		await receiver.close();
	});
	beforeEach(() => {
		fake.reset();
		receiver.hooks.length = 0;
		receiver.answer = byPath({ '/menu': MENU, '/ack': '<Say>Thanks</Say>' });
	});

	const place = async (form: Record<string, string> | Array<[string, string]> = {}) => {
		const given = Array.isArray(form) ? form : Object.entries(form);
		const fields: Array<[string, string]> = [
			['To', CELL],
			['From', OURS],
			['Url', `${BASE}/menu`],
		];
		const kept = fields.filter(([name]) => !given.some(([other]) => other === name));
		return await request(fake, 'POST', '/Calls.json', [...kept, ...given.filter(([, value]) => value !== '')]);
	};

	it('answers 201, queued, and goes through to the key pressed', async () => {
		fake.setCallee(CELL, { kind: 'person', press: '1' });
		const { status, body } = await place([
			['StatusCallback', `${BASE}/status`],
			['StatusCallbackEvent', 'initiated'],
			['StatusCallbackEvent', 'answered'],
			['StatusCallbackEvent', 'completed'],
		]);
		expect([status, body.status, body.direction]).toEqual([201, 'queued', 'outbound-api']);
		await fake.idle();
		expect(receiver.hooks.map(({ url, params }) => [url, params['CallStatus'], params['Digits']])).toEqual([
			['/status', 'initiated', undefined],
			['/status', 'in-progress', undefined],
			['/menu', 'in-progress', undefined],
			['/ack', 'in-progress', '1'],
			['/status', 'completed', undefined],
		]);
		const later = await sdkFor(fake).calls(body.sid).fetch();
		expect(later.status).toBe('completed');
		expect(Number(later.duration)).toBeGreaterThan(0);
	});

	it.each<[Callee['kind'], string, number]>([
		['nobody', 'no-answer', 60],
		['busy', 'busy', 2],
		['failed', 'failed', 1],
	])('ends unanswered when the phone is %s', async (kind, status, seconds) => {
		fake.setCallee(CELL, { kind });
		const { body } = await place({ StatusCallback: `${BASE}/status` });
		await fake.idle();
		expect(receiver.hooks.map(({ url, params }) => [url, params['CallStatus']])).toEqual([['/status', status]]);
		expect((await request(fake, 'GET', `/Calls/${body.sid}.json`)).body).toMatchObject({ status, duration: '0' });
		const [call] = fake.state.calls;
		expect(((call?.endMs ?? 0) - (call?.createdMs ?? 0)) / 1000).toBe(seconds);
	});

	it('rings no longer than Timeout', async () => {
		fake.setCallee(CELL, { kind: 'voicemail' });
		const { body } = await place({ Timeout: '20' });
		await fake.idle();
		expect((await request(fake, 'GET', `/Calls/${body.sid}.json`)).body.status).toBe('no-answer');
	});

	it('tells a machine from a person when asked to', async () => {
		fake.setCallee(CELL, { kind: 'voicemail' });
		const { body } = await place({ MachineDetection: 'Enable' });
		await fake.idle();
		expect(receiver.hooks[0]?.params['AnsweredBy']).toBe('machine_start');
		expect((await request(fake, 'GET', `/Calls/${body.sid}.json`)).body.answered_by).toBe('machine_start');
	});

	it('carries out TwiML it was given, broken or not', async () => {
		await place({ Url: '', Twiml: `<Response><Gather action="${BASE}/ack"/></Response>` });
		await place({ Url: '', Twiml: '<Response><Say>' });
		await fake.idle();
		expect(receiver.hooks).toEqual([]);
		expect(fake.state.calls.map(({ status }) => status)).toEqual(['completed', 'completed']);
	});

	it('is pressed no key by a phone nobody was set for', async () => {
		await place();
		await fake.idle();
		expect(receiver.hooks.map(({ url }) => url)).toEqual(['/menu']);
	});

	it.each<[string, Record<string, string>, number]>([
		['no To', { To: '' }, 21201],
		['no From', { From: '' }, 21213],
		['no Url', { Url: '' }, 21205],
		['a Url that is none', { Url: 'menu' }, 21205],
		['a To that is no number', { To: 'restricted' }, 21211],
		['a To that is the From', { To: OURS }, 21266],
		['Twiml that is too long', { Url: '', Twiml: `<Response><Say>${'x'.repeat(4_000)}</Say></Response>` }, 32018],
		['the magic To 1', { To: '+15005550001' }, 21217],
		['the magic To 2', { To: '+15005550002' }, 21214],
		['the magic To 3', { To: '+15005550003' }, 21215],
		['the magic To 4', { To: '+15005550004' }, 21216],
		['the magic From 1', { From: '+15005550001' }, 21212],
		['a From that is not ours', { From: '+14155550188' }, 21210],
	])('is refused for %s', async (_what, form, code) => {
		const { status, body } = await place(form);
		expect([status, body.code]).toEqual([400, code]);
		expect(fake.state.calls).toEqual([]);
	});

	it.each(['+15005550006', '+14155550177'])('may come from %s', async (from) => {
		fake.verifyCallerId('+14155550177');
		expect((await place({ From: from })).status).toBe(201);
		await fake.idle();
	});
});
