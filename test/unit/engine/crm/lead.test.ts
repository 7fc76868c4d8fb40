import { LEAD_STATUSES, leadValues, wasSaid, type BusinessProfile } from '../../../../engine';
import { CALLER, NOW } from './desk';
import { callOf, conversationOf, messageOf, smith, stateOf } from './state';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await smith();
});

describe('the record of a lead', () => {
	it('is the number and the place where nothing else is known', () => {
		expect(leadValues(stateOf(profile))).toEqual({ phone: CALLER, location: 'Smith Plumbing', replyStatus: 'none' });
	});

	it('is all that is known of the person, the call, the texts and the conversation', () => {
		const values = leadValues(
			stateOf(profile, {
				person: { number: CALLER, name: 'Maria  Lopez Ruiz', email: 'm@example.com', address: '345 Oak St', language: 'es', fields: {}, tags: [] },
				call: callOf(),
				conversation: conversationOf({ status: 'replied', nextAction: 'Call back', followUpAt: NOW + 3_600_000, value: { amount: 250, currency: 'USD' } }),
				messages: [messageOf(), messageOf({ id: 'msg_2', direction: 'in', status: 'received', body: 'No hot\nwater', at: NOW + 60_000, sentAt: undefined } as never)],
				classification: { intent: 'support', urgency: 'urgent', service: 'Boiler' },
				ownerId: '77',
			}),
		);
		expect(values).toEqual({
			phone: CALLER,
			name: 'Maria  Lopez Ruiz',
			firstName: 'Maria',
			lastName: 'Lopez Ruiz',
			email: 'm@example.com',
			address: '345 Oak St',
			language: 'es',
			source: 'Google Ads (+14155550100)',
			serviceLine: 'Plumbing',
			location: 'Smith Plumbing',
			status: 'Replied',
			owner: '77',
			nextAction: 'Call back',
			followUpAt: '2026-03-10T12:00:00-04:00',
			urgency: 'urgent',
			intent: 'support',
			service: 'Boiler',
			lastCallAt: '2026-03-10T11:00:00-04:00',
			callTimeZone: 'America/New_York',
			firstTextAt: '2026-03-10T11:00:01-04:00',
			replyStatus: 'replied',
			lastReply: 'No hot\nwater',
			history: '2026-03-10 11:00 ← Sorry we missed you.\n2026-03-10 11:01 → No hot water',
			value: 250,
		});
	});

	it.each(LEAD_STATUSES)('has words for the status %s', (status) => {
		expect(leadValues(stateOf(profile, { conversation: conversationOf({ status }) })).status).toMatch(/^[A-Z][a-z ]+$/);
	});

	it('of whom opted out says so, whatever else', () => {
		expect(leadValues(stateOf(profile, { optedOut: true, conversation: conversationOf({ status: 'booked' }) }))).toMatchObject({ status: 'Opted out', replyStatus: 'opted_out' });
	});

	it.each([
		['sent', 'waiting'],
		['delivered', 'waiting'],
		['undelivered', 'none'],
		['failed', 'none'],
		['held', 'none'],
		['claimed', 'none'],
		['unknown', 'none'],
		['shadow', 'none'],
	] as const)('of a text that is %s has the reply status %s', (status, replyStatus) => {
		expect(leadValues(stateOf(profile, { messages: [messageOf({ status })] })).replyStatus).toBe(replyStatus);
	});

	it('says what became of it once it is closed', () => {
		const outcome = (more: object) => leadValues(stateOf(profile, { conversation: conversationOf({ closedAt: NOW, ...more }) })).outcome;
		expect(outcome({ status: 'won' })).toBe('Won');
		expect(outcome({ status: 'lost', lostReason: 'too_expensive' })).toBe('Lost: too_expensive');
		expect(outcome({ status: 'lost' })).toBe('Lost');
		expect(leadValues(stateOf(profile, { conversation: conversationOf({ status: 'won' }) }))).not.toHaveProperty('outcome');
	});

	it('prefers what was promised to what follows by rule, and what was read to what was kept', () => {
		const values = leadValues(
			stateOf(profile, {
				person: { number: CALLER, fields: { urgency: 'low', intent: 'quote', service: 'Drain' }, tags: [] },
				conversation: conversationOf({ followUpAt: NOW, callBackAt: NOW + 60_000 }),
				classification: { intent: 'support', urgency: 'urgent' },
			}),
		);
		expect(values).toMatchObject({ followUpAt: '2026-03-10T11:01:00-04:00', urgency: 'urgent', intent: 'support', service: 'Drain' });
	});

	it('names the number called where nobody has named it, and keeps the source of an earlier call', () => {
		expect(leadValues(stateOf(profile, { call: callOf({ to: '+14155550101' }) })).source).toBe('+14155550101');
		expect(leadValues(stateOf(profile, { person: { number: CALLER, fields: { source: 'Yelp' }, tags: [] } })).source).toBe('Yelp');
	});

	it('has a history that can be read: the latest lines, no more than fit, and nothing that was never said', () => {
		const messages = Array.from({ length: 40 }, (_, index) => messageOf({ id: `m${index}`, body: `Line ${index}.` }));
		const history = String(leadValues(stateOf(profile, { messages: [...messages, messageOf({ body: 'Never said', status: 'failed' })] })).history).split('\n');
		expect(history).toHaveLength(30);
		expect(history[0]).toContain('Line 10.');
		expect(history.at(-1)).toContain('Line 39.');
		const long = String(leadValues(stateOf(profile, { messages: messages.map((message) => ({ ...message, body: 'x'.repeat(1_000) })) })).history);
		expect(long.length).toBeLessThanOrEqual(4_000);
	});

	it('holds what was said: what came in, and what went out', () => {
		expect((['sent', 'delivered', 'undelivered', 'failed', 'held', 'claimed', 'unknown', 'shadow'] as const).filter((status) => wasSaid({ direction: 'out', status }))).toEqual(['sent', 'delivered', 'undelivered']);
		expect(wasSaid({ direction: 'in', status: 'received' })).toBe(true);
	});
});
