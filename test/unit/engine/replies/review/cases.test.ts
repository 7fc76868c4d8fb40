import type { BusinessProfile } from '../../../../../engine/business';
import { classify, resolveCorrection, routeTestOf, trainingCaseOf, trainingLine, type ReviewedReply, type SaidCorrection, type TrainingCase } from '../../../../../engine/replies';
import { profileOf } from '../../business/profiles';

const AT = Date.parse('2026-11-18T15:00:00-05:00');
const QUESTION = 'Which day works for you, Ann?';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await profileOf({ id: 'bayside', industry: 'dental', emergency: { add: ['knocked out'], remove: [] }, team: [{ id: 'dana', name: 'Dana', phone: '+14155550130' }] });
});

function looked(body: string, said: Omit<SaidCorrection, 'by'> | undefined, more: Partial<ReviewedReply> = {}): ReviewedReply {
	const read = classify(body, { now: AT, timezone: 'UTC' });
	return {
		message: { id: 'msg_1', businessId: 'bayside', direction: 'in', system: 's', account: 'a', from: '+14155550120', to: '+14155550100', body, media: [], status: 'received', at: AT, attempt: 0 },
		read,
		...(said ? { correction: resolveCorrection(read, { by: 'dana', ...said }, AT) } : {}),
		reviewAt: AT,
		names: ['Ann Lee'],
		addresses: [],
		...more,
	};
}

describe('a case to learn from', () => {
	it('has the columns of the training texts, and nothing that leads to the person', () => {
		const made = trainingCaseOf(looked('Ann here, tuesday works.\nDana has my number, 415-867-5309', { intent: 'booking' }, { lastText: QUESTION }), profile);
		expect(made).toEqual({ intent: 'booking', urgency: expect.any(String), trade: 'dental', lang: 'en', asked: 'time', also: expect.any(Array), text: 'Sam here, tuesday works.\nSam has my number, 202-555-0100' });
		expect(trainingLine(made as TrainingCase).split('\t')).toHaveLength(7);
		expect(trainingLine(made as TrainingCase)).toContain('works.\\nSam has');
	});

	it('has further intents only beside the intent that was read', () => {
		const read = { ...classify('hm', { now: AT, timezone: 'UTC' }), intent: 'booking' as const, also: ['quote' as const], route: 'booking' as const };
		const as = (said: Omit<SaidCorrection, 'by'>) => trainingCaseOf({ ...looked('hm', undefined), read, correction: resolveCorrection(read, { by: 'dana', ...said }, AT) }, profile);
		expect(as({ intent: 'booking' })).toMatchObject({ also: ['quote'] });
		expect(as({ intent: 'support' })).toMatchObject({ also: [] });
	});

	it.each<[string, ReviewedReply]>([
		['unsure', looked('hm', undefined)],
		['no_text', looked(' \n', { intent: 'other' })],
		['no_intent', looked('How much do you charge for a cleaning?', { route: 'closed' })],
		['other_language', looked('je voudrais un rendez vous demain avec vous', { intent: 'booking' })],
	])('is none where it is %s', (why, reviewed) => {
		expect(trainingCaseOf(reviewed, profile)).toBe(why);
	});

	it('is none of an intent of the business, and neither is a test', () => {
		const read = { ...classify('gift card?', { now: AT, timezone: 'UTC' }), intent: 'other' as const, custom: 'Gift Cards', route: 'sales' as const };
		const reviewed = { ...looked('gift card?', undefined), read, correction: resolveCorrection(read, { by: 'dana', route: 'sales' }, AT) };
		expect(trainingCaseOf(reviewed, profile)).toBe('own_intent');
		expect(routeTestOf(reviewed, profile)).toBe('own_intent');
	});

	it.each(['a\tb', 'a\r\nb', 'a\u2028b', '\n\n'])('is one line of seven columns, whatever the text: %j', (text) => {
		const line = trainingLine({ intent: 'other', urgency: 'routine', trade: 'generic', lang: 'en', asked: '-', also: ['quote', 'support'], text });
		expect(line.split('\t')).toHaveLength(7);
		expect(line).not.toMatch(/[\r\n\u2028]/);
		expect(line).toContain('quote,support');
	});
});

describe('a test of a route', () => {
	it('carries what the text was read against, and our question only by its kind', () => {
		const made = routeTestOf(looked('tuesday works', { intent: 'booking' }, { lastText: QUESTION, language: 'es' }), profile);
		expect(made).toEqual({
			text: 'tuesday works', route: 'booking', vertical: 'dental', country: 'US', timezone: profile.timezone, now: '2026-11-18T20:00:00.000Z', language: 'es',
			context: { lastAsked: 'booking_time' }, emergency: { add: ['knocked out'], remove: [] }, business: 'bayside', reply: 'msg_1',
		});
	});

	it('is made of the route alone too, and of none that nobody has looked at', () => {
		expect(routeTestOf(looked('asdf', { route: 'closed' }), profile)).toMatchObject({ route: 'closed' });
		expect(routeTestOf(looked('hm', undefined), profile)).toBe('unsure');
		expect(routeTestOf(looked('', { route: 'closed' }), profile)).toBe('no_text');
	});
});
