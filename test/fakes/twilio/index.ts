export type { FakeTwilio, FakeTwilioOptions } from './fake';
export { startFakeTwilio } from './start';
export type { Fault } from './api/faults';
export type { Operation } from './api/routes';
export type { RecordedExchange } from './api/recording';
export type { ReceivedRequest } from './api/server';
export type { IncomingText, ReceivedText } from './messaging/inbound';
export { KEYWORD_REPLIES, keywordOf } from './messaging/keywords';
export type { OptOutType } from './messaging/keywords';
export type { CallRecord } from './resources/calls';
export type { MessageRecord } from './resources/messages';
export type { NumberRecord, NumberSetup } from './resources/numbers';
export type { Settings } from './settings';
export { newSid } from './sids';
export { TWILIO_ITSELF, type Vendor } from './vendor';
export type { MessagingService, RecipientTraits } from './state';
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
} from './voice';
export type {
	Delivery,
	DeliveryOptions,
	DialActionFacts,
	DialCallStatus,
	IncomingMessageFacts,
	LegEvent,
	LegFacts,
	LegStatusFacts,
	MessageStatusFacts,
	RecordingFacts,
	RecordingStatusFacts,
	RetryCause,
	SignedForm,
	StatusFacts,
	WebhookParams,
} from './webhooks';
export {
	callStatusBody,
	deliver,
	dialActionBody,
	gatherBody,
	incomingCallBody,
	incomingMessageBody,
	legStatusBody,
	messageStatusBody,
	recordActionBody,
	recordingStatusBody,
	signForm,
	transcriptionBody,
} from './webhooks';
