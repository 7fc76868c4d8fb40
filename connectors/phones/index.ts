export type * from './connector';
export { phoneSystem, phoneSystems } from './systems';
export { readTwilioSecrets, twilio, type TwilioSecrets } from './twilio';
export { openSimulatorStore, simulator, simulatorPage, simulatorState, type SimulatorSecrets } from './simulator';
