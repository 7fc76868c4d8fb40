import { classify, type CustomIntent } from '../../../../engine/replies';

const CONTEXT = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago' };

const GIFT_CARD: CustomIntent = {
	name: 'gift_card',
	examples: ['do you sell gift cards', 'I want to buy a gift certificate for my sister', 'can I get a gift card online', 'gift card for 50 dollars please'],
	route: 'sales',
};
const HIRING: CustomIntent = {
	name: 'hiring',
	examples: ['are you hiring', 'I want to apply for the job', 'do you have any openings for apprentices', 'where can I send my resume'],
};
const OWN = [GIFT_CARD, HIRING];

describe('intents of the business’s own', () => {
	it('take part at once, on texts that are like their examples', () => {
		expect(classify('hi do you sell gift cards at the counter', { ...CONTEXT, customIntents: OWN })).toMatchObject({ custom: 'gift_card', intent: 'other', method: 'model' });
		expect(classify('are you guys hiring apprentices', { ...CONTEXT, customIntents: OWN })).toMatchObject({ custom: 'hiring', intent: 'other' });
	});

	it('have the route that they were given, else a person', () => {
		const settings = { ...CONTEXT, threshold: 0, customIntents: OWN };
		expect(classify('do you sell gift cards', settings).route).toBe('sales');
		expect(classify('are you hiring', settings).route).toBe('person');
	});

	it.each(['how much for a drain clean', 'can I come in thursday', 'thanks so much', 'who is this', 'leak under the sink'])('leave %j alone', (text) => {
		const plain = classify(text, CONTEXT);
		expect(classify(text, { ...CONTEXT, customIntents: OWN })).toEqual(plain);
	});

	it('never come before opt-outs and emergencies', () => {
		const greedy = [{ name: 'mine', examples: ['stop', 'STOP texting me', 'basement is flooding'] }];
		expect(classify('STOP', { ...CONTEXT, customIntents: greedy }).intent).toBe('opt_out');
		expect(classify('basement is flooding', { ...CONTEXT, customIntents: greedy })).toMatchObject({ route: 'emergency' });
	});

	it('do not mind odd settings', () => {
		const odd: CustomIntent[] = [
			{ name: '', examples: [] },
			{ name: '__proto__', examples: ['', '\u0000', '👍', 'x'.repeat(100_000)] },
			...Array.from({ length: 500 }, (_, i) => ({ name: `n${i}`, examples: ['...'] })),
		];
		expect(classify('hello there', { ...CONTEXT, customIntents: odd }).custom).toBeUndefined();
		expect(classify('', { ...CONTEXT, customIntents: odd }).custom).toBeUndefined();
	});
});
