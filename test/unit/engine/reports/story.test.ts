import fc from 'fast-check';
import type { BusinessProfile } from '../../../../engine/business';
import { REASONS } from '../../../../engine/guardrails';
import { classify } from '../../../../engine/replies';
import { EVENT_KINDS, tellEvent, type LedgerEventKind } from '../../../../engine/reports';
import { advanceEscalation, openEscalation, sendText, DEFAULT_TEXT_SETTINGS } from '../../../../engine';
import { LINE, openWorld, type World } from '../../../support/world';
import { profileOf } from '../business/profiles';

const ANN = '+14155550123';
const HOLES = /undefined|null|NaN|\[object|function|=>|\s{2}|[{}]/;

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await profileOf({ team: [{ id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1 }] });
});
const tell = (kind: LedgerEventKind, data: Record<string, unknown> = {}) =>
	tellEvent({ seq: 1, at: 0, kind, businessId: 'smith', data }, profile);

describe('one line of the record in words', () => {
	it.each([
		['call_judged', { outcome: 'missed', reason: 'no_answer', offered: true }, 'Missed call (no answer).'],
		['call_judged', { outcome: 'missed', reason: 'no_answer', offered: false }, undefined],
		['call_judged', { outcome: 'answered', reason: null }, 'The call was answered: nothing to do.'],
		['call_judged', { outcome: 'ignored', reason: 'reason_off:busy' }, 'The call does not count (reason off busy).'],
		['decision', { action: 'text', reason: 'ok' }, 'Decision: text the caller.'],
		['decision', { action: 'skip', reason: 'opted_out' }, 'Decision: no text. The person opted out.'],
		['decision', { action: 'hold', reason: 'quiet_hours' }, 'Decision: wait. Quiet hours.'],
		['text_held', { until: 5 }, 'A text waits for its time.'],
		['text_settled', { status: 'sent', purpose: 'first_text' }, 'The text-back went out.'],
		['text_settled', { status: 'delivered', purpose: null }, 'The text went out.'],
		['text_settled', { status: 'failed', purpose: 'answer', reason: 'invalid_number' }, 'The answer did not go out: invalid number.'],
		['text_settled', { status: 'failed' }, 'The text did not go out: failed.'],
		['text_receipt', { status: 'undelivered', reason: null, vendorCode: '30006' }, 'A text was not delivered (30006).'],
		['text_receipt', { status: 'undelivered', reason: null, vendorCode: null }, 'A text was not delivered (no reason given).'],
		['text_receipt', { status: 'delivered' }, undefined],
		['reply_received', { kind: 'reply' }, 'The person answered.'],
		['reply_received', { kind: 'opt_out' }, undefined],
		['reply_classified', { intent: 'service_request', route: 'sales', urgency: 'routine', unsure: false }, 'Read as service request: goes to sales.'],
		['reply_classified', { intent: 'other', route: 'person', urgency: 'routine', unsure: true }, 'Read as other, but not surely: a person reads it.'],
		['reply_classified', { intent: 'acknowledgement', route: 'closed', urgency: 'routine', unsure: false }, 'Read as acknowledgement: needs no answer.'],
		['reply_classified', { intent: 'service_request', route: 'sales', urgency: 'emergency', unsure: true }, 'Read as service request, and as an emergency.'],
		['reply_corrected', { route: 'booking', confirmed: false, by: 'maria' }, 'Maria corrected how it was read: goes to booking.'],
		['reply_corrected', { route: 'closed', confirmed: false, by: 'team' }, 'team corrected how it was read: needs no answer.'],
		['reply_corrected', { route: 'booking', confirmed: true, by: 'maria' }, 'Maria confirmed how it was read.'],
		['opt_out', { again: false }, 'Opted out: no more texts to this person.'],
		['opt_out', { again: true }, undefined],
		['opt_in', {}, 'Opted in again.'],
		['escalation_opened', { urgency: 'emergency' }, 'Emergency: somebody must act.'],
		['escalation_opened', { urgency: 'routine' }, 'Somebody of the team must act.'],
		['escalation_step', { told: ['maria', 'gone'] }, 'Told Maria, gone.'],
		['escalation_step', { told: [] }, undefined],
		['escalation_taken', { by: 'maria', secondsToTake: 42 }, 'Maria took it after 42 s. Automatic texts are off.'],
		['escalation_taken', {}, 'Somebody took it. Automatic texts are off.'],
		['escalation_resolved', { by: 'maria' }, 'Maria closed it.'],
		['escalation_exhausted', {}, 'Nobody of the team has answered.'],
		['person_saved', { created: true }, 'A new lead is kept.'],
		['person_saved', { created: false }, undefined],
		['due_fired', { kind: 'unanswered' }, 'Nobody has answered the person yet.'],
		['due_fired', { kind: 'voicemail' }, 'Nobody has returned the voicemail yet.'],
		['due_fired', { kind: 'nudge' }, 'The person has not answered the text.'],
		['due_fired', { kind: 'callback' }, 'The call that was promised is due.'],
		['due_fired', { kind: 'lead_follow_up' }, 'The lead is due to be followed up.'],
		['due_fired', { kind: 'stale' }, undefined],
		['conversation_stale', { status: 'texted' }, 'Nothing has happened for so long that the conversation is closed.'],
		['due_fired', { kind: 'held_text' }, undefined],
		['business_saved', { version: 1 }, undefined],
	] as const)('%s %j', (kind, data, words) => {
		expect(tell(kind, data)).toBe(words);
	});

	it('does not say that a text stayed in when it may have gone out', () => {
		expect(tell('text_settled', { status: 'unknown', purpose: 'first_text', reason: 'No answer within 15 s.' })).toMatch(/^The text-back may have gone out: /);
	});

	it('explains every reason there is', () => {
		for (const [reason, sentence] of Object.entries(REASONS)) expect(tell('decision', { action: 'skip', reason })).toBe(`Decision: no text. ${sentence}.`);
	});

	it.each(['constructor', 'toString', '__proto__', 'valueOf'])('takes %s for a word like any other', (word) => {
		for (const kind of EVENT_KINDS) {
			const told = tell(kind, { action: 'skip', reason: word, purpose: word, status: word, by: word, told: [word], outcome: 'ignored', intent: word, route: word, urgency: word, kind: word });
			if (told !== undefined) expect(told).not.toMatch(HOLES);
		}
	});
});

describe('whatever an event carries', () => {
	const value = fc.oneof(
		fc.constantFrom(undefined, null, true, false, 0, -1, 12.5, '', 'emergency', 'routine', 'missed', 'answered', 'ignored', 'skip', 'hold', 'text', 'sent', 'unknown', 'undelivered', 'unanswered', 'closed', 'maria'),
		fc.array(fc.constantFrom<unknown>('maria', undefined, null, {}, 7), { maxLength: 3 }),
		fc.constant({ nested: { deep: [] } }),
	);
	const data = fc.dictionary(
		fc.constantFrom('action', 'reason', 'status', 'purpose', 'vendorCode', 'kind', 'intent', 'route', 'urgency', 'unsure', 'again', 'told', 'by', 'secondsToTake', 'created', 'outcome', 'offered', 'escalation'),
		value,
	);

	it('it is a sentence without a hole, or nothing', () => {
		fc.assert(
			fc.property(fc.constantFrom(...EVENT_KINDS), data, (kind, carried) => {
				const told = tell(kind, carried);
				if (told === undefined) return;
				expect(told).toMatch(/^\S.*\.$/);
				expect(told).not.toMatch(HOLES);
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('a whole story, as the ledger keeps it', () => {
	let world: World;
	afterEach(async () => await world.close());

	it('reads from the call to the end without a hole', async () => {
		world = await openWorld({ team: [{ id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1 }] });
		const { ledger, clock, deps } = world;
		const { call, conversation } = await world.missedCall(ANN);
		await sendText(deps, { businessId: 'smith', purpose: 'first_text', key: 'a', to: ANN, from: LINE, callId: call.id, conversationId: conversation.id, settings: DEFAULT_TEXT_SETTINGS, compose: () => ({ body: 'Hi', media: [] }) });
		const reply = await ledger.recordReply({ kind: 'text', system: 'fake', account: 'AC1', providerId: 'in1', from: ANN, to: LINE, body: 'My basement is flooding!', media: [] }, world.intake());
		await ledger.recordClassification(reply.message?.id ?? '', classify('My basement is flooding!', { now: clock.now(), timezone: world.profile.timezone }), clock.now());
		const opened = await openEscalation(deps, world.profile, LINE, { businessId: 'smith', conversationId: conversation.id, person: ANN, urgency: 'emergency', route: 'emergency', summary: 'Flood' });
		clock.pass(60 * 60_000);
		await advanceEscalation(deps, world.profile, LINE, opened.escalation);
		await ledger.acknowledge(opened.escalation.id, 'maria', clock.now());
		await ledger.resolveEscalation(opened.escalation.id, 'maria', clock.now());
		await ledger.optOut('smith', ANN, clock.now(), 'keyword', 'STOP');

		const events = await ledger.latestEvents('smith', 500);
		const story = events.map((event) => tellEvent(event, world.profile)).filter((told) => told !== undefined);
		for (const told of story) expect(told).not.toMatch(HOLES);
		for (const expected of ['Missed call (no answer).', 'Decision: text the caller.', 'The text-back went out.', 'The person answered.', 'Emergency: somebody must act.', 'Told Maria.', 'Maria closed it.', 'Opted out: no more texts to this person.']) {
			expect(story).toContain(expected);
		}
		expect(story.indexOf('Missed call (no answer).')).toBeLessThan(story.indexOf('The text-back went out.'));
		expect(story.some((told) => told.startsWith('Maria took it after 3600 s.'))).toBe(true);
	});
});
