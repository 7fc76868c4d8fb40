import { TelnyxWebhook } from 'telnyx/lib/webhooks';
import { telnyx } from '../../../../../connectors/phones/telnyx';
import { newKeys, signed } from '../../../../fakes/telnyx';
import { AT, event, HOOK, KEYS, PAYLOAD, SECRETS, texml } from './support';

const REQUEST = event('call.hangup', PAYLOAD);

describe('what is signed for an account', () => {
	it('is taken by us and by Telnyx’s own library alike, in JSON and as a form', async () => {
		const now = Date.now();
		const recent = event('message.received', { id: 'm', text: 'Ça va? 😀' }, { at: now });
		expect(telnyx.verify(recent, SECRETS, now)).toEqual({ ok: true });
		await expect(new TelnyxWebhook(KEYS.publicKey).verify(recent.rawBody.toString('utf8'), recent.headers)).resolves.toBeUndefined();
		expect(telnyx.verify(texml('step=voice', { CallStatus: 'ringing' }), SECRETS, AT)).toEqual({ ok: true });
	});

	it('of another account is refused by both', async () => {
		const other = newKeys().publicKey;
		const recent = event('message.received', { id: 'm' }, { at: Date.now() });
		expect(telnyx.verify(recent, { ...SECRETS, publicKey: other }, Date.now())).toMatchObject({ ok: false, reason: 'signature_wrong' });
		await expect(new TelnyxWebhook(other).verify(recent.rawBody.toString('utf8'), recent.headers)).rejects.toThrow();
	});

	it.each([299, -299])('is taken %i seconds after', (seconds) => expect(telnyx.verify(REQUEST, SECRETS, AT + seconds * 1_000).ok).toBe(true));
	it.each([301, -301, 86_400])('is stale %i seconds after', (seconds) => expect(telnyx.verify(REQUEST, SECRETS, AT + seconds * 1_000)).toMatchObject({ ok: false, reason: 'signature_stale' }));

	it('holds for its own time only', () => {
		const headers = { ...REQUEST.headers, 'telnyx-timestamp': String(AT / 1_000 + 1) };
		expect(telnyx.verify({ ...REQUEST, headers }, SECRETS, AT)).toMatchObject({ reason: 'signature_wrong' });
	});

	it.each(['telnyx-signature-ed25519', 'telnyx-timestamp'])('without %s is unsigned', (name) => {
		expect(telnyx.verify({ ...REQUEST, headers: { ...REQUEST.headers, [name]: '' } }, SECRETS, AT)).toMatchObject({ reason: 'signature_missing' });
	});

	it.each(['x', 'AAAA', '*'.repeat(88), Buffer.alloc(64).toString('base64'), Buffer.alloc(65).toString('base64')])('with the signature %j is wrong', (signature) => {
		expect(telnyx.verify({ ...REQUEST, headers: { ...REQUEST.headers, 'telnyx-signature-ed25519': signature } }, SECRETS, AT)).toMatchObject({ reason: 'signature_wrong' });
	});

	it.each(['{', 'x'.repeat(300_000)])('and is nothing that Telnyx writes cannot be read', (text) => {
		const request = { url: HOOK, contentType: 'text/plain', rawBody: Buffer.from('{}'), at: AT };
		expect(telnyx.verify(signed(request, KEYS), SECRETS, AT)).toEqual({ ok: true });
		expect(telnyx.verify(signed({ ...request, rawBody: Buffer.from(text) }, KEYS), SECRETS, AT)).toMatchObject({ ok: false, status: 400, reason: 'body_unreadable' });
	});
});

describe('the public key', () => {
	const verify = (publicKey: string) => telnyx.verify(REQUEST, telnyx.readSecrets({ credential: { publicKey }, parameters: {}, kept: {} }), AT);

	it('may have been pasted with white space', () => expect(verify(` ${KEYS.publicKey}\n`)).toEqual({ ok: true }));
	it('that is missing refuses everything, and says where to find it', () => expect(verify('')).toMatchObject({ ok: false, status: 403, reason: 'secret_missing', message: expect.stringContaining('Public Key') }));
	it.each(['KEY-for-tests', KEYS.publicKey.slice(0, 40), `${KEYS.publicKey}AAAA`, Buffer.alloc(31).toString('base64'), '-----BEGIN PUBLIC KEY-----'])('%j is none, and is said to be none', (key) => {
		expect(verify(key)).toMatchObject({ ok: false, reason: 'secret_missing', message: expect.stringContaining('44 characters') });
	});
	it('that is no point of the curve refuses, and does not throw', () => expect(verify(Buffer.alloc(32, 0xff).toString('base64')).ok).toBe(false));
});
