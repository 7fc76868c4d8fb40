import { randomBytes, randomUUID } from 'node:crypto';
import { startFakeTwilio, type FakeTwilio, type FakeTwilioOptions, type Vendor } from '../twilio';

/** SignalWire as far as it is not Twilio: https://signalwire.com/docs/compatibility-api */
export const SIGNALWIRE_ITSELF: Vendor = {
	prefix: '/api/laml',
	signatureHeader: 'x-signalwire-signature',
	answersKeywords: false,
	tellsBridged: false,
	namesRecordings: false,
	codesAsText: true,
	codes: {
		21606: { code: 21210, message: 'From is not a number purchased in this project' },
		21619: { code: 21602, message: 'A message needs a body or media' },
		21635: { code: 21606, message: 'To is not a mobile number' },
		21402: { code: 21402, message: 'The URL is not valid' },
	},
	lookup: 'relay',
};

/** What a SignalWire project has besides: a token for requests and another key for webhooks. */
export async function startFakeSignalWire(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
	return await startFakeTwilio({
		accountSid: randomUUID(),
		authToken: `PT${randomBytes(12).toString('hex')}`,
		signingKey: `PSK_${randomBytes(12).toString('hex')}`,
		// The recording is held against Twilio's own description.
		recordTo: null,
		...options,
		vendor: SIGNALWIRE_ITSELF,
	});
}
