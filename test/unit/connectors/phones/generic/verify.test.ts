import { createHash, createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { generic } from '../../../../../connectors/phones/generic';
import type { WebhookRequest } from '../../../../../connectors';
import { HOOK, posted, SECRET, signed, SIGNED_CREDENTIAL } from '../../../../fakes/generic/webhooks';
import { NOW, secretsOf } from './support';

const verify = (credential: object, request: WebhookRequest, now = NOW) => generic.verify(request, secretsOf(credential), now);
const BODY = JSON.stringify({ from: '+14155550132', words: 'Ça va? 😀' });
const mac = (algorithm: string, content: string | Buffer, encoding: 'hex' | 'base64' = 'hex', key: string | Buffer = SECRET) => createHmac(algorithm, key).update(content).digest(encoding);

describe('a secret in a header', () => {
	const credential = { scheme: 'header', secret: ` ${SECRET}\n` };

	it.each([[{}, 'X-Webhook-Secret'], [{ headerName: 'X-My-Key' }, 'X-My-Key'], [{ headerName: 'Authorization' }, 'authorization']])('%j', (more, name) => {
		expect(verify({ ...credential, ...more }, posted(BODY, { [name.toLowerCase()]: ` ${SECRET} ` }))).toEqual({ ok: true });
	});

	it('may stand behind Bearer in Authorization, and nowhere else', () => {
		expect(verify({ ...credential, headerName: 'Authorization' }, posted(BODY, { authorization: `Bearer ${SECRET}` }))).toEqual({ ok: true });
		expect(verify(credential, posted(BODY, { 'x-webhook-secret': `Bearer ${SECRET}` }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it.each([[`${SECRET}x`], [SECRET.slice(1)], [SECRET.toUpperCase()], ['😀']])('another is refused, whatever its length: %j', (told) => {
		expect(verify(credential, posted(BODY, { 'x-webhook-secret': told }))).toMatchObject({ ok: false, status: 401, reason: 'signature_wrong' });
	});

	it('none is refused; a header that every object has is none', () => {
		expect(verify(credential, posted(BODY))).toMatchObject({ ok: false, reason: 'signature_missing' });
		expect(verify({ ...credential, headerName: 'constructor' }, posted(BODY))).toMatchObject({ ok: false, reason: 'signature_missing' });
		expect(verify({ ...credential, headerName: '__proto__' }, posted(BODY))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});
});

describe('a secret in the query', () => {
	it('is let in, and another is not', () => {
		const credential = { scheme: 'query', secret: SECRET };
		expect(verify(credential, posted(BODY, {}, { key: SECRET }))).toEqual({ ok: true });
		expect(verify({ ...credential, queryName: 'token' }, posted(BODY, {}, { token: SECRET }))).toEqual({ ok: true });
		expect(verify(credential, posted(BODY, {}, { key: 'another-secret-0003' }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		expect(verify(credential, posted(BODY, { key: SECRET, 'x-webhook-secret': SECRET }))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});
});

describe('HMAC', () => {
	const credential = { scheme: 'hmac', secret: SECRET };
	const sent = (signature: string, more: Readonly<Record<string, string>> = {}) => posted(BODY, { 'x-signature': signature, ...more });

	it.each(['sha1', 'sha256', 'sha512'].flatMap((algorithm) => (['hex', 'base64'] as const).map((encoding) => [algorithm, encoding] as const)))('%s in %s', (algorithm, encoding) => {
		const chosen = { ...credential, algorithm, encoding };
		expect(verify(chosen, sent(mac(algorithm, BODY, encoding)))).toEqual({ ok: true });
		expect(verify(chosen, sent(mac(algorithm, `${BODY} `, encoding)))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		expect(verify(chosen, sent(mac(algorithm, BODY, encoding, 'another-secret')))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it('covers the bytes and not their look', () => {
		const raw = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
		expect(verify(credential, posted(raw, { 'x-signature': mac('sha256', raw) }))).toEqual({ ok: true });
		expect(verify(credential, posted(Buffer.from(raw.toString('utf8')), { 'x-signature': mac('sha256', raw) }))).toMatchObject({ ok: false });
	});

	it.each([['', 'signature_missing'], ['zz', 'signature_wrong'], ['ab', 'signature_wrong'], [mac('sha256', BODY).slice(2), 'signature_wrong'], [`${mac('sha256', BODY)}00`, 'signature_wrong'], [mac('sha1', BODY), 'signature_wrong'], ['a'.repeat(5_000), 'signature_missing'], ['😀', 'signature_wrong'], [`sha256=${mac('sha256', BODY)}`, 'signature_wrong']])('refuses %p: %s', (signature, reason) => {
		expect(verify(credential, sent(signature))).toMatchObject({ ok: false, reason });
	});

	it('needs the prefix where there is one', () => {
		const prefixed = { ...credential, prefix: 'sha256=' };
		expect(verify(prefixed, sent(`sha256=${mac('sha256', BODY)}`))).toEqual({ ok: true });
		expect(verify(prefixed, sent(mac('sha256', BODY)))).toMatchObject({ ok: false });
	});

	it('signs the address where it says so', () => {
		const chosen = { ...credential, signedContent: '{method} {url}{body}' };
		const request = posted(BODY, {}, { a: '1' });
		expect(verify(chosen, { ...request, headers: { 'x-signature': mac('sha256', `POST ${HOOK}?a=1${BODY}`) } })).toEqual({ ok: true });
		expect(verify(chosen, { ...request, url: `${HOOK}?a=2`, headers: { 'x-signature': mac('sha256', `POST ${HOOK}?a=1${BODY}`) } })).toMatchObject({ ok: false });
	});

	const seconds = NOW / 1000;
	it.each([
		['{timestamp}.{body}', 's', String(seconds)],
		['{timestamp}:{body}', 'ms', String(NOW)],
		['v0:{timestamp}:{body}', 'iso', new Date(NOW).toISOString()],
	])('%s with the time in %s', (signedContent, timeUnit, time) => {
		const chosen = { ...credential, signedContent, timeUnit, timeHeader: 'X-Time' };
		const request = sent(mac('sha256', signedContent.replace('{timestamp}', time).replace('{body}', BODY)), { 'x-time': time });
		expect(verify(chosen, request)).toEqual({ ok: true });
		expect(verify(chosen, request, NOW + 300_000)).toEqual({ ok: true });
		expect(verify(chosen, request, NOW + 300_001)).toMatchObject({ ok: false, reason: 'signature_stale' });
		expect(verify(chosen, request, NOW - 300_001)).toMatchObject({ ok: false, reason: 'signature_stale' });
		expect(verify(chosen, { ...request, headers: { ...request.headers, 'x-time': `${time}0` } })).toMatchObject({ ok: false, reason: 'signature_wrong' });
		expect(verify(chosen, sent(request.headers['x-signature'] ?? ''))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});

	it.each(['NaN', 'Infinity', '1e10', '17', ' ', '-1773154800', '17731548000', '01773154800', '1773154800.0'])('a time that is signed but none is stale: %j', (time) => {
		const chosen = { ...credential, signedContent: '{timestamp}{body}', timeHeader: 'X-Time' };
		expect(verify(chosen, sent(mac('sha256', time.trim() + BODY), { 'x-time': time }))).toMatchObject({ ok: false });
	});

	it('reads time and signatures out of one header, also while the secret is being changed', () => {
		const chosen = { ...credential, prefix: 'v1=', signedContent: '{timestamp}.{body}', signatureHeader: 'Phone-Signature' };
		const good = mac('sha256', `${seconds}.${BODY}`);
		for (const header of [`t=${seconds},v1=${good}`, `t=${seconds}, v1=${'0'.repeat(64)}, v1=${good}`, `v1=${good};t=${seconds}`]) {
			expect(verify(chosen, posted(BODY, { 'phone-signature': header }))).toEqual({ ok: true });
		}
		expect(verify(chosen, posted(BODY, { 'phone-signature': `t=${seconds},v0=${good}` }))).toMatchObject({ ok: false });
		expect(verify(chosen, posted(BODY, { 'phone-signature': `v1=${good}` }))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});

	it('takes what Standard Webhooks signs', () => {
		const secret = `whsec_${Buffer.from('twenty-four bytes of key').toString('base64')}`;
		const chosen = { scheme: 'hmac', secret, keyWrittenAs: 'base64', encoding: 'base64', prefix: 'v1,', signatureHeader: 'webhook-signature', timeHeader: 'webhook-timestamp', signedContent: '{header:webhook-id}.{timestamp}.{body}' };
		const signature = new Webhook(secret).sign('msg_1', new Date(NOW), BODY);
		const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${'A'.repeat(43)}= ${signature}` };
		expect(verify(chosen, posted(BODY, headers))).toEqual({ ok: true });
		expect(verify(chosen, posted(BODY, { ...headers, 'webhook-id': 'msg_2' }))).toMatchObject({ ok: false });
	});

	it('the request of the fake fits the credential of the fake', () => {
		expect(verify(SIGNED_CREDENTIAL, signed({ a: 1 }, NOW))).toEqual({ ok: true });
	});
});

describe('JWT', () => {
	const credential = { scheme: 'jwt', secret: SECRET };
	const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const hash = createHash('sha256').update(BODY).digest('hex');
	const token = (claims: object, head: object = { alg: 'HS256', typ: 'JWT' }, secret = SECRET) => {
		const content = `${b64(head)}.${b64(claims)}`;
		return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
	};
	const sent = (jwt: string) => posted(BODY, { authorization: `Bearer ${jwt}` });
	const iat = NOW / 1000;

	it('is let in with the hash of the body', () => {
		expect(verify(credential, sent(token({ iat, payload_hash: hash })))).toEqual({ ok: true });
		expect(verify(credential, sent(token({ nbf: iat, exp: iat + 60, payload_hash: hash.toUpperCase() })))).toEqual({ ok: true });
	});

	it.each([
		['no hash', token({ iat }), 'signature_wrong'],
		['another body', token({ iat, payload_hash: hash.replace(/./, 'z') }), 'signature_wrong'],
		['another secret', token({ iat, payload_hash: hash }, undefined, 'another-secret'), 'signature_wrong'],
		['alg none', `${b64({ alg: 'none' })}.${b64({ iat, payload_hash: hash })}.AA`, 'signature_wrong'],
		['another algorithm', token({ iat, payload_hash: hash }, { alg: 'HS512' }), 'signature_wrong'],
		['no time', token({ payload_hash: hash }), 'signature_stale'],
		['old, though it holds for years', token({ iat: iat - 301, exp: iat + 9e7, payload_hash: hash }), 'signature_stale'],
		['over', token({ exp: iat - 301, payload_hash: hash }), 'signature_stale'],
		['from the future', token({ iat: iat + 301, payload_hash: hash }), 'signature_stale'],
		['no token', 'x.y', 'signature_wrong'],
		['huge', `${'a'.repeat(9_000)}.b.c`, 'signature_wrong'],
	])('%s', (_, jwt, reason) => {
		expect(verify(credential, sent(jwt))).toMatchObject({ ok: false, reason });
	});
});

describe('a credential that is unfit lets nothing in, and its test says why', () => {
	it.each([
		[{}, /Verified By/],
		[{ scheme: 'none', secret: SECRET }, /Verified By/],
		[{ scheme: 'header', secret: '  ' }, /empty/],
		[{ scheme: 'header', secret: 'short' }, /too short/],
		[{ scheme: 'query', secret: 'short' }, /too short/],
		[{ scheme: 'header', secret: SECRET, headerName: 'X Key:' }, /header/],
		[{ scheme: 'hmac', secret: 'short' }, /too short/],
		[{ scheme: 'hmac', secret: 'not base64 at all!', keyWrittenAs: 'base64' }, /Secret Is/],
		[{ scheme: 'hmac', secret: SECRET, algorithm: 'md5' }, /algorithm/],
		[{ scheme: 'hmac', secret: SECRET, signedContent: '{timestamp}' }, /\{body\}/],
		[{ scheme: 'hmac', secret: SECRET, signedContent: '{time}.{body}' }, /braces/],
		[{ scheme: 'hmac', secret: SECRET, signedContent: '{body}', timeHeader: 'X-Time' }, /timestamp/i],
		[{ scheme: 'hmac', secret: { toString: 1 } }, /empty/],
	])('%j', (credential, fault) => {
		expect(generic.faultOf(credential)).toMatch(fault);
		const empty = mac('sha256', BODY, 'hex', '');
		expect(verify(credential, posted(BODY, { 'x-webhook-secret': '', 'x-signature': empty, authorization: 'Bearer x' }, { key: '' }))).toMatchObject({ ok: false, status: 403, reason: 'secret_missing' });
	});

	it.each([[{ scheme: 'header', secret: SECRET }], [SIGNED_CREDENTIAL], [{ scheme: 'jwt', secret: SECRET }], [{ scheme: 'query', secret: SECRET }]])('%j is fit', (credential) => {
		expect(generic.faultOf(credential)).toBeUndefined();
	});
});
