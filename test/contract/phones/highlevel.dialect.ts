import type { WebhookRequest } from '../../../connectors';
import { highlevel } from '../../../connectors/phones/highlevel';
import { readHighLevelSecrets, type HighLevelSecrets } from '../../../connectors/vendors/highlevel';
import type { SendReason } from '../../../engine';
import { newKeys, requestWith, signedRequest, startFakeHighLevel } from '../../fakes/highlevel';
import type { CallTold, PhoneDialect, PhoneFake, Scenario, TextTold } from './dialect';

const LOCATION = 'LocationOfAcme000001';
const CONTACT = 'ContactOfCaller00001';
const SECRET = 'only-for-these-tests-0123456789';
const keys = newKeys();
const others = newKeys();

const secrets = readHighLevelSecrets({ locationId: LOCATION, webhookSecret: SECRET, webhookPublicKey: keys.publicKey, number: '+14155550100' });

/** HighLevel's words for how a call went. It does not tell legs, nor that the business was closed. */
const WORDS: Readonly<Partial<Record<Scenario, string>>> = {
	answered: 'completed',
	no_answer: 'no-answer',
	busy: 'busy',
	declined: 'rejected',
	abandoned: 'canceled',
	voicemail: 'voicemail',
};

/** An app's report, as https://marketplace.gohighlevel.com/docs/webhook/InboundMessage describes it. */
function report({ id, from, to, at }: Pick<TextTold, 'id' | 'from' | 'to' | 'at'>, more: Readonly<Record<string, unknown>>): WebhookRequest {
	const body = { type: 'InboundMessage', locationId: LOCATION, contactId: CONTACT, conversationId: 'ConversationOfCaller', messageId: `message-${id}`, dateAdded: new Date(at).toISOString(), direction: 'inbound', attachments: [], ...(from === '' ? {} : { from }), to, timestamp: new Date(at).toISOString(), webhookId: `hook-${id}`, ...more };
	return signedRequest(body, keys.privateKey);
}

const CALL = { messageType: 'CALL', messageTypeId: 1, messageTypeString: 'TYPE_CALL' };
const SMS = { messageType: 'SMS', messageTypeId: 2, messageTypeString: 'TYPE_SMS', contentType: 'text/plain' };

function endOf(scenario: Scenario): Readonly<Record<string, unknown>> | undefined {
	const status = WORDS[scenario];
	if (status === undefined) return undefined;
	if (scenario === 'voicemail') return { status, callStatus: status, attachments: ['https://storage.example.com/voicemail.mp3'], messageTypeId: 10, messageTypeString: 'TYPE_VOICEMAIL' };
	return { status, callStatus: status, callDuration: scenario === 'answered' ? 120 : 0, ...(scenario === 'answered' ? { userId: 'UserDana000000000001' } : {}) };
}

function callOf(scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined {
	const end = endOf(scenario);
	return end && [report(about, { ...CALL, status: 'ringing', callStatus: 'ringing' }), report(about, { ...CALL, ...end })];
}

/** A marketplace app: its webhooks are signed. */
export const highlevelApp: PhoneDialect<HighLevelSecrets> = {
	connector: highlevel,
	secrets,
	call: callOf,
	anonymous: ['', 'anonymous'],
	textIn: (about) => report(about, { ...SMS, status: 'delivered', body: about.body, attachments: about.media }),
	optOutAnswered: (about) => report(about, { ...SMS, status: 'delivered', body: 'Stop' }),
	receipt: ({ providerId, status, ...about }) => report({ ...about, id: providerId }, { ...SMS, type: 'OutboundMessage', direction: 'outbound', source: 'api', messageId: providerId, status }),
	humanText: (about) => report(about, { ...SMS, type: 'OutboundMessage', direction: 'outbound', source: 'app', userId: 'UserDana000000000001', status: 'delivered', body: about.body }),
	humanCall: ({ reached, ...about }) => [report(about, { ...CALL, type: 'OutboundMessage', direction: 'outbound', userId: 'UserDana000000000001', status: 'completed', callStatus: reached ? 'completed' : 'voicemail', callDuration: 40 })],
	forged: {
		unsigned: ({ headers: { 'x-ghl-signature': _signature, ...headers }, ...request }) => ({ ...request, headers }),
		withOtherSecret: ({ body }) => signedRequest(body, others.privateKey),
	},
	covers: 'body',
	startFake,
};

/** The webhook action of a workflow: a shared secret in a header, and the message looked up by the node. */
export const highlevelWorkflow: PhoneDialect<HighLevelSecrets> = {
	connector: highlevel,
	secrets,
	call: (scenario, about) => {
		const end = endOf(scenario);
		if (!end) return undefined;
		return [workflow(about, { event: 'call', status: scenario === 'answered' ? 'completed' : 'missed' }, { ...CALL, ...end, meta: { call: { status: WORDS[scenario] } } })];
	},
	anonymous: [],
	textIn: (about) => workflow(about, { event: 'text', message: about.body }, { ...SMS, status: 'delivered', body: about.body, attachments: about.media }),
	forged: {
		unsigned: ({ headers: { 'x-missed-call-secret': _secret, ...headers }, ...request }) => ({ ...request, headers }),
		withOtherSecret: (request) => ({ ...request, headers: { ...request.headers, 'x-missed-call-secret': `${SECRET}x` } }),
	},
	covers: 'nothing',
};

function workflow({ id, from, to, at }: Pick<TextTold, 'id' | 'from' | 'to' | 'at'>, customData: Readonly<Record<string, string>>, message: Readonly<Record<string, unknown>>): WebhookRequest {
	const body = { contact_id: CONTACT, phone: from, location: { id: LOCATION, name: 'Acme' }, workflow: { id: 'w1', name: 'Missed calls' }, customData: { ...customData, to } };
	const found = { ...message, id: `message-${id}`, direction: 'inbound', locationId: LOCATION, dateAdded: new Date(at).toISOString() };
	return { ...requestWith(body, { 'x-missed-call-secret': SECRET }), lookedUp: { account: LOCATION, message: JSON.stringify(found) } };
}

/** HighLevel's own words, where they are known from public reports of them. */
const REFUSALS: Readonly<Partial<Record<SendReason, { readonly status: number; readonly words: string }>>> = {
	opted_out: { status: 400, words: 'Cannot send message as DND is active for SMS.' },
	invalid_number: { status: 400, words: 'Missing phone number' },
};

async function startFake(): Promise<PhoneFake> {
	const fake = await startFakeHighLevel();
	const { state, faults } = fake;
	return {
		http: fake.http(),
		httpUnauthorized: fake.http('pit-another'),
		secrets: { locationId: state.locationId, baseUrl: fake.url },
		line: state.lines[0] ?? '',
		sent: () => state.messages.filter(({ direction }) => direction === 'outbound').map(({ id, from, to, body, attachments }) => ({ id, from, to, body, media: attachments })),
		refuseNext: (reason) => {
			faults.refuseSend = REFUSALS[reason];
			return faults.refuseSend !== undefined;
		},
		throttleNext: (retryAfterSeconds) => void (faults.throttled = { times: 1, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }),
		cutAfterAccepting: () => void (faults.cut = 'send'),
		failNext: () => void (faults.failing = 1),
		stop: fake.stop,
	};
}
