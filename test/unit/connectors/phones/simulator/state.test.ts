import { simulatorState } from '../../../../../connectors/phones/simulator';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const OTHER = '+14155550111';
const text = (body: string, to = BUSINESS_NUMBER) => company.text({ action: 'text', from: CALLER, to, body });
const lines = (events: readonly { text: string }[]) => events.map((event) => event.text);

it('names the numbers, their triggers and their team', () => {
	const team = [{ name: 'Dana', number: '+14155550150' }];
	const state = simulatorState(company.store, { businesses: [{ name: 'Harbor Plumbing & Sons', numbers: [BUSINESS_NUMBER], team }] });
	expect(state.numbers).toEqual([{ number: BUSINESS_NUMBER, name: 'Harbor Plumbing & Sons', calls: '/webhook/x/calls', texts: '/webhook/x/texts', team }]);
	expect(simulatorState(company.store).numbers).toMatchObject([{ name: 'Harbor Plumbing', team: [] }]);
});

it('is plain JSON', () => {
	company.dial();
	text('hello');
	const state = simulatorState(company.store);
	expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

it('gives only the texts that are new', () => {
	text('one');
	const first = simulatorState(company.store);
	expect(first).toMatchObject({ after: 0, texts: [{ body: 'one' }] });
	expect(simulatorState(company.store, { since: first.cursor })).toMatchObject({ after: first.cursor, texts: [], cursor: first.cursor });
	text('two');
	text('three');
	const second = simulatorState(company.store, { since: first.cursor });
	expect(second.texts.map((one) => one.body)).toEqual(['two', 'three']);
	expect(second.after).toBe(first.cursor);
});

it.each([999, -3, Number.NaN, 1.5, Number.POSITIVE_INFINITY])('gives all texts when asked for those since %p, which it never said', (since) => {
	text('one');
	expect(simulatorState(company.store, { since })).toMatchObject({ after: 0, texts: [{ body: 'one' }] });
});

it('keeps the numbers of different businesses apart', async () => {
	company.store.numbers.register(OTHER, 'calls', '/webhook/y/calls');
	company.store.numbers.register(OTHER, 'texts', '/webhook/y/texts');
	text('to the first');
	text('to the other', OTHER);
	await company.sender().send({ from: OTHER, to: BUSINESS_NUMBER, body: 'from the other to the first', media: [] });
	company.dial();
	company.dial({}, { to: OTHER });
	const state = simulatorState(company.store, { businessNumber: OTHER });
	expect(state.texts.map((one) => one.body)).toEqual(['to the other', 'from the other to the first']);
	expect(state.calls.map((call) => call.to)).toEqual([OTHER]);
	expect(simulatorState(company.store).numbers).toHaveLength(2);
});

it('tells what the company saw of a call, in order with what the system did', () => {
	const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000);
	const plan = { afterMissed: 'voicemail' } as const;
	const callId = company.dial(plan);
	clock.mockReturnValue(21_000);
	company.call({ action: 'no_answer', callId }, plan);
	clock.mockReturnValue(30_000);
	company.call({ action: 'voicemail', callId, seconds: 1 }, plan);
	const events = [
		{ at: 21_000, kind: 'call_judged', text: 'Missed.' },
		{ at: 22_000, kind: 'decision', text: 'Text.' },
	];
	expect(lines(simulatorState(company.store, { events }).events)).toEqual([
		'+1 415 555 0123 is calling.',
		'Nobody picked up within 20 seconds.',
		'Missed.',
		'Text.',
		'The caller left a message of 1 second.',
	]);
});

it.each([
	[['answer', 'hang_up'], { seconds: 5 }, {}, ['Somebody picked up.', 'The call ended after 5 seconds.']],
	[['hang_up'], { seconds: 0 }, {}, ['The caller hung up at once.']],
	[['hang_up'], { seconds: 7 }, {}, ['The caller hung up after 7 seconds of ringing.']],
	[['no_answer', 'hang_up'], { seconds: 4 }, { afterMissed: 'voicemail' as const }, ['Nobody picked up within 4 seconds.', 'The caller hung up without leaving a message.']],
	[[], {}, { mode: 'all_missed' as const }, ['Nobody is rung: every call to this number counts as missed.']],
])('tells the end of a call: %j', (actions, more, plan, told) => {
	const callId = company.dial(plan);
	for (const action of actions) company.call({ action, callId, ...more }, plan);
	expect(lines(simulatorState(company.store).events).slice(1)).toEqual(told);
});

it('does not tell the number of a caller who withheld it', () => {
	company.dial({}, { withheld: true });
	expect(lines(simulatorState(company.store).events)).toEqual(['A withheld number is calling.']);
});

it('stays small however much there is', () => {
	for (let i = 0; i < 60; i += 1) company.dial();
	for (let i = 0; i < 320; i += 1) text(`text ${i}`);
	const events = Array.from({ length: 500 }, (_, i) => ({ at: i, kind: 'decision', text: `line ${i}` }));
	const state = simulatorState(company.store, { events });
	expect(state.calls).toHaveLength(30);
	expect(state.events).toHaveLength(80);
	expect(state.texts).toHaveLength(300);
	expect(state.texts.at(-1)?.body).toBe('text 319');
});
