import { INDUSTRIES, type BusinessProfile } from '../../../../engine/business';
import type { KeptQualification } from '../../../../engine/conversations';
import { askedIn, askIn, mergeQualification, PRESET_QUESTIONS, qualify, questionBefore, questionKey, questionsOf, readAsAnswer, type QualificationFacts } from '../../../../engine/qualification';
import { classify, type Classification } from '../../../../engine/replies';
import { measureText, type Message } from '../../../../engine/texts';
import { profileOf } from '../business/profiles';

const NOW = Date.parse('2026-03-10T11:00:00-04:00');
const QUESTIONS = [
	{ id: 'what', kind: 'service', ask: 'What happened?' },
	{ id: 'address', kind: 'address', ask: 'What is the address?', ask_es: '¿A qué domicilio vamos?' },
] as const;

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await profileOf({ qualification: { questions: QUESTIONS } });
});

const read = (more: Partial<Classification>): Classification => {
	const { service: _s, when: _w, name: _n, address: _a, ...plain } = classify('hello', { now: NOW, timezone: 'America/New_York' });
	return { ...plain, route: 'booking', intent: 'booking', also: [], urgency: 'routine', unsure: false, ...more };
};
const facts = (more: Partial<QualificationFacts>): QualificationFacts => ({ profile, classification: read({}), reply: { id: 'msg_1', body: 'Tomorrow?', media: [], at: NOW }, asked: [], humanActive: false, ...more });
const said = (body: string, media: readonly string[] = []) => ({ id: 'msg_2', body, media, at: NOW });
const BEGUN: KeptQualification = { route: 'booking', answers: {} };

describe('which question comes next', () => {
	it('the first that nothing is known of, then the other, then none', () => {
		expect(qualify(facts({}))).toMatchObject({ route: 'booking', answers: {}, next: { id: 'what' }, complete: false });
		const second = qualify(facts({ kept: BEGUN, asked: ['what'], pending: QUESTIONS[0], reply: said('the boiler went bang') }));
		expect(second).toMatchObject({ answers: { what: { text: 'the boiler went bang', read: false, replyId: 'msg_2' } }, next: { id: 'address' } });
		const done = qualify(facts({ kept: { ...BEGUN, answers: second?.answers ?? {} }, asked: ['what', 'address'], pending: QUESTIONS[1], classification: read({ address: '12 Elm St' }), reply: said("it's 12 Elm St thanks") }));
		expect(done).toMatchObject({ answers: { what: { text: 'the boiler went bang' }, address: { text: '12 Elm St', read: true } }, complete: true });
		expect(done).not.toHaveProperty('next');
	});

	it('none of what the text says already, or is known of the person', () => {
		expect(qualify(facts({ classification: read({ service: 'water heater' }) }))).toMatchObject({ next: { id: 'address' } });
		expect(qualify(facts({ classification: read({ service: 'water heater', address: '12 Elm St' }) }))).toMatchObject({ complete: true });
		expect(qualify(facts({ classification: read({ service: 'water heater' }), person: { address: '9 Oak St' } }))).toMatchObject({ complete: true, answers: { address: { text: '9 Oak St', read: true } } });
	});

	it('is put once, answered or not', () => {
		for (const [body, intent] of [['how much is it?', 'quote'], ['ok', 'acknowledgement']] as const) {
			const now = qualify(facts({ kept: BEGUN, asked: ['what'], pending: QUESTIONS[0], classification: read({ intent }), reply: said(body) }));
			expect(now).toMatchObject({ answers: {}, next: { id: 'address' } });
		}
		expect(qualify(facts({ kept: BEGUN, asked: ['what', 'address'] }))).toMatchObject({ answers: {}, complete: true });
	});

	it('a photo is answered by a picture only, a time by a time', async () => {
		const own = await profileOf({ qualification: { questions: [{ id: 'pic', kind: 'photo', ask: 'A photo?' }, { id: 'when', kind: 'time', ask: 'When?' }] } });
		const [pic] = questionsOf(own);
		const pending = pic ? { pending: pic } : {};
		expect(qualify(facts({ profile: own, asked: ['pic'], ...pending, reply: said('in a minute') }))).toMatchObject({ answers: {}, next: { id: 'when' } });
		const done = qualify(facts({ profile: own, asked: ['pic'], ...pending, reply: said('', ['https://example.com/1.jpg']), classification: read({ when: { text: 'tuesday' } }) }));
		expect(done).toMatchObject({ complete: true, answers: { pic: { text: 'https://example.com/1.jpg' }, when: { text: 'tuesday' } } });
	});

	it('begins with bookings and sales only, and nowhere where nothing is to be asked', async () => {
		for (const route of ['emergency', 'support', 'person', 'closed', 'opt_out'] as const) expect(qualify(facts({ classification: read({ route }) }))).toBeUndefined();
		expect(qualify(facts({ classification: read({ route: 'sales' }) }))).toMatchObject({ route: 'sales' });
		expect(qualify(facts({ profile: await profileOf() }))).toBeUndefined();
	});

	it.each<[string, Partial<QualificationFacts>]>([
		['emergency', { classification: read({ urgency: 'emergency', route: 'emergency' }) }],
		['opt_out', { classification: read({ route: 'opt_out', intent: 'opt_out' }) }],
		['call', { classification: read({ route: 'person', intent: 'callback' }) }],
		['call', { classification: read({ route: 'sales', intent: 'quote', also: ['callback'] }) }],
		['human', { humanActive: true }],
	])('ends for good: %s', (ended, more) => {
		const now = qualify(facts({ kept: BEGUN, asked: ['what'], ...more }));
		expect(now).toMatchObject({ ended, complete: false });
		expect(now).not.toHaveProperty('next');
		const kept = mergeQualification(BEGUN, { route: 'booking', answers: {}, ...(now?.ended ? { ended: now.ended } : {}) });
		expect(qualify(facts({ kept }))).toMatchObject({ ended, complete: false });
	});
});

describe('a reply after a question', () => {
	const vague = read({ route: 'person', intent: 'other', unsure: true, confidence: 0.4 });

	it('is its answer where it is short and says nothing else', () => {
		expect(readAsAnswer(vague, 'smith and sons', BEGUN, QUESTIONS[0])).toMatchObject({ route: 'booking', unsure: false, method: 'rule', evidence: [expect.stringContaining('what'), ...vague.evidence] });
	});

	it.each<[string, Classification, string, KeptQualification | undefined]>([
		['asks something', vague, 'who is this?', BEGUN],
		['is long', vague, 'well it is a very long story that began when my uncle bought the house', BEGUN],
		['is an emergency', { ...vague, urgency: 'emergency' }, 'gas', BEGUN],
		['wants a call', { ...vague, intent: 'callback' }, 'call me', BEGUN],
		['is sure of something else', { ...vague, route: 'support', intent: 'support' }, 'my invoice', BEGUN],
		['comes when the questions are over', vague, 'smith', { ...BEGUN, ended: 'human' }],
		['follows none that was begun', vague, 'smith', undefined],
		['is one of the business’s own intents', { ...vague, custom: 'Gifts' }, 'gift', BEGUN],
	])('is not where it %s', (_, classification, body, kept) => {
		expect(readAsAnswer(classification, body, kept, QUESTIONS[0])).toBe(classification);
	});

	it('is known by our last text to that person, which went out', () => {
		const text = (id: string, more: Partial<Message>): Message => ({ id, businessId: 'b', conversationId: 'conv_1', direction: 'out', system: 'x', account: 'x', from: 'line', to: 'ann', body: 'x', media: [], status: 'sent', at: NOW, attempt: 1, ...more });
		const question = text('q', { purpose: 'question', key: questionKey('conv_1', 'what') });
		const reply = text('r', { direction: 'in', from: 'ann', to: 'line', status: 'received' });
		expect(questionBefore(QUESTIONS, [question, reply], reply, 'conv_1')).toBe(QUESTIONS[0]);
		expect(questionBefore(QUESTIONS, [question, text('t', { to: 'dana' }), reply], reply, 'conv_1')).toBe(QUESTIONS[0]);
		expect(questionBefore(QUESTIONS, [question, text('t', { purpose: 'answer' }), reply], reply, 'conv_1')).toBeUndefined();
		expect(questionBefore(QUESTIONS, [{ ...question, status: 'failed' }, reply], reply, 'conv_1')).toBeUndefined();
		expect(questionBefore(QUESTIONS, [reply, question], reply, 'conv_1')).toBeUndefined();
		expect(askedIn([{ ...question, status: 'failed' }, text('o', { purpose: 'question', key: questionKey('conv_2', 'address') })], 'conv_1')).toEqual(['what']);
	});
});

describe('what is kept', () => {
	const answer = (text: string, isRead: boolean) => ({ text, read: isRead, at: NOW });
	it('is an answer that was read before one that was taken whole, and the newer of those', () => {
		const merge = (before: boolean, after: boolean) => mergeQualification({ ...BEGUN, answers: { what: answer('old', before) } }, { route: 'sales', answers: { what: answer('new', after) } });
		expect(merge(false, true).answers.what?.text).toBe('new');
		expect(merge(true, true).answers.what?.text).toBe('new');
		expect(merge(true, false).answers.what?.text).toBe('old');
		expect(merge(false, false)).toMatchObject({ route: 'booking', answers: { what: { text: 'old' } } });
	});
});

describe('the questions of the trades', () => {
	it.each(INDUSTRIES)('%s: one or two, short, in plain characters, in both languages', async (industry) => {
		const questions = questionsOf(await profileOf({ industry, qualification: 'preset' }));
		expect(questions).toBe(PRESET_QUESTIONS[industry]);
		expect([1, 2]).toContain(questions.length);
		expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
		for (const question of questions) {
			for (const language of ['en', 'es'] as const) expect({ ask: askIn(question, language, 'en'), ...measureText(askIn(question, language, 'en')) }).toMatchObject({ encoding: 'GSM-7', segments: 1 });
		}
	});

	it('are asked in the language of the person, where there is one for it', () => {
		expect(askIn(QUESTIONS[1], 'es', 'en')).toBe('¿A qué domicilio vamos?');
		expect(askIn(QUESTIONS[0], 'es', 'en')).toBe('What happened?');
		expect(askIn(QUESTIONS[1], 'other', 'es')).toBe('¿A qué domicilio vamos?');
		expect(askIn(QUESTIONS[1], null, 'en')).toBe('What is the address?');
	});
});
