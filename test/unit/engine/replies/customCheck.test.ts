import { checkCustomIntents, CUSTOM_LIMITS, type CustomIntentDraft } from '../../../../engine/replies';

const GIFTS: CustomIntentDraft = { name: 'Gift Cards', examples: ['do you sell gift cards', 'gift card for 50 dollars'], route: 'sales', active: true };
const HIRING: CustomIntentDraft = { name: 'Hiring', examples: ['are you hiring'], active: true };

it('takes what is switched on, trimmed, and keeps the order', () => {
	const drafts = [{ ...GIFTS, name: ' Gift Cards ', examples: [...GIFTS.examples, '', '  '] }, { ...HIRING, name: 'Old', active: false }, { name: '', examples: [' '], active: true }, HIRING];
	expect(checkCustomIntents(drafts)).toEqual({ ok: true, intents: [{ name: 'Gift Cards', examples: GIFTS.examples, route: 'sales' }, { name: 'Hiring', examples: ['are you hiring'] }] });
});

it('asks nothing of one that is switched off', () => {
	expect(checkCustomIntents([GIFTS, { ...GIFTS, active: false }, { name: 'booking', examples: [], active: false }])).toMatchObject({ ok: true, intents: [{ name: 'Gift Cards' }] });
});

it.each<[string, CustomIntentDraft[], RegExp]>([
	['a name twice', [GIFTS, { ...HIRING, name: 'gift-cards' }], /Two custom intents are called "Gift Cards"/],
	['no name', [{ ...HIRING, name: ' ' }], /has no name/],
	['no example', [{ ...HIRING, examples: ['', '  '] }], /"Hiring" has no example/],
	['the name of a built-in intent', [{ ...HIRING, name: 'Service Request' }], /"Service Request" is an intent/],
	['the name of a built-in output', [{ ...HIRING, name: 'needs a person' }], /is an intent or an output/],
	['a name that is too long', [{ ...HIRING, name: 'x'.repeat(CUSTOM_LIMITS.name + 1) }], /too long/],
	['an example that is too long', [{ ...HIRING, examples: ['x'.repeat(CUSTOM_LIMITS.example + 1)] }], /"Hiring" is too long/],
	['too many examples', [{ ...HIRING, examples: Array.from({ length: CUSTOM_LIMITS.examples + 1 }, (_, i) => `are you hiring ${i}`) }], /has 41 examples, and 40 is the most/],
	['too many intents', Array.from({ length: CUSTOM_LIMITS.intents + 1 }, (_, i) => ({ ...HIRING, name: `n ${i}`, examples: [`x ${i}`] })), /There are 21 custom intents, and 20/],
	['an example of two', [GIFTS, { ...HIRING, examples: ['Do you sell gift cards?'] }], /"Gift Cards" and "Hiring" share the example/],
])('refuses %s, and says how to mend it', (_, drafts, problem) => {
	expect(checkCustomIntents(drafts)).toEqual({ ok: false, problem: expect.stringMatching(problem), advice: expect.stringMatching(/\.$/) });
});

it('takes odd names and examples without harm', () => {
	const odd = ['__proto__', 'constructor', '{{ $json.x }}', '礼品卡', '🎁', '\u0000'].map((name, i) => ({ name, examples: [`${name} ${i}`], active: true }));
	expect(checkCustomIntents(odd)).toMatchObject({ ok: true });
});
