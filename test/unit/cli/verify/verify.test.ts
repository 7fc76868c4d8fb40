import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { files, missedCall } from './support';

const { file, remove } = files();
afterAll(remove);

const ACCOUNT = `AC${'3'.repeat(32)}`;
const TOKEN = 'not-a-real-token-0123456789';
const PUBLIC = 'https://n8n.example.com/webhook/7f3/calls?step=voice';
const PARAMETERS = { AccountSid: ACCOUNT, CallSid: 'CA1', From: '+14155550132', Body: 'Ça va? 😀' };
const BODY = new URLSearchParams(PARAMETERS).toString();
const credential = file('credential.json', JSON.stringify([{ id: '1', name: 'Twilio', type: 'missedCallTwilioApi', data: { accountSid: ACCOUNT, authToken: TOKEN, sendWith: 'authToken', baseUrl: '' } }]));
const body = file('body.txt', BODY);

const signed = (url = PUBLIC, token = TOKEN): string => getExpectedTwilioSignature(token, url, PARAMETERS);
const headers = (signature: string | undefined, more: Record<string, string> = {}): string =>
	JSON.stringify({ 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', ...(signature === undefined ? {} : { 'X-Twilio-Signature': signature }), ...more });

interface Given {
	readonly url?: string;
	readonly signature?: string;
	readonly more?: Record<string, string>;
	readonly body?: string;
	readonly flags?: readonly string[];
}
const verify = async ({ url = PUBLIC, signature = signed(), more, body: path = body, flags = ['--credential', credential] }: Given = {}) =>
	await missedCall('verify', '--system', 'twilio', '--url', url, '--headers', headers(signature === '' ? undefined : signature, more), '--body', path, ...flags);

describe('missed-call verify', () => {
	it('lets in what the trigger lets in', async () => {
		expect(await verify()).toEqual({ code: 0, out: 'valid    The signature fits: the trigger of Twilio lets this request in.\n', said: '' });
	});

	it.each([
		['http in place of https', 'http://n8n.example.com/webhook/7f3/calls?step=voice', {}, /fits with https:\/\/ in place of http:\/\//],
		['an inner host', 'http://10.0.0.5:5678/webhook/7f3/calls?step=voice', { 'X-Forwarded-Host': 'n8n.example.com' }, /host n8n\.example\.com of the header x-forwarded-host, with https/],
		['the host of Host', 'https://localhost/webhook/7f3/calls?step=voice', { Host: 'n8n.example.com' }, /host n8n\.example\.com of the header host/],
		['a slash at the end', 'https://n8n.example.com/webhook/7f3/calls/?step=voice', {}, /without the slash at the end/],
		['a path prefix', 'https://n8n.example.com/n8n/webhook/7f3/calls?step=voice', {}, /without the path prefix \/n8n/],
		['a prefix that is lost', 'https://n8n.example.com/7f3/calls?step=voice', { 'X-Forwarded-Prefix': '/webhook' }, /with the path prefix \/webhook/],
		['the test URL', 'https://n8n.example.com/webhook-test/7f3/calls?step=voice', {}, /with \/webhook\/ in place of \/webhook-test\//],
	])('finds %s', async (_what, url, more, said) => {
		const { code, out } = await verify({ url, more });
		expect(code).toBe(1);
		expect(out).toMatch(/^refused {2}The signature of a request does not match/m);
		expect(out).toMatch(said);
		expect(out).toMatch(/mend .*WEBHOOK_URL/);
	});

	it('finds a query that a proxy dropped or added', async () => {
		const bare = 'https://n8n.example.com/webhook/7f3/calls';
		expect((await verify({ signature: signed(bare) })).out).toMatch(/without the query: https:\/\/n8n\.example\.com\/webhook\/7f3\/calls$/m);
	});

	it('shows no values of a query', async () => {
		const url = `${PUBLIC}&token=hush-hush`;
		const { out } = await verify({ url: url.replace('https', 'http'), signature: signed(url) });
		expect(out).toMatch(/\?step=…&token=…/);
		expect(out).not.toContain('hush-hush');
	});

	it('forgives what copying did to the headers', async () => {
		expect((await verify({ signature: `"${signed()}"` })).out).toMatch(/without quotation marks/);
		const spaced = [...Array(400).keys()].map((n) => `${PUBLIC}&n=${n}`).find((url) => signed(url).includes('+')) ?? '';
		expect((await verify({ url: spaced, signature: signed(spaced).replaceAll('+', ' ') })).out).toMatch(/with \+ in place of the spaces/);
	});

	it('takes headers as lines, from a file and from executions', async () => {
		const line = `X-Twilio-Signature: ${signed()}`;
		const given = (...each: readonly string[]) => ['--system', 'twilio', '--url', PUBLIC, '--body', body, '--credential', credential, ...each.flatMap((one) => ['--headers', one])];
		expect(await missedCall('verify', ...given(line, 'Content-Type: application/x-www-form-urlencoded'))).toMatchObject({ code: 0 });
		expect(await missedCall('verify', ...given(file('raw.txt', `POST /webhook HTTP/1.1\r\n${line}\r\nContent-Type: application/x-www-form-urlencoded\r\n`)))).toMatchObject({ code: 0 });
		expect(await missedCall('verify', ...given(file('item.json', JSON.stringify([{ json: { headers: JSON.parse(headers(signed())) as unknown } }]))))).toMatchObject({ code: 0 });
		expect(await missedCall('verify', ...given(file('list.json', JSON.stringify([{ name: 'X-Twilio-Signature', value: signed() }, { name: 'content-type', value: 'application/x-www-form-urlencoded' }]))))).toMatchObject({ code: 0 });
	});

	it('finds a JSON body that was written anew, with the URL that covers it', async () => {
		const original = '{"CallSid":"CA1","From":"+14155550132"}';
		const url = `https://n8n.example.com/webhook/7f3/calls?bodySHA256=${getExpectedBodyHash(original)}`;
		const rewritten = file('pretty.json', JSON.stringify(JSON.parse(original), null, 2));
		const given = ['--system', 'twilio', '--url', url, '--credential', credential, '--headers', JSON.stringify({ 'content-type': 'application/json', 'x-twilio-signature': getExpectedTwilioSignature(TOKEN, url, {}) })];
		const { code, out } = await missedCall('verify', ...given, '--body', rewritten);
		expect(code).toBe(1);
		expect(out).toMatch(/fits the body as JSON without white space/);
		const both = await missedCall('verify', ...given.map((one) => (one === url ? url.replace('https', 'http') : one)), '--body', rewritten);
		expect(both.out).toMatch(/with https:\/\/ in place of http:\/\/, and the body as JSON without white space/);
	});

	it('lists what it tried, and says that a wrong secret looks like an altered body', async () => {
		const { code, out } = await verify({ signature: signed(PUBLIC, 'another') });
		expect(code).toBe(1);
		expect(out).toMatch(/tried .*other URLs .*: \d+/);
		expect(out).toMatch(/tried .*other bodies/);
		expect(out).toMatch(/either the secret is another than the one that signed, or the body was altered/);
		expect(out).not.toMatch(/fits {5}/);
	});

	it('says whose request it looks like where the signature is missing', async () => {
		const { code, out } = await verify({ signature: '', more: { 'Telnyx-Signature-Ed25519': 'abc', 'Telnyx-Timestamp': '1', 'X-Api-Token': 'z' } });
		expect(code).toBe(1);
		expect(out).toMatch(/telnyx-signature-ed25519: this looks like a request of Telnyx/);
		expect(out).toMatch(/header {3}x-api-token$/m);
		expect(out).toMatch(/--system/);
		expect((await verify({ signature: '' })).out).toMatch(/None of the headers looks like a signature/);
	});

	it('tells another account from another signature', async () => {
		const other = file('other.json', JSON.stringify({ accountSid: 'AC9', authToken: TOKEN }));
		expect((await verify({ flags: ['--credential', other] })).out).toMatch(/The signature is right\.\nmend .*another account/);
	});

	it('is content with a secret alone', async () => {
		const { code, out } = await verify({ flags: ['--secret', TOKEN, '--json'] });
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject({ system: 'twilio', valid: false, reason: 'wrong_account', fits: { kind: 'account' } });
		expect(JSON.parse((await verify({ flags: ['--secret', 'wrong-secret', '--json'] })).out)).toMatchObject({ valid: false, reason: 'signature_wrong' });
	});

	it('shows neither secrets nor numbers, whatever comes out', async () => {
		for (const given of [{}, { signature: signed(PUBLIC, 'another') }, { url: `${PUBLIC}&key=${TOKEN}` }, { signature: TOKEN }, { url: `http://n8n.example.com/${TOKEN}/calls`, signature: signed(`https://n8n.example.com/${TOKEN}/calls`) }]) {
			for (const flags of [['--credential', credential], ['--secret', TOKEN], ['--credential', credential, '--json']]) {
				const { out, said } = await verify({ ...given, flags });
				expect(out + said).not.toContain(TOKEN);
				expect(out + said).not.toContain('4155550132');
			}
		}
	});

	it('has one JSON object for programs', async () => {
		const { code, out } = await verify({ url: PUBLIC.replace('https', 'http'), flags: ['--credential', credential, '--json'] });
		expect(code).toBe(1);
		expect(JSON.parse(out)).toMatchObject({ system: 'twilio', valid: false, reason: 'signature_wrong', fits: { kind: 'url', what: 'with https:// in place of http://' }, greeting: false, headers: [{ header: 'x-twilio-signature', vendor: 'Twilio' }] });
		expect(JSON.parse((await verify({ flags: ['--credential', credential, '--json'] })).out)).toMatchObject({ valid: true });
	});

	it.each([
		[['--url', PUBLIC, '--secret', 'x'], /Whose request/],
		[['--system', 'nobody', '--url', PUBLIC, '--secret', 'x'], /no phone system "nobody"/],
		[['--system', 'twilio', '--secret', 'x'], /Which URL/],
		[['--system', 'twilio', '--url', 'n8n.example.com', '--secret', 'x'], /begins with http/],
		[['--system', 'twilio', '--url', PUBLIC], /Give what verifies/],
		[['--system', 'twilio', '--url', PUBLIC, '--secret', 'x', '--credential', credential], /not both/],
		[['--system', 'twilio', '--url', PUBLIC, '--secret', 'x', '--received', 'yesterday'], /no time/],
		[['--system', 'twilio', '--url', PUBLIC, '--secret', 'x', '--headers', '{"a":'], /no JSON/],
		[['--system', 'twilio', '--url', PUBLIC, '--credential', file('sealed.json', '[{"data":"U2FsdGVk"}]')], /--decrypted/],
		[['--system', 'twilio', '--url', PUBLIC, '--credential', file('broken.json', 'x')], /no JSON/],
		[['extra'], /not understood/],
		[['--nope'], /--nope/],
	])('makes no sense of %j', async (args, why) => {
		expect(await missedCall('verify', ...args)).toMatchObject({ code: 2, said: expect.stringMatching(why) });
	});

	it('says which file it cannot read', async () => {
		expect(await verify({ body: '/nowhere/body.txt' })).toMatchObject({ code: 1, said: expect.stringMatching(/body\.txt cannot be read: there is no such file/) });
	});

	it('has help, and stands in the list', async () => {
		expect(await missedCall('verify', '--help')).toMatchObject({ code: 0, out: expect.stringMatching(/^missed-call verify: /) });
		expect(await missedCall('--help')).toMatchObject({ out: expect.stringMatching(/missed-call verify /) });
	});
});
