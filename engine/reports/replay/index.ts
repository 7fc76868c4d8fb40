/** What the product would have done with the calls of a log: each through the judgement and the rules of the live product. */
export { Replay } from './replay';
export { InOrder } from './inOrder';
export { DEFAULT_REPLAY_OPTIONS, type ReplayOptions } from './options';
export type * from './logged';
export type { ReplayLine } from './line';
export type { Summary as ReplaySummary } from './summary';
export type { Revenue as ReplayRevenue } from './revenue';
export * from './reading';
