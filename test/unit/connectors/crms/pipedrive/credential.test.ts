import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { pipedrive } from '../../../../../connectors/crms/pipedrive';
import { MissedCallPipedriveApi } from '../../../../../credentials/MissedCallPipedriveApi.credentials';

const credential = new MissedCallPipedriveApi();
const OPTIONS: IHttpRequestOptions = { url: 'https://acme.pipedrive.com/api/v2/persons', method: 'GET', headers: { accept: 'application/json' } };

describe('the credential', () => {
	it('is the one that the connector names', () => {
		expect(credential.name).toBe(pipedrive.credential);
	});

	it('signs with the token, without the white space of pasting, and leaves the rest alone', async () => {
		const signed = await credential.authenticate({ apiToken: ' abc\n', companyDomain: 'acme' }, OPTIONS);
		expect(signed).toEqual({ ...OPTIONS, headers: { accept: 'application/json', 'x-api-token': 'abc' } });
		expect(OPTIONS.headers).toEqual({ accept: 'application/json' });
	});

	it('hides the token, wants the domain, and has its icons', () => {
		expect(credential.properties.find(({ name }) => name === 'apiToken')?.typeOptions?.password).toBe(true);
		expect(credential.properties.find(({ name }) => name === 'companyDomain')?.required).toBe(true);
		for (const icon of Object.values(credential.icon)) expect(existsSync(join(__dirname, '../../../../../credentials', icon.replace('file:', '')))).toBe(true);
	});

	it.each(['acme', ' Acme.pipedrive.com ', 'https://acme.pipedrive.com/deals'])('is tested at the company of %j', (companyDomain) => {
		const expression = String(credential.test.request.baseURL).replace(/^=\{\{|\}\}$/g, '');
		expect(runInNewContext(expression, { $credentials: { companyDomain } })).toBe('https://acme.pipedrive.com');
	});
});
