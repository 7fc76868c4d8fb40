/**
 * A process that writes to the simulated company's file beside others: `<file> <action> <call> <count>` lets `action`
 * happen to the call in the midst of `count` texts, and prints how many were stored and whether the action was possible.
 */
import { openSimulatorStore } from '../../../connectors/phones/simulator';
import { CALL_ACTIONS } from '../../../connectors/phones/simulator/store';

const [file = '', name = '', call = '', count = '0'] = process.argv.slice(2);

/** Until another process lets go of the file. */
function insist<T>(work: () => T): T {
	for (;;) {
		try {
			return work();
		} catch (error) {
			if (!(error instanceof Error) || !/locked|busy/i.test(error.message)) throw error;
		}
	}
}

const store = insist(() => openSimulatorStore(file));
const action = CALL_ACTIONS.find((known) => known === name) ?? 'hang_up';
let acted = false;
let stored = 0;
for (let i = 0; i < Number(count); i += 1) {
	if (i === Math.floor(Number(count) / 2)) {
		acted = insist(() => {
			try {
				store.calls.act(call, action, 1, Date.now());
				return true;
			} catch (error) {
				if (error instanceof Error && error.name === 'Refusal') return false;
				throw error;
			}
		});
	}
	insist(() => store.texts.keep({ id: `${name}-${i}`, direction: 'in', from: '+14155550123', to: '+14155550100', body: `${i}`, media: [], at: i }));
	stored += 1;
}
store.close();
process.stdout.write(JSON.stringify({ stored, acted }));
