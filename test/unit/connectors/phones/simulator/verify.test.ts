import { simulator, simulatorPage, type SimulatorSecrets } from '../../../../../connectors/phones/simulator';
import type { WebhookRequest } from '../../../../../connectors/phones/connector';
import { requestOf } from '../../../../support/simulator/company';

const OPEN: SimulatorSecrets = { accessKey: '', storePath: '/nowhere/simulator.db' };
const LOCKED: SimulatorSecrets = { ...OPEN, accessKey: 'correct horse battery' };
const PAGE_PASS = /<meta name="pass" content="([0-9a-f]{32})">/.exec(simulatorPage())?.[1] ?? '';

const check = (change: Partial<WebhookRequest>, secrets = OPEN) => simulator.verify(requestOf({}, change), secrets);
const headers = (more: Record<string, string>) => ({ headers: { host: 'localhost:5678', ...more } });

describe('verify without an access key', () => {
	it.each([
		['IPv4 loopback', { remoteAddress: '127.0.0.1' }],
		['another loopback address', { remoteAddress: '127.8.9.10' }],
		['IPv6 loopback', { remoteAddress: '::1', headers: { host: '[::1]:5678' } }],
		['IPv4 in IPv6', { remoteAddress: '::ffff:127.0.0.1' }],
		['a host without port', { headers: { host: 'localhost' } }],
		['a name below localhost', { headers: { host: 'n8n.localhost:5678' } }],
		['a page of this machine', headers({ origin: 'http://localhost:5678' })],
		['a page of this machine over TLS', headers({ origin: 'https://127.0.0.1' })],
	])('lets in %s', (_, change) => {
		expect(check(change)).toEqual({ ok: true });
	});

	it.each([
		['another machine', { remoteAddress: '192.168.1.20' }],
		['a machine whose address begins alike', { remoteAddress: '127.0.0.1.evil.example' }],
		['no address at all', { remoteAddress: '' }],
		['a name that was made to point here', { headers: { host: 'rebind.example:5678' } }],
		['a name that only ends alike', { headers: { host: 'evillocalhost:5678' } }],
		['a name that only begins alike', { headers: { host: 'localhost.evil.example' } }],
		['a host with a user part', { headers: { host: 'localhost@evil.example' } }],
		['no host', { headers: {} }],
		['a proxy', headers({ 'x-forwarded-for': '127.0.0.1' })],
		['a proxy of the standard kind', headers({ forwarded: 'for=127.0.0.1' })],
		['a tunnel', headers({ 'cf-connecting-ip': '203.0.113.5' })],
		['a web page from elsewhere', headers({ origin: 'https://evil.example' })],
		['a web page whose name begins alike', headers({ origin: 'http://localhost.evil.example' })],
		['an origin that is none', headers({ origin: 'localhost' })],
		['an inherited header', { headers: Object.create({ host: 'localhost' }) as Record<string, string> }],
	])('refuses %s and says how to mend it', (_, change) => {
		const verification = check(change);
		expect(verification).toMatchObject({ ok: false, status: 403, reason: 'not_allowed_from_here' });
		expect(verification).toHaveProperty('message', expect.stringContaining('set an access key'));
	});

	it('lets in a sandboxed page only when it is the one that this process served', () => {
		const sandboxed = headers({ origin: 'null' });
		expect(check({ ...sandboxed, query: { pass: PAGE_PASS } })).toEqual({ ok: true });
		for (const pass of ['', PAGE_PASS.toUpperCase(), PAGE_PASS.slice(1), `${PAGE_PASS}0`]) {
			expect(check({ ...sandboxed, query: { pass } })).toMatchObject({ ok: false, status: 403 });
		}
		expect(check(sandboxed)).toMatchObject({ ok: false, status: 403, message: expect.stringContaining('Reload the page') });
	});

	it('does not take the word of the page for anything else', () => {
		expect(check({ remoteAddress: '10.0.0.9', query: { pass: PAGE_PASS } })).toMatchObject({ ok: false });
	});
});

describe('verify with an access key', () => {
	const away = { remoteAddress: '203.0.113.7', headers: { host: 'hooks.example.com', 'x-forwarded-for': '198.51.100.1', origin: 'null' } };

	it('lets in whoever brings it, from anywhere', () => {
		expect(check({ ...away, query: { key: LOCKED.accessKey } }, LOCKED)).toEqual({ ok: true });
		expect(check({ ...away, headers: { ...away.headers, 'x-access-key': LOCKED.accessKey } }, LOCKED)).toEqual({ ok: true });
	});

	it.each([
		['a wrong key', { key: 'wrong' }, 'signature_wrong'],
		['a key cut short', { key: LOCKED.accessKey.slice(0, -1) }, 'signature_wrong'],
		['a key in other letters', { key: LOCKED.accessKey.toUpperCase() }, 'signature_wrong'],
		['an empty key', { key: '' }, 'signature_missing'],
		['no key', {}, 'signature_missing'],
	])('refuses %s', (_, query: Record<string, string>, reason) => {
		const verification = check({ ...away, query }, LOCKED);
		expect(verification).toMatchObject({ ok: false, status: 401, reason });
		expect(JSON.stringify(verification)).not.toContain(LOCKED.accessKey);
	});

	it('asks for it on this machine too', () => {
		expect(check({}, LOCKED)).toMatchObject({ ok: false, status: 401 });
	});

	it('does not throw on a key that is no string', () => {
		expect(check({ query: { key: ['a', 'b'] } as unknown as Record<string, string> }, LOCKED)).toMatchObject({ ok: false, status: 401 });
	});
});
