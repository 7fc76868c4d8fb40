import { sign } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';
import { telnyx, type TelnyxSecrets } from '../../../connectors/phones/telnyx';
import type { SendReason } from '../../../engine';
import { eventRequest, FakeTelnyx, newKeys } from '../../fakes/telnyx';
import { fetchHttp } from '../../support/http';
import type { PhoneDialect, PhoneFake, TextTold } from './dialect';
import { applicationCall, sipCall, texmlCall } from './telnyx.requests';

const KEYS = newKeys();
const OTHER_KEYS = newKeys();
const TEXTS = 'https://hooks.example.com/webhook/2/texts';
const LINE = '+14155550100';

/** Telnyx's code for what it refuses. */
const CODES: Partial<Record<SendReason, string>> = {
	opted_out: '40300',
	landline: '40001',
	invalid_number: '40310',
	unregistered: '40010',
	bad_sender: '40305',
	region_off: '40309',
	bad_text: '40304',
	filtered: '40015',
	account: '20100',
};

function message(about: TextTold, direction: 'inbound' | 'outbound', status: string): object {
	return {
		record_type: 'message',
		direction,
		id: about.id,
		type: about.media.length > 0 ? 'MMS' : 'SMS',
		messaging_profile_id: '01234567-89ab-cdef-0123-456789abcdef',
		from: { phone_number: about.from, carrier: 'Test Mobile', line_type: 'Wireless' },
		to: [{ phone_number: about.to, status, carrier: 'Telnyx', line_type: 'Wireless' }],
		cc: [],
		text: about.body,
		media: about.media.map((url) => ({ url, content_type: 'image/jpeg', size: 1_024 })),
		encoding: 'UTF-16',
		parts: 1,
		errors: [],
		received_at: new Date(about.at).toISOString(),
	};
}

const STATUS = { sent: 'sent', delivered: 'delivered', undelivered: 'delivery_failed' } as const;

const COMMON: Omit<PhoneDialect<TelnyxSecrets>, 'call' | 'humanCall'> = {
	connector: telnyx,
	secrets: { publicKey: KEYS.publicKey, messagingProfileId: '', baseUrl: 'https://api.telnyx.com' },
	anonymous: ['anonymous', '+anonymous', 'restricted'],
	textIn: (about) => eventRequest(KEYS, 'message.received', message(about, 'inbound', 'webhook_delivered'), { url: TEXTS, at: about.at }),
	optOutAnswered: (about) => eventRequest(KEYS, 'message.received', { ...message({ ...about, body: 'STOP', media: [] }, 'inbound', 'webhook_delivered'), autoresponse_type: 'STOP' }, { url: TEXTS, at: about.at }),
	receipt: ({ providerId, status, ...about }) =>
		eventRequest(KEYS, status === 'sent' ? 'message.sent' : 'message.finalized', { ...message({ ...about, id: providerId, body: 'Hi', media: [] }, 'outbound', STATUS[status]), errors: status === 'undelivered' ? [{ code: '40008', title: 'Undeliverable' }] : [] }, { url: `${TEXTS}?step=status`, at: about.at }),
	humanText: (about) => eventRequest(KEYS, 'message.sent', message(about, 'outbound', 'sent'), { url: TEXTS, at: about.at }),
	forged: {
		unsigned: (request) => ({ ...request, headers: { 'content-type': request.headers['content-type'] ?? '' } }),
		withOtherSecret: (request) => signedAnew(request, 0, OTHER_KEYS.privateKey),
		old: (request, seconds) => signedAnew(request, seconds, KEYS.privateKey),
	},
	covers: 'body',
	startFake,
};

/** The signature stands in a header, so the time can be another without a new body. The suite's requests are all of noon. */
function signedAnew(request: WebhookRequest, secondsAgo: number, key: typeof KEYS.privateKey): WebhookRequest {
	const timestamp = String(Math.floor(Date.parse('2026-03-10T11:00:00-04:00') / 1000) - secondsAgo);
	const signature = sign(null, Buffer.concat([Buffer.from(`${timestamp}|`), request.rawBody]), key).toString('base64');
	return { ...request, headers: { ...request.headers, 'telnyx-timestamp': timestamp, 'telnyx-signature-ed25519': signature } };
}

/** Telephones on a SIP connection, which only reports. */
export const telnyxOnSip: PhoneDialect<TelnyxSecrets> = {
	...COMMON,
	call: (scenario, about) => sipCall(KEYS, scenario, about),
	humanCall: ({ id, from, to, at, reached }) => {
		const payload = { call_session_id: `session-${id}`, call_leg_id: `leg-${id}`, connection_id: '1000000000000000001', from, to, start_time: new Date(at - 60_000).toISOString() };
		const hook = { url: 'https://hooks.example.com/webhook/1/calls', at, lookedUp: { line: 'sip', direction: 'outgoing' } };
		return [eventRequest(KEYS, 'call.initiated', { ...payload, direction: 'outgoing', state: 'bridging' }, hook), eventRequest(KEYS, 'call.hangup', { ...payload, hangup_cause: reached ? 'normal_clearing' : 'no_answer', hangup_source: 'caller' }, hook)];
	},
};

/** A Call Control application that answers by itself. */
export const telnyxApplication: PhoneDialect<TelnyxSecrets> = { ...COMMON, call: (scenario, about) => applicationCall(KEYS, scenario, about), startFake: undefined };

export const telnyxTexml = (mode: 'forward' | 'listen'): PhoneDialect<TelnyxSecrets> => ({
	...COMMON,
	plan: mode === 'forward' ? { mode, forwardTo: ['+14155550111', '+14155550112'] } : { mode },
	call: (scenario, about) => texmlCall(KEYS, mode, scenario, about),
	startFake: undefined,
});

async function startFake(): Promise<PhoneFake> {
	const fake = await FakeTelnyx.start();
	const profile = fake.state.addProfile();
	fake.state.addNumber(LINE, { messaging_profile_id: profile.id });
	const http = (key: string) => fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } }));
	const next = (fault: Parameters<typeof fake.faults.push>[0]['fault']) => void fake.faults.push({ on: 'POST /v2/messages', fault });
	return {
		http: http(fake.apiKey),
		httpUnauthorized: http('KEY-of-nobody'),
		secrets: { baseUrl: fake.url },
		line: LINE,
		sent: () => fake.state.messages.map(({ id, from, to, text, media }) => ({ id, from, to, body: text, media })),
		refuseNext: (reason) => {
			const code = CODES[reason];
			if (code !== undefined) next({ kind: 'refuse', code });
			return code !== undefined;
		},
		throttleNext: (seconds) => next({ kind: 'refuse', code: '10011', ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }) }),
		cutAfterAccepting: () => next({ kind: 'cut' }),
		failNext: () => next({ kind: 'fail', status: 503 }),
		stop: async () => await fake.stop(),
	};
}
