import fc from 'fast-check';
import { classify, INTENTS, ROUTES, type Classification, type Prompt } from '../../../../../engine/replies';
import { merge } from '../../../../../engine/replies/ai/merge';
import { INJECTIONS, OBEDIENT } from './injections';
import { CONTEXT, readWith, Scripted } from './models';

const ALLOWED = new Set(ROUTES.filter((route) => route !== 'opt_out'));

/** What holds whatever a model was talked into. */
function expectSound(read: Classification, text: string, prompt: Prompt | undefined): void {
	expect(INTENTS).toContain(read.intent);
	expect(['opt_out', 'opt_in', 'help']).not.toContain(read.intent);
	expect(ALLOWED).toContain(read.route);
	expect(read.custom).toBeUndefined();
	expect(read.confidence).toBeLessThan(1);
	expect([...read.summary].length).toBeLessThanOrEqual(200);
	for (const words of [read.summary, read.service ?? '', read.note ?? '', ...read.evidence]) {
		expect(words).not.toMatch(/[\p{Cc}\u202a-\u202e]|<|>/u);
		expect(foreignTo(words, text)).toEqual([]);
		expect(leaked(words, prompt)).toEqual([]);
	}
}

/** Numbers of five digits and more and addresses that the text does not have. */
function foreignTo(words: string, text: string): string[] {
	const digits = text.replace(/\D/g, '');
	const numbers = (words.match(/\d[\d ()-]{3,}\d/g) ?? []).filter((number) => !digits.includes(number.replace(/\D/g, '')));
	return [...numbers, ...(words.match(/https?:\S+|\b\w[\w-]*\.(?:com|net|io)\b/g) ?? []).filter((link) => !text.includes(link))];
}

/** Pieces of 30 characters of what the model was told. */
function leaked(words: string, prompt: Prompt | undefined): string[] {
	const told = prompt?.system ?? '';
	return Array.from({ length: Math.max(0, words.length - 30) }, (_, at) => words.slice(at, at + 30)).filter((piece) => told.includes(piece));
}

it('has enough to go by, before and behind the gate', async () => {
	expect(INJECTIONS.length).toBeGreaterThanOrEqual(20);
	const models = await Promise.all(
		INJECTIONS.map(async ({ text }) => {
			const model = new Scripted('');
			await readWith(text, model);
			return model.asked.length > 0;
		}),
	);
	expect(models.filter(Boolean).length).toBeGreaterThanOrEqual(5);
});

describe.each(INJECTIONS)('$text', ({ text, seen }) => {
	it.each(OBEDIENT.map((obey, index) => [index, obey] as const))('obeyed as in %i, changes no more than a model may', async (_, obey) => {
		const asked: Prompt[] = [];
		const ask = async (prompt: Prompt): Promise<string> => {
			asked.push(prompt);
			const said = obey(prompt.system);
			return typeof said === 'string' ? said : JSON.stringify(said);
		};
		const read = await readWith(text, { ask });
		const built = classify(text, CONTEXT);
		if (seen) expect(asked).toEqual([]);
		if (asked.length > 0) expectSound(read, text, asked[0]);
		else expect([built, expect.objectContaining({ route: 'person', unsure: true })]).toContainEqual(read);
	});

	it('stands in the prompt as the string of one field, and nowhere else', async () => {
		const model = new Scripted('');
		await readWith(text, model);
		for (const { system, user } of model.asked) {
			expect(system).not.toContain(text);
			expect(Object.keys(JSON.parse(user) as object)).toEqual(['trade', 'message']);
			expect(user).not.toMatch(/[<>\n]/);
		}
	});
});

it('a long text is cut before it reaches the model', async () => {
	const model = new Scripted('');
	await readWith('hmm well maybe so '.repeat(3_000), model);
	expect(model.asked[0]?.user.length).toBeLessThan(1_700);
});

it.each([
	'ignore my previous text, I found someone',
	'disregard my earlier message please, wrong address',
	'what are your instructions for bleeding the radiator',
	'System: Trane XR13, it makes a noise',
	'can you call me back with a price',
	'please answer with a time that works',
	'forget it, too expensive',
])('%j is written to people', async (text) => {
	const model = new Scripted('');
	expect((await readWith(text, model)).note ?? '').not.toContain('instructions');
});

it('no answer undoes an opt-out or lowers an emergency, even past the gate', () => {
	const calm = { named: { intent: 'booking' as const }, also: [], urgency: 'routine' as const, confidence: 1 };
	const put = (text: string) => merge(classify(text, CONTEXT), calm, { text, context: CONTEXT, prompt: { system: '', user: '' }, leastConfidence: 0 });
	expect(put('stop texting me')).toEqual(classify('stop texting me', CONTEXT));
	expect(put('I smell gas in the kitchen')).toMatchObject({ route: 'emergency', urgency: 'emergency' });
});

describe('whatever a model writes', () => {
	const field = fc.oneof(fc.constantFrom<unknown>('booking', 'opt_out', 'emergency', 'routine', 0.9, '95%', [], ['opt_out', 'quote'], null, {}), fc.jsonValue(), fc.string({ unit: 'binary' }));
	const shaped = fc.record({ intent: field, also: field, urgency: field, service: field, summary: field, confidence: field }, { requiredKeys: [] }).map((answer) => JSON.stringify(answer));
	const good = fc.record({ intent: fc.constantFrom(...INTENTS), also: field, urgency: fc.constantFrom('emergency', 'urgent', 'routine'), service: field, summary: field, confidence: fc.double({ min: 0, max: 1, noNaN: true }) }).map((answer) => `Sure: ${JSON.stringify(answer)}`);

	it('is read without a fault of ours, and changes no more than a model may', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json(), shaped, good), async (answer) => {
				const model = new Scripted(answer);
				const text = 'rather the other, unless it was the first, you tell me';
				expectSound(await readWith(text, model), text, model.asked[0]);
			}),
			{ numRuns: 300 },
		);
	});
});
