import fc from 'fast-check';
import { ringcentral } from '../../../../../connectors/phones/ringcentral';
import { envelope, EXTENSION_ID, FakeRingCentral, instantEvent, LINE, logIn, storeEvent, told, withToken, type FakeMessage } from '../../../../fakes/ringcentral';
import { AT, CALLER, requestOf, SECRETS } from './support';

const MESSAGE: FakeMessage = { id: '3001', direction: 'Inbound', from: CALLER, to: LINE, subject: 'Can you come? 😀', createdAt: AT, changedAt: AT, messageStatus: 'Received' };
const read = (event: unknown, lookedUp?: Record<string, string>) => ringcentral.readText(requestOf(event, lookedUp ? { lookedUp } : {}));
const stored = (...messages: object[]) => read(storeEvent(AT, { newCount: 1, updatedCount: 0 }), { messages: JSON.stringify(messages) });
const sent = (more: Partial<FakeMessage>) => told({ ...MESSAGE, direction: 'Outbound', from: LINE, to: CALLER, messageStatus: 'Sent', ...more });

describe('a text that comes in', () => {
	it('is read out of its event', () => {
		expect(read(instantEvent(AT, told(MESSAGE)))).toEqual([{ kind: 'text', system: 'ringcentral', account: '400100001', providerId: '3001', from: CALLER, to: LINE, body: 'Can you come? 😀', media: [], at: AT }]);
	});

	it('has the addresses of its pictures, and no others', () => {
		const attachments = [{ type: 'Text', uri: 'https://media.example.com/t' }, { type: 'MmsAttachment', uri: 'https://media.example.com/a.jpg' }, { type: 'MmsAttachment', uri: 'javascript:alert(1)' }, { type: 'MmsAttachment' }];
		expect(read(instantEvent(AT, { ...told(MESSAGE), attachments }))).toMatchObject([{ media: ['https://media.example.com/a.jpg'] }]);
	});

	it('of a group is to the number that is marked', () => {
		expect(read(instantEvent(AT, { ...told(MESSAGE), to: [{ phoneNumber: '+14155550188' }, { phoneNumber: LINE, target: true }] }))).toMatchObject([{ to: LINE }]);
	});

	it.each([['STOP', 'opt_out'], [' stop\n', 'opt_out'], ['End', 'opt_out'], ['START', 'opt_in'], ['resume', 'opt_in']])('%j was answered by RingCentral', (subject, vendorConsent) => {
		expect(read(instantEvent(AT, told({ ...MESSAGE, subject })))).toMatchObject([{ vendorConsent }]);
	});

	it.each(['Please stop by', 'the end', 'YES', 'HELP', ''])('%j was not', (subject) => {
		const [text] = read(instantEvent(AT, told({ ...MESSAGE, subject }))) ?? [];
		expect(text).toMatchObject({ kind: 'text', body: subject });
		expect(text).not.toHaveProperty('vendorConsent');
	});
});

describe('texts that went out', () => {
	it.each([
		['Queued', ['outside']],
		['Sent', ['outside', 'sent']],
		['Delivered', ['outside', 'delivered']],
		['DeliveryFailed', ['outside', 'undelivered']],
		['SendingFailed', ['failed']],
	])('at %s', (messageStatus, expected) => {
		expect(stored(sent({ messageStatus }))?.map((report) => ('status' in report ? report.status : report.kind))).toEqual(expected);
	});

	it('name who wrote them, to whom, and when', () => {
		expect(stored(sent({ messageStatus: 'Queued', by: 'Dana Smith' }))).toEqual([{ kind: 'outside', system: 'ringcentral', account: '400100001', providerId: '3001', from: LINE, to: CALLER, body: MESSAGE.subject, media: [], at: AT, by: 'Dana Smith' }]);
	});

	it('to a group are one for each, under ids of their own', () => {
		const group = { ...sent({ messageStatus: 'Queued' }), to: [{ phoneNumber: CALLER }, { extensionNumber: '102' }, { phoneNumber: '+14155550133' }] };
		expect(stored(group)).toMatchObject([{ providerId: '3001', to: CALLER }, { providerId: '3001:2', to: '+14155550133' }]);
	});

	it.each([
		['SMS-RC-413', 'opted_out'],
		['SMS-CAR-413', 'opted_out'],
		['SMS-UP-410', 'not_textable'],
		['SMS-CAR-410', 'unreachable'],
		['SMS-CAR-411', 'not_textable'],
		['SMS-CAR-430', 'filtered'],
		['SMS-CAR-450', 'throttled'],
		['SMS-CAR-461', 'unregistered'],
		['SMS-RC-500', 'unavailable'],
		['SMS-RC-504', 'account'],
		['SMS-XX-413', 'other'],
		['__proto__', 'other'],
	])('that failed with %s failed for the reason %s', (deliveryErrorCode, reason) => {
		expect(stored(sent({ messageStatus: 'SendingFailed', deliveryErrorCode }))).toEqual([expect.objectContaining({ kind: 'receipt', status: 'failed', reason, vendorCode: deliveryErrorCode })]);
	});

	it('tell their failure also where it stands with the recipient', () => {
		const { messageStatus: _status, ...rest } = sent({}) as Record<string, unknown>;
		expect(stored({ ...rest, to: [{ phoneNumber: CALLER, messageStatus: 'SendingFailed', errorCode: 'SMS-RC-410' }] })).toMatchObject([{ status: 'failed', reason: 'not_textable' }]);
	});
});

describe('what says nothing', () => {
	it.each<[string, unknown, Record<string, string>?]>([
		['a store that was not asked', storeEvent(AT, { newCount: 1, updatedCount: 0 })],
		['what was learned being no list', storeEvent(AT, { newCount: 1, updatedCount: 0 }), { messages: '{"a":1}' }],
		['what was learned being no JSON', storeEvent(AT, { newCount: 1, updatedCount: 0 }), { messages: '{' }],
		['a fax', instantEvent(AT, { ...told(MESSAGE), type: 'Fax' })],
		['a text among extensions', instantEvent(AT, { ...told(MESSAGE), from: { extensionNumber: '101' }, to: [{ extensionNumber: '102' }] })],
		['a text without an id', instantEvent(AT, { ...told(MESSAGE), id: null })],
		['one to nobody', instantEvent(AT, { ...told(MESSAGE), to: [] })],
		['an event about calls', envelope('telephony/sessions', AT, told(MESSAGE))],
	])('%s', (...[, event, lookedUp]) => {
		expect(read(event, lookedUp)).toBeUndefined();
	});

	it('nor does anything make it throw', () => {
		fc.assert(fc.property(fc.constantFrom('id', 'to', 'from', 'subject', 'attachments', 'type', 'direction', 'creationTime', 'messageStatus'), fc.jsonValue(), (name, value) => {
			read(instantEvent(AT, { ...told(MESSAGE), [name]: value }));
			stored({ ...sent({}), [name]: value });
		}));
	});
});

describe('asking the store', () => {
	let fake: FakeRingCentral;
	let token: string;
	beforeEach(async () => {
		fake = await FakeRingCentral.start();
		fake.state.now = () => AT;
		token = await logIn(fake.url);
	});
	afterEach(async () => await fake.stop());

	const look = async (event: unknown, http = withToken(token)) => {
		const request = requestOf(event);
		const lookedUp = await ringcentral.lookUp(http, { ...SECRETS, serverUrl: fake.url }, request);
		return ringcentral.readText({ ...request, lookedUp });
	};

	it('finds what somebody of the team has just written, and leaves out what is older or came in', async () => {
		fake.state.now = () => AT - 3_600_000;
		await fake.textFromApp({ to: CALLER, body: 'An hour ago.', by: 'Dana' });
		fake.state.now = () => AT;
		await fake.receiveText({ from: CALLER, body: 'Hello?' });
		await fake.textFromApp({ to: CALLER, body: 'Dana here.', by: 'Dana' });
		expect(await look(storeEvent(AT, { newCount: 1, updatedCount: 0 }))).toMatchObject([{ kind: 'outside', body: 'Dana here.', by: 'Dana' }, { kind: 'receipt', status: 'sent' }]);
	});

	it('finds what became of a text of hours ago', async () => {
		fake.state.now = () => AT - 7_200_000;
		const { id } = await fake.textFromApp({ to: CALLER, body: 'Hi.', by: 'Dana' });
		fake.state.now = () => AT;
		await fake.report(id, 'DeliveryFailed', 'SMS-CAR-412');
		expect(await look(storeEvent(AT, { newCount: 0, updatedCount: 1 }))).toContainEqual(expect.objectContaining({ kind: 'receipt', providerId: id, status: 'undelivered', reason: 'unreachable' }));
	});

	it('asks in the extension that the event names, and only where it is about texts', async () => {
		await look(storeEvent(AT, { newCount: 1, updatedCount: 0 }));
		await look(envelope('extension/1/message-store', AT, { lastUpdated: new Date(AT).toISOString(), changes: [{ type: 'Fax', newCount: 1 }] }));
		await look(envelope('extension/1/message-store', AT, { lastUpdated: 'soon', changes: [{ type: 'SMS', newCount: 1 }], timestamp: 'x' }));
		const asked = fake.state.requests.filter(({ path }) => path.endsWith('/message-store')).map(({ path }) => path);
		expect(asked[0]).toBe(`/restapi/v1.0/account/~/extension/${EXTENSION_ID}/message-store`);
		// The time of the event stands in where the body tells none.
		expect(asked).toHaveLength(2);
	});

	it('never rejects', async () => {
		const event = storeEvent(AT, { newCount: 1, updatedCount: 0 });
		expect(await look(event, withToken('nobody'))).toBeUndefined();
		fake.state.plan('GET message-store', { do: 'refuse', status: 503, errorCode: 'CMN-201' });
		expect(await look(event)).toBeUndefined();
		fake.state.plan('GET message-store', { do: 'cut' });
		expect(await look(event)).toBeUndefined();
		await fake.stop();
		expect(await look(event)).toBeUndefined();
	});
});
