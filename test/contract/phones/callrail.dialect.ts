import { callrail, type CallRailSecrets } from '../../../connectors/phones/callrail';
import type { SendReason } from '../../../engine';
import { ACCOUNT, API_KEY, COMPANY, startFakeCallRail } from '../../fakes/callrail/start';
import { callBody, signed, SIGNING_KEY, textBody } from '../../fakes/callrail/webhooks';
import { fetchHttp } from '../../support/http';
import type { PhoneDialect, PhoneFake, Scenario } from './dialect';
import { LINE } from './office';

/** What CallRail says of such a call when it is over. It does not tell a busy or declined phone from one that rang out. */
const ENDS: Readonly<Partial<Record<Scenario, Readonly<Record<string, unknown>>>>> = {
	answered: { answered: true, call_type: 'answered', duration: '95', business_phone_number: '+14155550111' },
	answered_by_one_of_two: { answered: 'true', call_type: 'answered', duration: 95 },
	no_answer: { duration: '31' },
	abandoned: { call_type: 'abandoned', duration: '15' },
	voicemail: { call_type: 'voicemail', voicemail: true, duration: '42', recording_duration: 12, recording_player: 'https://app.example.com/calls/1/recording?access_key=k' },
	closed: { call_type: 'ivr_only', duration: '9' },
};

const REFUSALS: Readonly<Partial<Record<SendReason, readonly [number, string]>>> = {
	opted_out: [422, 'This customer has opted out of receiving text messages.'],
	landline: [422, 'The customer phone number is a landline.'],
	invalid_number: [422, 'Customer phone number is invalid.'],
	not_textable: [422, 'The customer phone number is not a mobile number.'],
	blocked: [422, 'The number is on the do not contact list.'],
	filtered: [422, 'The message was flagged as spam.'],
	unregistered: [403, 'Your business is not registered for A2P 10DLC messaging.'],
	bad_sender: [422, 'Tracking number is not SMS enabled.'],
	region_off: [422, 'Only US or Canadian numbers may be texted.'],
	bad_text: [422, 'Content is too long (maximum is 1600 characters).'],
	account: [403, 'Forbidden.'],
};

export const callrailDialect: PhoneDialect<CallRailSecrets> = {
	connector: callrail,
	secrets: callrail.readSecrets({ credential: { apiKey: API_KEY, accountId: ACCOUNT, companyId: COMPANY, signingSecret: SIGNING_KEY }, kept: {} }),
	call: (scenario, about) => {
		const end = ENDS[scenario];
		if (!end) return undefined;
		const at = about.at - 60_000;
		const before = { ...about, at, duration: 0 };
		// Before the call, after it, and when somebody set a tag.
		return [signed(callBody(before)), signed(callBody({ ...about, at, ...end })), signed(callBody({ ...about, at, ...end, changes: ['tags'], tags: ['new'] }))];
	},
	anonymous: ['', '+266696687', '266696687', '+7378742833', 'Anonymous', 'Restricted', '+86282452253'],
	textIn: (about) => signed(textBody({ ...about })),
	optOutAnswered: (about) => signed(textBody({ ...about, body: 'Stop' })),
	humanText: (about) => signed(textBody({ ...about, agent: 'Dana' })),
	humanCall: ({ id, from, to, at, reached }) => [
		signed(callBody({ id, from: to, to: from, at, direction: 'outbound', call_type: 'outbound', answered: String(reached), duration: reached ? '63' : '0', agent_email: 'dana@example.com' })),
	],
	forged: {
		unsigned: ({ headers, ...request }) => ({ ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'signature')) }),
		withOtherSecret: (request) => signed(request.body as object, 'signing-key-of-somebody-else'),
	},
	covers: 'body',
	startFake: async () => await startPhoneFake(),
};

async function startPhoneFake(): Promise<PhoneFake> {
	const fake = await startFakeCallRail(LINE);
	const { state } = fake;
	const http = (key: string) => fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Token token="${key}"` } }));
	return {
		http: http(API_KEY),
		httpUnauthorized: http('a-key-of-nobody'),
		secrets: { baseUrl: fake.url },
		line: LINE,
		sent: () =>
			state.conversations.flatMap(({ id, customer_phone_number: to, current_tracking_number: from, messages }) =>
				messages
					.filter(({ direction }) => direction === 'outgoing')
					.toReversed()
					.map(({ content, created_at: created, media_urls: media }) => ({ id: `${id}:${Date.parse(created)}`, from, to, body: content, media })),
			),
		refuseNext: (reason) => {
			const refusal = REFUSALS[reason];
			if (refusal) state.faults.push({ method: 'POST', status: refusal[0], body: { error: refusal[1] } });
			return refusal !== undefined;
		},
		throttleNext: () => state.faults.push({ method: 'POST', status: 429, body: { error: 'Too many requests.' }, headers: { 'x-rate-limit-hourly-allowed': '150', 'x-rate-limit-hourly-used': '150' } }),
		cutAfterAccepting: () => state.faults.push({ method: 'POST', status: 0, cut: true }),
		failNext: () => state.faults.push({ method: 'POST', status: 500 }),
		stop: async () => await fake.stop(),
	};
}
