import * as z from 'zod/v4';
import { PROFILE_DEFAULTS } from './defaults';
import { STEP_CHANNELS, STEP_HOURS, URGENCIES, WEEKDAYS } from './profile';
import { group, line, read } from './schemaParts';
import { clockOf, dayOf, memberIdOf, momentOf, textOf, wordOf, zoneNameOf } from './values';

/** Whom an escalation tells, when, how, and what becomes of it once somebody took it. */
export function escalation() {
	const target = read(textOf(64), { description: 'on_call, everyone, owner, the id of a team member, or the id of a rota.' });
	const when = group({
		hours: z.enum(STEP_HOURS).default('any').meta({ description: 'Opening hours at the time at which the step falls due.' }),
		urgencies: z.array(z.enum(URGENCIES)).min(1).max(3).optional(),
		routes: z.array(read(wordOf, { description: 'emergency, sales, support, booking, person, or one of your own.' })).min(1).max(50).optional(),
	}).meta({ description: 'When the step counts. One that does not is passed over without its wait.' });
	const step = group({
		afterMinutes: z.int().min(0).max(9_000).meta({ description: 'Minutes to wait after the step before; for the first, after the escalation began.' }),
		to: z.union([target, z.array(target).min(1).max(50)]),
		channel: z.enum(STEP_CHANNELS).default('text').meta({ description: 'outside: handed to n8n’s own nodes on the output Outside.' }),
		outside: read(wordOf, { description: 'Which of n8n’s nodes carries it, for a Switch.', examples: ['slack'] }).optional(),
		when: when.optional(),
	});
	const standard = PROFILE_DEFAULTS.escalation;
	return group({
		steps: z.array(step).max(50).prefault(() => []).meta({ description: 'Left out: the people on call, one after the other.' }),
		emergencySteps: z.array(step).max(50).prefault(() => []).meta({ description: 'Left out: the same as steps; without those, the people on call in quicker succession.' }),
		repeat: z.int().min(0).max(5).default(standard.repeat).meta({ description: 'How often the whole is gone through again when nobody answers.' }),
		onCall: line(64, 'The id of the rota that says who is on call.').optional(),
		staleAckMinutes: z.int().min(0).max(10_080).default(standard.staleAckMinutes).meta({ description: 'What was taken, and neither resolved nor the customer contacted within so many minutes, is open again. 0: never.' }),
		links: z.boolean().default(standard.links).meta({ description: 'Whether alerts carry a link by which to take it.' }),
		linkHours: z.int().min(1).max(24).default(standard.linkHours).meta({ description: 'How long such a link works.' }),
		tellCustomer: read(textOf(320), { description: 'What the customer is told when somebody takes it, such as: {member} will call you in {minutes} minutes.', maxLength: 320 }).optional(),
		callWithinMinutes: z.int().min(1).max(1_440).default(standard.callWithinMinutes).meta({ description: 'What {minutes} stands for.' }),
	});
}

/** People who take turns at being on call. */
export function rotas() {
	const member = read(textOf(64), { description: 'The id of a team member.' });
	const moment = (description: string) => read(momentOf, { description, examples: ['2026-12-24', '2026-12-24T18:00'] });
	const rota = group({
		id: read(memberIdOf, { description: 'Slug, unlike any team member’s.', examples: ['weeknights'] }),
		members: z.array(member).min(1).max(100).meta({ description: 'In the order of their turns.' }),
		every: group({ days: z.int().min(1).max(365).optional(), weeks: z.int().min(1).max(52).optional() })
			.prefault({ weeks: 1 })
			.meta({ description: 'How long a turn is: { "days": 1 } or { "weeks": 1 }.' }),
		handover: group({
			day: z.enum(WEEKDAYS).optional().meta({ description: 'With weeks: the day on which turns change. Left out: that of from.' }),
			time: read(clockOf('before 24:00'), { description: 'HH:MM on the clock of the rota.' }).prefault('08:00'),
		}).prefault({}),
		timezone: read(zoneNameOf, { description: 'IANA time zone, when not that of the profile.' }).optional(),
		from: read(dayOf, { description: 'The first turn begins at the first handover on or after this day.', examples: ['2026-01-05'] }),
		overrides: z
			.array(group({ from: moment('From this day or time.'), to: moment('Up to and including this day, or up to this time.'), member }))
			.max(500)
			.prefault(() => [])
			.meta({ description: 'Who stands in, and when. Of several that hold at once the last listed counts.' }),
	});
	return z.array(rota).max(50);
}
