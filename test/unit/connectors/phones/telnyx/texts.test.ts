import { telnyx } from '../../../../../connectors/phones/telnyx';
import { AT, CALLER, event, LINE } from './support';

const HOOK = 'https://hooks.example.com/webhook/0c2f/texts';
const IN = {
	id: 'm-1',
	direction: 'inbound',
	type: 'SMS',
	from: { phone_number: CALLER, carrier: 'Test Mobile' },
	to: [{ phone_number: LINE, status: 'webhook_delivered' }],
	text: 'Is Friday free? 😀',
	media: [],
	received_at: new Date(AT - 1_000).toISOString(),
};
const OUT = { ...IN, direction: 'outbound', from: { phone_number: LINE }, to: [{ phone_number: CALLER, status: 'delivered' }], errors: [], sent_at: new Date(AT).toISOString() };
const read = (type: string, payload: object, query = '') => telnyx.readText(event(type, payload, { url: `${HOOK}${query}` }));

describe('a text that came in', () => {
	it('is read', () => {
		expect(read('message.received', IN)).toEqual({ kind: 'text', system: 'telnyx', account: '', providerId: 'm-1', from: CALLER, to: LINE, body: 'Is Friday free? 😀', media: [], at: AT - 1_000 });
	});

	it('may have pictures and no words', () => {
		const media = [{ url: 'https://media.example.com/1.jpg' }, { url: 'file:///etc/passwd' }, 'x', { url: 7 }];
		expect(read('message.received', { ...IN, type: 'MMS', text: null, media })).toMatchObject({ body: '', media: ['https://media.example.com/1.jpg'] });
	});

	it.each([
		['STOP', 'opt_out'],
		['START', 'opt_in'],
		['HELP', 'help'],
		['help', 'help'],
		[null, undefined],
		['constructor', undefined],
	])('that Telnyx answered as %j is %s', (word, consent) => expect((read('message.received', { ...IN, autoresponse_type: word }) as { readonly vendorConsent?: string }).vendorConsent).toBe(consent));

	it('STOP that Telnyx did not say it dealt with is ours to deal with', () => expect(read('message.received', { ...IN, text: 'STOP' })).not.toHaveProperty('vendorConsent'));

	it.each([
		['RCS', { type: 'RCS' }],
		['WhatsApp', { type: 'WhatsApp' }],
		['no sender', { from: {} }],
		['no recipient', { to: [] }],
		['no id', { id: '' }],
		['a list for an id', { id: ['m'] }],
		['recipients that are no list', { to: { phone_number: LINE } }],
	])('with %s is none', (_, more) => expect(read('message.received', { ...IN, ...more })).toBeUndefined());
});

describe('what became of a text of ours', () => {
	it.each([
		['sent', 'sent'],
		['delivered', 'delivered'],
		['delivery_unconfirmed', 'sent'],
		['dlr_timeout', 'sent'],
		['delivery_failed', 'undelivered'],
		['expired', 'undelivered'],
		['sending_failed', 'failed'],
		['gw_timeout', 'failed'],
	])('%s is %s', (word, status) => expect(read('message.finalized', { ...OUT, to: [{ phone_number: CALLER, status: word }] }, '?step=status')).toMatchObject({ kind: 'receipt', providerId: 'm-1', status }));

	it.each([
		['40001', 'landline'],
		['40002', 'filtered'],
		['40003', 'filtered'],
		['40008', 'unreachable'],
		['40010', 'unregistered'],
		['40012', 'invalid_number'],
		['40300', 'opted_out'],
		['40329', 'unregistered'],
		['49999', 'other'],
	])('error %s is %s', (code, reason) => {
		expect(read('message.finalized', { ...OUT, to: [{ phone_number: CALLER, status: 'delivery_failed' }], errors: [{ code, title: 'x' }] }, '?step=status')).toMatchObject({ status: 'undelivered', reason, vendorCode: code });
	});

	it.each(['queued', 'sending', 'constructor', ''])('%j is no news', (word) => expect(read('message.finalized', { ...OUT, to: [{ phone_number: CALLER, status: word }] }, '?step=status')).toBeUndefined());
});

describe('a text that something or somebody else sent from the number', () => {
	it('is told at the profile’s own address, with its words', () => {
		expect(read('message.sent', { ...OUT, to: [{ phone_number: CALLER, status: 'sent' }] })).toEqual({ kind: 'outside', system: 'telnyx', account: '', providerId: 'm-1', from: LINE, to: CALLER, body: 'Is Friday free? 😀', media: [], at: AT });
	});

	it('and its end, which may be the end of one of ours that had no address', () => {
		expect(read('message.finalized', OUT)).toMatchObject([{ kind: 'outside' }, { kind: 'receipt', status: 'delivered' }]);
	});

	it('is not what Telnyx answers to a keyword', () => expect(read('message.sent', { ...OUT, autoresponse_type: 'HELP' })).not.toMatchObject({ kind: 'outside' }));
	it('is never taken for a text of ours', () => expect(read('message.sent', OUT, '?step=status')).toMatchObject({ kind: 'receipt' }));
});

it('nothing else says anything about texts', () => {
	for (const type of ['call.hangup', 'fax.received', 'messaging-profile.spend-limit-reached']) expect(read(type, { id: 'x' })).toBeUndefined();
	expect(telnyx.answerText()).toMatchObject({ status: 200, body: '{}' });
});
