/** The facts of a text: what, when, who, where, and a number to call. */
export { findAddress } from './address';
export { findName } from './name';
export { findCallbackNumber } from './phone';
export { findServices, pickService, type Service } from './services';
export { findWhen } from './when';
