import { escalationSummary } from '../../../../engine/escalations';
import { DUE_KINDS } from '../../../../engine/ports';

describe('the line for the team, of what fell due', () => {
	it.each([
		[{ due: 'unanswered', words: 'How much is it?' }, 'Waiting for an answer: How much is it?'],
		[{ due: 'unanswered' }, 'Missed call that nobody has returned. Please call back.'],
		[{ due: 'unanswered', words: '' }, 'Waiting for an answer:'],
		[{ due: 'voicemail', missedReason: 'voicemail' }, 'Left a voicemail that nobody has returned. Please call back.'],
		[{ due: 'nudge', words: 'Sorry we missed you' }, 'Has not answered our text. Please call.'],
		[{ due: 'callback' }, 'We promised to call back now.'],
		[{ due: 'callback', promise: ' the invoice ' }, 'We promised to call back now: the invoice'],
		[{ due: 'lead_follow_up', nextAction: 'Send the price list' }, 'To be followed up: Send the price list'],
		[{ due: 'lead_follow_up', nextAction: '' }, 'To be followed up.'],
		[{ due: 'stale' }, 'Nothing has happened for long. The conversation is closed.'],
		[{ due: 'voicemail', late: '2 hours late' }, '(2 hours late) Left a voicemail that nobody has returned. Please call back.'],
		[{ due: 'held_text', words: 'hi' }, 'hi'],
		[{ due: 'voicemail', undelivered: true }, 'Our text did not reach them. Please call.'],
	] as const)('%j', (about, line) => {
		expect(escalationSummary(about)).toBe(line);
	});

	it('has words of its own for each kind that is brought to a person', () => {
		const lines = DUE_KINDS.filter((kind) => kind !== 'held_text' && kind !== 'escalation_step').map((due) => escalationSummary({ due }));
		expect(new Set(lines).size).toBe(lines.length);
	});
});
