import { MissedCallTelnyxApi } from '../../../../../credentials/MissedCallTelnyxApi.credentials';
import { telnyx } from '../../../../../connectors/phones/telnyx';

describe('the Telnyx credential', () => {
	const credential = new MissedCallTelnyxApi();

	it('is the one that the connector names', () => expect(credential.name).toBe(telnyx.credential));

	it('bears the key beside whatever else a request has', async () => {
		const request = await credential.authenticate({ apiKey: ' KEY-for-tests\n' }, { url: 'https://api.telnyx.com/v2/x', headers: { accept: 'application/json' } });
		expect(request.headers).toEqual({ accept: 'application/json', Authorization: 'Bearer KEY-for-tests' });
	});

	it('keeps the API key out of the connector', () => {
		expect(telnyx.readSecrets({ credential: { apiKey: 'KEY', publicKey: 'p', messagingProfileId: ' m ', baseUrl: 'https://api.telnyx.com/ ' }, parameters: {}, kept: {} })).toEqual({ publicKey: 'p', messagingProfileId: 'm', baseUrl: 'https://api.telnyx.com' });
	});

	it('leads to Telnyx where no address was given, or none of text', () => {
		for (const baseUrl of ['', undefined, 7]) expect(telnyx.readSecrets({ credential: { baseUrl }, parameters: {}, kept: {} }).baseUrl).toBe('https://api.telnyx.com');
	});
});
