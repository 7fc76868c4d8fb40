import { entriesOf, leadValues, MISSED_REASONS, type BusinessProfile, type CrmEntryKind, type LeadState } from '../../../../engine';
import { NOW } from './desk';
import { callOf, conversationOf, messageOf, smith, stateOf } from './state';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await smith();
});

const of = (more: Partial<LeadState>, kinds: readonly CrmEntryKind[] = ['call', 'text', 'task', 'deal'], deal?: { title?: string; pipeline?: string; stage?: string }, now = NOW) => {
	const state = stateOf(profile, more);
	return entriesOf(state, leadValues(state), { kinds: new Set(kinds), ...(deal ? { deal } : {}) }, now);
};

describe('the timeline of a lead', () => {
	it('is call, texts, task and deal in this order, each under a key that never changes', () => {
		const state = { call: callOf(), messages: [messageOf()], conversation: conversationOf({ nextAction: 'Call back', followUpAt: NOW }) };
		expect(of(state).map(({ key, kind }) => [key, kind])).toEqual([['call:call_1', 'call'], ['text:msg_1', 'text'], ['task:conv_1', 'task'], ['deal:conv_1', 'deal']]);
		const later = { call: callOf({ missedReason: 'voicemail' }), messages: [messageOf({ status: 'delivered' })], conversation: conversationOf({ nextAction: 'Quote', followUpAt: NOW + 1, status: 'won' }) };
		expect(of(later).map(({ key }) => key)).toEqual(of(state).map(({ key }) => key));
	});

	it.each(['call', 'text', 'task', 'deal'] as const)('is only %s where only that is wanted', (kind) => {
		expect(of({ call: callOf(), messages: [messageOf()], conversation: conversationOf({ nextAction: 'Call back', followUpAt: NOW }) }, [kind]).map((entry) => entry.kind)).toEqual([kind]);
	});

	it('is empty where nothing happened', () => {
		expect(of({})).toEqual([]);
		expect(of({ conversation: conversationOf() }, ['task'])).toEqual([]);
		expect(of({ messages: [messageOf({ status: 'failed' }), messageOf({ status: 'claimed' }), messageOf({ status: 'unknown' })] })).toEqual([]);
	});

	it('is the owner’s where there is one', () => {
		const entries = of({ call: callOf(), messages: [messageOf()], conversation: conversationOf({ nextAction: 'Call back', followUpAt: NOW }), ownerId: '77' });
		expect(entries.map(({ owner }) => owner)).toEqual(['77', '77', '77', '77']);
	});

	describe('a call', () => {
		it.each(MISSED_REASONS)('that was missed with the reason %s says so in words', (missedReason) => {
			const [entry] = of({ call: callOf({ missedReason }) }, ['call']);
			expect(entry).toMatchObject({ kind: 'call', direction: 'in', durationSeconds: 0, title: 'Missed call', from: '+14155550132', to: '+14155550100', at: NOW });
			const body = entry?.kind === 'call' ? entry.body : '';
			expect(body).toMatch(/^Missed call: [a-zé’ ]+\./);
			expect(body).not.toContain('nobody took it');
			expect(body).toContain('Source: Google Ads (+14155550100)');
			expect(body).toContain('At 2026-03-10T11:00:00-04:00 (America/New_York)');
		});

		it.each([['busy', 'busy'], ['abandoned', 'canceled'], ['no_answer', 'no_answer'], ['closed', 'no_answer']] as const)('%s has the outcome %s', (missedReason, outcome) => {
			expect(of({ call: callOf({ missedReason }) }, ['call'])[0]).toMatchObject({ outcome });
		});

		it('with a message has it, and where it can be heard', () => {
			const voicemail = { url: 'https://example.com/1.mp3', durationSeconds: 9 };
			expect(of({ call: callOf({ missedReason: 'voicemail', facts: { legs: {}, voicemail } as never }) }, ['call'])[0]).toMatchObject({ outcome: 'voicemail', recordingUrl: voicemail.url, body: expect.stringContaining(`Voicemail: ${voicemail.url}`) });
		});

		it('that was answered has its length, and is none that was missed', () => {
			expect(of({ call: callOf({ outcome: 'answered', missedReason: undefined } as never) }, ['call'])[0]).toMatchObject({ outcome: 'connected', durationSeconds: 30, title: 'Call' });
			expect(of({ call: callOf({ outcome: 'answered', endedAt: NOW - 5_000 }) }, ['call'])[0]).toMatchObject({ durationSeconds: 0 });
		});

		it('of a withheld number has none', () => {
			expect(of({ call: callOf({ from: null }) }, ['call'])[0]).toMatchObject({ from: '' });
		});
	});

	it('has texts as they were, with their pictures, at the time at which they were sent', () => {
		const messages = [messageOf({ media: ['https://example.com/1.jpg'] }), messageOf({ id: 'in', direction: 'in', status: 'received', body: '<b>"Hi"</b> 😀' }), messageOf({ id: 'vm', direction: 'in', status: 'received', voicemail: true })];
		expect(of({ messages }, ['text'])).toMatchObject([
			{ direction: 'out', title: 'Text sent', body: 'Sorry we missed you.\nhttps://example.com/1.jpg', at: NOW + 1_000 },
			{ direction: 'in', title: 'Text received', body: '<b>"Hi"</b> 😀' },
			{ title: 'Voicemail in words' },
		]);
	});

	it('has the task that is next, due when it was promised, and done when the conversation is', () => {
		const conversation = conversationOf({ nextAction: 'Call back', followUpAt: NOW + 9, callBackAt: NOW + 5, callBackBecause: 'the invoice' });
		const classification = { intent: 'support', urgency: 'emergency', service: 'Boiler' } as const;
		const [task] = of({ conversation, classification }, ['task']);
		expect(task).toMatchObject({ title: 'Call back (Smith Plumbing)', dueAt: NOW + 5, priority: 'high', body: expect.stringMatching(/Wants: Boiler\nUrgency: emergency[^]*Promised: the invoice/) });
		expect(task).not.toHaveProperty('done');
		expect(of({ conversation: { ...conversation, closedAt: NOW } }, ['task'])[0]).toMatchObject({ done: true, priority: 'normal' });
		expect(of({ conversation: conversationOf({ nextAction: 'Call back', closedAt: NOW }) }, ['task'], undefined, NOW + 7)[0]).toMatchObject({ done: true, dueAt: NOW + 7 });
	});

	it('has the deal, open until it is won or lost, where the user wants it', () => {
		expect(of({ conversation: conversationOf({ value: { amount: 250, currency: 'USD' } }) }, ['deal'], { pipeline: 'p', stage: 's' })[0]).toMatchObject({ status: 'open', title: 'Missed call: Smith Plumbing', pipeline: 'p', stage: 's', value: 250, currency: 'USD' });
		expect(of({ conversation: conversationOf({ status: 'won' }) }, ['deal'], { title: 'Boiler' })[0]).toMatchObject({ status: 'won', title: 'Boiler' });
		expect(of({ conversation: conversationOf({ status: 'lost' }), person: { number: '+14155550132', name: 'Ann', fields: {}, tags: [] } }, ['deal'])[0]).toMatchObject({ status: 'lost', title: 'Ann: Smith Plumbing' });
	});
});
