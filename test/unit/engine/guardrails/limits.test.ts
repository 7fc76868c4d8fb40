import { decide, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, CONVERSATIONAL, DAY, factsFor, KEYWORD_ANSWERS, TEAM_PHONE, TO_TEAM, withSettings } from './facts';

const OK = { action: 'text', reason: 'ok' };
const CALM = { textsToday: 0, textsLastHour: 0, optOutsLastHour: 0, filteredLastHour: 0 };
const LIMITED = CONVERSATIONAL.filter((purpose) => purpose !== 'emergency');
const EXEMPT = ['emergency', ...KEYWORD_ANSWERS, ...TO_TEAM] as const;
const numberFor = (purpose: TextFacts['purpose']) => (TO_TEAM.includes(purpose) ? { number: TEAM_PHONE } : {});
const confirmed = (purpose: TextFacts['purpose']) => ({ optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined });

describe('the most texts a day', () => {
	const decideWith = async (dailyCaps: object, more: Partial<TextFacts>) => decide(factsFor(await businessOf({ dailyCaps }), more));

	it.each(LIMITED)('%s to one person', async (purpose) => {
		expect(await decideWith({ person: 5 }, { purpose, textsToday: 4 })).toMatchObject(OK);
		expect(await decideWith({ person: 5 }, { purpose, textsToday: 5 })).toEqual({ action: 'skip', reason: 'daily_cap_person', escalate: true, facts: { textsToday: 5, cap: 5 } });
	});

	it.each(LIMITED)('%s of one business', async (purpose) => {
		const sent = (textsToday: number) => ({ purpose, pace: { ...CALM, textsToday } });
		expect(await decideWith({ business: 100 }, sent(99))).toMatchObject(OK);
		expect(await decideWith({ business: 100 }, sent(100))).toEqual({ action: 'skip', reason: 'daily_cap_business', escalate: true, facts: { textsToday: 100, cap: 100 } });
	});

	it.each(EXEMPT)('%s always goes', async (purpose) => {
		const facts = { purpose, textsToday: 999, pace: { ...CALM, textsToday: 999 }, ...numberFor(purpose), ...confirmed(purpose) };
		expect(await decideWith({ person: 1, business: 1 }, facts)).toMatchObject(OK);
	});

	it('0 is no limit, and a count that is not known is none', async () => {
		expect(await decideWith({ person: 0, business: 0 }, { textsToday: 9_999, pace: { ...CALM, textsToday: 9_999 } })).toMatchObject(OK);
		expect(await decideWith({ person: 1, business: 1 }, {})).toMatchObject(OK);
	});

	it('that to the person is told before that of the business', async () => {
		expect((await decideWith({ person: 1, business: 1 }, { textsToday: 1, pace: { ...CALM, textsToday: 1 } })).reason).toBe('daily_cap_person');
	});

	it('stop a loop in a canvas by themselves: without any setting, a person gets no 21st text', async () => {
		const standard = await businessOf();
		expect(decide(factsFor(standard, { purpose: 'answer', textsToday: 19 }))).toMatchObject(OK);
		expect(decide(factsFor(standard, { purpose: 'answer', textsToday: 20 })).reason).toBe('daily_cap_person');
	});
});

describe('an open appointment or ticket', () => {
	const matter = { openMatter: 'appointment on Tuesday' };
	const decideWith = async (openMatters: string | undefined, more: Partial<TextFacts>) => decide(factsFor(await businessOf(openMatters === undefined ? {} : { openMatters }), more));

	it('is for whoever owns it', async () => {
		expect(await decideWith(undefined, matter)).toEqual({ action: 'skip', reason: 'open_matter', escalate: true, facts: { matter: 'appointment on Tuesday' } });
		expect(await decideWith('skip', matter)).toEqual({ action: 'skip', reason: 'open_matter', facts: { matter: 'appointment on Tuesday' } });
	});

	it('is no reason where the business says so', async () => {
		expect(await decideWith('text', matter)).toMatchObject(OK);
	});

	it('may be told by the canvas, which knows better than the ledger', async () => {
		expect((await decideWith('skip', withSettings({ openMatter: 'ticket 12' }))).facts).toEqual({ matter: 'ticket 12' });
		expect((await decideWith('skip', { ...matter, ...withSettings({ openMatter: 'ticket 12' }) })).facts).toEqual({ matter: 'ticket 12' });
		expect(await decideWith('skip', { openMatter: '' })).toMatchObject(OK);
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('leaves %s alone', async (purpose) => {
		expect(await decideWith('escalate', { ...matter, purpose, ...numberFor(purpose), ...confirmed(purpose) })).toMatchObject(OK);
	});
});
