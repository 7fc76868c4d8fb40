import { decide, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, DAY, factsFor, NIGHT, QUIET_ENDS, withSettings } from './facts';

const inShadow = async (more: Partial<TextFacts> = {}, profile: object = {}) => decide(factsFor(await businessOf({ mode: 'shadow', ...profile }), more));

describe('shadow mode', () => {
	it.each(TEXT_PURPOSES)('%s does not go, and the decision says that it would have', async (purpose) => {
		const optedOutAt = purpose === 'opt_out_confirmation' ? DAY : undefined;
		expect(await inShadow({ purpose, optedOutAt })).toEqual({ action: 'skip', reason: 'shadow', template: purpose === 'first_text' ? 'open' : purpose, facts: { would: 'text' } });
	});

	it('says what would have waited, for what and until when', async () => {
		expect(await inShadow({ purpose: 'follow_up', now: NIGHT })).toEqual({
			action: 'skip',
			reason: 'shadow',
			template: 'follow_up',
			facts: { zone: 'America/New_York', rule: 'own', would: 'hold', wouldReason: 'quiet_hours', wouldUntil: QUIET_ENDS },
		});
		expect((await inShadow({}, { graceSeconds: 60 })).facts).toMatchObject({ would: 'hold', wouldReason: 'grace_period', wouldUntil: DAY + 50_000 });
	});

	it('what would not have gone has its own reason, and a person is called as they would have been', async () => {
		expect(await inShadow({ optedOutAt: DAY })).toEqual({ action: 'skip', reason: 'opted_out', facts: { optedOutAt: DAY } });
		expect(await inShadow({ lineType: 'landline' })).toMatchObject({ reason: 'landline', escalate: true });
	});

	it('stops nobody’s sending: a breaker that would have opened is only told', async () => {
		const pace = { textsToday: 0, textsLastHour: 9_999, optOutsLastHour: 0, filteredLastHour: 0 };
		const decision = await inShadow({ pace });
		expect(decision).toMatchObject({ action: 'skip', reason: 'shadow', facts: { would: 'hold', wouldReason: 'circuit_open' } });
		expect(decision).not.toHaveProperty('until');
	});

	it('may be set for one node of a live business', async () => {
		const live = await businessOf();
		expect(decide(factsFor(live, withSettings({ shadow: true })))).toMatchObject({ action: 'skip', reason: 'shadow' });
		expect(decide(factsFor(live, withSettings({ shadow: false })))).toMatchObject({ action: 'text' });
	});

	it('of a business is taken back by no node', async () => {
		expect(await inShadow(withSettings({ shadow: false }))).toMatchObject({ action: 'skip', reason: 'shadow' });
	});
});
