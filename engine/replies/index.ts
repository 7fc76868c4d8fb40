/** Reading a text: what a person wants, how soon, and what they tell us along the way. */
export type {
	Classification,
	LastAsked,
	Method,
	ReplyContext,
	ReplyLanguage,
	Urgency,
	When,
} from './classification';
export { AskFailure, classifyWithModel, DEFAULT_LEAST_CONFIDENCE, type AboutBusiness, type Ask, type ModelUse, type Prompt } from './ai';
export { lastAskedOf } from './asked';
export { classify } from './classify';
export { CUSTOM_LIMITS, type CustomIntent } from './custom';
export { checkCustomIntents, type CustomIntentDraft, type CustomIntentsCheck } from './custom-check';
export { findEmergency, type EmergencyFinding } from './emergency';
export {
	DEFAULT_ROUTES,
	INTENT_LABELS,
	INTENTS,
	ROUTE_LABELS,
	ROUTES,
	type Intent,
	type Route,
} from './intents';
export { detectLanguage } from './language';
export { lastTextBefore } from './last-text';
export { normalizeReply, READ_LIMIT, type NormalizedReply, type Token } from './normalize';
export {
	correctedReading,
	maskNumbers,
	redactReply,
	resolveCorrection,
	reviewKindOf,
	routeTestOf,
	trainingCaseOf,
	trainingLine,
	type Correction,
	type KnownOfWriter,
	type NoCase,
	type ReadReply,
	type ReviewedReply,
	type ReviewFilter,
	type ReviewKind,
	type RouteTest,
	type SaidCorrection,
	type TrainingCase,
} from './review';
export { onOneLine } from './summary';
export { DEFAULT_THRESHOLD } from './threshold';
