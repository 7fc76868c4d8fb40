import * as z from 'zod/v4';
import { PROFILE_DEFAULTS } from './defaults';
import { count, group, numberList, read, share, words } from './schemaParts';
import { countryOf } from './values';

/** The settings that say when a text goes and when it does not. */
export function guardrails(country: string) {
	const standard = PROFILE_DEFAULTS;
	const notTexted = (description: string) => z.enum(['skip', 'escalate']).meta({ description });
	return {
		mode: z.enum(['live', 'shadow']).default(standard.mode).meta({ description: 'shadow: everything is decided and recorded, nothing is sent.' }),
		graceSeconds: count(86_400, standard.graceSeconds, 'Seconds to wait after a missed call before deciding. 20, 60 and 120 are usual.'),
		repeatCallers: group({
			then: z.enum(['skip', 'text', 'escalate']).default(standard.repeatCallers.then).meta({ description: 'What a caller gets who was texted within the cooldown and calls again.' }),
			afterMinutes: z.number().min(0).max(10_080).default(standard.repeatCallers.afterMinutes).meta({ description: 'A call sooner than this after the text is the same attempt.' }),
		}).prefault({}),
		openMatters: z.enum(['text', 'skip', 'escalate']).default(standard.openMatters).meta({ description: 'A caller with an open appointment or ticket.' }),
		untextable: notTexted('A caller whose number cannot get texts.').default(standard.untextable),
		undelivered: notTexted('A first text that was not delivered.').default(standard.undelivered),
		numberLists: group({
			staff: numberList(country, 'People of the business who are not in the team.'),
			vendors: numberList(country, 'Suppliers and others who call on business.'),
			blocked: numberList(country, 'Unwanted callers.'),
		}).prefault({}),
		textCountries: z
			.array(read(countryOf, { description: 'ISO 3166-1 alpha-2.', examples: ['US', 'CA'] }))
			.min(1)
			.max(250)
			.optional()
			.meta({ description: 'Countries whose numbers may be texted. Left out: those with the calling code of the business.' }),
		lineTypeLookup: z.boolean().default(standard.lineTypeLookup).meta({ description: 'Whether to ask the phone system for the type of a number before its first text. It may charge for that.' }),
		spam: group({
			enabled: z.boolean().default(standard.spam.enabled),
			attestation: z.enum(['ignore', 'failed', 'unverified']).default(standard.spam.attestation).meta({ description: 'Which STIR/SHAKEN verdicts count by themselves.' }),
			businessesAnHour: count(1_000, standard.spam.businessesAnHour, 'So many businesses called by one number within the hour are spam. 0: rule off.'),
			callsInTenMinutes: count(1_000, standard.spam.callsInTenMinutes, 'So many calls of one number within ten minutes are spam. 0: rule off.'),
			neighboursInTenMinutes: count(1_000, standard.spam.neighboursInTenMinutes, 'So many calls within ten minutes from numbers that differ in the last two digits are spam. 0: rule off.'),
		}).prefault({}),
		dailyCaps: group({
			person: count(1_000, standard.dailyCaps.person, 'Most automatic texts a day to one person. 0: no limit.'),
			business: count(10_000_000, standard.dailyCaps.business, 'Most automatic texts a day of this business. 0: no limit.'),
		}).prefault({}),
		circuitBreaker: group({
			enabled: z.boolean().default(standard.circuitBreaker.enabled),
			textsAnHour: count(10_000_000, standard.circuitBreaker.textsAnHour, 'More texts an hour stop sending. 0: no limit.'),
			optOutShare: share(standard.circuitBreaker.optOutShare, 'Opt-outs by texts of the last hour that stop sending.'),
			filteredShare: share(standard.circuitBreaker.filteredShare, 'Texts filtered or blocked by carriers, by texts of the last hour, that stop sending.'),
			least: z.int().min(1).max(10_000).default(standard.circuitBreaker.least).meta({ description: 'Shares count only from so many.' }),
			pauseMinutes: z.int().min(1).max(10_080).default(standard.circuitBreaker.pauseMinutes),
		}).prefault({}),
		optOutScope: z.enum(['business', 'number', 'account']).default(standard.optOutScope).meta({ description: 'How far an opt-out reaches: the business, the number that was told, or every business of the ledger.' }),
		consentWords: group({
			optOut: words('More words that opt out when they are the whole message.'),
			optIn: words('More words that opt in again when they are the whole message.'),
			help: words('More words that ask for help when they are the whole message.'),
		}).prefault({}),
		smartEncoding: z.boolean().default(standard.smartEncoding).meta({ description: 'Whether typographic characters that would make a text dearer are replaced.' }),
		humanTakeoverHours: z.number().min(0.25).max(8_760).default(standard.humanTakeoverHours).meta({ description: 'Hours for which automation is silent after somebody of the team texted or called the person in the app of the phone system.' }),
		retentionDays: z.int().min(1).max(36_500).optional().meta({ description: 'Days after which numbers, names and texts of an ended conversation are deleted. Left out: they are kept.' }),
	};
}
