/** The phone systems there are. Adding one is a folder and a line here. */
export type * from './connector';
export { readTwilioSecrets, twilio, type TwilioSecrets } from './twilio';
export { openSimulatorStore, simulator, simulatorPage, simulatorState, type SimulatorSecrets } from './simulator';
