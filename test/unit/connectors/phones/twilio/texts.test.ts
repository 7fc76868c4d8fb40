import fc from 'fast-check';
import { twilio, TWILIO_DEFAULT_KEYWORDS } from '../../../../../connectors/phones/twilio';
import { ACCOUNT, CALLER, formRequest, jsonRequest, LINE, type Params } from './support';

const SID = `SM${'1'.repeat(32)}`;
const INBOUND: Params = { AccountSid: ACCOUNT, MessageSid: SID, SmsMessageSid: SID, SmsSid: SID, SmsStatus: 'received', From: CALLER, To: LINE, Body: 'How much for a leak?', NumMedia: '0', NumSegments: '1' };
const RECEIPT: Params = { AccountSid: ACCOUNT, MessageSid: SID, SmsSid: SID, From: LINE, To: CALLER };

const read = (params: Params) => twilio.readText(formRequest(params));
const consent = (Body: string, more: Params = {}) => (read({ ...INBOUND, Body, ...more }) as { vendorConsent?: string }).vendorConsent;

describe('an incoming text', () => {
	it('is read whole', () => {
		expect(read(INBOUND)).toEqual({ kind: 'text', system: 'twilio', account: ACCOUNT, providerId: SID, from: CALLER, to: LINE, body: 'How much for a leak?', media: [] });
	});

	it('keeps its words to the letter', () => {
		const Body = '  two  spaces\nand a line, “quotes”, 漢字 😀  ';
		expect(read({ ...INBOUND, Body })).toMatchObject({ body: Body });
	});

	it('brings its pictures', () => {
		const params = { ...INBOUND, Body: '', NumMedia: '2', MediaUrl0: 'https://api.twilio.com/ME0', MediaUrl1: 'https://api.twilio.com/ME1', MediaUrl2: 'https://api.twilio.com/ME2' };
		expect(read(params)).toMatchObject({ body: '', media: ['https://api.twilio.com/ME0', 'https://api.twilio.com/ME1'] });
	});

	it.each([
		['x', []],
		['-1', []],
		['99', ['https://a.example']],
		['1e9', []],
	])('takes no more pictures than there are (NumMedia=%s)', (NumMedia, media) => {
		expect(read({ ...INBOUND, NumMedia, MediaUrl0: 'https://a.example', MediaUrl1: 'javascript:alert(1)' })).toMatchObject({ media });
	});

	it('is known by its older ids too, and by none is no text', () => {
		const { MessageSid: _sid, SmsSid: _sms, ...older } = INBOUND;
		expect(read(older)).toMatchObject({ providerId: SID });
		const { SmsMessageSid: _older, ...without } = older;
		expect(read(without)).toBeUndefined();
	});

	it.each(['whatsapp:+14155550100', 'messenger:123', 'rcs:agent', 'WhatsApp:+14155550100'])('is none of another channel: %s', (address) => {
		expect(read({ ...INBOUND, From: address })).toBeUndefined();
		expect(read({ ...INBOUND, To: address })).toBeUndefined();
		expect(read({ ...RECEIPT, To: address, MessageStatus: 'delivered' })).toBeUndefined();
	});

	it('needs both ends', () => {
		expect(read({ ...INBOUND, From: '' })).toBeUndefined();
		expect(read({ ...INBOUND, To: '' })).toBeUndefined();
	});

	it('is no call', () => {
		expect(read({ AccountSid: ACCOUNT, CallSid: 'CA1', From: CALLER, To: LINE, CallStatus: 'ringing' })).toBeUndefined();
	});

	it('is read from JSON', () => {
		expect(twilio.readText(jsonRequest(JSON.stringify(INBOUND)))).toMatchObject({ kind: 'text', providerId: SID });
	});
});

describe('keywords that Twilio has answered', () => {
	it.each([
		['STOP', 'opt_out'],
		['start', 'opt_in'],
		['HELP', 'help'],
	])('are named by Advanced Opt-Out: %s', (OptOutType, wanted) => {
		expect(consent('whatever they wrote', { OptOutType })).toBe(wanted);
	});

	it.each(TWILIO_DEFAULT_KEYWORDS.opt_out)('opt out by default: %s', (word) => {
		expect(consent(word)).toBe('opt_out');
		expect(consent(` ${word.toLowerCase()}\n`)).toBe('opt_out');
	});

	it.each([
		['START', 'opt_in'],
		['Unstop', 'opt_in'],
		['help', 'help'],
		['Info', 'help'],
	])('opt in and help by default: %s', (word, wanted) => {
		expect(consent(word)).toBe(wanted);
	});

	it.each(['YES', 'yes', 'Stop please', 'STOP.', 'cancel my 3pm', 'weekend', 'can you stop by', 'S T O P', '', 'STOPP', 'Start tomorrow?', 'constructor'])('are not in “%s”', (body) => {
		expect(consent(body)).toBeUndefined();
	});

	it('are in YES only where Twilio says so', () => {
		expect(consent('YES', { OptOutType: 'START' })).toBe('opt_in');
	});

	it('are not in a type that Twilio does not have', () => {
		expect(consent('hello', { OptOutType: 'toString' })).toBeUndefined();
	});
});

describe('what became of a text', () => {
	it.each([
		['sent', 'sent'],
		['delivered', 'delivered'],
		['read', 'delivered'],
	])('%s', (MessageStatus, status) => {
		expect(read({ ...RECEIPT, MessageStatus })).toEqual({ kind: 'receipt', system: 'twilio', account: ACCOUNT, providerId: SID, status });
	});

	it.each([
		['undelivered', '30003', 'unreachable'],
		['undelivered', '30005', 'unreachable'],
		['undelivered', '30006', 'landline'],
		['undelivered', '30007', 'filtered'],
		['undelivered', '30034', 'unregistered'],
		['undelivered', '30004', 'blocked'],
		['failed', '30008', 'other'],
		['failed', '21610', 'opted_out'],
		['failed', '99999', 'other'],
	])('%s for %s', (MessageStatus, ErrorCode, reason) => {
		const status = MessageStatus;
		expect(read({ ...RECEIPT, MessageStatus, ErrorCode })).toEqual({ kind: 'receipt', system: 'twilio', account: ACCOUNT, providerId: SID, status, reason, vendorCode: ErrorCode });
	});

	it('may fail without a reason', () => {
		expect(read({ ...RECEIPT, MessageStatus: 'failed' })).toMatchObject({ status: 'failed', reason: 'other' });
		expect(read({ ...RECEIPT, MessageStatus: 'delivered', ErrorCode: '0' })).not.toHaveProperty('vendorCode');
	});

	it('is told by the older name of the status too', () => {
		expect(read({ ...RECEIPT, SmsStatus: 'delivered' })).toMatchObject({ status: 'delivered' });
	});

	it.each(['accepted', 'scheduled', 'queued', 'sending', 'canceled', 'toString', '__proto__'])('is no news while it is %s', (MessageStatus) => {
		expect(read({ ...RECEIPT, MessageStatus })).toBeUndefined();
	});
});

describe('whatever arrives', () => {
	it('never makes reading throw', () => {
		const name = fc.oneof(fc.constantFrom('MessageSid', 'MessageStatus', 'SmsStatus', 'From', 'To', 'Body', 'NumMedia', 'MediaUrl0', 'OptOutType', 'ErrorCode', '__proto__'), fc.string({ maxLength: 6 }));
		const value = fc.oneof(fc.constantFrom('', 'delivered', 'received', 'toString', '3', 'STOP', CALLER), fc.string({ maxLength: 20 }));
		fc.assert(
			fc.property(fc.dictionary(name, fc.oneof(value, fc.array(value, { maxLength: 3 }))), (params) => {
				const text = read(params);
				if (text) expect(text.providerId).not.toBe('');
			}),
			{ numRuns: 500 },
		);
	});
});
