import fc from 'fast-check';
import { readFields, toFields } from '../../../../../connectors/phones/twilio/fields';
import { formRequest, jsonRequest } from './support';

describe('the fields of a request', () => {
	it('are read from the raw body, whatever the server made of it', () => {
		const request = { ...formRequest({ CallSid: 'CA1' }), body: { CallSid: 'CA-forged' } };
		expect(readFields(request).CallSid).toBe('CA1');
	});

	it('lose the prefixes of Studio', () => {
		expect(toFields({ 'widgets.ring_team.DialCallStatus': 'busy' })).toEqual({ DialCallStatus: 'busy' });
	});

	it('prefer the plain name to a widget, and the last widget to those before, in any order', () => {
		const plainFirst = { DialCallStatus: 'completed', 'widgets.a.DialCallStatus': 'busy' };
		const plainLast = { 'widgets.a.DialCallStatus': 'busy', DialCallStatus: 'completed' };
		expect(toFields(plainFirst).DialCallStatus).toBe('completed');
		expect(toFields(plainLast).DialCallStatus).toBe('completed');
		expect(toFields({ 'widgets.a.DialCallStatus': 'busy', 'widgets.b.DialCallStatus': 'no-answer' }).DialCallStatus).toBe('no-answer');
	});

	it('keep names that only look like a widget’s', () => {
		expect(toFields({ 'widgets.': '1', widgets: '2', 'xwidgets.a.CallSid': '3' })).toEqual({ 'widgets.': '1', widgets: '2', 'xwidgets.a.CallSid': '3' });
	});

	it('take the first of repeated values', () => {
		expect(readFields(formRequest({ From: ['+14155550100', '+14155550101'] })).From).toBe('+14155550100');
	});

	it('are of JSON its plain values', () => {
		const body = JSON.stringify({ CallSid: 'CA1', CallDuration: 7, DialBridged: false, nested: { CallSid: 'x' }, list: ['x'], none: null });
		expect(readFields(jsonRequest(body))).toEqual({ CallSid: 'CA1', CallDuration: '7', DialBridged: 'false' });
	});

	it('are none where the body cannot be read', () => {
		expect(readFields(formRequest({}, { rawBody: '{', headers: { 'content-type': 'application/json' } }))).toEqual({});
	});

	it('hold no more than a field can need', () => {
		const fields = readFields(formRequest({ From: 'x'.repeat(9_000), Body: 'y'.repeat(9_000) }));
		expect(fields.From).toHaveLength(2_048);
		expect(fields.Body).toHaveLength(8_192);
	});

	it('hold nothing that a database or XML would refuse', () => {
		const fields = readFields(formRequest({}, { rawBody: `Body=a%00b&From=${'x'.repeat(2_047)}%F0%9F%98%80` }));
		expect(fields.Body).toBe('ab');
		expect(fields.From).toBe(`${'x'.repeat(2_047)}\uFFFD`);
		expect(readFields(jsonRequest('{"Body":"\\ud83d!\\ude00"}')).Body).toBe('\uFFFD!\uFFFD');
	});

	it('cannot touch the prototype of anything', () => {
		const fields = readFields(formRequest({}, { rawBody: '__proto__=x&constructor=y&widgets.a.__proto__=z' }));
		expect(Object.keys(fields).sort()).toEqual(['__proto__', 'constructor']);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
		expect(readFields(jsonRequest('{"__proto__":"x"}')).__proto__).toBe('x');
	});

	it('come from any bytes without a throw', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'x'), (bytes, type) => {
				const fields = readFields(formRequest({}, { rawBody: Buffer.from(bytes), headers: { 'content-type': type } }));
				for (const value of Object.values(fields)) expect(typeof value).toBe('string');
			}),
		);
	});
});
