import { signalwire } from '../../../connectors/phones/signalwire';
import { startFakeSignalWire } from '../../fakes/signalwire';
import type { Speaker } from './twilio.dialect';

/** SignalWire, which says less than Twilio does and leaves STOP to its customers. */
export const SIGNALWIRE_SPEAKER: Speaker = {
	connector: signalwire,
	secrets: { accountSid: '00000000-0000-4000-8000-000000000001', authToken: 'PSK_not_a_key', baseUrl: 'https://example.signalwire.com/api/laml' },
	header: 'x-signalwire-signature',
	anonymous: ['anonymous', 'Restricted'],
	leavesOut: ['DialBridged', 'Caller', 'Called', 'StirVerstat'],
	answersOptOut: false,
	codes: { opted_out: 21610, landline: 30006, invalid_number: 21211, not_textable: 21614, unreachable: 30003, unregistered: 21717, bad_sender: 21210, bad_text: 21617, account: 30002, filtered: 30007 },
	start: async () => await startFakeSignalWire(),
	secretsOf: (fake) => ({ accountSid: fake.accountSid, baseUrl: `${fake.url}/api/laml` }),
};
