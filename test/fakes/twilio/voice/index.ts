export { placeCall } from './inbound';
export { createCall, runCall } from './outbound';
export type {
	Callee,
	Caller,
	CallOutcome,
	CallPlan,
	CallRequest,
	CallTranscript,
	LegReport,
	RequestKind,
	Voicemail,
} from './types';
