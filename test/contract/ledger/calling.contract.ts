import type { CallEvent, Decision } from '../../../engine';
import { ANN, BAYSIDE, BOB, claim, DAY, firstText, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, SECOND, T0, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

/** Another business of the ledger that the caller may call as well. */
const THIRD_LINE = '+13125550150';

export function callingContract(open: OpenLedger): void {
	describe('who has spoken since', () => {
		const ledger = ledgerOfBayside(open);
		const answered = async (now: number, more: Partial<CallEvent> = {}) => await missedCall(ledger(), now, { status: 'completed', ...more });
		const decided = async (call: Awaited<ReturnType<typeof missedCall>>, now: number): Promise<Decision> => (await claim(ledger(), now, firstText(call))).decision;

		it('who called again and was answered gets no text about the call before', async () => {
			const missed = await missedCall(ledger(), T0);
			const { call } = await answered(T0 + MINUTE);
			expect(call).toMatchObject({ outcome: 'answered' });
			expect(await decided(missed, T0 + 2 * MINUTE)).toEqual({ action: 'skip', reason: 'reached_since', facts: { reachedAt: T0 + MINUTE } });
			expect(await ledger().decisionOf(missed.call.id)).toMatchObject({ reason: 'reached_since' });
		});

		it('on whichever line of the business', async () => {
			const missed = await missedCall(ledger(), T0);
			await answered(T0 + MINUTE, { to: '+14155550101' });
			expect((await decided(missed, T0 + 2 * MINUTE)).reason).toBe('reached_since');
		});

		it('an answered call of another person, another business, or before, says nothing', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await answered(T0 - MINUTE);
			const missed = await missedCall(ledger(), T0);
			await answered(T0 + MINUTE, { from: BOB });
			await answered(T0 + MINUTE, { to: UPTOWN_LINE });
			expect((await decided(missed, T0 + 2 * MINUTE)).reason).toBe('ok');
		});

		it('a call on another line that was still going on when this one came, does', async () => {
			await missedCall(ledger(), T0 - MINUTE, { callId: 'CA-going', step: 'arrived' });
			const missed = await missedCall(ledger(), T0);
			await answered(T0 + MINUTE, { callId: 'CA-going' });
			expect(await decided(missed, T0 + 2 * MINUTE)).toMatchObject({ reason: 'reached_since', facts: { reachedAt: T0 + MINUTE } });
		});

		it('however long the text was held, and however many calls there were since', async () => {
			const missed = await missedCall(ledger(), T0);
			await answered(T0 + MINUTE);
			for (let n = 0; n < 5; n += 1) await missedCall(ledger(), T0 + 2 * HOUR + n * MINUTE);
			expect((await decided(missed, T0 + 11 * HOUR)).reason).toBe('reached_since');
		});

		it('a person of the team who wrote or took it up by hand after the call', async () => {
			const missed = await missedCall(ledger(), T0);
			const { id } = present(missed.conversation);
			await ledger().changeConversation(id, { do: 'pause', because: 'Dana texted from her phone' }, 'dana', T0 + SECOND);
			await ledger().changeConversation(id, { do: 'resume' }, 'dana', T0 + 2 * SECOND);
			expect(await decided(missed, T0 + MINUTE)).toMatchObject({ reason: 'reached_since', facts: { reachedAt: T0 + SECOND } });
		});

		it('not one who did so before the call, nor one who only became its owner', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 - HOUR);
			await ledger().changeConversation(conversation.id, { do: 'contacted' }, 'dana', T0 - 1);
			const missed = await missedCall(ledger(), T0);
			await ledger().changeConversation(conversation.id, { do: 'note', text: 'wants a quote' }, 'the canvas', T0 + 1);
			await ledger().changeConversation(conversation.id, { do: 'assign', owner: 'eve' }, 'dana', T0 + SECOND);
			expect((await decided(missed, T0 + MINUTE)).reason).toBe('ok');
		});
	});

	describe('callers that look like robots', () => {
		const ledger = ledgerOfBayside(open, { spam: { businessesAnHour: 3, callsInTenMinutes: 3, neighboursInTenMinutes: 3 } });
		beforeEach(async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await ledger().saveBusiness(await profileOf({ id: 'third', name: 'Third', numbers: [{ number: THIRD_LINE }], team: [] }), T0 - DAY);
		});
		const calls = async (at: number, more: Partial<CallEvent> = {}) => await missedCall(ledger(), at, { at, ...more });
		const decided = async (call: Awaited<ReturnType<typeof missedCall>>, now: number) => (await claim(ledger(), now, firstText(call))).decision;

		it('call many businesses within the hour', async () => {
			await calls(T0 - HOUR + 1, { to: UPTOWN_LINE });
			await calls(T0 - MINUTE, { to: THIRD_LINE });
			const found = await decided(await calls(T0), T0 + SECOND);
			expect(found).toEqual({ action: 'skip', reason: 'suspected_spam', facts: { businessesLastHour: 3 } });
		});

		it('but an hour later it is another hour, and the same business twice is one', async () => {
			await calls(T0 - HOUR, { to: UPTOWN_LINE });
			await calls(T0 - MINUTE, { to: THIRD_LINE });
			await calls(T0 - 20 * MINUTE, { to: THIRD_LINE });
			expect((await decided(await calls(T0), T0 + SECOND)).reason).toBe('ok');
		});

		it('and calls before and after count only where one hour holds them all', async () => {
			await calls(T0 - 40 * MINUTE, { to: UPTOWN_LINE });
			const ours = await calls(T0);
			await calls(T0 + 40 * MINUTE, { to: THIRD_LINE });
			expect((await decided(ours, T0 + HOUR)).reason).toBe('ok');
		});

		it('are known by what they did at the time, also when the text is decided hours later', async () => {
			const ours = await calls(T0);
			await calls(T0 + MINUTE, { to: UPTOWN_LINE });
			await calls(T0 + 2 * MINUTE, { to: THIRD_LINE });
			expect(await decided(ours, T0 + 11 * HOUR)).toMatchObject({ reason: 'suspected_spam', facts: { businessesLastHour: 3 } });
		});

		it('numbers that no business has do not count: one line of a dialler would make any caller a robot', async () => {
			for (const to of ['+13125550151', '+13125550152', '+13125550153']) await calls(T0 - MINUTE, { to });
			expect((await decided(await calls(T0), T0 + SECOND)).reason).toBe('ok');
		});

		it.each([
			[10 * MINUTE - 1, 'suspected_spam'],
			[10 * MINUTE, 'ok'],
		])('call the same business again and again: the first of three %s ms ago is %s', async (ago, reason) => {
			await calls(T0 - ago);
			await calls(T0 - MINUTE);
			expect((await decided(await calls(T0), T0 + SECOND)).reason).toBe(reason);
		});

		it('or come from all over one exchange', async () => {
			for (const from of ['+14155550181', '+14155550182', '+14155550182']) await calls(T0 - MINUTE, { from });
			expect((await decided(await calls(T0), T0 + SECOND)).reason).toBe('ok');
			await calls(T0 + SECOND, { from: '+14155550183' });
			const last = await calls(T0 + 2 * SECOND, { from: '+14155550184' });
			expect(await decided(last, T0 + 3 * SECOND)).toMatchObject({ reason: 'suspected_spam', facts: { neighboursLastTenMinutes: 4 } });
		});

		it('not from another exchange, or another business', async () => {
			for (const from of ['+14155560181', '+14155540182', '+12125550183']) await calls(T0 - MINUTE, { from });
			for (const from of ['+14155550181', '+14155550182', '+14155550183']) await calls(T0 - MINUTE, { from, to: UPTOWN_LINE });
			expect((await decided(await calls(T0), T0 + SECOND)).reason).toBe('ok');
		});

		it('fail the check of their caller ID, as the report that came first said', async () => {
			const callId = nextId('CA-stir');
			await missedCall(ledger(), T0, { callId, step: 'arrived', attestation: 'TN-Validation-Failed-A' });
			const ended = await missedCall(ledger(), T0 + SECOND, { callId });
			expect(await decided(ended, T0 + 2 * SECOND)).toMatchObject({ reason: 'suspected_spam', facts: { attestation: 'TN-Validation-Failed-A' } });
			expect(await ledger().decisionOf(ended.call.id)).toMatchObject({ facts: { attestation: 'TN-Validation-Failed-A' } });
		});

		it('a call that was forwarded from a line of ours is ours, however the number is written', async () => {
			for (const forwardedFrom of [LINE, '(415) 555-0100', '14155550100', 'sip:+14155550100@example.com']) {
				const receipt = await missedCall(ledger(), T0, { from: nextCaller(), to: '+12125550177', forwardedFrom });
				expect((await decided(receipt, T0 + SECOND)).reason).toBe('ok');
			}
		});
	});
}

let callers = 0;
/** From exchanges of their own, so that they are nobody's neighbours. */
const nextCaller = (): string => `+1${['212', '312', '404', '512'][(callers += 1) % 4]}5550190`;
