// The provider, in a process of its own: what it costs must not be taken from the process that measures.

import { startFakeTwilio } from '../../test/fakes/twilio';
import type { FakeTwilio } from '../../test/fakes/twilio';
import { monotonicMs } from '../lib/clock';
import type { FromProvider, ProviderSettings, ToProvider } from './messages';

let twilio: FakeTwilio | undefined;

process.on('message', (message: ToProvider) => {
	switch (message.do) {
		case 'start':
			void start(message.settings);
			break;
		case 'tell_status_callback':
			tell({ kind: 'status_callback', url: twilio?.state.numbers.get(message.number)?.status_callback ?? '' });
			break;
		case 'forget':
			twilio?.reset();
			break;
	}
});

async function start({ accountSid, authToken, numbers }: ProviderSettings): Promise<void> {
	twilio = await startFakeTwilio({ accountSid, authToken, recordTo: null, statusCallbacks: false });
	for (const number of numbers) twilio.addNumber(number);
	const { state, url } = twilio;
	const accept = state.addMessage.bind(state);
	state.addMessage = (message) => {
		if (message.direction !== 'inbound') tell({ kind: 'text', to: message.to, at: monotonicMs() });
		accept(message);
	};
	tell({ kind: 'started', url });
}

function tell(message: FromProvider): void {
	process.send?.(message);
}
