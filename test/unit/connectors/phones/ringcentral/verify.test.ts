import { ringcentral } from '../../../../../connectors/phones/ringcentral';
import { envelope, JWT, EXTENSION_ID } from '../../../../fakes/ringcentral';
import { AT, requestOf, SECRETS, TOKEN } from './support';

const EVENT = envelope('telephony/sessions', AT, { telephonySessionId: 's-1', parties: [] });
const verify = (headers: Record<string, string>, event: unknown = EVENT, secrets = SECRETS) => ringcentral.verify(requestOf(event, { headers }), secrets);

describe('the token of an event', () => {
	it('is taken from either header', () => {
		expect(verify({ 'verification-token': TOKEN })).toEqual({ ok: true });
		expect(verify({ 'validation-token': TOKEN })).toEqual({ ok: true });
		expect(verify({ 'verification-token': '', 'validation-token': TOKEN })).toEqual({ ok: true });
	});

	it.each([[''], ['x'], [TOKEN.slice(0, -1)], [`${TOKEN}0`], [TOKEN.toUpperCase()], ['é'.repeat(32)]])('refuses %j', (token) => {
		expect(verify({ 'verification-token': token })).toMatchObject({ ok: false, status: 403, reason: token === '' ? 'signature_missing' : 'signature_wrong' });
	});

	it('is that of the set-up or that of the credential', () => {
		const secrets = ringcentral.readSecrets({ credential: { verificationToken: ' byhand ' }, parameters: {}, kept: { token: TOKEN } });
		expect(verify({ 'verification-token': TOKEN }, EVENT, secrets)).toEqual({ ok: true });
		expect(verify({ 'verification-token': 'byhand' }, EVENT, secrets)).toEqual({ ok: true });
	});

	it('must be known, and the refusal says how', () => {
		const secrets = ringcentral.readSecrets({ credential: { verificationToken: ' ' }, parameters: {}, kept: {} });
		expect(verify({ 'verification-token': '' }, EVENT, secrets)).toMatchObject({ ok: false, reason: 'secret_missing', message: expect.stringContaining('Publish') });
	});

	it('does not make up for an unreadable body', () => {
		for (const body of ['', '{', '[]', 'null', '{"event":""}']) expect(verify({ 'verification-token': TOKEN }, body)).toMatchObject({ ok: false, status: 400, reason: 'body_unreadable' });
	});

	it('does not let in another account, where both are known', () => {
		const of = (account: string) => ({ ...(EVENT), event: `/restapi/v1.0/account/${account}/telephony/sessions` });
		expect(verify({ 'verification-token': TOKEN }, of('999'))).toMatchObject({ ok: false, reason: 'wrong_account' });
		expect(verify({ 'verification-token': TOKEN }, of('~'))).toEqual({ ok: true });
		expect(verify({ 'verification-token': TOKEN }, of('999'), { ...SECRETS, account: '' })).toEqual({ ok: true });
	});
});

describe('the greeting', () => {
	const greet = (headers: Record<string, string>, body: unknown = '', secrets = SECRETS) => ringcentral.greet(requestOf(body, { headers }), secrets);

	it('gives the token back, as JSON, with nothing else', () => {
		expect(greet({ 'validation-token': 'ask-1' })).toEqual({ status: 200, contentType: 'application/json', body: '', headers: { 'Validation-Token': 'ask-1' } });
		expect(greet({ 'validation-token': 'ask-1' }, '', { ...SECRETS, tokens: [] })).toMatchObject({ status: 200 });
	});

	it('is none without the header, for an event, or with a token of ours', () => {
		expect(greet({})).toBeUndefined();
		expect(greet({ 'validation-token': 'ask-1' }, EVENT)).toBeUndefined();
		expect(greet({ 'validation-token': TOKEN })).toBeUndefined();
	});

	it('never puts into a header what does not belong there', () => {
		for (const token of ['a\r\nSet-Cookie: x=1', 'a b', 'x'.repeat(513), 'é']) expect(greet({ 'validation-token': token })).toBeUndefined();
	});
});

describe('the account of a credential', () => {
	const accountOf = (credential: Record<string, unknown>) => ringcentral.accountOf(ringcentral.readSecrets({ credential, parameters: {}, kept: {} }));

	it('is the user that the JWT names, else the app', () => {
		expect(accountOf({ clientId: 'app', jwtToken: `${JWT}\n` })).toBe(EXTENSION_ID);
		for (const jwtToken of ['', 'x', 'a.b.c', 'a.e30.c', 7, undefined]) expect(accountOf({ clientId: ' app ', jwtToken })).toBe('app');
	});

	it('has a server even where none is named', () => {
		const serverOf = (serverUrl: unknown) => ringcentral.readSecrets({ credential: { serverUrl }, parameters: {}, kept: {} }).serverUrl;
		expect([serverOf(''), serverOf(undefined), serverOf(' https://rc.example.com// ')]).toEqual(['https://platform.ringcentral.com', 'https://platform.ringcentral.com', 'https://rc.example.com']);
	});
});
