import type { BusinessProfile } from '../../../../engine/business';
import { readCallerId } from '../../../../engine/calls';
import { DEFAULT_TEXT_SETTINGS, type TextFacts, type TextSettings } from '../../../../engine/guardrails';
import { TEXT_PURPOSES, type TextPurpose } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

export const HOUR = 3_600_000;
/** A Tuesday, 11:00 in New York: open, and no quiet hours. */
export const DAY = at('2026-03-10T11:00:00-04:00');
/** The same day, 22:30: closed and quiet. */
export const NIGHT = at('2026-03-10T22:30:00-04:00');
export const QUIET_ENDS = at('2026-03-11T08:00:00-04:00');

export const ANN = '+14155550123';
export const OWN_LINE = '+14155550100';
export const TEAM_PHONE = '+14155550101';

/** A business that goes by its own clock, with a line, a person on call, office hours, an ignored number and an ignored prefix. */
export const businessOf = async (more: { readonly quietHours?: object; readonly [setting: string]: unknown } = {}): Promise<BusinessProfile> =>
	await profileOf({
		hours: OFFICE_HOURS,
		team: [{ id: 'maria', name: 'Maria', phone: TEAM_PHONE, onCall: 1 }],
		ignoredNumbers: ['+14155550140', '+1900*'],
		...more,
		quietHours: { zone: 'business', windows: 'own', ...more.quietHours },
	});

export const withSettings = (more: Partial<TextSettings>): { settings: TextSettings } => ({ settings: { ...DEFAULT_TEXT_SETTINGS, ...more } });

/** Facts against which nothing speaks: a call missed ten seconds ago, in the middle of the day. */
export function factsFor(profile: BusinessProfile, more: Partial<TextFacts> & { readonly number?: string } = {}): TextFacts {
	const { number = ANN, ...rest } = more;
	const now = rest.now ?? DAY;
	return {
		now,
		purpose: 'first_text',
		profile,
		to: readCallerId(number, profile.country),
		call: { outcome: 'missed', startedAt: now - 30_000, endedAt: now - 10_000 },
		settings: DEFAULT_TEXT_SETTINGS,
		// Whoever tells of a taking has it.
		...(rest.purpose === 'handover' ? { takenBy: 'maria' } : {}),
		...rest,
	};
}

export const TO_TEAM: readonly TextPurpose[] = ['team_alert', 'team_reply'];
export const KEYWORD_ANSWERS: readonly TextPurpose[] = ['opt_out_confirmation', 'opt_in_confirmation', 'help'];
/** What automation says to a customer in a conversation. */
export const CONVERSATIONAL = TEXT_PURPOSES.filter((purpose) => !TO_TEAM.includes(purpose) && !KEYWORD_ANSWERS.includes(purpose));
