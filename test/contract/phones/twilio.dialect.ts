import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { PhoneConnector, WebhookRequest } from '../../../connectors';
import { twilio, type TwilioSecrets } from '../../../connectors/phones/twilio';
import type { SendReason } from '../../../engine';
import {
	callStatusBody,
	dialActionBody,
	gatherBody,
	incomingCallBody,
	incomingMessageBody,
	legStatusBody,
	messageStatusBody,
	startFakeTwilio,
	type FakeTwilio,
	type WebhookParams,
} from '../../fakes/twilio';
import { fetchHttp } from '../../support/http';
import type { CallTold, PhoneDialect, PhoneFake, Scenario } from './dialect';

const HOOK = 'https://hooks.example.com/webhook/1/calls';
const TEAM = ['+14155550151', '+14155550152'] as const;

/** A vendor that speaks as Twilio does. */
export interface Speaker {
	readonly connector: PhoneConnector<TwilioSecrets>;
	readonly secrets: TwilioSecrets;
	readonly header: string;
	readonly anonymous: readonly string[];
	/** Parameters that it leaves out. */
	readonly leavesOut: readonly string[];
	readonly answersOptOut: boolean;
	readonly codes: Partial<Record<SendReason, number>>;
	readonly start: () => Promise<FakeTwilio>;
	/** What its credential is made of, of a fake. */
	readonly secretsOf: (fake: FakeTwilio) => Partial<TwilioSecrets>;
}

const ACCOUNT = `AC${'7'.repeat(32)}`;

export const TWILIO_SPEAKER: Speaker = {
	connector: twilio,
	secrets: { accountSid: ACCOUNT, authToken: '5ec'.repeat(10), baseUrl: 'https://api.twilio.com' },
	header: 'x-twilio-signature',
	anonymous: ['+266696687', '266696687', '+7378742833', '+86282452253', 'anonymous', 'Restricted'],
	leavesOut: [],
	answersOptOut: true,
	codes: { opted_out: 21610, landline: 21635, invalid_number: 21211, not_textable: 21614, unreachable: 21612, blocked: 30450, unregistered: 30034, bad_sender: 21606, region_off: 21408, bad_text: 21617, account: 21608, filtered: 30007 },
	start: async () => await startFakeTwilio(),
	secretsOf: (fake) => ({ accountSid: fake.accountSid, baseUrl: fake.url }),
};

/**
 * @param mode `listen`: the user's own document answers and tells us of its Dial; `forward`: ours does, and whoever picks up
 * presses 1
 */
export function spokenBy(speaker: Speaker, mode: 'listen' | 'forward'): PhoneDialect<TwilioSecrets> {
	const { secrets, header } = speaker;
	const sign = (request: Omit<WebhookRequest, 'headers'>, params: WebhookParams, secret: string): WebhookRequest => ({
		...request,
		headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', 'user-agent': 'TwilioProxy/1.1', [header]: getExpectedTwilioSignature(secret, request.url, params) },
	});
	const post = (step: string | undefined, body: WebhookParams, query: Readonly<Record<string, string>> = {}): WebhookRequest => {
		const params = Object.fromEntries(Object.entries({ ...body, AccountSid: secrets.accountSid }).filter(([name, value]) => value !== undefined && !speaker.leavesOut.includes(name)));
		const search = new URLSearchParams({ ...(step === undefined ? {} : { step }), ...query }).toString();
		const form = Object.entries(params).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
		const request = { method: 'POST', url: search === '' ? HOOK : `${HOOK}?${search}`, query: { ...(step === undefined ? {} : { step }), ...query }, rawBody: Buffer.from(form.join('&')), body: params, remoteAddress: '203.0.113.7' };
		return sign(request, params, secrets.authToken);
	};
	return {
		connector: speaker.connector,
		secrets,
		plan: mode === 'listen' ? { mode } : { mode, forwardTo: TEAM, acceptance: true },
		call: (scenario, about) => (mode === 'listen' ? listened(scenario, about, post) : forwarded(scenario, about, post)),
		anonymous: speaker.anonymous,
		// A status callback does; what a live call waits for does not, and is about now.
		tellsNoTime: true,
		textIn: ({ id, from, to, body, media }) => post(undefined, incomingMessageBody({ messageSid: id, from, to, body, media: media.map((url) => ({ url, contentType: 'image/jpeg' })) })),
		...(speaker.answersOptOut ? { optOutAnswered: ({ id, from, to }) => post(undefined, incomingMessageBody({ messageSid: id, from, to, body: 'Stop', optOutType: 'STOP' })) } : {}),
		receipt: ({ providerId, status, from, to }) => post('status', messageStatusBody({ messageSid: providerId, from, to, status, ...(status === 'undelivered' ? { errorCode: 30005 } : {}) })),
		forged: {
			unsigned: (request) => ({ ...request, headers: { 'content-type': request.headers['content-type'] ?? '' } }),
			withOtherSecret: (request) => sign(request, Object.fromEntries(new URLSearchParams(request.rawBody.toString())), 'another'),
		},
		covers: 'body',
		startFake: async () => await phoneFake(speaker),
	};
}

type Post = (step: string | undefined, body: WebhookParams, query?: Readonly<Record<string, string>>) => WebhookRequest;

/** What a number's status callback and the action of the user's own Dial tell. */
function listened(scenario: Scenario, { id, from, to, at }: CallTold, post: Post): readonly WebhookRequest[] | undefined {
	const leg = { callSid: id, from, to, timestampMs: at };
	const over = (callStatus = 'completed', seconds = 20) => post('status', callStatusBody({ ...leg, callStatus, callDurationSeconds: seconds }));
	switch (scenario) {
		case 'answered':
			return [post('dial', dialActionBody({ ...leg, dialCallSid: `${id}b`, dialCallStatus: 'completed' })), over()];
		case 'no_answer':
			return [post('dial', dialActionBody({ ...leg, dialCallSid: `${id}b`, dialCallStatus: 'no-answer' })), over()];
		case 'busy':
			return [post('dial', dialActionBody({ ...leg, dialCallSid: `${id}b`, dialCallStatus: 'busy' })), over()];
		case 'abandoned':
			return [post('dial', dialActionBody({ ...leg, dialCallSid: `${id}b`, dialCallStatus: 'no-answer', callStatus: 'no-answer' })), over('no-answer', 0)];
		default:
			return undefined;
	}
}

/**
 * What our own document makes the vendor tell. No message: whoever is to be texted is handed on when the dialling is over, before
 * anybody could leave one.
 */
function forwarded(scenario: Scenario, { id, from, to, at }: CallTold, post: Post): readonly WebhookRequest[] | undefined {
	const carried = { call: id, line: to };
	const own = { callSid: id, from, to, timestampMs: at };
	const phone = (index: 0 | 1) => ({ callSid: `${id}${'bc'[index]}`, parentCallSid: id, from, to: TEAM[index], direction: 'outbound-dial' as const, timestampMs: at });
	const answered = (index: 0 | 1) => post('leg', legStatusBody({ ...phone(index), event: 'answered' }), carried);
	const ended = (index: 0 | 1, callStatus: string) => post('leg', legStatusBody({ ...phone(index), event: 'completed', callStatus, callDurationSeconds: callStatus === 'completed' ? 30 : 0 }), carried);
	const asked = (index: 0 | 1) => post('whisper', { ...gatherBody({ ...phone(index), callStatus: 'in-progress', digits: '' }), Digits: undefined }, carried);
	const pressed = (index: 0 | 1) => post('accept', gatherBody({ ...phone(index), digits: '1' }), carried);
	const dialled = (dialCallStatus: 'completed' | 'no-answer' | 'busy', callStatus = 'in-progress') => post('dial', dialActionBody({ ...own, dialCallSid: phone(0).callSid, dialCallStatus, callStatus }));
	const over = (callStatus = 'completed') => post('status', callStatusBody({ ...own, callStatus, callDurationSeconds: callStatus === 'completed' ? 40 : 0 }));
	const voice = post('voice', incomingCallBody(own));
	const taken = [answered(0), asked(0), pressed(0)];
	switch (scenario) {
		case 'answered':
			return [voice, ...taken, ended(0, 'completed'), dialled('completed'), over()];
		case 'answered_by_one_of_two':
			return [voice, ...taken, ended(1, 'canceled'), ended(0, 'completed'), dialled('completed'), over()];
		case 'no_answer':
			return [voice, ended(0, 'no-answer'), ended(1, 'no-answer'), dialled('no-answer'), over()];
		case 'busy':
			return [voice, ended(0, 'busy'), ended(1, 'busy'), dialled('busy'), over()];
		case 'abandoned':
			return [voice, ended(0, 'canceled'), ended(1, 'canceled'), dialled('no-answer', 'no-answer'), over('no-answer')];
		default:
			return undefined;
	}
}

async function phoneFake(speaker: Speaker): Promise<PhoneFake> {
	const fake = await speaker.start();
	const line = fake.addNumber('+14155550100').phone_number;
	const http = (password: string) =>
		fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Basic ${Buffer.from(`${fake.accountSid}:${password}`).toString('base64')}` } }));
	return {
		http: http(fake.authToken),
		httpUnauthorized: http('wrong'),
		secrets: speaker.secretsOf(fake),
		line,
		sent: () => fake.state.messages.filter(({ direction }) => direction === 'outbound-api').map(({ sid, from, to, body, mediaUrls }) => ({ id: sid, from: from ?? '', to, body, media: mediaUrls })),
		refuseNext: (reason) => {
			const code = speaker.codes[reason];
			if (code === undefined) return false;
			fake.failNext({ on: 'messages.create', mode: 'status', status: 400, code });
			return true;
		},
		throttleNext: (retryAfterSeconds) => fake.failNext({ on: 'messages.create', mode: 'status', status: 429, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }),
		cutAfterAccepting: () => fake.failNext({ on: 'messages.create', mode: 'reset_after_commit' }),
		failNext: () => fake.failNext({ on: 'messages.create', mode: 'status', status: 500 }),
		stop: async () => await fake.close(),
	};
}
