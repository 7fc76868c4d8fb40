import { quo } from '../../../connectors/phones/quo';
import type { WebhookRequest } from '../../../connectors';
import type { SendReason } from '../../../engine';
import { callContext, datedEvent, FakeQuo, iso, messageContext, openPhoneHeaders, standardHeaders, v1Error, v1Event, webhookRequest, type Answer } from '../../fakes/quo';
import { fetchHttp } from '../../support/http';
import type { CallTold, PhoneDialect, PhoneFake, Scenario, TextTold } from './dialect';

type Secrets = ReturnType<typeof quo.readSecrets>;
type Sign = (key: string, body: string, at: number) => Record<string, string>;

const KEY = Buffer.from('a key of the contract, 32 bytes.').toString('base64');
const OTHER_KEY = Buffer.from('another key than that, 32 bytes.').toString('base64');
const secretsWith = (key: string): Secrets => quo.readSecrets({ credential: {}, kept: { key } });

/** Webhooks of the dated API. */
export const quoDialect: PhoneDialect<Secrets> = {
	connector: quo,
	secrets: secretsWith(`whsec_${KEY}`),
	call: (scenario, about) => datedCalls(scenario, about)?.map((body) => standard(body, about.at)),
	anonymous: ['anonymous', 'blocked', 'restricted', 'Anonymous'],
	textIn: (about) => standard(datedText('message.received', about), about.at),
	optOutAnswered: (about) => standard(datedText('message.received', { ...about, body: 'Stop', media: [] }), about.at),
	humanCall: ({ id, from, to, at, reached }) => [
		standard(
			datedEvent('call.completed', at, { id: `AC${id}`, direction: 'outgoing', status: reached ? 'answered' : 'unanswered', createdAt: iso(at), answeredAt: reached ? iso(at + 5_000) : null, completedAt: iso(at + 65_000), duration: reached ? 60 : 0, hasVoicemail: false }, callContext(from, to)),
			at,
		),
	],
	forged: forgeries(standardHeaders, `whsec_${KEY}`, `whsec_${OTHER_KEY}`, ['webhook-id', 'webhook-timestamp', 'webhook-signature']),
	covers: 'body',
	startFake,
};

/** Webhooks of v1 and of those made by hand in the app. */
export const quoV1Dialect: PhoneDialect<Secrets> = {
	connector: quo,
	secrets: secretsWith(KEY),
	call: (scenario, about) => v1Calls(scenario, about)?.map((body) => openPhone(body, about.at)),
	anonymous: ['anonymous', ''],
	textIn: (about) => openPhone(v1Event('message.received', about.at, v1Text(about, 'incoming')), about.at),
	optOutAnswered: (about) => openPhone(v1Event('message.received', about.at, v1Text({ ...about, body: 'UNSUBSCRIBE', media: [] }, 'incoming')), about.at),
	humanCall: ({ id, from, to, at, reached }) => [
		openPhone(v1Event('call.completed', at, { id: `AC${id}`, object: 'call', direction: 'outgoing', status: 'completed', from, to, userId: 'US000001', createdAt: iso(at), answeredAt: reached ? iso(at + 5_000) : null, completedAt: iso(at + 65_000), voicemail: null, media: [] }), at),
	],
	forged: forgeries(openPhoneHeaders, KEY, OTHER_KEY, ['openphone-signature']),
	covers: 'body',
};

function standard(body: string, at: number): WebhookRequest {
	return webhookRequest(body, standardHeaders(`whsec_${KEY}`, body, at));
}

function openPhone(body: string, at: number): WebhookRequest {
	return webhookRequest(body, openPhoneHeaders(KEY, body, at));
}

/** `busy` and `closed` are no words of Quo's webhooks: such calls are unanswered. */
function datedCalls(scenario: Scenario, { id, from, to, at }: CallTold): readonly string[] | undefined {
	if (scenario === 'busy' || scenario === 'closed') return undefined;
	const answered = scenario === 'answered' || scenario === 'answered_by_one_of_two';
	const status = answered ? 'answered' : scenario === 'abandoned' ? 'abandoned' : 'unanswered';
	const context = callContext(to, from);
	const call = { id: `AC${id}`, direction: 'incoming', createdAt: iso(at), updatedAt: iso(at) };
	const end = datedEvent('call.completed', at + 50_000, { ...call, status, answeredAt: answered ? iso(at + 10_000) : null, completedAt: iso(at + 50_000), duration: answered ? 40 : 0, hasVoicemail: scenario === 'voicemail' }, context);
	const events = [datedEvent('call.ringing', at, call, callContext(to, from, { contacts: undefined })), end];
	if (scenario === 'answered_by_one_of_two') return [...events, datedEvent('call.answered', at + 10_000, { ...call, answeredAt: iso(at + 10_000), answeredByUserId: 'US000002' }, context)];
	if (scenario !== 'voicemail') return events;
	const voicemail = { id: `AC${id}v`, voicemailId: `VM${id}`, callId: `AC${id}`, direction: 'incoming', duration: 12, from, to, transcript: null, recordingUrl: `https://media.example.com/${id}.mp3`, createdAt: iso(at + 50_000) };
	return [...events, datedEvent('call.voicemail.completed', at + 60_000, voicemail, context)];
}

function v1Calls(scenario: Scenario, { id, from, to, at }: CallTold): readonly string[] | undefined {
	if (scenario === 'closed') return undefined;
	const answered = scenario === 'answered' || scenario === 'answered_by_one_of_two';
	const call = { id: `AC${id}`, object: 'call', direction: 'incoming', from, to, userId: 'US000001', createdAt: iso(at), media: [] };
	const status = { busy: 'busy', declined: 'no-answer', abandoned: 'canceled' }[scenario as string] ?? 'completed';
	const voicemail = scenario === 'voicemail' ? { duration: 7, type: 'audio/mpeg', url: `https://media.example.com/${id}.mp3` } : null;
	return [
		v1Event('call.ringing', at, { ...call, status: 'ringing', answeredAt: null, completedAt: null, voicemail: null }),
		v1Event('call.completed', at + 50_000, { ...call, status, answeredAt: answered ? iso(at + 10_000) : null, completedAt: iso(at + 50_000), voicemail }),
	];
}

function datedText(type: string, { id, from, to, body, media, at }: TextTold): string {
	return datedEvent(type, at, { id: `AC${id}`, direction: 'incoming', text: body, media: media.map((url) => ({ url, type: 'image/jpeg' })), status: 'received', createdAt: iso(at) }, messageContext(from, [to]));
}

function v1Text({ id, from, to, body, media, at }: TextTold, direction: string): object {
	return { id: `AC${id}`, object: 'message', from, to, direction, text: body, media: media.map((url) => ({ url, type: 'image/jpeg' })), status: 'received', createdAt: iso(at), userId: 'US000001' };
}

function forgeries(sign: Sign, key: string, other: string, headers: readonly string[]): PhoneDialect<Secrets>['forged'] {
	const unsigned = (request: WebhookRequest): WebhookRequest => ({ ...request, headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !headers.includes(name))) });
	const signedAnew = (request: WebhookRequest, by: string, at: number): WebhookRequest => ({ ...request, headers: { ...request.headers, ...sign(by, request.rawBody.toString('utf8'), at) } });
	return {
		unsigned,
		withOtherSecret: (request) => signedAnew(request, other, signedAt(request)),
		old: (request, seconds) => signedAnew(request, key, signedAt(request) - seconds * 1000),
	};
}

function signedAt({ headers }: WebhookRequest): number {
	const seconds = headers['webhook-timestamp'];
	return seconds === undefined ? Number(headers['openphone-signature']?.split(';')[2]) : Number(seconds) * 1000;
}

/** Refusals that Quo has a word for; the recipient's number stands in some of them. */
const REFUSALS: Partial<Record<SendReason, (fake: FakeQuo) => void>> = {
	opted_out: ({ state }) => void state.optedOut.add('+14155550132'),
	unregistered: ({ state }) => void (state.registered = false),
	account: ({ state }) => void (state.credits = 0),
	bad_sender: (fake) => fake.failNext(v1Error(404, '0200404', 'Not Found')),
	region_off: (fake) => fake.failNext(v1Error(403, '0203403', 'Forbidden', 'International messaging is not enabled for +14155550132')),
	bad_text: (fake) => fake.failNext(invalidPart('/content')),
	invalid_number: (fake) => fake.failNext(invalidPart('/to/0')),
};

function invalidPart(path: string): Answer {
	return { status: 400, body: { title: 'Bad Request', message: 'The input was invalid', errors: [{ path, message: 'Expected string', value: '+14155550132', schema: { type: 'string' } }] } };
}

async function startFake(): Promise<PhoneFake> {
	const fake = await FakeQuo.start();
	const line = fake.state.addNumber('+14155550100').number;
	const withKey = (key: string) => fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: key } }));
	return {
		http: withKey(fake.apiKey),
		httpUnauthorized: withKey('another-key'),
		secrets: { baseUrl: fake.url },
		line,
		sent: () => fake.state.messages.map(({ id, from, to, text }) => ({ id, from, to: to[0] ?? '', body: text, media: [] })),
		refuseNext: (reason) => {
			REFUSALS[reason]?.(fake);
			return REFUSALS[reason] !== undefined;
		},
		throttleNext: (seconds) => fake.failNext({ status: 429, body: { error: { message: 'Too many requests', key: 'rate_limited' } }, headers: seconds === undefined ? {} : { 'retry-after': String(seconds) } }),
		cutAfterAccepting: () => fake.failNext('cut', '/v1/messages'),
		failNext: () => fake.failNext(v1Error(500, '0201500', 'Unknown')),
		stop: async () => await fake.stop(),
	};
}
