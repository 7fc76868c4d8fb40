import * as z from 'zod/v4';
import { PROFILE_DEFAULTS } from './defaults';
import { INDUSTRIES, LANGUAGES } from './profile';
import { escalation, rotas } from './schemaEscalation';
import { followUp } from './schemaFollowUp';
import { guardrails } from './schemaGuardrails';
import { qualification } from './schemaQualification';
import { group, line, numberList, read, words } from './schemaParts';
import {
	clockOf,
	countryOf,
	currencyOf,
	dateOf,
	linkOf,
	memberIdOf,
	phoneOf,
	slugOf,
	templateKeyOf,
	textOf,
	wordOf,
	zoneNameOf,
} from './values';

// With its parts the only files that load zod: reached through a dynamic import, so that it costs nothing until a profile is checked.

function spans() {
	const opens = read(clockOf('before 24:00'), { description: 'Opening, HH:MM on the 24-hour clock.', examples: ['08:00'] });
	const closes = read(clockOf('may be 24:00'), {
		description: 'Closing, HH:MM, at most 24:00. Before the opening: on the next day.',
		examples: ['17:00'],
	});
	return z.array(z.tuple([opens, closes]).meta({ minItems: 2, maxItems: 2 })).max(24);
}

function hours() {
	const day = (name: string) => spans().prefault(() => []).meta({ description: `${name}: what is missing between two spans is a break; no span is closed.` });
	return group({
		mon: day('Monday'),
		tue: day('Tuesday'),
		wed: day('Wednesday'),
		thu: day('Thursday'),
		fri: day('Friday'),
		sat: day('Saturday'),
		sun: day('Sunday'),
	}).meta({ description: 'Opening hours on the clock of the business. Left out: always open.' });
}

function holidays() {
	const own = group({
		date: read(dateOf, { description: 'YYYY-MM-DD, or MM-DD for every year.', examples: ['2026-12-24', '12-24'] }),
		name: line(100, 'What the day is called.'),
		hours: spans().optional().meta({ description: 'The hours of that day. Left out: closed.' }),
	});
	return group({
		observe: z.boolean().default(PROFILE_DEFAULTS.holidays.observe).meta({ description: 'Whether public holidays close the business.' }),
		country: read(countryOf, { description: 'ISO 3166-1 alpha-2, when not the country of the profile.' }).optional(),
		region: line(80, 'State or province: a code such as CA or SCT, or its name.').optional(),
		own: z.array(own).max(500).prefault(() => []).meta({ description: 'Days with hours of their own. They outrank public holidays.' }),
	});
}

function templates() {
	const text = read(textOf(1_600, 'lines'), { description: 'The text. 1600 characters at most.', maxLength: 1_600 });
	const situation = read(templateKeyOf, { description: 'The situation, such as open, closed, holiday, repeat, known, voicemail; with _es for Spanish, with a service line: closed:drain-cleaning, or an answer with its route or intent: answer:support.' });
	return z.record(situation, z.union([text, z.array(text).min(1).max(50)])).meta({
		description: 'Texts by situation. A list holds variants of equal meaning.',
	});
}

function team(country: string) {
	return z.array(
		group({
			id: read(memberIdOf, { description: 'Slug, unique in the team.', examples: ['maria'] }),
			name: line(100, 'As the team calls them.'),
			phone: read(phoneOf(country), { description: 'E.164, or a national format of the country.', examples: ['+14155550101'] }).optional(),
			email: z.string().trim().meta({ description: 'E-mail address.', format: 'email', maxLength: 254 }).pipe(z.email().max(254)).optional(),
			routes: z.array(read(wordOf, { description: 'emergency, sales, support, booking, person, or one of your own.' })).max(50).prefault(() => []),
			onCall: z.int().min(1).max(100).optional().meta({ description: 'Rank on call, 1 first. Left out: not on call.' }),
		}),
	).max(500);
}

function owner(country: string) {
	const ref = read(textOf(64), { description: 'The id of a team member, on_call, or the id of a rota.' });
	const turns = z.array(read(textOf(64), { description: 'The id of a team member.' })).min(1).max(100);
	const target = z.union([ref, turns]).optional();
	const rule = z.union([ref, turns, group({ open: target, closed: target })]);
	const about = (description: string) => rule.meta({ description });
	return group({
		default: about('Who owns what nothing else names somebody for: an id, on_call, a list of ids who take turns, or { open, closed } of those.').optional(),
		byIntent: z.record(line(60, 'The intent: booking, quote, … or the name of one of your own.'), about('Who owns it.')).prefault(() => ({})),
		byRoute: z.record(read(wordOf, { description: 'The route.' }), about('Who owns it.')).prefault(() => ({})),
		byNumber: z.record(read(phoneOf(country), { description: 'The number of the business that was called.' }), about('Who owns it.')).prefault(() => ({})),
		byServiceLine: z.record(line(100, 'The service line, as a number names it.'), about('Who owns it.')).prefault(() => ({})),
	});
}

function quietHours() {
	const standard = PROFILE_DEFAULTS.quietHours;
	return group({
		enabled: z.boolean().default(standard.enabled),
		start: read(clockOf('before 24:00'), { description: 'HH:MM, inclusive.' }).prefault(standard.start),
		end: read(clockOf('before 24:00'), { description: 'HH:MM, exclusive. The same as start: never quiet.' }).prefault(standard.end),
		firstText: z.enum(['send', 'hold']).default(standard.firstText).meta({
			description: 'Whether the first text, the answer to a call a moment ago, waits as well.',
		}),
		zone: z.enum(['business', 'person']).default(standard.zone).meta({ description: 'Whose clock counts: the business, or the place of the person’s number.' }),
		windows: z.enum(['own', 'us_states', 'strictest']).default(standard.windows).meta({
			description: 'What narrows the hours: nothing, the stricter hours of the US state of the number, or for everybody 9–20, Sundays from noon, and the hours of the state where those are stricter still.',
		}),
	});
}

const schemas = new Map<string, ReturnType<typeof makeSchema>>();

/** The schema of a profile whose national phone formats are those of a country (ISO 3166-1 alpha-2, a known one). */
export function profileSchema(country: string) {
	let schema = schemas.get(country);
	if (schema === undefined) {
		schema = makeSchema(country);
		schemas.set(country, schema);
	}
	return schema;
}

function makeSchema(country: string) {
	const standard = PROFILE_DEFAULTS;
	const phone = (description: string) => read(phoneOf(country), { description, examples: ['+14155550100'] });
	const number = group({
		number: phone('E.164, or a national format of the country.'),
		source: line(100, 'Where the callers of this number come from, such as Google Ads.').optional(),
		serviceLine: line(100, 'Which part of the business it belongs to, such as Plumbing.').optional(),
		label: line(100, 'What the team calls it.').optional(),
		textsFrom: phone('Texts to callers of this number leave from that one, which must be in the list as well: where calls come in through one phone system and texts go out through another.').optional(),
	});

	return group({
		id: read(slugOf, { description: 'Slug of small letters, digits and hyphens.', examples: ['smith-plumbing'] }),
		name: line(120, 'As the texts say it.'),
		timezone: read(zoneNameOf, { description: 'IANA time zone.', examples: ['America/New_York'] }),
		country: read(countryOf, { description: 'ISO 3166-1 alpha-2.' }).prefault(standard.country),
		language: z.enum(LANGUAGES).default(standard.language),
		industry: z.enum(INDUSTRIES).default(standard.industry),
		numbers: z.array(number).min(1).max(1_000).meta({ description: 'The phone numbers people dial.' }),
		hours: hours().optional(),
		holidays: holidays().prefault({}),
		templates: templates().prefault(() => ({})),
		team: team(country).prefault(() => []),
		rotas: rotas().prefault(() => []),
		owner: owner(country).prefault({}),
		bookingLink: read(linkOf, { description: 'Where people book: an https address.', format: 'uri' }).optional(),
		emergency: group({
			wording: read(textOf(320, 'lines'), { description: 'Goes into the first text, such as: If this is an emergency call 911.', maxLength: 320 }).optional(),
			phone: phone('The number for emergencies.').optional(),
			add: words('Words in a text that are an emergency for this business.'),
			remove: words('What is no emergency for this business: the name of a rule such as locked_out, or words.'),
		}).prefault({}),
		ignoredNumbers: numberList(country, 'Whom not to text.'),
		cooldownHours: z.number().min(0).max(8_760).default(standard.cooldownHours).meta({ description: 'Hours between two first texts to one person. 0: no limit.' }),
		quietHours: quietHours().prefault({}),
		sla: group({
			minutes: z.int().min(1).max(10_080).default(standard.sla.minutes).meta({ description: 'Minutes of opening hours within which a human answers.' }),
			emergencyMinutes: z.int().min(1).max(1_440).default(standard.sla.emergencyMinutes),
		}).prefault({}),
		followUp: followUp().prefault({}),
		escalation: escalation().prefault({}),
		averageTicket: group({
			amount: z.number().min(0).max(1_000_000_000),
			currency: read(currencyOf, { description: 'ISO 4217.', examples: ['USD'] }),
		})
			.optional()
			.meta({ description: 'What a won job is worth on average.' }),
		optOutHint: z.boolean().default(standard.optOutHint).meta({ description: 'Whether the first text ends with how to opt out.' }),
		qualification: qualification(),
		...guardrails(country),
	});
}

/** The same as JSON Schema (draft 2020-12), as a profile is written: before defaults are filled in. */
export function profileSchemaAsJson(): Record<string, unknown> {
	const { $schema, ...rest } = z.toJSONSchema(profileSchema(PROFILE_DEFAULTS.country), { io: 'input' });
	return { $schema, title: 'Business profile', description: 'Whom missed calls are answered for.', ...rest };
}
