import { DEFAULT_TEXT_SETTINGS, type LineType } from '../../../engine';
import { ANN, BAYSIDE, BOB, claim, DAY, expectClaim, firstText, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, reply, SECOND, SECOND_LINE, sendFirstText, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

const at = (iso: string) => Date.parse(iso);

export function limitsContract(open: OpenLedger): void {
	describe('the most texts a day to one person', () => {
		const ledger = ledgerOfBayside(open, { dailyCaps: { person: 2 } });
		const text = async (now: number, more: object = {}) => {
			const { message } = expectClaim(await claim(ledger(), now, { key: nextId('answer'), purpose: 'answer', ...more }), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, now);
		};
		const reasonAt = async (now: number, more: object = {}) => (await claim(ledger(), now, { key: nextId('answer'), purpose: 'answer', ...more })).decision.reason;

		it('counts all purposes, all lines and all canvases of the business', async () => {
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			await text(T0, { from: SECOND_LINE, purpose: 'booking_link', account: 'AC2' });
			const found = await claim(ledger(), T0 + SECOND, { key: nextId('answer'), purpose: 'answer' });
			expect(found.decision).toEqual({ action: 'skip', reason: 'daily_cap_person', escalate: true, facts: { textsToday: 2, cap: 2 } });
			expect(await reasonAt(T0, { to: BOB })).toBe('ok');
		});

		it.each([
			['2026-01-14T23:59:59-05:00', '2026-01-15T00:00:00-05:00'],
			['2026-03-08T23:59:59-04:00', '2026-03-09T00:00:00-04:00'],
			['2026-11-01T23:59:59-05:00', '2026-11-02T00:00:00-05:00'],
		])('counts until midnight by the clock of the business: %s, not %s', async (last, next) => {
			await text(at(last) - 22 * HOUR);
			await text(at(last) - HOUR);
			expect(await reasonAt(at(last))).toBe('daily_cap_person');
			expect(await reasonAt(at(next))).toBe('ok');
		});

		it('counts a claim under way and a doubt, and each text once over its retries', async () => {
			const key = nextId('answer');
			const { message } = expectClaim(await claim(ledger(), T0, { key, purpose: 'answer' }), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + SECOND }, T0);
			expectClaim(await claim(ledger(), T0 + SECOND, { key, purpose: 'answer' }), 'claimed');
			expectClaim(await claim(ledger(), T0 + SECOND, { key: nextId('answer'), purpose: 'answer' }), 'claimed');
			expect(await reasonAt(T0 + 2 * SECOND)).toBe('daily_cap_person');
			await ledger().settleText(message.id, 2, { status: 'unknown', reason: 'time-out', retryAt: T0 + MINUTE }, T0 + 3 * SECOND);
			expect(await reasonAt(T0 + 4 * SECOND)).toBe('daily_cap_person');
			// The doubtful one itself does not stand in its own way.
			expect(expectClaim(await claim(ledger(), T0 + MINUTE, { key, purpose: 'answer' }), 'doubtful').decision.reason).toBe('ok');
		});

		it('does not count what they wrote, what was refused, or the answers to keywords', async () => {
			for (const body of ['hello', 'are you there?', 'hello?']) await reply(ledger(), T0, body);
			for (const purpose of ['help', 'opt_in_confirmation', 'emergency'] as const) await text(T0, { purpose });
			const refused = expectClaim(await claim(ledger(), T0, { key: nextId('answer'), purpose: 'answer' }), 'claimed');
			await ledger().settleText(refused.message.id, 1, { status: 'failed', reason: 'bad_text' }, T0);
			expect(await reasonAt(T0)).toBe('ok');
		});

		it('holds against twenty at once', async () => {
			const found = await Promise.all(Array.from({ length: 20 }, async () => await reasonAt(T0)));
			expect(found.filter((reason) => reason === 'ok')).toHaveLength(2);
		});
	});

	describe('what is known of a number', () => {
		const ledger = ledgerOfBayside(open);
		const reasonAt = async (now: number, more: object = {}) => (await claim(ledger(), now, firstText(await missedCall(ledger(), now, more)))).decision;
		const note = async (type: LineType, now = T0) => await ledger().noteLineType(ANN, type, 'Some Carrier', now);

		it('a landline gets no first text, from no business of the ledger', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await note('landline');
			expect(await reasonAt(T0)).toEqual({ action: 'skip', reason: 'landline', escalate: true, facts: { lineType: 'landline' } });
			expect((await reasonAt(T0, { to: UPTOWN_LINE })).reason).toBe('landline');
			expect((await reasonAt(T0, { from: BOB })).reason).toBe('ok');
		});

		it('the latest answer counts, and for a year', async () => {
			await note('landline', T0 - DAY);
			await note('mobile', T0);
			expect((await reasonAt(T0)).reason).toBe('ok');
			await note('landline', T0);
			expect((await reasonAt(T0 + 365 * DAY)).reason).toBe('landline');
			expect((await reasonAt(T0 + 365 * DAY + 1)).reason).toBe('ok');
			expect(await ledger().lineTypeOf(ANN, T0 + DAY, DAY)).toBe('landline');
			expect(await ledger().lineTypeOf(ANN, T0 + DAY + 1, DAY)).toBeUndefined();
		});

		it('who is looked up as a landline and has written is answered all the same', async () => {
			await note('landline');
			await reply(ledger(), T0, 'This is my office phone, can you text here?');
			expectClaim(await claim(ledger(), T0, { key: nextId('answer'), purpose: 'answer' }), 'claimed');
		});

		it('an open matter that a CRM left with the person goes to a person of the team, until it is emptied', async () => {
			await ledger().upsertPerson(BAYSIDE, ANN, { fields: { open_matter: 'ticket 12' } }, T0);
			expect(await reasonAt(T0)).toMatchObject({ action: 'skip', reason: 'open_matter', escalate: true, facts: { matter: 'ticket 12' } });
			await ledger().saveBusiness(await profileOf({ openMatters: 'text' }), T0);
			expect((await reasonAt(T0)).reason).toBe('ok');
		});

		it('so does a booked appointment, as long as its conversation is open', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 - DAY);
			await ledger().changeConversation(id, { do: 'status', status: 'booked' }, 'dana', T0 - HOUR);
			expect(await reasonAt(T0)).toMatchObject({ reason: 'open_matter', facts: { matter: 'appointment' } });
			await ledger().changeConversation(id, { do: 'status', status: 'won' }, 'dana', T0 + SECOND);
			expect((await reasonAt(T0 + MINUTE)).reason).toBe('ok');
		});

		it('the hours of the law follow the state that a CRM knows, however it is written there', async () => {
			const night = at('2026-01-14T20:30:00-05:00');
			await ledger().saveBusiness(await profileOf({ quietHours: { windows: 'us_states', zone: 'person' } }), T0);
			const followUp = async (to: string, state: string) => {
				await ledger().upsertPerson(BAYSIDE, to, { fields: { state } }, T0);
				return (await claim(ledger(), night, { key: nextId('follow_up'), purpose: 'follow_up', to, settings: DEFAULT_TEXT_SETTINGS })).decision;
			};
			// A Floridian number: no texts from eight in the evening on.
			expect(await followUp('+13055550120', '')).toMatchObject({ reason: 'quiet_hours', facts: { state: 'FL', rule: 'state' } });
			expect(await followUp('+13055550121', 'Florida')).toMatchObject({ reason: 'quiet_hours', facts: { state: 'FL', rule: 'state' } });
			expect((await followUp('+13055550122', 'NY')).reason).toBe('ok');
			expect(await followUp('+12125550120', ' fl ')).toMatchObject({ reason: 'quiet_hours', facts: { state: 'FL', rule: 'state' } });
		});
	});

	describe('the wording for repeat callers', () => {
		const ledger = ledgerOfBayside(open, { repeatCallers: { then: 'text', afterMinutes: 10 } });
		const call = async (now: number, more: object = {}) => {
			const receipt = await missedCall(ledger(), now, more);
			const found = await claim(ledger(), now, firstText(receipt));
			if (found.result === 'claimed') await ledger().settleText(found.message.id, 1, { status: 'sent', providerId: nextId('SM') }, now);
			return found.decision;
		};

		it('goes once in the cooldown, on whichever line they call', async () => {
			expect(await call(T0)).toMatchObject({ template: 'open' });
			expect(await call(T0 + 10 * MINUTE - 1)).toMatchObject({ action: 'skip', reason: 'texted_lately' });
			expect(await call(T0 + 10 * MINUTE, { to: SECOND_LINE })).toMatchObject({ action: 'text', template: 'repeat' });
			for (const later of [HOUR, 5 * HOUR, DAY]) expect(await call(T0 + later)).toMatchObject({ action: 'skip', reason: 'texted_lately' });
		});

		it('does not go twice to one who calls twice at once', async () => {
			await call(T0);
			const found = await Promise.all([LINE, SECOND_LINE, LINE].map(async (to) => await call(T0 + HOUR, { to })));
			expect(found.filter(({ action }) => action === 'text')).toHaveLength(1);
		});

		it('is a matter of one business: the other greets them as it greets anybody', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await call(T0);
			expect(await call(T0 + HOUR, { to: UPTOWN_LINE })).toMatchObject({ action: 'text', template: 'open' });
			expect(present(await ledger().getBusiness(UPTOWN)).profile.repeatCallers.then).toBe('escalate');
		});
	});
}
