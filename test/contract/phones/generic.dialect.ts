import { generic, type GenericSecrets } from '../../../connectors/phones/generic';
import type { SendReason } from '../../../engine';
import { API_KEY, FakeGateway } from '../../fakes/generic/gateway';
import { SIGNED_CREDENTIAL, signed } from '../../fakes/generic/webhooks';
import { fetchHttp } from '../../support/http';
import type { PhoneDialect, PhoneFake, Scenario } from './dialect';
import { LINE, NOON } from './office';

/** A phone system nobody mapped anything for: it uses names that many use. */
const secrets = generic.readSecrets({ credential: SIGNED_CREDENTIAL, parameters: {} });

const ENDS: Readonly<Record<Scenario, object>> = {
	answered: { status: 'answered', duration: 42 },
	answered_by_one_of_two: { status: 'answered', duration: 12 },
	no_answer: { status: 'no-answer', duration: 25 },
	busy: { status: 'Busy' },
	declined: { status: 'DECLINED' },
	abandoned: { status: 'canceled', duration: 9 },
	voicemail: { status: 'voicemail', voicemail_url: 'https://media.example.com/vm.mp3' },
	closed: { status: 'after_hours' },
};

const REFUSALS: Readonly<Partial<Record<SendReason, object>>> = {
	opted_out: { status: 403, body: { error: { code: 'opted_out', message: 'The recipient opted out.' } } },
	landline: { status: 422, body: { error: { code: 'landline' } } },
	invalid_number: { status: 400, body: { message: 'Invalid recipient' } },
	unreachable: { status: 400, body: { errors: [{ title: 'Absent subscriber' }] } },
	blocked: { status: 400, body: { reason: 'Number is blocked' } },
	filtered: { status: 400, body: { error: 'spam' } },
	unregistered: { status: 400, body: 'A2P 10DLC campaign missing' },
	bad_sender: { status: 400, body: { error: 'Invalid sender' } },
	region_off: { status: 400, body: { message: 'Country not enabled' } },
	bad_text: { status: 400, body: { detail: 'Text is too long' } },
	account: { status: 402, body: { message: 'Insufficient balance' } },
};

export const genericDialect: PhoneDialect<GenericSecrets> = {
	connector: generic,
	secrets,
	call: (scenario, { id, from, to, at }) => {
		const about = { call_id: id, direction: 'inbound', from, to, started_at: new Date(at - 30_000).toISOString() };
		return [signed({ event: 'call.ringing', data: { ...about, status: 'ringing' } }, NOON), signed({ event: 'call.ended', data: { ...about, ended_at: new Date(at).toISOString(), ...ENDS[scenario] } }, NOON)];
	},
	anonymous: ['', 'anonymous', 'Anonymous', 'unknown', 'Restricted', 'Private', '+266696687'],
	textIn: ({ id, from, to, body, media, at }) => signed({ event: 'message.received', message: { id, from, to, text: body, media, sent_at: new Date(at).toISOString() } }, NOON),
	receipt: ({ providerId, status }) => signed({ event: 'message.status', data: { message_id: providerId, status } }, NOON),
	humanText: ({ id, from, to, body, media, at }) => signed({ event: 'message.sent', message: { id, direction: 'outbound', from, to, text: body, media, sent_at: new Date(at).toISOString(), user: 'dana@example.com' } }, NOON),
	humanCall: ({ id, from, to, at, reached }) => [signed({ event: 'call.ended', data: { call_id: id, direction: 'outbound', from, to, started_at: new Date(at).toISOString(), status: reached ? 'answered' : 'no-answer' } }, NOON)],
	forged: {
		unsigned: ({ headers, ...request }) => ({ ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'x-phone-signature')) }),
		withOtherSecret: (request) => signed(JSON.parse(request.rawBody.toString()), NOON, 'a-secret-of-somebody-else'),
		old: (request, seconds) => signed(JSON.parse(request.rawBody.toString()), NOON - seconds * 1000),
	},
	covers: 'body',
	startFake: async () => await startFake(),
};

async function startFake(): Promise<PhoneFake> {
	const fake = await FakeGateway.start(LINE);
	const http = (key: string) => fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } }));
	const { sending } = generic.readSecrets({ credential: { ...SIGNED_CREDENTIAL, sendUrl: `${fake.url}/v1/messages`, sendAuth: 'bearer', sendApiKey: API_KEY }, parameters: {} });
	return {
		http: http(API_KEY),
		httpUnauthorized: http('a-key-of-nobody'),
		secrets: { sending },
		line: LINE,
		sent: () => fake.taken,
		refuseNext: (reason) => {
			const refusal = REFUSALS[reason] as { status: number; body: unknown } | undefined;
			if (refusal) fake.faults.push(refusal);
			return refusal !== undefined;
		},
		throttleNext: (seconds) => fake.faults.push({ status: 429, body: { error: 'slow down' }, headers: seconds === undefined ? {} : { 'retry-after': String(seconds) } }),
		cutAfterAccepting: () => fake.faults.push('cut_after_accepting'),
		failNext: () => fake.faults.push({ status: 500, body: 'Oops' }),
		stop: async () => await fake.stop(),
	};
}
