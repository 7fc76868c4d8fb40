/**
 * Whom we act for: the profile of a business and what follows from it. The check and the JSON schema are required when
 * they are first called: an import would bring zod in with the package.
 */
import type { ProfileCheck } from './profile';

export type * from './profile';
export { INDUSTRIES, INTENTS, LANGUAGES, QUESTION_KINDS, ROUTES, SITUATIONS, STEP_CHANNELS, WEEKDAYS } from './profile';
export { completeProfile, PROFILE_DEFAULTS, STEP_GAP_MINUTES } from './defaults';
export { addBusinessMinutes, businessMinutesBetween, openingAt, type OpeningState } from './hours';
export { daysLater, startOfDay } from './day';
export { prepareHolidays } from './holidays';
export { OWNER_REASONS, ownerFor, ownerRuling, type OwnerQuestion, type OwnerReason, type OwnerRuling } from './owner';
export { quietAt, windowAt, type Quiet, type TextingWindow, type WindowQuestion } from './quietHours';
export { onRota } from './rotas';
export {
	memberByPhone, memberNamed, textingLine,
	numberOf,
	onCallAt,
	onCallOrder,
	stepsFor,
	targetsOf,
	type StepUrgency,
	type TargetsAt,
} from './team';

/**
 * Reads what somebody wrote as a profile, an object or JSON text: either the profile with every default filled in and
 * every number in E.164, or everything that is wrong with it at once. Never rejects on account of its input.
 */
export async function checkProfile(input: unknown): Promise<ProfileCheck> {
	const { checkProfile: check } = require('./check') as typeof import('./check');
	return check(input);
}

/** The profile as JSON Schema (draft 2020-12), as it is written: before defaults are filled in. */
export async function profileJsonSchema(): Promise<object> {
	const { profileJsonSchema: make } = require('./jsonSchema') as typeof import('./jsonSchema');
	return make();
}
