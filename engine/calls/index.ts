export * from './call';
export * from './event';
export { addEvent, NO_FACTS } from './collapse';
export { judge, type Judgement } from './judge';
export { hasCallingCodeOf, readCallerId, toE164, type CallerId } from './callerId';
