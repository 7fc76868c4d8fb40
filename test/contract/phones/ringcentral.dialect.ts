import { ringcentral, type RingCentralSecrets } from '../../../connectors/phones/ringcentral';
import type { WebhookRequest } from '../../../connectors';
import { ACCOUNT_ID, EXTENSION_ID, instantEvent, sessionEvent, startPhoneFake, storeEvent, type PartyTold } from '../../fakes/ringcentral';
import type { CallTold, PhoneDialect, Scenario, TextTold } from './dialect';

const TOKEN = '0123456789abcdef0123456789abcdef';
const SECOND_PHONE = '400100102';

/** An event as it arrives, with what the look-up learned of it. */
function request(event: object, lookedUp?: Readonly<Record<string, string>>): WebhookRequest {
	const raw = JSON.stringify(event);
	return {
		method: 'POST',
		url: 'https://hooks.example.com/webhook/1/calls',
		query: {},
		headers: { 'content-type': 'application/json; charset=UTF-8', 'verification-token': TOKEN },
		rawBody: Buffer.from(raw),
		body: JSON.parse(raw) as unknown,
		remoteAddress: '203.0.113.7',
		...(lookedUp ? { lookedUp } : {}),
	};
}

type Step = readonly [leg: 'caller' | 'first' | 'second', code: string, more?: Partial<PartyTold>];

const RINGS: readonly Step[] = [['caller', 'Setup'], ['first', 'Setup'], ['caller', 'Answered'], ['first', 'Proceeding']];
const missed = (reason?: string): Partial<PartyTold> => ({ missed: true, ...(reason === undefined ? {} : { reason }) });

/** What each leg does, one after the other. The caller’s own leg is `Answered` as soon as RingCentral takes the call. */
const STEPS: Readonly<Record<Exclude<Scenario, 'closed'>, readonly Step[]>> = {
	answered: [...RINGS, ['first', 'Answered'], ['first', 'Hold'], ['first', 'Answered'], ['first', 'Disconnected'], ['caller', 'Disconnected']],
	answered_by_one_of_two: [...RINGS, ['second', 'Proceeding'], ['second', 'Answered'], ['first', 'Disconnected', missed()], ['second', 'Disconnected'], ['caller', 'Disconnected']],
	no_answer: [...RINGS, ['first', 'Disconnected', missed('NoAnswer')], ['caller', 'Disconnected']],
	busy: [...RINGS, ['first', 'Disconnected', missed('TargetBusy')], ['caller', 'Disconnected']],
	declined: [...RINGS, ['first', 'Disconnected', missed('Rejected')], ['caller', 'Disconnected']],
	abandoned: [...RINGS, ['first', 'Disconnected', missed('Cancelled')], ['caller', 'Disconnected']],
	voicemail: [...RINGS, ['first', 'VoiceMail'], ['first', 'Disconnected', { ...missed(), voicemailSeconds: 14 }], ['caller', 'Disconnected']],
};

function call(scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined {
	// Outside the hours RingCentral plays a greeting or goes to voicemail, and says nothing of the hours.
	if (scenario === 'closed') return undefined;
	const from = { ...(about.from === '' ? {} : { number: about.from }), name: 'WIRELESS CALLER' };
	const legs: Readonly<Record<Step[0], Pick<PartyTold, 'id' | 'direction' | 'extension'>>> = {
		caller: { id: `p-${about.id}-1`, direction: 'Outbound' },
		first: { id: `p-${about.id}-2`, direction: 'Inbound', extension: EXTENSION_ID },
		second: { id: `p-${about.id}-3`, direction: 'Inbound', extension: SECOND_PHONE },
	};
	return STEPS[scenario].map(([leg, code, more], index) => {
		const party: PartyTold = { ...legs[leg], code, from, to: { number: about.to, ...(leg === 'caller' ? {} : { extension: EXTENSION_ID }) }, ...more };
		const session: Readonly<Record<string, string>> = scenario === 'answered_by_one_of_two' ? { session: 'live', takenBy: `p-${about.id}-3` } : { session: 'over' };
		return request(sessionEvent(`s-${about.id}`, index + 2, about.at + index * 1_000, [party]), more?.missed === true ? session : undefined);
	});
}

function message({ id, from, to, body, media, at }: TextTold, direction: 'Inbound' | 'Outbound', messageStatus: string): object {
	return {
		id,
		type: 'SMS',
		direction,
		from: { phoneNumber: from, ...(direction === 'Outbound' ? { name: 'Dana' } : {}) },
		to: [{ phoneNumber: to, target: true }],
		subject: body,
		messageStatus,
		creationTime: new Date(at).toISOString(),
		lastModifiedTime: new Date(at).toISOString(),
		attachments: [{ id, type: 'Text', contentType: 'text/plain' }, ...media.map((uri, index) => ({ id: `${id}${index}`, type: 'MmsAttachment', contentType: 'image/jpeg', uri }))],
	};
}

export const ringcentralDialect: PhoneDialect<RingCentralSecrets> = {
	connector: ringcentral,
	secrets: { serverUrl: 'https://platform.ringcentral.com', clientId: 'app', owner: EXTENSION_ID, tokens: [TOKEN], account: ACCOUNT_ID },
	call,
	anonymous: ['', 'anonymous', 'Anonymous'],
	textIn: (told) => request(instantEvent(told.at, message(told, 'Inbound', 'Received'))),
	optOutAnswered: (told) => request(instantEvent(told.at, message({ ...told, body: 'Stop', media: [] }, 'Inbound', 'Received'))),
	humanText: (told) => request(storeEvent(told.at, { newCount: 1, updatedCount: 0 }), { messages: JSON.stringify([message(told, 'Outbound', 'Queued')]) }),
	humanCall: ({ id, from, to, at, reached }) => {
		const member: Omit<PartyTold, 'code'> = { id: `p-${id}-1`, direction: 'Outbound', extension: EXTENSION_ID, from: { number: from, extension: EXTENSION_ID }, to: { number: to } };
		const callee: Omit<PartyTold, 'code'> = { id: `p-${id}-2`, direction: 'Inbound', from: { number: from, name: 'Dana', extension: EXTENSION_ID }, to: { number: to } };
		const parties: readonly PartyTold[] = reached
			? [{ ...member, code: 'Setup' }, { ...callee, code: 'Proceeding' }, { ...callee, code: 'Answered' }, { ...member, code: 'Disconnected' }, { ...callee, code: 'Disconnected' }]
			: [{ ...member, code: 'Setup' }, { ...callee, code: 'Proceeding' }, { ...callee, code: 'Disconnected', reason: 'NoAnswer' }];
		return parties.map((party, index) => request(sessionEvent(`s-${id}`, index + 2, at + index * 1_000, [party])));
	},
	forged: {
		unsigned: (genuine) => ({ ...genuine, headers: { 'content-type': 'application/json' } }),
		withOtherSecret: (genuine) => ({ ...genuine, headers: { ...genuine.headers, 'verification-token': 'f'.repeat(32) } }),
	},
	covers: 'nothing',
	startFake: startPhoneFake,
};
