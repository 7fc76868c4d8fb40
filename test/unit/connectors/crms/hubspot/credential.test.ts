import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { hubspot } from '../../../../../connectors/crms/hubspot';
import { MissedCallHubSpotApi } from '../../../../../credentials/MissedCallHubSpotApi.credentials';
import { objectsUrl } from '../../../../../connectors/crms/hubspot/paths';

const credential = new MissedCallHubSpotApi();
const OPTIONS: IHttpRequestOptions = { url: 'https://api.hubapi.com/x', method: 'GET', headers: { accept: 'application/json' } };

describe('the credential', () => {
	it('is the one that the connector names', () => {
		expect(credential.name).toBe(hubspot.credential);
	});

	it('signs with the token, without the white space of pasting, and leaves the rest alone', async () => {
		const signed = await credential.authenticate({ accessToken: ' abc\n', portalId: '1' }, OPTIONS);
		expect(signed).toEqual({ ...OPTIONS, headers: { accept: 'application/json', Authorization: 'Bearer abc' } });
		expect(OPTIONS.headers).toEqual({ accept: 'application/json' });
	});

	it('hides the token, wants the Hub ID, and has its icons', () => {
		expect(credential.properties.find(({ name }) => name === 'accessToken')?.typeOptions?.password).toBe(true);
		expect(credential.properties.find(({ name }) => name === 'portalId')?.required).toBe(true);
		for (const icon of Object.values(credential.icon)) expect(existsSync(join(__dirname, '../../../../../credentials', icon.replace('file:', '')))).toBe(true);
	});

	it('is tested at the version that the connector speaks', () => {
		const { baseURL, url } = credential.test.request;
		expect(`${String(baseURL)}${String(url)}`).toBe(`${objectsUrl('contacts')}?limit=1`);
	});
});
