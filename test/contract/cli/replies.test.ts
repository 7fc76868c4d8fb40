import { missedCall, scratch } from './support';

const { file, remove } = scratch();
afterAll(remove);

const lines = (...records: readonly unknown[]) => records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');

describe('missed-call classify', () => {
	it('answers each line in its place, also the ones that cannot be read', async () => {
		const input = lines({ text: 'can I come in Thursday?' }, 'no json', { words: 'no text' }, { text: 'STOP' }, { text: 'r u open', now: 'soon' }, { text: 'x', timezone: 'Mars/Olympus' }, { text: '' });
		const { code, lines: out, said } = await missedCall(['classify'], { input });
		expect(out).toMatchObject([
			{ intent: 'booking', unsure: false, urgency: 'routine', method: 'model' },
			{ error: 'It is no JSON object.', unsure: true },
			{ error: 'It has no "text".', unsure: true },
			{ intent: 'opt_out', route: 'opt_out', method: 'rule' },
			{ error: expect.stringContaining('"now" is no time') },
			{ error: expect.stringContaining('"timezone" is not known') },
			{ intent: 'other', unsure: true },
		]);
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('4 lines could not be read') });
	});

	it('reads against the time and zone given, and against what was asked last', async () => {
		const input = lines(
			{ text: 'can you come tomorrow after 3', now: '2026-11-21T12:00:00-05:00', timezone: 'America/New_York' },
			{ text: 'tuesday works', context: { lastAsked: 'booking_time' } },
			{ text: 'tuesday works', context: { lastText: 'Which day works for you?' } },
		);
		const { code, lines: out } = await missedCall(['classify', file('texts.jsonl', input)]);
		expect(code).toBe(0);
		expect(out[0]).toMatchObject({ when: { from: '2026-11-22T15:00:00-05:00' } });
		expect(out.slice(1)).toMatchObject([{ intent: 'booking' }, { intent: 'booking' }]);
	});

	it('refuses two files, and tells of one that is not there', async () => {
		expect(await missedCall(['classify', 'a', 'b'])).toMatchObject({ code: 2 });
		expect(await missedCall(['classify', file('x', '') + '.none'])).toMatchObject({ code: 1 });
	});
});

describe('missed-call test-routes', () => {
	it('passes what goes where it should, and names what does not', async () => {
		const good = lines({ text: 'STOP', route: 'opt_out' }, { text: "There's water everywhere!!", route: 'emergency', urgency: 'emergency' });
		expect(await missedCall(['test-routes', file('good.jsonl', good)])).toMatchObject({ code: 0, out: expect.stringMatching(/^2 passed, 0 failed/) });
		const bad = lines({ text: 'STOP', route: 'booking' }, { text: 'hello' }, '[]');
		const { code, out } = await missedCall(['test-routes', '-'], { input: bad });
		expect(code).toBe(1);
		expect(out).toMatch(/line 1: "STOP": route is opt_out, not booking\nline 2: It has no "route".*\nline 3: It is no JSON object\.\n0 passed, 3 failed/);
	});

	it('an empty file proves nothing', async () => {
		expect(await missedCall(['test-routes', file('empty.jsonl', '')])).toMatchObject({ code: 1, out: expect.stringContaining('0 passed, 0 failed') });
	});
});
