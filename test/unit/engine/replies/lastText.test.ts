import { classify, lastTextBefore } from '../../../../engine/replies';
import type { Message } from '../../../../engine/texts';

const THEM = '+14155550123';
const US = '+14155550100';
let made = 0;
const text = (direction: 'in' | 'out', body: string, more: Partial<Message> = {}): Message => ({
	id: `m${(made += 1)}`,
	businessId: 'bayside',
	direction,
	system: 'twilio',
	account: 'AC1',
	from: direction === 'in' ? THEM : US,
	to: direction === 'in' ? US : THEM,
	body,
	media: [],
	status: direction === 'in' ? 'received' : 'delivered',
	at: made,
	attempt: 1,
	...more,
});
const before = (...messages: Message[]) => lastTextBefore(messages, messages.at(-1) as Message);

it('is the last of ours that went out to this person before they wrote', () => {
	expect(before(text('out', 'Sorry we missed you'), text('in', 'hi'), text('out', 'Which day works?'), text('in', 'tuesday'))).toBe('Which day works?');
	expect(before(text('in', 'hi'))).toBeUndefined();
	expect(lastTextBefore([text('out', 'Which day works?')], text('in', 'tuesday'))).toBeUndefined();
	const reply = text('in', 'tuesday');
	expect(lastTextBefore([text('out', 'Which day works?'), reply, text('out', 'What is the address?')], reply)).toBe('Which day works?');
});

it.each<[string, Partial<Message>]>([
	['was held', { status: 'held' }],
	['was refused', { status: 'failed' }],
	['did not arrive', { status: 'undelivered' }],
	['would have gone but for shadow mode', { status: 'shadow' }],
	['went to the team', { to: '+14155550111', purpose: 'team_alert' }],
	['had no words', { body: '' }],
])('is not one that %s', (_, more) => {
	expect(before(text('out', 'Which day works?'), text('out', 'Where should we come?', more), text('in', 'tuesday'))).toBe('Which day works?');
});

it('counts for a second text that goes on, not for thanks after the answer', () => {
	const asked = text('out', 'Which day works?');
	expect(before(asked, text('in', 'hi its Maria'), text('in', 'tuesday'))).toBe('Which day works?');
	expect(before(asked, text('in', 'tuesday'), text('in', 'Great, thank you!'))).toBeUndefined();
	expect(before(asked, text('in', 'ok'))).toBe('Which day works?');
	expect(before(asked, text('in', 'tuesday'), text('in', 'thank you '.repeat(5_000)))).toBeUndefined();
});

it('gives a short answer its meaning', () => {
	const context = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago' };
	const read = (words: string, lastText?: string) => classify(words, { ...context, ...(lastText === undefined ? {} : { lastText }) }).intent;
	expect(read('the second one', 'Openings: 9am or 2pm. Which one?')).toBe('booking');
	expect(read('345 Oak st', 'What is the address?')).toBe('service_request');
	expect(read('345 Oak st')).toBe('other');
});

it('what the person is known to write is taken where the text gives no sign', () => {
	const context = { now: 0, timezone: 'UTC' };
	expect(classify('ok', { ...context, language: 'es' }).language).toBe('es');
	expect(classify('345', { ...context, language: 'es' }).language).toBe('es');
	expect(classify('ok', context).language).toBe('en');
	expect(classify('ok thanks', { ...context, language: 'es' }).language).toBe('en');
	expect(classify('how much is it to fix the sink', { ...context, language: 'es' }).language).toBe('en');
	expect(classify('cuánto cuesta arreglar el baño', { ...context, language: 'en' }).language).toBe('es');
});
