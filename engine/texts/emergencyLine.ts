import type { BusinessProfile, Industry, Language } from '../business';

/** What may happen to people who write to a business of some kind instead of calling for help. */
type Hazard = 'health' | 'danger' | 'animals';

const HAZARDS: Partial<Readonly<Record<Industry, Hazard>>> = {
	medical: 'health',
	dental: 'health',
	home_services: 'danger',
	auto: 'danger',
	legal: 'danger',
	pets: 'animals',
};

/** The emergency number by ISO 3166-1 alpha-2. Only countries in which it is beyond doubt; 112 by EU law (Directive 2018/1972, Art. 109). */
const NUMBERS: ReadonlyArray<readonly [number: string, countries: string]> = [
	['911', 'US CA PR VI GU AS MP MX DO CR PA EC UY HN SV'],
	['999', 'GB GG JE IM'],
	['000', 'AU'],
	['111', 'NZ'],
	['112', 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI CH'],
];

/** Where the country's number is not known for certain. */
const SERVICE: Readonly<Record<Language, string>> = { en: 'your local emergency number', es: 'al servicio de emergencias' };

const LINES: Readonly<Record<Hazard, Readonly<Record<Language, string>>>> = {
	health: { en: 'In an emergency call {number}.', es: 'En una emergencia llame {number}.' },
	danger: { en: 'If anyone is in danger call {number}.', es: 'Si alguien corre peligro llame {number}.' },
	// No emergency number sends help to an animal.
	animals: {
		en: 'If your pet is in danger see an emergency vet, for people call {number}.',
		es: 'Si su mascota peligra vaya a urgencias, por personas llame {number}.',
	},
};

/** Whether somebody might text this kind of business who should call for help. */
export const isHazardous = (industry: Industry): boolean => HAZARDS[industry] !== undefined;

/** The number that people call for help in a country (ISO 3166-1 alpha-2), where it is known for certain. */
export const emergencyNumber = (country: string): string | undefined => NUMBERS.find(([, countries]) => countries.split(' ').includes(country.toUpperCase()))?.[0];

/**
 * The line about emergencies: the profile's own, else one for industries with hazards, with the number of the country.
 * It tells people where help is and never that somebody reads their texts.
 */
export function emergencyLine(profile: BusinessProfile, language: Language): string | undefined {
	if (profile.emergency.wording !== undefined) return profile.emergency.wording;
	const hazard = HAZARDS[profile.industry];
	if (hazard === undefined) return undefined;
	const number = emergencyNumber(profile.country);
	const called = number === undefined ? SERVICE[language] : language === 'es' ? `al ${number}` : number;
	return LINES[hazard][language].replace('{number}', called);
}
