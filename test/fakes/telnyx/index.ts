export { FakeTelnyx, type Fault } from './fake';
export type { ApiRequest } from './messages';
export { newKeys, signed, type AccountKeys } from './sign';
export type { ConnectionRecord, MessageRecord, NumberRecord, ProfileRecord } from './state';
export { eventRequest, texmlRequest, type EventTold } from './webhooks';
