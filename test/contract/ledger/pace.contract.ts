import type { TextPurpose } from '../../../engine';
import { allEvents, BAYSIDE, claim, DANA, DAY, dueAt, expectClaim, firstText, HOUR, ledgerOfBayside, MINUTE, missedCall, nextId, present, profileOf, reply, SECOND, sendFirstText, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

let callers = 0;
/** Somebody who has not called yet. */
const somebody = () => `+1${String(201 + Math.floor((callers += 1) / 90))}55501${String(10 + (callers % 90)).padStart(2, '0')}`;
const at = (iso: string) => Date.parse(iso);

export function paceContract(open: OpenLedger): void {
	describe('the most texts a day of one business', () => {
		const ledger = ledgerOfBayside(open, { dailyCaps: { business: 2 } });
		const text = async (now: number) => await sendFirstText(ledger(), now, await missedCall(ledger(), now, { from: somebody() }));
		const reasonAt = async (now: number) => (await claim(ledger(), now, firstText(await missedCall(ledger(), now, { from: somebody() })))).decision.reason;

		it.each([
			['an ordinary day', '2026-01-14T00:00:00-05:00', '2026-01-14T23:59:59-05:00', '2026-01-15T00:00:00-05:00'],
			['the day of 23 hours', '2026-03-08T00:00:00-05:00', '2026-03-08T23:59:59-04:00', '2026-03-09T00:00:00-04:00'],
			['the day of 25 hours', '2026-11-01T00:00:00-04:00', '2026-11-01T23:59:59-05:00', '2026-11-02T00:00:00-05:00'],
		])('counts from midnight to midnight by its own clock: %s', async (_day, first, last, next) => {
			await text(at(first) - MINUTE);
			await text(at(first) - MINUTE);
			await text(at(first));
			expect(await reasonAt(at(first) + 1)).toBe('ok');
			await text(at(last) - HOUR);
			expect(await reasonAt(at(last))).toBe('daily_cap_business');
			expect(await reasonAt(at(next))).toBe('ok');
		});

		it('counts each text once, however often it was tried', async () => {
			const receipt = await missedCall(ledger(), T0, { from: somebody() });
			const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + SECOND }, T0);
			expectClaim(await claim(ledger(), T0 + SECOND, firstText(receipt)), 'claimed');
			await ledger().settleText(message.id, 2, { status: 'unknown', reason: 'time-out', retryAt: T0 + 2 * SECOND }, T0 + SECOND);
			expectClaim(await claim(ledger(), T0 + 2 * SECOND, firstText(receipt)), 'doubtful');
			await ledger().settleText(message.id, 3, { status: 'sent', providerId: 'SM-once' }, T0 + 2 * SECOND);
			await ledger().settleText(message.id, 3, { status: 'sent', providerId: 'SM-once' }, T0 + 2 * SECOND);
			await ledger().recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-once', status: 'delivered' }, T0 + 3 * SECOND);
			expect(await reasonAt(T0 + MINUTE)).toBe('ok');
			await text(T0 + MINUTE);
			expect(await reasonAt(T0 + MINUTE)).toBe('daily_cap_business');
		});

		it('does not count what was refused, held or skipped, alerts to the team, or the texts of others', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			for (let n = 0; n < 3; n += 1) {
				const refused = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0, { from: somebody() }))), 'claimed');
				await ledger().settleText(refused.message.id, 1, { status: 'failed', reason: 'bad_text' }, T0);
				const alert = expectClaim(await claim(ledger(), T0, { key: nextId('alert'), purpose: 'team_alert', to: DANA }), 'claimed');
				await ledger().settleText(alert.message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0);
				await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { from: somebody(), to: UPTOWN_LINE }));
			}
			expect(await reasonAt(T0 + SECOND)).toBe('ok');
		});

		it('calls a person for whom it stopped, and lets emergencies and keyword answers through', async () => {
			await text(T0);
			await text(T0);
			const caller = somebody();
			const stopped = await claim(ledger(), T0 + SECOND, firstText(await missedCall(ledger(), T0, { from: caller })));
			expect(stopped.decision).toEqual({ action: 'skip', reason: 'daily_cap_business', escalate: true, facts: { textsToday: 2, cap: 2 } });
			for (const purpose of ['emergency', 'help'] as const) expectClaim(await claim(ledger(), T0 + SECOND, { key: nextId(purpose), purpose, to: caller }), 'claimed');
		});
	});

	describe('sending stops by itself', () => {
		const BREAKER = { textsAnHour: 3, optOutShare: 0.5, filteredShare: 0.5, least: 2, pauseMinutes: 60 };
		const ledger = ledgerOfBayside(open, { circuitBreaker: BREAKER });
		const text = async (now: number) => await sendFirstText(ledger(), now, await missedCall(ledger(), now, { from: somebody() }));
		const next = async (now: number, purpose: TextPurpose = 'first_text') => {
			const receipt = await missedCall(ledger(), now, { from: somebody() });
			return (await claim(ledger(), now, firstText(receipt, { purpose, key: nextId(purpose) }))).decision;
		};
		const stops = async (businessId = BAYSIDE) => (await allEvents(ledger(), { businessId })).filter(({ kind }) => kind === 'sending_stopped').map(({ data }) => data);

		it('at the text that is one too many in the hour, once, with an alert, and holds what follows', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0 + n * SECOND);
			const until = T0 + 4 * SECOND + HOUR;
			expect(await next(T0 + 4 * SECOND)).toEqual({ action: 'hold', reason: 'circuit_open', until, escalate: true, facts: { because: 'texts_an_hour', textsLastHour: 3, optOutsLastHour: 0, filteredLastHour: 0 } });
			expect(await next(T0 + 5 * SECOND)).toEqual({ action: 'hold', reason: 'circuit_open', until, facts: { because: 'texts_an_hour' } });
			expect(await next(until - 1, 'answer')).toMatchObject({ action: 'hold', until });
			expect(await stops()).toEqual([{ because: 'texts_an_hour', until }]);
		});

		it('still alerts the team, confirms an opt-out and answers an emergency', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0);
			await next(T0 + SECOND);
			for (const purpose of ['emergency', 'help', 'opt_in_confirmation'] as const) expect(await next(T0 + 2 * SECOND, purpose)).toMatchObject({ action: 'text' });
			expectClaim(await claim(ledger(), T0 + 2 * SECOND, { key: 'alert', purpose: 'team_alert', to: DANA }), 'claimed');
		});

		it('begins again when the pause is over: what was held falls due and goes', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0);
			const receipt = await missedCall(ledger(), T0 + SECOND, { from: somebody() });
			const { decision } = expectClaim(await claim(ledger(), T0 + SECOND, firstText(receipt)), 'not_now');
			const until = present(decision.until);
			expect(await dueAt(ledger(), until - 1, ['held_text'])).toEqual([]);
			const [item] = await dueAt(ledger(), until, ['held_text']);
			expectClaim(await claim(ledger(), until, firstText(receipt, { dueId: present(item).due.id })), 'claimed');
			expect(await stops()).toHaveLength(1);
		});

		it('stops anew, with a second alert, when it is as bad as before', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0);
			const { until = 0 } = await next(T0 + SECOND);
			for (let n = 0; n < 3; n += 1) await text(until + n);
			expect(await next(until + SECOND)).toMatchObject({ reason: 'circuit_open', until: until + SECOND + HOUR, escalate: true });
			expect(await stops()).toHaveLength(2);
		});

		it('also after a pause that is shorter than the hour that it looks back: what stopped it does not stop it twice', async () => {
			await ledger().saveBusiness(await profileOf({ circuitBreaker: { ...BREAKER, pauseMinutes: 5 } }), T0);
			const people = [];
			for (let n = 0; n < 3; n += 1) people.push(await text(T0));
			const { until = 0 } = await next(T0 + SECOND);
			for (const { to } of people) await reply(ledger(), until - MINUTE, 'STOP', { from: to });
			await text(until);
			expect((await next(until + 1)).reason).toBe('ok');
			expect(await stops()).toHaveLength(1);
			for (let n = 0; n < 2; n += 1) await text(until + MINUTE);
			expect(await next(until + 2 * MINUTE)).toMatchObject({ reason: 'circuit_open', escalate: true, facts: { because: 'texts_an_hour', textsLastHour: 3 } });
		});

		it('when too many opt out, each counted once', async () => {
			const people = [];
			for (let n = 0; n < 2; n += 1) people.push(await text(T0));
			await reply(ledger(), T0 + SECOND, 'STOP', { from: present(people[0]).to });
			await reply(ledger(), T0 + SECOND, 'stop it', { from: present(people[0]).to });
			await ledger().optOut(BAYSIDE, present(people[0]).to, T0 + SECOND, 'team', 'said so again');
			const peek = await claim(ledger(), T0 + 2 * SECOND, { key: 'peek' }, ({ pace }) => ({ action: 'skip', reason: 'stale', facts: { optOuts: pace?.optOutsLastHour ?? null } }));
			expect(peek.decision.facts).toEqual({ optOuts: 1 });
			await reply(ledger(), T0 + 3 * SECOND, 'STOP', { from: present(people[1]).to });
			expect(await next(T0 + 4 * SECOND)).toMatchObject({ reason: 'circuit_open', facts: { because: 'opt_outs', optOutsLastHour: 2 } });
		});

		it('when carriers filter too many, at once or by a receipt, each counted once', async () => {
			const sent = await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { from: somebody() }), 'SM-f');
			expect(sent.attempt).toBe(1);
			const receipt = { kind: 'receipt' as const, system: 'twilio', account: 'AC1', providerId: 'SM-f', status: 'undelivered' as const, reason: 'filtered' as const };
			await ledger().recordReceipt(receipt, T0 + SECOND);
			await ledger().recordReceipt(receipt, T0 + SECOND);
			expect((await next(T0 + 2 * SECOND)).reason).toBe('ok');
			const refused = expectClaim(await claim(ledger(), T0 + 2 * SECOND, firstText(await missedCall(ledger(), T0, { from: somebody() }))), 'claimed');
			await ledger().settleText(refused.message.id, 1, { status: 'failed', reason: 'filtered' }, T0 + 2 * SECOND);
			expect(await next(T0 + 3 * SECOND)).toMatchObject({ reason: 'circuit_open', facts: { because: 'filtered', filteredLastHour: 2, textsLastHour: 1 } });
		});

		it('looks back an hour, not a day: what was before weighs less and less', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0 + n);
			expect((await next(T0 + 2 * HOUR)).reason).toBe('ok');
			expect(await stops()).toEqual([]);
		});

		it('stops nobody else’s texts', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			for (let n = 0; n < 3; n += 1) await text(T0);
			await next(T0 + SECOND);
			await sendFirstText(ledger(), T0 + SECOND, await missedCall(ledger(), T0 + SECOND, { from: somebody(), to: UPTOWN_LINE }));
			expect(await stops(UPTOWN)).toEqual([]);
		});

		it('is told once where twenty find it at the same moment', async () => {
			for (let n = 0; n < 3; n += 1) await text(T0);
			const receipts = [];
			for (let n = 0; n < 20; n += 1) receipts.push(await missedCall(ledger(), T0, { from: somebody() }));
			const found = await Promise.all(receipts.map(async (receipt) => await claim(ledger(), T0 + SECOND, firstText(receipt))));
			expect(found.every(({ decision }) => decision.reason === 'circuit_open')).toBe(true);
			expect(await stops()).toHaveLength(1);
		});

		it('not where the business switched it off', async () => {
			await ledger().saveBusiness(await profileOf({ circuitBreaker: { ...BREAKER, enabled: false } }), T0);
			for (let n = 0; n < 9; n += 1) await text(T0);
			expect((await next(T0 + SECOND)).reason).toBe('ok');
		});
	});
}
