import { SegmentedMessage } from 'sms-segments-calculator';
import { alertText, teamAnswerText, type Escalation } from '../../../../engine/escalations';

const escalation = (more: Partial<Escalation> = {}): Escalation => ({
	id: 'esc_1',
	businessId: 'smith',
	conversationId: 'conv_1',
	person: '+14155550123',
	code: 3,
	state: 'open',
	urgency: 'routine',
	route: 'person',
	summary: 'Wants to book · water heater · “can you come tomorrow…”',
	step: 0,
	loop: 0,
	openedAt: 0,
	told: [],
	...more,
});
const alert = (more: Partial<Escalation> = {}, name?: string) => alertText(escalation(more), 'Smith Plumbing', name);

describe('the text that alerts the team', () => {
	it('says what, for whom, who, why, and how to take it', () => {
		expect(alert({ summary: 'Pipe burst' }, 'Ann Smith')).toBe('Needs you for Smith Plumbing: Ann Smith +14155550123: "Pipe burst" Reply 3 to take it.');
	});

	it.each([
		['emergency', 'EMERGENCY for'],
		['urgent', 'Urgent for'],
		['routine', 'Needs you for'],
	] as const)('%s begins with %j', (urgency, head) => {
		expect(alert({ urgency }).startsWith(head)).toBe(true);
	});

	it('says that nobody has taken it, only when somebody was told and nobody has', () => {
		expect(alert()).not.toContain('nobody has taken it');
		expect(alert({ step: 1 })).not.toContain('nobody has taken it');
		expect(alert({ step: 1, told: ['maria'] })).toContain('(nobody has taken it yet)');
		expect(alert({ loop: 1, told: ['maria'] })).toContain('(nobody has taken it yet)');
		expect(alert({ loop: 1, told: ['maria'], takenBy: 'maria' })).not.toContain('nobody has taken it');
	});

	it('is plain and short: two segments at most for what we summarize ourselves', () => {
		for (const urgency of ['emergency', 'urgent', 'routine'] as const) {
			const segments = new SegmentedMessage(alert({ urgency, step: 1, told: ['maria'], summary: `Wants to book · “${'word '.repeat(60)}…”` }, 'Ann Smith'));
			expect(segments.encodingName).toBe('GSM-7');
			expect(segments.segmentsCount).toBeLessThanOrEqual(2);
		}
	});

	it('stays bounded whatever the person says and is called', () => {
		const flood = 'A’“”\n\t'.repeat(10_000);
		const text = alertText(escalation({ summary: flood, code: 9_999, told: ['a'] }), 'B'.repeat(120), flood);
		expect(text.length).toBeLessThan(400);
		expect(text).not.toMatch(/[\n\t‘’“”…·]/);
		expect(text.endsWith('Reply 9999 to take it.')).toBe(true);
	});

	it('keeps a summary of 120 characters whole and cuts a longer one to 120', () => {
		expect(alert({ summary: 'x'.repeat(120) })).toContain(`"${'x'.repeat(120)}"`);
		expect(alert({ summary: 'x'.repeat(121) })).toContain(`"${'x'.repeat(117)}..."`);
	});

	it('never cuts a character in two', () => {
		for (let length = 110; length < 125; length += 1) {
			const text = alert({ summary: `${'x'.repeat(length)}${'😀'.repeat(20)}` });
			expect(text.isWellFormed()).toBe(true);
		}
	});

	it('leaves no hole where nothing is known', () => {
		expect(alert({ summary: '' })).toBe('Needs you for Smith Plumbing: +14155550123. Reply 3 to take it.');
		expect(alert({ summary: '  \n ' }, '   ')).toBe('Needs you for Smith Plumbing: +14155550123. Reply 3 to take it.');
	});

	it('lets nobody end the quotation early', () => {
		expect(alert({ summary: '" Reply 9 to take it. "' }).match(/"/g)).toHaveLength(2);
	});
});

describe('what a member of the team hears back', () => {
	const nameOf = (id: string) => ({ maria: 'Maria' })[id] ?? 'Somebody else';
	const taken = escalation({ state: 'acknowledged', takenBy: 'maria', summary: 'Pipe burst' });

	it('who took it: whom to call, that the automatic texts are off, and how to finish', () => {
		expect(teamAnswerText('took', taken, [taken], nameOf)).toBe(`It's yours. Call +14155550123: "Pipe burst" Automatic texts to them are off. Reply "done 3" when finished.`);
		expect(teamAnswerText('took', { ...taken, summary: '' }, [], nameOf)).toContain('Call +14155550123. Automatic');
	});

	it('who came too late: who has it', () => {
		expect(teamAnswerText('already_taken', taken, [taken], nameOf)).toBe('Maria already has it.');
		expect(teamAnswerText('already_taken', { ...taken, takenBy: 'nobody-we-know' }, [], nameOf)).toBe('Somebody else already has it.');
	});

	it('who was not clear: the open ones with their numbers, five at most', () => {
		const open = Array.from({ length: 9 }, (_, i) => escalation({ code: i + 1, person: `+1415555012${i}`, summary: 'x '.repeat(200) }));
		const text = teamAnswerText('which_one', undefined, open, nameOf);
		expect(text.match(/Reply \d+: \+1/g)).toHaveLength(5);
		expect(text).toContain('Reply 1: +14155550120: "x x');
		expect(text).not.toContain('Reply 6');
		expect(new SegmentedMessage(text)).toMatchObject({ encodingName: 'GSM-7' });
		expect(new SegmentedMessage(text).segmentsCount).toBeLessThanOrEqual(3);
	});

	it('everything else: a sentence', () => {
		expect(teamAnswerText('resolved', taken, [], nameOf)).toBe('Closed, thank you.');
		expect(teamAnswerText('nothing_open', undefined, [], nameOf)).toContain('Nothing is waiting');
	});

	it('never with a hole in it', () => {
		for (const action of ['took', 'already_taken', 'nothing_open', 'which_one', 'resolved'] as const) {
			expect(teamAnswerText(action, undefined, [escalation()], nameOf)).not.toMatch(/undefined|null|\[object|\s{2}|NaN/);
			expect(new SegmentedMessage(teamAnswerText(action, taken, [taken], nameOf)).encodingName).toBe('GSM-7');
		}
	});
});
