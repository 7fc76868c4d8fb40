import { randomBytes } from 'node:crypto';
import type { FakeTwilio, FakeTwilioOptions } from './fake';
import { Instance } from './instance';
import { DEFAULT_SETTINGS } from './settings';
import { newSid } from './sids';
import { TWILIO_ITSELF } from './vendor';

/** Starts an instance on the loopback interface. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
	const { port, accountSid, authToken = randomBytes(16).toString('hex'), signingKey = authToken, vendor = TWILIO_ITSELF, apiKey, recordTo, resolve, ...settings } = options;
	const file = recordTo === undefined ? process.env['FAKE_TWILIO_RECORD'] : recordTo;
	const instance = new Instance(
		{
			accountSid: accountSid ?? newSid('AC'),
			authToken,
			signingKey,
			vendor,
			apiKey: {
				sid: apiKey?.sid ?? newSid('SK'),
				secret: apiKey?.secret ?? randomBytes(16).toString('hex'),
				type: apiKey?.type ?? 'standard',
			},
			resolve: resolve ?? ((url) => url),
			settings: { ...DEFAULT_SETTINGS, ...settings },
		},
		file || undefined,
	);
	await instance.listen(port ?? 0);
	return instance;
}
