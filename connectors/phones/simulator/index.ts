/** The Simulator: a phone company of our own, for trying everything without an account. */
export { simulator } from './connector';
export { simulatorPage } from './page';
export { simulatorState, type SimulatorBusiness, type SimulatorEvent, type SimulatorState, type SimulatorStateOptions } from './state';
export { openSimulatorStore, type SimulatedCall, type SimulatedTeamCall, type SimulatedText, type SimulatorStore } from './store';
export type { SimulatorSecrets } from './verify';
