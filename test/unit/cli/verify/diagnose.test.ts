import fc from 'fast-check';
import { diagnose } from '../../../../cli/verify/diagnose';
import { otherBodies } from '../../../../cli/verify/bodies';
import { readHeaders } from '../../../../cli/verify/headers';
import { requestOf } from '../../../../cli/verify/request';
import { sourceOfFile, sourceOfSecret, tampered } from '../../../../cli/verify/source';
import { tell } from '../../../../cli/verify/tell';
import { timesIn } from '../../../../cli/verify/times';
import { otherUrls } from '../../../../cli/verify/urls';
import { phoneSystems } from '../../../../connectors';
import { timed, timedSignature } from './support';

const SECRET = 'not-a-secret-at-all';
const NOW = Date.parse('2026-03-10T15:00:00Z');
const URL_ = 'https://n8n.example.com/webhook/1/calls';

const source = sourceOfFile(JSON.stringify({ signingSecret: SECRET }));
const look = (body: string | Buffer, header: string | undefined, now = NOW) =>
	diagnose({
		connector: timed,
		secrets: timed.readSecrets(source),
		others: timed.readSecrets(tampered(source)),
		request: requestOf('POST', URL_, header === undefined ? {} : { 'timed-signature': header }, Buffer.from(body)),
		now,
	});

describe('a vendor that signs the time', () => {
	it('is let in within its window, and told how old a request is beyond it', () => {
		const at = NOW / 1000;
		expect(look('{}', timedSignature(SECRET, at, '{}'))).toMatchObject({ valid: true });
		const old = look('{}', timedSignature(SECRET, at - 900, '{}'));
		expect(old).toMatchObject({ valid: false, reason: 'signature_stale', fits: { kind: 'clock' }, ageSeconds: 900 });
		expect(tell('Timed', old).join('\n')).toMatch(/The signature is right but 15 minutes old: clock or delayed delivery/);
		const early = look('{}', timedSignature(SECRET, at + 7_200, '{}'));
		expect(tell('Timed', early).join('\n')).toMatch(/2 hours in the future/);
	});

	it('may be old and altered at once', () => {
		const old = look('{}\n', timedSignature(SECRET, NOW / 1000 - 86_400 * 3, '{}'));
		expect(old).toMatchObject({ fits: { kind: 'body', what: 'without the line break at the end' }, ageSeconds: 259_200 });
		expect(tell('Timed', old).join('\n')).toMatch(/It is 3 days old as well/);
	});

	it('is not said to be old where the signature is wrong as well', () => {
		const wrong = look('{}', timedSignature('other', NOW / 1000 - 900, '{}'));
		expect(wrong.fits).toBeUndefined();
		expect(wrong.ageSeconds).toBeUndefined();
	});
});

describe('a body', () => {
	const at = NOW / 1000;
	it.each([
		['a line break that an editor added', 'a=1', 'a=1\n'],
		['one that was lost', 'a=1\n', 'a=1'],
		['Windows line breaks', '{\n"a":1\n}', '{\r\n"a":1\r\n}'],
		['Unix line breaks', '{\r\n"a":1\r\n}', '{\n"a":1\n}'],
		['a byte order mark', '{"a":1}', '\uFEFF{"a":1}'],
		['JSON that was indented', '{"a":[1,2],"b":"é"}', JSON.stringify({ a: [1, 2], b: 'é' }, null, 2)],
		['JSON as Python writes it', '{"a": [1, 2], "b": "\\u00e9"}', '{"a":[1,2],"b":"é"}'],
		['JSON as PHP writes it', '{"a":"https:\\/\\/example.com"}', '{"a":"https://example.com"}'],
	])('with %s', (_what, sent, given) => {
		expect(look(given, timedSignature(SECRET, at, sent))).toMatchObject({ valid: false, fits: { kind: 'body' } });
	});

	it('whose order was changed is beyond help, and that is said', () => {
		const found = look('{"b":2,"a":1}', timedSignature(SECRET, at, '{"a":1,"b":2}'));
		expect(found.fits).toBeUndefined();
		expect(tell('Timed', found).join('\n')).toMatch(/JSON in another order/);
	});

	it('is never offered as it is, nor twice', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				const bodies = otherBodies(Buffer.from(text)).map(({ rawBody }) => rawBody.toString('hex'));
				expect(bodies).not.toContain(Buffer.from(text).toString('hex'));
				expect(new Set(bodies).size).toBe(bodies.length);
			}),
		);
	});
});

describe('the secret', () => {
	it('that is missing is asked for, and nothing is tried', () => {
		const empty = diagnose({ connector: timed, secrets: '', others: '', request: requestOf('POST', URL_, {}, Buffer.alloc(0)), now: NOW });
		expect(empty).toMatchObject({ valid: false, reason: 'secret_missing', tried: {} });
	});

	it('is put wherever a connector looks for one, and where it asks for names there is nothing', () => {
		const { credential, kept } = sourceOfSecret('s');
		expect([credential.authToken, credential.publicKey, credential.webhookPassword, credential.accountSid, credential.apiKeySid, credential.baseUrl, kept.key]).toEqual(['s', 's', 's', '', '', '', 's']);
	});

	it('comes out altered where another is needed, and everything else as it was', () => {
		const { credential } = tampered(sourceOfFile(JSON.stringify({ authToken: 'abcdef', accountSid: 'AC1', port: 1 })));
		expect(credential.authToken).not.toBe('abcdef');
		expect(String(credential.authToken)).toHaveLength(6);
		expect([credential.accountSid, credential.port, credential.none]).toEqual(['AC1', 1, undefined]);
	});

	it('may come with what is kept and with parameters', () => {
		expect(sourceOfFile('{"credential":{"a":"1"},"kept":{"key":"whsec_x","n":3}}')).toEqual({ credential: { a: '1' }, parameters: {}, kept: { key: 'whsec_x' } });
	});
});

describe('what is there to try', () => {
	it('never has the URL itself, has each once, and begins with the smallest changes', () => {
		const urls = otherUrls('http://n8n.internal:5678/webhook/a%20b/?x=1&y=%C3%A4+z', { 'x-forwarded-host': 'n8n.example.com, proxy', forwarded: 'for=1.2.3.4;host="n8n.example.org"' });
		expect(new Set(urls.map(({ url }) => url)).size).toBe(urls.length);
		expect(urls.map(({ url }) => url)).not.toContain('http://n8n.internal:5678/webhook/a%20b/?x=1&y=%C3%A4+z');
		expect(urls.map(({ url }) => url)).toEqual(expect.arrayContaining(['https://n8n.example.com/webhook/a%20b/?x=1&y=%C3%A4+z', 'https://n8n.example.org/webhook/a%20b/?x=1&y=%C3%A4+z', 'http://n8n.internal:5678/webhook/a%20b/?x=1&y=ä z']));
		expect(urls.length).toBeLessThanOrEqual(600);
	});

	it('is nothing for what is no URL, and nothing throws', () => {
		expect(otherUrls('x', {})).toEqual([]);
		fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => void otherUrls(url, { host: url })));
	});

	it('finds times wherever vendors write them', () => {
		const time = Date.parse('2026-03-10T15:00:00Z');
		const told: ReadonlyArray<Record<string, string>> = [{ 'telnyx-timestamp': '1773154800' }, { 'x-signature': 't=1773154800,v1=ab' }, { 'x-time': '1773154800000' }, { 'openphone-signature': 'hmac;1;1773154800000;abc=' }, { 'x-request-date': '2026-03-10T15:00:00Z' }];
		for (const headers of told) expect(timesIn(headers, URL_)).toContain(time);
		expect(timesIn({ 'x-id': '1', phone: '+14155550132' }, URL_)).toEqual([]);
	});

	it('reads headers whose names are in any letters', () => {
		expect(readHeaders('X-A: 1\nx-b: two: three\n')).toEqual({ 'x-a': '1', 'x-b': 'two: three' });
		expect(() => readHeaders('no header')).toThrow(/is no header/);
	});
});

it('works for every phone system there is: a request of nobody is refused in words, and nothing throws', () => {
	for (const connector of phoneSystems) {
		for (const from of [sourceOfSecret('not-a-real-secret'), sourceOfFile('{}')]) {
			const request = requestOf('POST', URL_, { 'content-type': 'application/json' }, Buffer.from('{"a":1}'));
			const found = diagnose({ connector, secrets: connector.readSecrets(from), others: connector.readSecrets(tampered(from)), request, now: NOW });
			expect(found.reason).not.toBe('threw');
			expect(tell(connector.title, found).join('\n')).toMatch(/^(?:refused|valid) /);
		}
	}
});
