import fc from 'fast-check';
import { getExpectedTwilioSignature, getExpectedBodyHash } from 'twilio/lib/webhooks/webhooks';
import { twilio } from '../../../../../connectors/phones/twilio';
import { ACCOUNT, AUTH_TOKEN, formBody, formRequest, HOOK, jsonRequest, ON_CALL, SECRETS } from './support';

const verdict = (...args: Parameters<typeof formRequest>) => twilio.verify(formRequest(...args), SECRETS);
const WRONG = { ok: false, status: 403, reason: 'signature_wrong' };

describe('what Twilio signed', () => {
	it('lets a form through', () => {
		expect(verdict(ON_CALL)).toEqual({ ok: true });
	});

	it.each([
		['a step in the query', `${HOOK}?step=dial&line=%2B14155550199`],
		['an explicit standard port', 'https://hooks.example.com:443/webhook/0c2f/twilio'],
		['an explicit other port', 'https://hooks.example.com:8443/webhook/0c2f/twilio'],
		['plain http', 'http://hooks.example.com/webhook/0c2f/twilio'],
		['characters that URL parsers re-encode', `${HOOK}?name=O'Brien|x`],
		['an IPv6 host', 'https://[2001:db8::1]/webhook'],
	])('lets through a URL with %s', (_what, url) => {
		expect(verdict(ON_CALL, { url })).toEqual({ ok: true });
	});

	it('takes the URL with and without the port to be the same, as a proxy may drop it', () => {
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, 'https://hooks.example.com:443/webhook/0c2f/twilio', ON_CALL);
		expect(verdict(ON_CALL, { signature })).toEqual({ ok: true });
	});

	it('leaves the fragment out, which only tunes retries', () => {
		expect(verdict(ON_CALL, { url: `${HOOK}?step=voice#rc=3&rp=all` })).toEqual({ ok: true });
	});

	it('takes repeated keys as the SDK does: each value once, in order', () => {
		const params = { ...ON_CALL, Tag: ['b', 'a', 'b'] };
		expect(verdict(params)).toEqual({ ok: true });
	});

	it.each([
		['unicode', 'Señor Ünïcode 漢字 😀'],
		['characters of URLs', 'a+b&c=d%20e#f'],
		['nothing', ''],
		['line breaks', 'one\r\ntwo'],
	])('lets through values with %s', (_what, Body) => {
		expect(verdict({ ...ON_CALL, Body })).toEqual({ ok: true });
	});

	it('reads a form whose spaces are pluses', () => {
		expect(verdict({ AccountSid: ACCOUNT, Body: 'call me back' }, { rawBody: `AccountSid=${ACCOUNT}&Body=call+me+back` })).toEqual({ ok: true });
	});

	it('lets a GET through, whose parameters are in the URL', () => {
		const url = `${HOOK}?${formBody(ON_CALL)}`;
		expect(twilio.verify(formRequest({}, { url, method: 'GET', rawBody: '' }), SECRETS)).toEqual({ ok: true });
	});

	it('lets JSON through whose hash is in the signed URL', () => {
		expect(twilio.verify(jsonRequest(JSON.stringify({ AccountSid: ACCOUNT, CallSid: 'CA1' })), SECRETS)).toEqual({ ok: true });
	});

	it('forgives white space around a pasted token', () => {
		expect(twilio.verify(formRequest(ON_CALL), { ...SECRETS, authToken: ` ${AUTH_TOKEN}\n` })).toEqual({ ok: true });
	});

	it('accepts whatever the SDK signs', () => {
		const value = fc.string({ unit: 'grapheme', maxLength: 30 });
		const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== 'AccountSid');
		fc.assert(
			fc.property(fc.dictionary(name, fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 4 }))), (params) => {
				expect(verdict({ ...params, AccountSid: ACCOUNT })).toEqual({ ok: true });
			}),
		);
	});
});

describe('what Twilio did not sign', () => {
	it('refuses a request without the header, and with an empty one', () => {
		expect(verdict(ON_CALL, { signature: null })).toMatchObject({ ok: false, status: 403, reason: 'signature_missing' });
		expect(verdict(ON_CALL, { signature: '  ' })).toMatchObject({ ok: false, status: 403, reason: 'signature_missing' });
	});

	it('refuses every single altered byte of the body', () => {
		const body = formBody({ AccountSid: ACCOUNT, CallSid: 'CA1', From: '+14155550100' });
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, HOOK, { AccountSid: ACCOUNT, CallSid: 'CA1', From: '+14155550100' });
		const signed = (rawBody: Buffer) => twilio.verify(formRequest({}, { rawBody, signature }), SECRETS);
		expect(signed(Buffer.from(body))).toEqual({ ok: true });
		for (let at = 0; at < body.length; at++) {
			const altered = Buffer.from(body);
			altered[at] = (altered[at] ?? 0) ^ 1;
			expect(signed(altered).ok).toBe(false);
		}
	});

	it('refuses every single altered byte of the signature', () => {
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, HOOK, ON_CALL);
		for (let at = 0; at < signature.length; at++) {
			const altered = `${signature.slice(0, at)}${signature[at] === 'A' ? 'B' : 'A'}${signature.slice(at + 1)}`;
			expect(verdict(ON_CALL, { signature: altered })).toMatchObject(WRONG);
		}
	});

	it.each([
		['another host, as behind a proxy without WEBHOOK_URL', 'http://127.0.0.1:5678/webhook/0c2f/twilio'],
		['another path', 'https://hooks.example.com/webhook/other'],
		['another step', `${HOOK}?step=accept`],
	])('refuses a signature made for %s', (_what, url) => {
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, url, ON_CALL);
		expect(verdict(ON_CALL, { signature })).toMatchObject(WRONG);
	});

	it('refuses what another token signed', () => {
		expect(verdict(ON_CALL, { authToken: 'e'.repeat(32) })).toMatchObject(WRONG);
	});

	it('refuses added, missing and repeated parameters', () => {
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, HOOK, ON_CALL);
		expect(verdict({ ...ON_CALL, Digits: '1' }, { signature })).toMatchObject(WRONG);
		expect(verdict({ AccountSid: ACCOUNT }, { signature })).toMatchObject(WRONG);
		expect(verdict({ ...ON_CALL, From: ['+14155550100', '+14155550101'] }, { signature })).toMatchObject(WRONG);
	});

	it('refuses JSON that was altered, and JSON whose URL has no hash', () => {
		const body = JSON.stringify({ CallSid: 'CA1' });
		expect(twilio.verify(jsonRequest(body, { rawBody: body.replace('CA1', 'CA2') }), SECRETS)).toMatchObject(WRONG);
		expect(twilio.verify(jsonRequest(body, { url: HOOK }), SECRETS)).toMatchObject(WRONG);
	});

	it('refuses a form that hides behind the hash of a JSON body', () => {
		const form = formBody({ CallSid: 'CA1' });
		const url = `${HOOK}?bodySHA256=${getExpectedBodyHash(form)}`;
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, url, {});
		expect(twilio.verify(formRequest({ CallSid: 'CA1' }, { url, signature }), SECRETS)).toMatchObject(WRONG);
	});

	it('refuses, and does not throw, where the URL is none', () => {
		const request = { ...formRequest(ON_CALL), url: 'not a url' };
		expect(twilio.verify(request, SECRETS)).toMatchObject(WRONG);
	});

	it('refuses everything while the credential has no token, whatever was signed with nothing', () => {
		for (const authToken of ['', '  ']) {
			const request = formRequest(ON_CALL, { authToken });
			expect(twilio.verify(request, { ...SECRETS, authToken })).toMatchObject({ ok: false, status: 403, reason: 'secret_missing' });
		}
	});

	it('refuses another account, a subaccount and two accounts at once', () => {
		const other = `AC${'2'.repeat(32)}`;
		expect(verdict({ ...ON_CALL, AccountSid: other })).toMatchObject({ ok: false, status: 403, reason: 'wrong_account' });
		expect(verdict({ ...ON_CALL, AccountSid: [ACCOUNT, other] })).toMatchObject({ ok: false, reason: 'wrong_account' });
		expect(verdict({ ...ON_CALL, AccountSid: '' })).toMatchObject({ ok: false, reason: 'wrong_account' });
	});
});

describe('what cannot be read', () => {
	it.each([
		['multipart/form-data; boundary=x', '--x--'],
		['text/xml', '<a/>'],
		['application/json', '{"CallSid":'],
		['application/json', '["CA1"]'],
		['application/json', 'null'],
		['', 'CallSid=CA1'],
	])('refuses %s with 400', (type, rawBody) => {
		const request = formRequest({}, { rawBody, headers: { 'content-type': type } });
		expect(twilio.verify(request, SECRETS)).toMatchObject({ ok: false, status: 400, reason: 'body_unreadable' });
	});

	it('refuses a body that no webhook of Twilio has', () => {
		expect(verdict({ Body: 'x'.repeat(300_000) })).toMatchObject({ ok: false, status: 400, reason: 'body_unreadable' });
	});

	it('says nothing of what was in the request', () => {
		const refusals = [
			verdict({ ...ON_CALL, Body: 'my secret words' }, { signature: 'c2lnbmF0dXJl' }),
			verdict({ ...ON_CALL, AccountSid: `AC${'2'.repeat(32)}` }),
			verdict(ON_CALL, { signature: null }),
		];
		for (const refusal of refusals) {
			expect(JSON.stringify(refusal)).not.toMatch(/4155550|secret words|c2lnbmF0dXJl|AC222|hooks\.example/);
			expect((refusal as { message: string }).message).toMatch(/\.$/);
		}
	});
});
