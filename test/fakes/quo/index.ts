export * from './webhooks';
export { datedError, v1Error, type Answer } from './answers';
export { FakeQuo, type Fault } from './fake';
export type { QuoCall, QuoHook, QuoMessage, QuoNumber, QuoState } from './state';
