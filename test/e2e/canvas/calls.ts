import { dialActionBody, newSid } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';
import { DANA, LEE, LINES } from './lines';

const TEXT_BACK = /^Hi, this is Bayside Plumbing\. Sorry we missed your call!.* If this is an emergency call 911\. Reply STOP to opt out\.$/;

/** Calls to each kind of line, and what comes of them. */
export function calls(office: () => Office): void {
	describe('a call that nobody takes is texted back once', () => {
		it.each([
			['no-answer', 'no_answer'],
			['busy', 'busy'],
			['failed', 'failed'],
			['canceled', 'abandoned'],
			['abandoned', 'abandoned'],
			['voicemail', 'carrier_voicemail'],
			['not-accepted', 'carrier_voicemail'],
		] as const)('%s', async (outcome, reason) => {
			const { call, decided, textTo, bodiesTo } = bound(office());
			const { from, callSid } = await call({ to: LINES.forward, outcome, ...(outcome === 'voicemail' ? { callees: { [DANA.phone]: { kind: 'voicemail', afterSeconds: 10 } } } : {}) });
			expect((await textTo(from)).body).toMatch(TEXT_BACK);
			expect(await decided(callSid)).toMatchObject({ outcome: 'missed', missed_reason: reason, action: 'text', reason: 'ok', offers: 1 });
			await office().executions('forward');
			expect(bodiesTo(from)).toHaveLength(1);
		});

		it('with the voicemail that the caller left attached to it', async () => {
			const { call, decided, textTo } = bound(office());
			const { from, callSid, recordings } = await call({ to: LINES.forward, outcome: 'no-answer', caller: { voicemail: { seconds: 14 } } });
			await textTo(from);
			expect(recordings).toHaveLength(1);
			const row = await decided(callSid);
			expect(JSON.parse(row.facts)).toMatchObject({ voicemail: { url: recordings[0]?.url, durationSeconds: 14 } });
			expect(office().bodiesTo(from)).toHaveLength(1);
		});

		it('to the number that the carrier gives, not to one that was withheld', async () => {
			const { call, decided } = bound(office());
			const { callSid } = await call({ from: 'anonymous', to: LINES.forward, outcome: 'no-answer' });
			expect(await decided(callSid)).toMatchObject({ caller: null, outcome: 'missed', action: 'skip', reason: 'no_caller_id' });
		});
	});

	describe('a call that somebody takes', () => {
		it('is put through after the key press, and is not texted', async () => {
			const { call, decided, bodiesTo } = bound(office());
			const { from, callSid, legs, spoken } = await call({ to: LINES.forward, outcome: 'completed' });
			expect(legs).toEqual([expect.objectContaining({ number: DANA.phone, bridged: true, heard: expect.arrayContaining([expect.stringContaining('You have a call from a customer.')]) })]);
			expect(spoken).toEqual([]);
			expect(await decided(callSid)).toMatchObject({ outcome: 'answered', reason: null, offers: 0 });
			expect(bodiesTo(from)).toEqual([]);
		});

		it('rings nobody but who is first on call', async () => {
			const { call } = bound(office());
			const { legs } = await call({ to: LINES.forward, outcome: 'no-answer', callees: { [LEE.phone]: { kind: 'person' } } });
			expect(legs.map((leg) => leg.number)).toEqual([DANA.phone]);
		});
	});

	describe('a line to which a carrier forwards what nobody answered', () => {
		it('takes every call as missed, says so to the caller and texts', async () => {
			const { call, decided, textTo } = bound(office());
			const { from, callSid, spoken, legs } = await call({ to: LINES.allMissed, outcome: 'completed', forwardedFrom: '+14155550190' });
			expect((await textTo(from)).body).toMatch(/^Hi, this is Harbor Dental\./);
			expect([spoken, legs]).toEqual([["Sorry, we can't take your call right now. We'll text you right away."], []]);
			expect(await decided(callSid)).toMatchObject({ outcome: 'missed', missed_reason: 'no_answer' });
		});
	});

	describe('a line that something else answers', () => {
		const report = async (params: Record<string, string | undefined>, query = '') => await office().twilio.post(office().url('listen', 'calls') + query, params);
		const leg = (from: string) => ({ accountSid: office().twilio.accountSid, callSid: newSid('CA'), from, to: LINES.listen });

		it('keeps what answers it, and reports its end to us as well', async () => {
			const number = office().twilio.state.numbers.get(LINES.listen);
			expect(number?.voice_url).toBe('https://ivr.example.com/in');
			expect(number?.status_callback).toContain('/calls?step=status');
		});

		it.each([
			['no-answer', true],
			['busy', true],
			['completed', false],
		] as const)('is told by a plain Dial action: %s', async (dialCallStatus, missed) => {
			const from = office().person();
			const call = leg(from);
			const delivery = await report(dialActionBody({ ...call, dialCallStatus }));
			expect([delivery.status, delivery.body]).toEqual([200, expect.stringMatching(/<Response\/>$/)]);
			expect(await office().decided(call.callSid)).toMatchObject({ outcome: missed ? 'missed' : 'answered' });
			if (missed) expect((await office().textTo(from)).body).toMatch(/^Hi, this is Hill Legal\./);
			expect(office().bodiesTo(from)).toHaveLength(Number(missed));
		});

		it('is told by a Studio flow, whose fields have the name of the widget before them', async () => {
			const from = office().person();
			const call = leg(from);
			const { CallSid, From, To, ...rest } = dialActionBody({ ...call, dialCallStatus: 'no-answer' });
			const studio = Object.fromEntries(Object.entries({ CallSid, From, To, DialCallStatus: rest.DialCallStatus, DialCallSid: rest.DialCallSid }).map(([name, value]) => [`widgets.connect_call_1.${name}`, value]));
			expect((await report({ ...studio, AccountSid: call.accountSid, From, To, CallSid })).status).toBe(200);
			expect((await office().textTo(from)).body).toMatch(/^Hi, this is Hill Legal\./);
		});
	});
}

/** The office's methods by their names. */
function bound(office: Office) {
	return {
		call: office.call.bind(office),
		decided: office.decided.bind(office),
		textTo: office.textTo.bind(office),
		bodiesTo: office.bodiesTo.bind(office),
	};
}
