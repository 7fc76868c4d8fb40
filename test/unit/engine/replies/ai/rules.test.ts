import { classify } from '../../../../../engine/replies';
import { CONTEXT, GOOD, readWith, Scripted, UNCLEAR } from './models';

const CALM = { ...GOOD, intent: 'booking', urgency: 'routine', confidence: 1 };

describe('what no model is asked about', () => {
	it.each([
		['a keyword', 'STOP', {}],
		['an opt-out in words', 'please stop texting me', {}],
		['an opt-out beside a wish', 'stop texting me. how much is a drain cleaning?', {}],
		['an opt-in', 'START', {}],
		['a help keyword', 'HELP', {}],
		['an opt-in where they had opted out', 'yes', { optedOut: true }],
		['an emergency by rule', 'I smell gas in the kitchen', {}],
		['an emergency in words of the business', 'the vault alarm is beeping', { emergencyAdd: ['vault alarm'] }],
		['what may be an opt-out', 'knock it off with these or ring me', {}],
		['a reaction', 'Liked “We can come Thursday”', {}],
		['no words', '', {}],
		['a picture alone', '🤷', {}],
	])('%s', async (_, text, context) => {
		const model = new Scripted(CALM);
		expect(await readWith(text, model, {}, context)).toEqual(classify(text, { ...CONTEXT, ...context }));
		expect(model.asked).toEqual([]);
	});
});

it('a model opts nobody out, alone or among other things: a person reads it', async () => {
	for (const said of [{ ...GOOD, intent: 'opt_out' }, { ...GOOD, also: ['opt_out'] }]) {
		const read = await readWith(UNCLEAR, new Scripted(said));
		expect(read).toMatchObject({ route: 'person', unsure: true, note: expect.stringContaining('opt-out') });
		expect(read.intent).not.toBe('opt_out');
		expect(read.method).toBe('model');
	}
	const sure = 'How much do you charge for a drain cleaning?';
	expect(await readWith(sure, new Scripted({ ...GOOD, intent: 'opt_out' }))).toMatchObject({ intent: 'quote', route: 'person', unsure: true });
});

it('a model may see an emergency that the rules do not', async () => {
	expect(await readWith(UNCLEAR, new Scripted({ ...GOOD, urgency: 'emergency', confidence: 0.3, summary: 'The thing by the heater is dangerous' }))).toMatchObject({
		route: 'emergency',
		urgency: 'emergency',
		unsure: false,
		summary: 'EMERGENCY: The thing by the heater is dangerous',
	});
});

it('but none where the business has said that it is none', async () => {
	const text = 'so um we are kind of locked out i guess';
	const context = { emergencyRemove: ['locked_out', 'locked out'] };
	expect(classify(text, CONTEXT).urgency).toBe('emergency');
	expect((await readWith(text, new Scripted({ ...GOOD, urgency: 'emergency' }), {}, context)).urgency).toBe('urgent');
});
