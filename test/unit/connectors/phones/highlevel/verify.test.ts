import { highlevel } from '../../../../../connectors/phones/highlevel';
import { readHighLevelSecrets } from '../../../../../connectors/vendors/highlevel';
import { newKeys, requestWith, signedRequest } from '../../../../fakes/highlevel';
import { app, CALL, keys, LOCATION, NOW, SECRET, secrets, verify, workflow } from './support';

describe('webhooks of an app', () => {
	it('are let in where HighLevel signed them', () => {
		expect(verify(app(CALL))).toEqual({ ok: true });
	});

	it('are refused where somebody else did, or the header is none', () => {
		expect(verify(signedRequest(CALL, newKeys().privateKey))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		for (const signature of ['x', 'AAAA', `${'A'.repeat(86)}==`, `${'A'.repeat(5_000)}`]) {
			expect(verify(requestWith(CALL, { 'x-ghl-signature': signature }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		}
		expect(verify(requestWith(CALL, { 'x-ghl-signature': 'N/A' }))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});

	it('are signed over the body as it came, not as it was parsed', () => {
		const request = app(CALL);
		expect(verify({ ...request, body: { anything: 'else' } })).toEqual({ ok: true });
		expect(verify({ ...request, rawBody: Buffer.from(`${request.rawBody.toString()} `) })).toMatchObject({ reason: 'signature_wrong' });
	});

	it.each([
		['PEM on one line', keys.publicKey.trim().replaceAll('\n', '\\n')],
		['base64 alone', keys.publicKey.replace(/-----[^-]+-----|\s/g, '')],
	])('take the key as %s', (_form, webhookPublicKey) => {
		expect(highlevel.verify(app(CALL), readHighLevelSecrets({ locationId: LOCATION, webhookPublicKey }), NOW)).toEqual({ ok: true });
	});

	it('name a key that is none', () => {
		expect(highlevel.verify(app(CALL), { ...secrets, publicKey: 'not a key' }, NOW)).toMatchObject({ ok: false, reason: 'secret_missing' });
	});

	it('without a key of one’s own are checked with the one that HighLevel publishes', () => {
		const usual = readHighLevelSecrets({ locationId: LOCATION });
		expect(usual.publicKey).toMatch(/^MCowBQYDK2VwAyEA[\w+/]{43}=$/);
		expect(highlevel.verify(app(CALL), usual, NOW)).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it('about another location are refused, and so are those that name none', () => {
		expect(verify(app({ ...CALL, locationId: 'AnotherLocation00001' }))).toMatchObject({ reason: 'wrong_account' });
		expect(verify(app({ ...CALL, locationId: undefined }))).toMatchObject({ reason: 'wrong_account' });
		expect(highlevel.verify(app({ ...CALL, locationId: '' }), { ...secrets, locationId: '' }, NOW)).toMatchObject({ reason: 'wrong_account' });
	});

	it('may be repeated for some 70 minutes with the first time, and not for ever', () => {
		const at = (minutes: number) => app({ ...CALL, timestamp: new Date(NOW + minutes * 60_000).toISOString() });
		expect(verify(at(-75))).toEqual({ ok: true });
		expect(verify(at(-180))).toMatchObject({ reason: 'signature_stale' });
		expect(verify(at(10))).toMatchObject({ reason: 'signature_stale' });
	});

	it('of which the body is no object are refused', () => {
		for (const body of ['[]', '"x"', '7', '{', '']) expect(verify(app(body))).toMatchObject({ ok: false, reason: 'body_unreadable' });
	});
});

describe('the webhook action of a workflow', () => {
	const body = { contact_id: 'c1', customData: { event: 'call' } };

	it('is let in with the secret', () => {
		expect(verify(workflow(body))).toEqual({ ok: true });
	});

	it('is refused with another secret, a part of it, and more than it', () => {
		for (const secret of ['another', SECRET.slice(0, -1), `${SECRET}x`, SECRET.toUpperCase()]) {
			expect(verify(requestWith(body, { 'x-missed-call-secret': secret }))).toMatchObject({ ok: false, reason: 'signature_wrong' });
		}
	});

	it('is refused where the credential has no secret, even if it brings none either', () => {
		const without = { ...secrets, webhookSecret: '' };
		expect(highlevel.verify(workflow(body), without, NOW)).toMatchObject({ reason: 'secret_missing', message: expect.stringContaining('x-missed-call-secret') });
		expect(highlevel.verify(requestWith(body, { 'x-missed-call-secret': '' }), without, NOW)).toMatchObject({ reason: 'signature_missing' });
	});

	it('cannot pass by the secret where it brings a wrong signature', () => {
		expect(verify(requestWith(body, { 'x-missed-call-secret': SECRET, 'x-ghl-signature': `${'A'.repeat(86)}==` }))).toMatchObject({ reason: 'signature_wrong' });
	});

	it('of another location is refused', () => {
		expect(verify(workflow({ ...body, location: { id: 'AnotherLocation00001' } }))).toMatchObject({ reason: 'wrong_account' });
		expect(verify(workflow({ ...body, location: { id: LOCATION } }))).toEqual({ ok: true });
	});
});
