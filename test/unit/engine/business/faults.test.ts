import { checkProfile, type Fault } from '../../../../engine/business';
import { LEAST } from './profiles';

const faultsOf = async (input: unknown): Promise<readonly Fault[]> => {
	const result = await checkProfile(input);
	return result.ok ? [] : result.faults;
};

const ANN = { id: 'ann', name: 'Ann', phone: '+14155550101' };
const step = (to: string) => ({ afterMinutes: 0, to });

/** What is written, where the one fault lies, and a word of what is said about it. */
const WRONG: ReadonlyArray<readonly [string, object, string, RegExp]> = [
	['an id with capitals', { id: 'Smith' }, 'id', /"Smith" cannot be an id.*small letters/],
	['an id with two hyphens', { id: 'a--b' }, 'id', /cannot be an id/],
	['a long id', { id: 'a'.repeat(65) }, 'id', /64/],
	['an empty name', { name: '  ' }, 'name', /empty/],
	['an invisible name', { name: '\u200B\u2060' }, 'name', /empty/],
	['a name of two lines', { name: 'Smith\nPlumbing' }, 'name', /line breaks/],
	['half a character', { name: 'Smith \uD83D' }, 'name', /control characters/],
	['a name too long', { name: 'x'.repeat(121) }, 'name', /121 characters; 120/],
	['an unknown zone', { timezone: 'America/Nowhere' }, 'timezone', /not a time zone.*America\/New_York/],
	['an offset for a zone', { timezone: '+05:00' }, 'timezone', /daylight/],
	['an abbreviation without summer time', { timezone: 'est' }, 'timezone', /knows no daylight saving/],
	['a country by its name', { country: 'Germany' }, 'country', /two letters/],
	['the usual slip for the United Kingdom', { country: 'UK' }, 'country', /"GB"/],
	['another language', { language: 'fr' }, 'language', /Allowed: en, es/],
	['an industry misspelled', { industry: 'dentl' }, 'industry', /Did you mean "dental"/],
	['no numbers', { numbers: [] }, 'numbers', /at least 1/],
	['a number alone', { numbers: ['+14155550100'] }, 'numbers[0]', /the text.*group of settings/],
	['a number without quotes', { numbers: [{ number: 14155550100 }] }, 'numbers[0].number', /number 14155550100.*quotes/],
	['a number twice', { numbers: [...LEAST.numbers, { number: '(415) 555-0100' }] }, 'numbers[1].number', /twice.*numbers\[0\]/],
	['an unknown setting', { bookinglnk: 'x' }, 'bookinglnk', /Did you mean "bookingLink"/],
	['a setting in other capitals', { time_zone: 'UTC' }, 'time_zone', /Did you mean "timezone"/],
	['a setting like no other', { colour: 'red' }, 'colour', /The settings here are id, name/],
	['an unknown setting deep down', { quietHours: { begin: '21:00', ends: '08:00' } }, 'quietHours.ends', /Did you mean "end"/],
	['a day by its full name', { hours: { monday: [] } }, 'hours.monday', /Did you mean "mon"/],
	['a template empty', { templates: { open: '' } }, 'templates.open', /empty/],
	['a template too long', { templates: { open: 'x'.repeat(1_601) } }, 'templates.open', /1600/],
	['a template of no variants', { templates: { open: [] } }, 'templates.open', /at least 1/],
	['a variant empty', { templates: { open: ['Hi', ' '] } }, 'templates.open[1]', /empty/],
	['a template that is a number', { templates: { open: 5 } }, 'templates.open', /number 5.*text in quotes or a list/],
	['a template of control characters', { templates: { open: 'Hi\u0007' } }, 'templates.open', /control characters/],
	['a situation misspelled', { templates: { follow_upp: 'Hi' } }, 'templates.follow_upp', /slip of "follow_up"/],
	['a situation in other capitals', { templates: { hand_over: 'Hi' } }, 'templates.hand_over', /"handover"/],
	['a situation that is no name', { templates: { 'Our own!': 'Hi' } }, 'templates["Our own!"]', /cannot be a name/],
	['a person twice', { team: [ANN, { id: 'ann', name: 'Other' }] }, 'team[1].id', /team\[0\]/],
	['a phone twice', { team: [ANN, { ...ANN, id: 'bob' }] }, 'team[1].phone', /team\[0\]\.phone/],
	['a phone of the business', { team: [{ ...ANN, phone: '415 555 0100' }] }, 'team[0].phone', /business itself/],
	['a person called everyone', { team: [{ ...ANN, id: 'everyone' }] }, 'team[0].id', /whole team/],
	['a person called on_call', { team: [{ ...ANN, id: 'on_call' }] }, 'team[0].id', /cannot be an id/],
	['an address that is none', { team: [{ ...ANN, email: 'ann@' }] }, 'team[0].email', /not an e-mail address/],
	['on call without a phone', { team: [{ id: 'ann', name: 'Ann', onCall: 1 }] }, 'team[0].onCall', /no phone/],
	['on call by a yes', { team: [{ ...ANN, onCall: true }] }, 'team[0].onCall', /boolean true/],
	['a rank of half', { team: [{ ...ANN, onCall: 1.5 }] }, 'team[0].onCall', /number 1.5.*whole number/],
	['a route misspelled', { team: [{ ...ANN, routes: ['emergancy'] }] }, 'team[0].routes[0]', /slip of "emergency"/],
	['an owner who is not there', { team: [ANN], owner: { default: 'an' } }, 'owner.default', /Did you mean "ann"/],
	['an owner without a team', { owner: { default: 'ann' } }, 'owner.default', /Nobody in the team/],
	['an owner on call when nobody is', { team: [ANN], owner: { byRoute: { sales: 'on_call' } } }, 'owner.byRoute.sales', /Nobody is on call.*"onCall": 1/],
	['questions by a word that is none', { qualification: 'presets' }, 'qualification', /"presets".*Write "preset"/],
	['three questions', { qualification: { questions: ['a', 'b', 'c'].map((id) => ({ id, kind: 'anything', ask: 'What?' })) } }, 'qualification.questions', /at most 2/],
	['a question twice', { qualification: { questions: ['a', 'a'].map((id) => ({ id, kind: 'anything', ask: 'What?' })) } }, 'qualification.questions[1].id', /questions\[0\]/],
	['a question for what is none', { qualification: { questions: [{ id: 'a', kind: 'adress', ask: 'What?' }] } }, 'qualification.questions[0].kind', /Did you mean "address"/],
	['a turn of nobody', { team: [ANN], owner: { byServiceLine: { Heating: ['ann', 'bob'] } } }, 'owner.byServiceLine.Heating[1]', /Nobody in the team has the id "bob"/],
	['turns of nobody at all', { team: [ANN], owner: { default: [] } }, 'owner.default', /at least 1/],
	['an owner of the night who is not there', { team: [ANN], owner: { byIntent: { quote: { open: 'ann', closed: 'an' } } } }, 'owner.byIntent.quote.closed', /Did you mean "ann"/],
	['an owner at hours that are none', { team: [ANN], owner: { default: { opne: 'ann' } } }, 'owner.default.opne', /Did you mean "open"/],
	['an owner that is a number', { team: [ANN], owner: { default: 5 } }, 'owner.default', /the number 5.*text in quotes or a list/],
	['an intent of an owner misspelled', { team: [ANN], owner: { byIntent: { reshedule: 'ann' } } }, 'owner.byIntent.reshedule', /slip of "reschedule"/],
	['the owner of a number that is not the business’s', { team: [ANN], owner: { byNumber: { '(415) 555-0199': 'ann' } } }, 'owner.byNumber["(415) 555-0199"]', /not a number of this business/],
	['the owner of what is no number', { team: [ANN], owner: { byNumber: { main: 'ann' } } }, 'owner.byNumber.main', /not a phone number/],
	['a route of an owner misspelled', { team: [ANN], owner: { byRoute: { sale: 'ann' } } }, 'owner.byRoute.sale', /slip of "sales"/],
	['a step to nobody', { team: [ANN], escalation: { steps: [step('bob')] } }, 'escalation.steps[0].to', /"bob".*ann, on_call, everyone/],
	['a step to somebody without a phone', { team: [{ id: 'bob', name: 'Bob' }], escalation: { emergencySteps: [step('bob')] } }, 'escalation.emergencySteps[0].to', /no phone/],
	['a step to everyone when nobody has a phone', { team: [{ id: 'bob', name: 'Bob' }], escalation: { steps: [step('everyone')] } }, 'escalation.steps[0].to', /phone/],
	['a step without a time', { team: [ANN], escalation: { steps: [{ to: 'ann' }] } }, 'escalation.steps[0].afterMinutes', /missing.*"afterMinutes": 5/],
	['a step by another channel', { team: [ANN], escalation: { steps: [{ ...step('ann'), channel: 'fax' }] } }, 'escalation.steps[0].channel', /Allowed: text, call, outside/],
	['too many rounds', { escalation: { repeat: 6 } }, 'escalation.repeat', /6 is too large.*5/],
	['a link without encryption', { bookingLink: 'http://book.example.com' }, 'bookingLink', /https/],
	['a link that runs script', { bookingLink: 'javascript:alert(1)' }, 'bookingLink', /https/],
	['a link with a password', { bookingLink: 'https://me:secret@book.example.com' }, 'bookingLink', /user name or password/],
	['half a link', { bookingLink: 'book.example.com' }, 'bookingLink', /not a web address/],
	['a link in two parts', { bookingLink: 'https://book.example.com/a b' }, 'bookingLink', /not a web address/],
	['a link too long', { bookingLink: `https://book.example.com/${'x'.repeat(500)}` }, 'bookingLink', /500/],
	['an emergency number too short', { emergency: { phone: '911' } }, 'emergency.phone', /not a phone number/],
	['an ignored number of the business', { ignoredNumbers: ['415 555 0100'] }, 'ignoredNumbers[0]', /business itself/],
	['a star alone', { ignoredNumbers: ['*'] }, 'ignoredNumbers[0]', /neither.*"\+1900\*"/],
	['a star inside', { ignoredNumbers: ['+1*415'] }, 'ignoredNumbers[0]', /neither/],
	['a cooldown beyond a year', { cooldownHours: 8_761 }, 'cooldownHours', /8761 is too large.*8760/],
	['a cooldown below nothing', { cooldownHours: -1 }, 'cooldownHours', /-1 is too small/],
	['a cooldown in quotes', { cooldownHours: '24' }, 'cooldownHours', /the text "24".*without quotes/],
	['a cooldown without end', { cooldownHours: Infinity }, 'cooldownHours', /number/],
	['quiet hours to 24:00', { quietHours: { end: '24:00' } }, 'quietHours.end', /24:00.*00:00/],
	['another clock for quiet hours', { quietHours: { zone: 'mars' } }, 'quietHours.zone', /Allowed: business/],
	['an answer in no time', { sla: { minutes: 0 } }, 'sla.minutes', /0 is too small/],
	['a voicemail returned before it was left', { followUp: { voicemailMinutes: -1 } }, 'followUp.voicemailMinutes', /-1 is too small/],
	['a nudge after more than a month', { followUp: { nudgeHours: 721 } }, 'followUp.nudgeHours', /721 is too large.*720/],
	['half a day until it is stale', { followUp: { staleDays: 0.5 } }, 'followUp.staleDays', /whole|integer/i],
	['a yes in quotes', { optOutHint: 'yes' }, 'optOutHint', /true or false/],
	['an unknown currency', { averageTicket: { amount: 1, currency: 'XYZ' } }, 'averageTicket.currency', /ISO 4217/],
	['a ticket without currency', { averageTicket: { amount: 1 } }, 'averageTicket.currency', /missing.*"USD"/],
	['a date that is none', { holidays: { own: [{ date: '24.12.', name: 'Eve' }] } }, 'holidays.own[0].date', /not a date/],
	['a day that does not exist', { holidays: { own: [{ date: '2026-02-29', name: 'Leap' }] } }, 'holidays.own[0].date', /no day/],
	['a month that does not exist', { holidays: { own: [{ date: '13-01', name: 'None' }] } }, 'holidays.own[0].date', /no day/],
	['a date twice', { holidays: { own: [{ date: '12-24', name: 'Eve' }, { date: '12-24', name: 'Eve' }] } }, 'holidays.own[1].date', /own\[0\]/],
	['a region misspelled', { holidays: { observe: true, region: 'Californa' } }, 'holidays.region', /Did you mean "California"/],
	['an unknown region', { holidays: { observe: true, region: 'QX' } }, 'holidays.region', /Use one of: AL, AK/],
	['an unknown part of a region', { holidays: { observe: true, country: 'DE', region: 'BY-Q' } }, 'holidays.region', /Use one of/],
	['a country whose holidays are unknown', { holidays: { observe: true, country: 'TM' } }, 'holidays.country', /not known.*"own"/],
];

describe('the faults of a profile', () => {
	it.each(WRONG)('%s', async (_, more, path, words) => {
		const faults = await faultsOf({ ...LEAST, ...more });
		const there = faults.filter((fault) => fault.path === path);
		expect(there.map(({ problem, mend }) => `${problem} ${mend}`)).toEqual([expect.stringMatching(words)]);
		for (const { problem, mend } of faults) {
			expect(problem).toMatch(/^.+[.]$/s);
			expect(mend).toMatch(/^.+[.?]$/s);
		}
	});

	it.each(['id', 'name', 'timezone', 'numbers'])('name a missing %s with an example', async (key) => {
		const { [key]: _, ...rest } = LEAST as Record<string, unknown>;
		expect(await faultsOf(rest)).toEqual([{ path: key, problem: 'This is missing.', mend: expect.stringContaining(`"${key}": `) as string }]);
	});

	it('come all at once, of every kind and depth', async () => {
		const faults = await faultsOf({
			id: 'NO',
			nmae: 'x',
			numbers: [{ number: '12' }, { number: '+14155550100', sorce: 'x' }],
			hours: { mon: [['08:00', '26:00'], ['09:00', '12:00'], ['11:00', '13:00']] },
			team: [{ id: 'ann', name: '', phone: '+14155550100' }],
			owner: { default: 'bob' },
			holidays: { observe: true, region: 'nowhere' },
			escalation: { steps: [{ afterMinutes: -1, to: 'cho' }] },
		});
		expect(faults.map(({ path }) => path).sort()).toEqual(
			[
				'id',
				'nmae',
				'name',
				'timezone',
				'numbers[0].number',
				'numbers[1].sorce',
				'hours.mon[0][1]',
				'hours.mon[2]',
				'team[0].name',
				'team[0].phone',
				'owner.default',
				'holidays.region',
				'escalation.steps[0].afterMinutes',
				'escalation.steps[0].to',
			].sort(),
		);
	});

	it('do not doubt a name of the canvas’s own', async () => {
		const own = {
			templates: { quote: 'x', night: 'x', open_en: 'x', open_es: 'x', help_es: 'x', answer: 'x', booking_link: 'x', opt_in_confirmation: 'x' },
			team: [{ ...ANN, routes: ['quote', 'vip'] }],
			owner: { byRoute: { quote: 'ann', reschedule: 'ann' }, byServiceLine: { Roofing: 'ann' } },
		};
		expect(await faultsOf({ ...LEAST, ...own })).toEqual([]);
	});

	it('do not ask for holidays that nobody observes', async () => {
		expect(await faultsOf({ ...LEAST, holidays: { observe: false, region: 'anything' } })).toEqual([]);
	});
});
