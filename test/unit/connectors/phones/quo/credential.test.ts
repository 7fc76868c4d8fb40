import { quo } from '../../../../../connectors/phones/quo';
import { MissedCallQuoApi } from '../../../../../credentials/MissedCallQuoApi.credentials';

const credential = new MissedCallQuoApi();

describe('the credential', () => {
	it('is the one that the connector asks for, and hides what is secret', () => {
		expect(credential.name).toBe(quo.credential);
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		expect(hidden).toEqual(['apiKey', 'signingSecrets']);
	});

	it.each(['key-1', ' key-1\n', 'Bearer key-1'])('sends the key as Quo takes it: %j', async (apiKey) => {
		const options = await credential.authenticate({ apiKey }, { url: 'https://api.quo.com/v1/messages', headers: { 'quo-api-version': '2026-03-30' } });
		expect(options.headers).toEqual({ 'quo-api-version': '2026-03-30', Authorization: 'key-1' });
	});
});
