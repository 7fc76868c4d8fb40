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
export { lastAskedOf } from './asked';
export { classify } from './classify';
export type { CustomIntent } from './custom';
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
export { normalizeReply, READ_LIMIT, type NormalizedReply, type Token } from './normalize';
export { DEFAULT_THRESHOLD } from './threshold';
