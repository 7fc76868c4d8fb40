import { quo } from '../../../../../connectors/phones/quo';
import { datedEvent, iso, messageContext, v1Event } from '../../../../fakes/quo';
import { Office } from '../../../../contract/phones/office';
import { quoDialect } from '../../../../contract/phones/quo.dialect';
import { openPhoneHeaders, standardHeaders, webhookRequest } from '../../../../fakes/quo';
import { CALLER, LINE, NOW, OTHER, textReports, told } from './support';

const dated = (type: string, more: object = {}, context = messageContext(CALLER, [LINE]), lookedUp?: Record<string, string>) =>
	textReports(told(datedEvent(type, NOW + 1_000, { id: 'AC1', text: 'Hello', media: [], createdAt: iso(NOW), ...more }, context), lookedUp));
const v1 = (type: string, more: object = {}) => textReports(told(v1Event(type, NOW + 1_000, { id: 'AC1', object: 'message', from: CALLER, to: LINE, text: 'Hello', createdAt: iso(NOW), userId: 'US000001', ...more })));
const toPerson = messageContext(LINE, [CALLER]);

const RECEIVED = { kind: 'text', system: 'quo', account: '', providerId: 'AC1', from: CALLER, to: LINE, body: 'Hello', media: [], at: NOW };

describe('texts that come in', () => {
	it('are told alike by both generations', () => {
		expect(dated('message.received')).toEqual([RECEIVED]);
		expect(v1('message.received')).toEqual([RECEIVED]);
		// Of the API, v1 webhooks list the recipient; before 2023 the words were called `body`.
		expect(v1('message.received', { to: [LINE], text: undefined, body: 'Hello' })).toEqual([RECEIVED]);
	});

	it('come with the addresses of their pictures, in each form that Quo had', () => {
		const media = [{ url: 'https://media.example.com/a.jpg', type: 'image/jpeg' }, 'https://media.example.com/b.jpg', { url: 'javascript:alert(1)' }, null, 7];
		expect(dated('message.received', { media })).toMatchObject([{ media: ['https://media.example.com/a.jpg', 'https://media.example.com/b.jpg'] }]);
	});

	it('of a group are to the business’s own number', () => {
		const group = messageContext(CALLER, [OTHER, LINE]);
		expect(dated('message.received', {}, group, { line: LINE })).toMatchObject([{ from: CALLER, to: LINE }]);
	});

	it.each(['STOP', ' stop ', 'StopAll', 'UNSUBSCRIBE', 'Cancel', 'end', 'QUIT'])('%j was answered by Quo as an opt-out', (body) => {
		expect(dated('message.received', { text: body })).toMatchObject([{ vendorConsent: 'opt_out' }]);
	});

	it.each(['START', 'unstop'])('%j as an opt-in', (body) => {
		expect(v1('message.received', { text: body })).toMatchObject([{ vendorConsent: 'opt_in' }]);
	});

	it.each(['STOP PLEASE', 'please cancel', 'HELP', 'YES', 'REVOKE', ''])('%j was not answered by Quo', (body) => {
		expect(dated('message.received', { text: body })[0]).not.toHaveProperty('vendorConsent');
	});

	it('without a sender or a recipient are none', () => {
		expect(dated('message.received', {}, messageContext('', [LINE]))).toEqual([]);
		expect(dated('message.received', {}, messageContext(CALLER, []))).toEqual([]);
	});

	it('are known by the id of the event where they have none themselves', () => {
		expect(v1('message.received', { id: '' })).toMatchObject([{ providerId: 'EV000001' }]);
	});

	it('lose what no database takes', () => {
		expect(dated('message.received', { text: 'a\u0000b\uD800c' })).toMatchObject([{ body: 'ab\uFFFDc' }]);
	});
});

describe('texts that went out', () => {
	it('that arrived are a receipt, and somebody’s doing', () => {
		const outside = { kind: 'outside', system: 'quo', account: '', providerId: 'AC1', from: LINE, to: CALLER, body: 'Hello', media: [], at: NOW, by: 'US000001' };
		const receipt = { kind: 'receipt', system: 'quo', account: '', providerId: 'AC1', status: 'delivered' };
		expect(dated('message.delivered', {}, toPerson)).toEqual([outside, receipt]);
		expect(v1('message.delivered', { from: LINE, to: CALLER })).toEqual([outside, receipt]);
	});

	it('of Quo’s own agent are nobody’s doing', () => {
		expect(dated('message.delivered', {}, messageContext(LINE, [CALLER], { userId: 'SYU000001' }))).toEqual([expect.objectContaining({ kind: 'receipt' })]);
	});

	it.each([
		['message.failed', 'failed', '30006', 'landline'],
		['message.undelivered', 'undelivered', '30007', 'filtered'],
		['message.undelivered', 'undelivered', '21610', 'opted_out'],
		['message.undelivered', 'undelivered', '30034', 'unregistered'],
		['message.failed', 'failed', '4720', 'other'],
		['message.failed', 'failed', '__proto__', 'other'],
	])('%s: %s with code %s is %s', (type, status, errorCode, reason) => {
		expect(dated(type, { errorCode }, toPerson)).toEqual([{ kind: 'receipt', system: 'quo', account: '', providerId: 'AC1', status, reason, vendorCode: errorCode }]);
	});

	it('may fail without a code', () => {
		expect(dated('message.failed', { errorCode: null }, toPerson)).toEqual([{ kind: 'receipt', system: 'quo', account: '', providerId: 'AC1', status: 'failed', reason: 'other' }]);
	});

	it('other events say nothing of a text', () => {
		expect(quo.readText(told(datedEvent('call.completed', NOW, { id: 'AC1' }, toPerson)))).toBeUndefined();
	});
});

describe('in the ledger', () => {
	const [key = ''] = quoDialect.secrets.signingKeys;
	const standard = (body: string) => webhookRequest(body, standardHeaders(key, body, NOW));
	const sent = (id: string) => datedEvent('message.delivered', NOW, { id, text: 'Hi, Dana here.', media: [], createdAt: iso(NOW) }, toPerson);
	let office: Awaited<ReturnType<typeof Office.open<typeof quoDialect.secrets>>>;
	beforeEach(async () => (office = await Office.open(quoDialect)));
	afterEach(async () => await office.close());

	it('a text of somebody of the team silences automation, once, and is known to have arrived', async () => {
		const received = datedEvent('message.received', NOW, { id: 'AC1', text: 'Hello', media: [], createdAt: iso(NOW) }, messageContext(CALLER, [LINE]));
		await office.read(standard(received), NOW);
		expect(await office.read(standard(sent('AC2')), NOW)).toMatchObject([{ result: 'recorded', conversation: { automation: 'paused' } }, { result: 'recorded' }]);
		expect(await office.read(standard(sent('AC2')), NOW)).toMatchObject([{ result: expect.stringMatching(/duplicate|ours/) }, { result: 'duplicate' }]);
	});

	it('the same text told by webhooks of both generations is one', async () => {
		const dated = datedEvent('message.received', NOW, { id: 'AC1', text: 'Hello', media: [], createdAt: iso(NOW) }, messageContext(CALLER, [LINE]));
		const old = v1Event('message.received', NOW, { id: 'AC1', from: CALLER, to: LINE, text: 'Hello', createdAt: iso(NOW) });
		expect(await office.read(standard(dated), NOW)).toMatchObject([{ kind: 'reply' }]);
		const signedOld = webhookRequest(old, openPhoneHeaders(key.replace('whsec_', ''), old, NOW));
		expect(await office.read(signedOld, NOW)).toMatchObject([{ kind: 'duplicate' }]);
	});
});
