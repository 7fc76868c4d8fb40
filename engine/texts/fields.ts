import type { BusinessProfile, Language, OpeningState } from '../business';
import { emergencyLine } from './emergencyLine';
import { firstNameFor } from './firstName';
import { opensWords } from './opens';
import type { TextValues } from './render';
import { isFirst } from './situations';

/**
 * The fields that a template may name. `always`: whether it has something to say in every text; one that has not needs a
 * fallback wherever its absence would show.
 */
export const TEXT_FIELDS = {
	business: { always: true, meaning: 'The name of the business.' },
	line: { always: true, meaning: 'The number of the business in this conversation.' },
	first_name: { always: false, meaning: 'The first name of the person, where a usable one is known.' },
	service_line: { always: false, meaning: 'The service line of the number that was called.' },
	booking_link: { always: false, meaning: 'The booking link of the profile.' },
	emergency: { always: false, meaning: 'The line about emergencies: in first texts, where the profile or the industry has one.' },
	opens: { always: false, meaning: 'When the business opens again, while it is closed: “when we open Monday at 8 AM”.' },
} as const satisfies Readonly<Record<string, { readonly always: boolean; readonly meaning: string }>>;
export type TextField = keyof typeof TEXT_FIELDS;

export interface FieldSources {
	readonly profile: BusinessProfile;
	readonly situation: string;
	readonly language: Language;
	readonly opening: OpeningState;
	readonly now: number;
	readonly line: string;
	readonly firstName?: string;
	readonly serviceLine?: string;
}

export function fieldValues({ profile, situation, language, opening, now, line, firstName, serviceLine }: FieldSources): TextValues & Readonly<Record<TextField, string | undefined>> {
	return {
		business: profile.name,
		line,
		first_name: firstName === undefined ? undefined : firstNameFor({ firstName }),
		service_line: serviceLine,
		booking_link: profile.bookingLink,
		emergency: isFirst(situation) || situation === 'emergency' ? emergencyLine(profile, language) : undefined,
		opens: opensWords(profile, opening, now, language),
	};
}
