import { classify } from '../../../../../engine/replies';
import { CONTEXT, GOOD, readWith, Scripted, UNCLEAR } from './models';

describe('an answer as asked for', () => {
	it('takes the place of a reading that was unsure', async () => {
		expect(classify(UNCLEAR, CONTEXT)).toMatchObject({ unsure: true, route: 'person' });
		const model = new Scripted(GOOD);
		const read = await readWith(UNCLEAR, model, { when: 'unsure' });
		expect(model.asked).toHaveLength(1);
		expect(read).toMatchObject({ intent: 'service_request', also: ['quote'], route: 'sales', confidence: 0.9, unsure: false, urgency: 'routine', method: 'ai', summary: GOOD.summary });
		expect(read.note).toBeUndefined();
		expect(read.evidence[0]).toBe('chat model');
	});

	it('is not asked for where the built-in reading is sure, unless always', async () => {
		const text = 'How much do you charge for a drain cleaning?';
		const model = new Scripted({ ...GOOD, intent: 'booking' });
		expect(await readWith(text, model, { when: 'unsure' })).toEqual(classify(text, CONTEXT));
		expect(model.asked).toEqual([]);
		expect(await readWith(text, model)).toMatchObject({ intent: 'booking', route: 'booking', method: 'ai' });
	});

	it('leaves what was read out of the text, and adds the service where none was found', async () => {
		const text = "hm it's Maria, call me at 312-555-0142, it is about that thing";
		const built = classify(text, CONTEXT);
		expect(built).toMatchObject({ name: 'Maria', callbackNumber: '+13125550142' });
		const read = await readWith(text, new Scripted({ ...GOOD, service: 'water softener', name: 'Eve', callbackNumber: '+19005550100' }));
		expect(read).toMatchObject({ name: 'Maria', callbackNumber: '+13125550142', service: 'water softener' });
	});

	it('that is unsure of itself leaves the text to a person, with the model’s guess', async () => {
		expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, confidence: 0.4 }))).toMatchObject({ intent: 'service_request', route: 'person', unsure: true, method: 'ai' });
		expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, confidence: 0.4 }), { leastConfidence: 0.3 })).toMatchObject({ route: 'sales', unsure: false });
	});

	it('that is less sure than the built-in reading changes nothing', async () => {
		const text = 'How much do you charge for a drain cleaning?';
		const read = await readWith(text, new Scripted({ ...GOOD, intent: 'booking', confidence: 0.3 }));
		expect(read).toEqual({ ...classify(text, CONTEXT), note: expect.stringContaining('not sure') });
	});

	it('closes a text only when it is quite sure', async () => {
		expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, intent: 'vendor', also: [], confidence: 0.8 }))).toMatchObject({ route: 'person', unsure: true });
		expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, intent: 'vendor', also: [], confidence: 0.95 }))).toMatchObject({ route: 'closed', unsure: false });
	});

	it('names custom intents too, with their route', async () => {
		const customIntents = [{ name: 'Gift Cards', examples: ['do you sell gift cards'], route: 'sales' as const }, { name: 'Hiring', examples: ['are you hiring'] }];
		const model = new Scripted({ ...GOOD, intent: 'gift_cards', also: [] });
		expect(await readWith(UNCLEAR, model, {}, { customIntents })).toMatchObject({ intent: 'other', custom: 'Gift Cards', route: 'sales', method: 'ai' });
		expect(model.asked[0]?.system).toContain('- Gift Cards: like "do you sell gift cards"');
		expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, intent: 'HIRING' }), {}, { customIntents })).toMatchObject({ custom: 'Hiring', route: 'person', unsure: false });
	});
});

describe('an answer that is not quite as asked for', () => {
	const json = JSON.stringify(GOOD, null, 2);
	it.each([
		['in a code fence', '```json\n' + json + '\n```'],
		['behind prose', `Sure! Here's what I make of it:\n\n${json}\n\nLet me know if that's {ok}.`],
		['behind thoughts', `<think>{"intent":"vendor"} maybe? no.</think>${json}`],
		['with a comma too many', json.replace('0.9\n', '0.9,\n')],
		['wrapped', JSON.stringify({ answer: GOOD })],
		['in an array', JSON.stringify([GOOD])],
		['said twice over', `${json}\n${json}`],
		['in other letters', JSON.stringify({ ...GOOD, intent: ' Service-Request ', urgency: 'ROUTINE' })],
		['with confidence in words', JSON.stringify({ ...GOOD, confidence: '90%' })],
		['with confidence of a hundred', JSON.stringify({ ...GOOD, confidence: 90 })],
		['with one further intent as text', JSON.stringify({ ...GOOD, also: 'quote' })],
	])('is understood %s', async (_, answer) => {
		const model = new Scripted(answer);
		expect(await readWith(UNCLEAR, model)).toMatchObject({ intent: 'service_request', also: ['quote'], confidence: 0.9, urgency: 'routine', method: 'ai' });
		expect(model.asked).toHaveLength(1);
	});

	it('loses what is of the wrong kind and can be done without', async () => {
		const read = await readWith(UNCLEAR, new Scripted({ ...GOOD, also: [1, 'nonsense', 'quote', 'service_request', null], service: 5, summary: ['x'] }));
		expect(read).toMatchObject({ method: 'ai', also: ['quote'] });
		expect(read.summary).toContain(UNCLEAR);
	});
});

describe('an answer that cannot be used', () => {
	const BAD: ReadonlyArray<readonly [string, unknown, RegExp]> = [
		['an unknown intent', { ...GOOD, intent: 'refund' }, /"intent" was no name/],
		['a missing intent', { also: [], urgency: 'routine', confidence: 1 }, /no JSON object/],
		['an intent that only words can have', { ...GOOD, intent: 'opt_in' }, /"intent" was no name/],
		['an intent of the wrong kind', { ...GOOD, intent: ['booking'] }, /"intent" was no name/],
		['an unknown urgency', { ...GOOD, urgency: 'high' }, /"urgency" was none/],
		['no confidence', { ...GOOD, confidence: undefined }, /"confidence" was no number/],
		['a confidence beyond 1', { ...GOOD, confidence: 1e9 }, /"confidence" was no number/],
		['prose', 'I think they want to book a visit.', /no JSON object/],
		['nothing', '', /no JSON object/],
		['half an object', '{"intent": "booking", "urgency"', /no JSON object/],
		['two answers', '{"intent":"booking"} {"intent":"vendor"}', /more than one/],
		['a flood', 'x'.repeat(50_000), /far too long/],
		['brackets without end', '{'.repeat(19_000), /no JSON object/],
	];

	it.each(BAD)('%s: the model is asked once more, told what was wrong', async (_, answer, fault) => {
		const model = new Scripted(answer, GOOD);
		expect(await readWith(UNCLEAR, model)).toMatchObject({ intent: 'service_request', method: 'ai' });
		expect(model.asked).toHaveLength(2);
		expect(model.asked[1]?.system).toMatch(fault);
		expect(model.asked[1]?.user).toBe(model.asked[0]?.user);
	});

	it.each(BAD)('%s, twice: the built-in reading, for a person, with a note', async (_, answer) => {
		const model = new Scripted(answer);
		const sure = 'How much do you charge for a drain cleaning?';
		const built = classify(sure, CONTEXT);
		expect(await readWith(sure, model)).toMatchObject({ intent: built.intent, confidence: built.confidence, method: 'model', route: 'person', unsure: true, note: expect.stringContaining('no usable answer') });
		expect(model.asked).toHaveLength(2);
	});

	it('leaves an outage without consequence: the built-in reading as it is', async () => {
		const sure = 'How much do you charge for a drain cleaning?';
		for (const text of [sure, UNCLEAR]) {
			expect(await readWith(text, new Scripted(new Error('503')))).toEqual({ ...classify(text, CONTEXT), note: expect.stringContaining('could not be asked') });
			expect(await readWith(text, new Scripted('nonsense', new Error('503')))).toEqual({ ...classify(text, CONTEXT), note: expect.stringContaining('could not be asked') });
		}
	});
});

it('tells the model what is known, each as data', async () => {
	const model = new Scripted(GOOD);
	await readWith('the thing', model, { business: { name: 'Bay <b>Plumbing</b>', open: false } }, { lastText: 'Where should\nwe come?', emergencyAdd: ['sewage smell'], emergencyRemove: ['locked_out'] });
	const prompt = model.asked.at(-1);
	expect(JSON.parse(prompt?.user ?? '')).toEqual({ business: 'Bay ‹b›Plumbing‹/b›', trade: 'plumbing', now: 'the business is closed', asked: 'Where should we come?', message: 'the thing' });
	expect(prompt?.system).toContain('an emergency as well: "sewage smell"');
	expect(prompt?.system).toContain('no emergency: "locked out"');
});
