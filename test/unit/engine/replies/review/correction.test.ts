import { classify, correctedReading, DEFAULT_ROUTES, INTENTS, resolveCorrection, reviewKindOf, ROUTES, type Classification, type SaidCorrection } from '../../../../../engine/replies';
import type { Message } from '../../../../../engine/texts';

const AT = Date.parse('2026-11-18T15:00:00-05:00');
const context = { now: AT, timezone: 'America/New_York' };
const readAs = (more: Partial<Classification>): Classification => ({ ...classify('hm', context), unsure: false, ...more });
const made = (read: Classification | undefined, said: Omit<SaidCorrection, 'by'>) => resolveCorrection(read, { by: 'dana', ...said }, AT);
const messageOf = (body: string) => ({ id: 'msg_1', body }) as Message;

describe('what a person says of a reading', () => {
	it.each(INTENTS)('an intent alone goes where its replies go: %s', (intent) => {
		expect(made(readAs({ intent: 'other', route: 'emergency', urgency: 'routine' }), { intent })).toMatchObject({ intent, route: DEFAULT_ROUTES[intent] });
	});

	it('a route alone keeps the intent that was read where that goes there, or the next that does', () => {
		const unsure = readAs({ intent: 'reschedule', also: ['quote'], route: 'person', unsure: true });
		expect(made(unsure, { route: 'booking' })).toMatchObject({ intent: 'reschedule', route: 'booking', confirmed: false });
		expect(made(unsure, { route: 'sales' })).toMatchObject({ intent: 'quote', route: 'sales' });
		expect(made(unsure, { route: 'emergency' })).toMatchObject({ intent: 'reschedule', route: 'emergency' });
	});

	it('a route alone names the intent where only one goes there, and none where several do', () => {
		const read = readAs({ intent: 'vendor', also: [], route: 'closed' });
		expect(made(read, { route: 'support' })).toMatchObject({ intent: 'support' });
		expect(made(read, { route: 'opt_out' })).toMatchObject({ intent: 'opt_out' });
		for (const route of ['sales', 'booking', 'person'] as const) expect(made(read, { route })).not.toHaveProperty('intent');
	});

	it('neither is refused', () => {
		expect(() => made(readAs({}), {})).toThrow('give its intent, its route, or both');
	});

	it('the same as was read confirms it', () => {
		const read = readAs({ intent: 'quote', route: 'sales', urgency: 'routine' });
		for (const said of [{ intent: 'quote' }, { route: 'sales' }, { intent: 'quote', route: 'sales', urgency: 'routine' }] as const) expect(made(read, said).confirmed).toBe(true);
		for (const said of [{ intent: 'question' }, { route: 'person' }, { intent: 'quote', route: 'person' }, { intent: 'quote', urgency: 'urgent' }] as const) expect(made(read, said).confirmed).toBe(false);
		// A guess that was not acted upon is not confirmed by where it would have gone.
		expect(made({ ...read, unsure: true, route: 'person' }, { intent: 'quote' }).confirmed).toBe(false);
		expect(made({ ...read, unsure: true, route: 'person' }, { route: 'person' }).confirmed).toBe(true);
		expect(made(undefined, { route: 'person' }).confirmed).toBe(false);
	});

	it('an intent of the business is let stand by its route alone', () => {
		const read = readAs({ intent: 'other', custom: 'Gift Cards', route: 'sales' });
		expect(made(read, { route: 'sales' })).toMatchObject({ custom: 'Gift Cards', confirmed: true });
		expect(made(read, { intent: 'other', route: 'sales' })).toMatchObject({ intent: 'other', confirmed: false });
		for (const said of [{ route: 'booking' }, { intent: 'quote' }, { intent: 'other', route: 'sales' }] as const) expect(made(read, said)).not.toHaveProperty('custom');
	});

	it('only what goes to emergency is one; what is none after all stays urgent unless that is said', () => {
		const read = readAs({ intent: 'service_request', route: 'emergency', urgency: 'emergency' });
		expect(made(read, { route: 'sales' }).urgency).toBe('urgent');
		expect(made(read, { route: 'sales', urgency: 'routine' }).urgency).toBe('routine');
		expect(made(readAs({ urgency: 'routine' }), { route: 'emergency', urgency: 'routine' }).urgency).toBe('emergency');
		expect(made(undefined, { intent: 'quote' }).urgency).toBe('routine');
	});

	it('is told apart for the review', () => {
		const read = readAs({ intent: 'quote', route: 'sales' });
		expect(reviewKindOf({})).toBe('unsure');
		expect(reviewKindOf({ correction: made(read, { intent: 'quote' }) })).toBe('confirmed');
		expect(reviewKindOf({ correction: made(read, { intent: 'support' }) })).toBe('corrected');
	});
});

describe('the reading after it', () => {
	const text = "Hi, it's Maria, can you come tomorrow at 3? 345 Oak Street";

	it('is sure, keeps the facts and says by whom', () => {
		const read = classify(text, context);
		const correction = made(read, { intent: 'quote' });
		expect(correctedReading({ message: messageOf(text), read }, correction)).toMatchObject({
			intent: 'quote', route: 'sales', unsure: false, confidence: 1, method: 'person', evidence: ['corrected by dana'], name: 'Maria', when: read.when, summary: expect.stringMatching(/^Asks for a price · .*Maria/),
		});
	});

	it('does not repeat the intent among the further ones, nor a note of the chat model', () => {
		const read = readAs({ intent: 'booking', also: ['quote', 'question'], note: 'x', custom: 'Own' });
		const corrected = correctedReading({ message: messageOf(text), read }, made(read, { intent: 'quote' }));
		expect(corrected.also).toEqual(['question']);
		for (const gone of ['note', 'custom']) expect(corrected).not.toHaveProperty(gone);
	});

	it('is there for a reply that was never read, and where only the route was said', () => {
		expect(correctedReading({ message: messageOf('¿cuánto cuesta?') }, made(undefined, { route: 'sales' }))).toMatchObject({ intent: 'other', route: 'sales', language: 'es', unsure: false });
	});

	it.each(ROUTES)('has the route that was said: %s', (route) => {
		const read = classify(text, context);
		expect(correctedReading({ message: messageOf(text), read }, made(read, { route })).route).toBe(route);
	});
});
