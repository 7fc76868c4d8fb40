/**
 * The interfaces the engine asks for. Everything that remembers, listens to the clock or speaks to the outside is behind
 * one of them.
 */
export * from './crm';
export * from './outside';
export * from './work';
export type * from './crmMemory';
export type * from './ledger';
