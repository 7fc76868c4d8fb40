import type { BusinessProfile } from '../../../../engine/business';
import { decide, type LineType, type ReasonCode, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, CONVERSATIONAL, DAY, factsFor, KEYWORD_ANSWERS, OWN_LINE, TEAM_PHONE, TO_TEAM } from './facts';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await businessOf({ numberLists: { staff: ['+14155550151'], vendors: ['+1415555016*'], blocked: ['+14155550151', '+14155550160'] } });
});

const OK = { action: 'text', reason: 'ok' };
const decideWith = (more: Parameters<typeof factsFor>[1] = {}) => decide(factsFor(profile, more));
const missedOn = (line: string, forwardedFrom?: string): Partial<TextFacts> => ({ call: { outcome: 'missed', startedAt: DAY - 30_000, endedAt: DAY - 10_000, line, ...(forwardedFrom === undefined ? {} : { forwardedFrom }) } });
/** The number called is in the profile of the business next door. */
const theirs = (facts: Partial<TextFacts>): Partial<TextFacts> => (facts.call ? { call: { ...facts.call, lineOf: 'uptown' } } : {});
const confirmed = (purpose: TextFacts['purpose']) => ({ optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined });

describe('the number that was called', () => {
	it('is of the business, or forwards to one that is', () => {
		expect(decideWith(missedOn(OWN_LINE))).toMatchObject(OK);
		expect(decideWith(missedOn('+12125550177', OWN_LINE))).toMatchObject(OK);
	});

	it('is somebody else’s: the text would name the wrong business', () => {
		expect(decideWith(theirs(missedOn('+12125550177')))).toEqual({ action: 'skip', reason: 'not_our_number', facts: { line: '+12125550177', lineOf: 'uptown' } });
		expect(decideWith(theirs(missedOn('+12125550177', '+12125550178'))).reason).toBe('not_our_number');
		expect(decideWith(theirs(missedOn('+12125550177', OWN_LINE)))).toMatchObject(OK);
	});

	it('is nobody’s: the trigger took the call in for this business all the same', () => {
		expect(decideWith(missedOn('+12125550177'))).toMatchObject(OK);
	});

	it('is not asked about where it is not known, nor for later texts', () => {
		expect(decideWith()).toMatchObject(OK);
		for (const purpose of TEXT_PURPOSES.filter((one) => one !== 'first_text')) expect(decideWith({ ...missedOn('+12125550177'), purpose, ...confirmed(purpose) })).toMatchObject(OK);
	});
});

describe('the lists of numbers', () => {
	it.each([
		['+14155550160', 'blocked_number', '+14155550160'],
		['+14155550161', 'vendor_number', '+1415555016*'],
		// On two lists: that somebody is unwanted is worth more than that they are staff.
		['+14155550151', 'blocked_number', '+14155550151'],
	] as const)('%s is a %s', (number, reason, entry) => {
		for (const purpose of CONVERSATIONAL) expect(decideWith({ number, purpose })).toEqual({ action: 'skip', reason, facts: { entry } });
	});

	it('take neither more nor fewer digits for the same number', () => {
		expect(decideWith({ number: '+14155550152' })).toMatchObject(OK);
		expect(decideWith({ number: '+14155550170' })).toMatchObject(OK);
	});

	it('leave alerts to the team alone', async () => {
		const clumsy = await businessOf({ numberLists: { blocked: ['+1415555*'] } });
		for (const purpose of TO_TEAM) expect(decide(factsFor(clumsy, { purpose, number: TEAM_PHONE }))).toMatchObject(OK);
		expect(decide(factsFor(clumsy)).reason).toBe('blocked_number');
	});
});

describe('numbers of other countries', () => {
	const london = '+442079460123';
	const decideIn = async (more: Readonly<Record<string, unknown>>, number: string) => decide(factsFor(await businessOf(more), { number }));

	it.each(CONVERSATIONAL)('%s does not go there', (purpose) => {
		expect(decideWith({ number: london, purpose })).toEqual({ action: 'skip', reason: 'foreign_country', facts: { country: 'GB' } });
	});

	it.each([...KEYWORD_ANSWERS, ...TO_TEAM])('%s does: it was asked for, or the profile names the phone', (purpose) => {
		expect(decideWith({ number: london, purpose, ...confirmed(purpose) })).toMatchObject(OK);
	});

	it('the same calling code is no other country, unless the profile names the countries', async () => {
		expect(decideWith({ number: '+14165550123' })).toMatchObject(OK);
		expect(await decideIn({ textCountries: ['US'] }, '+14165550123')).toMatchObject({ reason: 'foreign_country', facts: { country: 'CA' } });
		expect(await decideIn({ textCountries: ['US', 'CA'] }, '+14165550123')).toMatchObject(OK);
	});

	it('the list of the profile takes the place of its own country', async () => {
		expect(await decideIn({ textCountries: ['GB'] }, '+14155550123')).toMatchObject({ reason: 'foreign_country', facts: { country: 'US' } });
		expect(await decideIn({ textCountries: ['GB'] }, london)).toMatchObject(OK);
	});

	it('a territory is no foreign country to the one it belongs to, nor the other way round', async () => {
		const [sanJuan, jersey] = ['+17875550123', '+447797712345'];
		expect(await decideIn({ textCountries: ['US'] }, sanJuan)).toMatchObject(OK);
		expect(await decideIn({ textCountries: ['PR'] }, '+14155550123')).toMatchObject(OK);
		expect(await decideIn({ country: 'GB', textCountries: ['GB'] }, jersey)).toMatchObject(OK);
		expect(await decideIn({ textCountries: ['JE'] }, london)).toMatchObject(OK);
	});

	it('a number too new to be known is told by its calling code', () => {
		const unknown = { kind: 'number', e164: '+14155550123' } as const;
		expect(decide({ ...factsFor(profile), to: unknown })).toMatchObject(OK);
		expect(decide({ ...factsFor(profile), to: { ...unknown, e164: '+442079460123' } })).toMatchObject({ reason: 'foreign_country', facts: { country: null } });
	});
});

describe('the type of the line', () => {
	it.each([
		['landline', 'landline', true],
		['toll_free', 'toll_free', false],
		['premium', 'premium_number', false],
	] as ReadonlyArray<readonly [LineType, ReasonCode, boolean]>)('%s gets no text', (lineType, reason, forPerson) => {
		expect(decideWith({ lineType })).toEqual({ action: 'skip', reason, facts: { lineType }, ...(forPerson ? { escalate: true } : {}) });
	});

	it.each(['mobile', 'voip', 'other', 'unknown'] as const)('%s does', (lineType) => {
		expect(decideWith({ lineType })).toMatchObject(OK);
	});

	it('calls a person only where the business wants that, and only for the first text', async () => {
		const quiet = await businessOf({ untextable: 'skip' });
		for (const more of [{ lineType: 'landline' }, { numberMark: 'landline' }] as const) {
			expect(decide(factsFor(quiet, more))).not.toHaveProperty('escalate');
			expect(decideWith({ ...more, purpose: 'follow_up' })).not.toHaveProperty('escalate');
			expect(decideWith(more)).toMatchObject({ escalate: true });
		}
	});

	it('does not keep the answer to a keyword from somebody who has just texted us', () => {
		for (const purpose of KEYWORD_ANSWERS) expect(decideWith({ purpose, lineType: 'landline', numberMark: 'not_textable', ...confirmed(purpose) })).toMatchObject(OK);
	});

	it('says nothing about phones of the team: they were checked when the profile was saved', () => {
		for (const purpose of TO_TEAM) expect(decideWith({ purpose, number: TEAM_PHONE, lineType: 'landline', numberMark: 'landline' })).toMatchObject(OK);
	});
});
