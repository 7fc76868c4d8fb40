export { envelope, instantEvent, partyOf, sessionEvent, storeEvent, type PartyTold } from './events';
export { FakeRingCentral } from './fake';
export { told } from './messages';
export { logIn, startPhoneFake, withToken } from './phone';
export { ACCOUNT_ID, APP, EXTENSION_ID, JWT, LINE, type FakeMessage, type FakeSubscription } from './state';
