import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissedCallHighLevelApi } from '../../../../../credentials/MissedCallHighLevelApi.credentials';
import { MissedCallHighLevelOAuth2Api } from '../../../../../credentials/MissedCallHighLevelOAuth2Api.credentials';
import { readHighLevelSecrets } from '../../../../../connectors/vendors/highlevel';

const FOLDER = join(__dirname, '..', '..', '..', '..', '..', 'credentials');
const api = new MissedCallHighLevelApi();
const oauth = new MissedCallHighLevelOAuth2Api();
const names = (properties: readonly { readonly name: string }[]) => properties.map(({ name }) => name);

describe('the credential', () => {
	it('puts the token on, forgives white space, and leaves the rest alone', async () => {
		const options = { url: 'https://services.leadconnectorhq.com/x', headers: { version: '2021-07-28' } };
		expect(await api.authenticate({ token: ' pit-1\n' }, options)).toEqual({ ...options, headers: { version: '2021-07-28', authorization: 'Bearer pit-1' } });
		expect(options.headers).not.toHaveProperty('authorization');
	});

	it('hides what is secret', () => {
		expect(names(api.properties.filter(({ typeOptions }) => typeOptions?.password))).toEqual(['token', 'webhookSecret']);
	});

	it('of either kind gives the connectors what they need', () => {
		const data = { locationId: ' loc ', webhookSecret: 's', number: '+14155550100', webhookPublicKey: '', baseUrl: 'https://example.com//' };
		expect(readHighLevelSecrets(data)).toMatchObject({ locationId: 'loc', webhookSecret: 's', number: '+14155550100', baseUrl: 'https://example.com' });
		expect(readHighLevelSecrets({})).toMatchObject({ locationId: '', webhookSecret: '', baseUrl: 'https://services.leadconnectorhq.com' });
		for (const name of Object.keys(data)) for (const { properties } of [api, oauth]) expect(names(properties)).toContain(name);
	});

	it('of an app fixes what the user has no business with', () => {
		expect(oauth.extends).toEqual(['oAuth2Api']);
		const hidden = Object.fromEntries(oauth.properties.filter(({ type }) => type === 'hidden').map(({ name, default: value }) => [name, value]));
		expect(hidden).toEqual({ grantType: 'authorizationCode', accessTokenUrl: 'https://services.leadconnectorhq.com/oauth/token', authQueryParameters: '', authentication: 'body' });
	});

	it('asks every scope in both kinds', () => {
		const scopes = (oauth.properties.find(({ name }) => name === 'scope')?.default as string).split(' ');
		for (const scope of scopes) expect(api.properties[0]?.description).toContain(scope);
		expect(scopes).toHaveLength(12);
	});

	it('has an icon for each theme', () => {
		for (const { icon } of [api, oauth]) {
			expect(icon.light).not.toBe(icon.dark);
			for (const file of [icon.light, icon.dark]) {
				expect(existsSync(join(FOLDER, file.replace('file:', '')))).toBe(true);
				expect(readFileSync(join(FOLDER, file.replace('file:', '')), 'utf8')).toMatch(/^<svg /);
			}
		}
	});
});
