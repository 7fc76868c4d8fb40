/** What speaks to the outside, each behind a port of the engine. */
export * from './ledgers';
export * from './pages';
export * from './crms';
export * from './phones';
export { ledgerPath, simulatorPath } from './dataFolder';
