import type { BusinessProfile, Language } from '../business';
import type { Choice } from './choose';
import { emergencyLine } from './emergencyLine';
import type { TextAbout } from './lint';
import { TEXT_PURPOSES, type TextPurpose } from './message';
import type { TextValues } from './render';
import { baseOf, hasTopics, isFirst, lineOf } from './situations';

/** Longer first names are rare, and so are longer words for when a business opens. */
const LONG_NAME = 'Maximiliano';
const LONGEST_OPENS: Readonly<Record<Language, string>> = { en: 'when we open Wednesday at 12:30 PM', es: 'cuando abramos el miércoles a las 12:30' };

/** What the linter must know of a template of a business, and the values that make its text longest and emptiest. */
export function lintingOf(profile: BusinessProfile, { situation }: Choice, language: Language): { readonly about: TextAbout; readonly longest: TextValues; readonly emptiest: TextValues } {
	const base = baseOf(situation);
	const emergency = isFirst(base) || base === 'emergency' ? emergencyLine(profile, language) : undefined;
	const serviceLines = profile.numbers.map(({ serviceLine }) => serviceLine ?? '').sort((a, b) => b.length - a.length);
	const always = { business: profile.name, line: profile.numbers[0]?.number, booking_link: profile.bookingLink, emergency };
	return {
		about: {
			purpose: purposeOf(base),
			businessName: profile.name,
			language,
			industry: profile.industry,
			filled: [
				...(emergency === undefined ? [] : ['emergency']),
				// Without a link no such text is written.
				...(profile.bookingLink === undefined && base !== 'booking' ? [] : ['booking_link']),
				...(base === 'service_line' || (lineOf(situation) !== undefined && !hasTopics(base)) ? ['service_line'] : []),
			],
			values: always,
			optOutHint: profile.optOutHint,
			smartEncoding: profile.smartEncoding,
		},
		longest: { ...always, first_name: LONG_NAME, service_line: serviceLines[0], opens: LONGEST_OPENS[language] },
		emptiest: always,
	};
}

function purposeOf(situation: string): TextPurpose {
	if (isFirst(situation)) return 'first_text';
	if (situation === 'booking') return 'booking_link';
	if (situation === 'escalation') return 'team_alert';
	return TEXT_PURPOSES.find((purpose) => purpose === situation) ?? 'answer';
}
