import { plausible } from '../../../../../engine/replies/ai/plausible';
import { writePrompt } from '../../../../../engine/replies/ai/prompt';
import { CONTEXT } from './models';

const TEXT = 'hi its Maria, the 50 gallon heater from acme-heaters.com at 12 Oak leaks, call 312-555-0142';
const CUSTOM = [{ name: 'Estate Sales', examples: ['we are clearing out the house of my late aunt next week'] }];
const PROMPT = writePrompt(TEXT, { ...CONTEXT, customIntents: CUSTOM, emergencyAdd: ['sewage coming up through the floor of the basement bathroom'] }, {});
const shown = (words: string) => plausible(words, TEXT, PROMPT, 120);

it.each([
	'Maria’s 50 gallon heater from acme-heaters.com leaks at 12 Oak',
	'Wants a call at 312-555-0142 about a leaking heater',
	'Wants to cancel an appointment',
	'Quiere que la llamen por el calentador',
	'热水器漏水',
])('shows %j', (words) => {
	expect(shown(words)).toBe(words);
});

it('shows it on one line, cut to length', () => {
	expect(shown('Heater\n\u202eleaks\u0000')).toBe('Heater leaks');
	expect([...(shown('leaks and '.repeat(30)) ?? '')]).toHaveLength(120);
});

it.each([
	['a piece of the task', 'Was given the words of a stranger to sort'],
	['a piece of the list', 'Tells of something that needs doing, without asking for a time'],
	['an example of the business', 'We are clearing out the house of my late aunt'],
	['words of the business', 'Has sewage coming up through the floor of the basement'],
	['a name of a field', 'The intent is to book'],
	['a name of the list', 'Filed under service_request'],
	['talk about machinery', 'As an AI I cannot tell'],
	['another number', 'Call 900-555-0199 about the heater'],
	['another amount', 'Owes 950 dollars'],
	['an address of a page', 'Heater leaks, see pay.evil-example.net'],
	['a link', 'Heater leaks http://x'],
	['a mailbox', 'Write to owner@evil'],
	['JSON', '{"summary": "leaks"}'],
	['an expression', 'Leaks {{ $json.secret }}'],
	['markup', 'Leaks <b>badly</b>'],
	['code', 'Leaks `rm`'],
	['one endless word', `Leaks ${'ab'.repeat(30)}`],
	['nothing', ' '],
	['marks alone', '!!! ???'],
	['a flood', 'leaks '.repeat(200)],
])('drops %s', (_, words) => {
	expect(shown(words)).toBeUndefined();
});
