import { consentConfirmationContract } from './consentConfirmation.contract';
import { consentRecordContract } from './consentRecord.contract';
import { consentScopesContract } from './consentScopes.contract';
import { allEvents, ANN, BAYSIDE, BOB, claim, dueAt, expectClaim, firstText, HOUR, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, reply, SECOND, SECOND_LINE, sendFirstText, T0, DAY, type OpenLedger } from './world';

export function consentContract(open: OpenLedger): void {
	consentScopesContract(open);
	consentConfirmationContract(open);
	consentRecordContract(open);
	describe('consent', () => {
		const ledger = ledgerOfBayside(open);
		const nextText = async (now: number, more: object = {}) => await claim(ledger(), now, firstText(await missedCall(ledger(), now), more));

		it('ends at STOP, with the words and the time', async () => {
			const found = await reply(ledger(), T0, ' Stop!! ');
			expect(found).toMatchObject({ kind: 'opt_out', consentAt: T0, providerAnswered: false, conversation: { person: ANN }, person: { number: ANN } });
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			expect((await allEvents(ledger())).find(({ kind }) => kind === 'opt_out')).toMatchObject({ businessId: BAYSIDE, at: T0, data: { number: ANN, how: 'keyword', again: false } });
			expect((await nextText(T0 + MINUTE)).decision).toMatchObject({ action: 'skip', reason: 'opted_out', facts: { optedOutAt: T0 } });
		});

		it('keeps the first time of an opt-out that is said again', async () => {
			await reply(ledger(), T0, 'STOP');
			expect(await reply(ledger(), T0 + HOUR, 'please stop texting me')).toMatchObject({ kind: 'opt_out', consentAt: T0 });
			await ledger().optOut(BAYSIDE, ANN, T0 + 2 * HOUR, 'team', 'asked on the phone');
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			expect((await allEvents(ledger())).filter(({ kind }) => kind === 'opt_out').map(({ data }) => data.again)).toEqual([false, true, true]);
		});

		it('comes back with START, and can end again', async () => {
			await reply(ledger(), T0, 'STOP');
			expect(await reply(ledger(), T0 + HOUR, 'START')).toMatchObject({ kind: 'opt_in', consentAt: T0 + HOUR });
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBeUndefined();
			expect((await nextText(T0 + HOUR)).decision.reason).toBe('ok');
			expect(await reply(ledger(), T0 + 2 * HOUR, 'STOP')).toMatchObject({ kind: 'opt_out', consentAt: T0 + 2 * HOUR });
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0 + 2 * HOUR);
		});

		it('comes back with a bare YES only for who had opted out', async () => {
			expect((await reply(ledger(), T0, 'YES')).kind).toBe('reply');
			await reply(ledger(), T0 + 1, 'STOP');
			expect((await reply(ledger(), T0 + 2, 'Yes')).kind).toBe('opt_in');
			expect((await reply(ledger(), T0 + 3, 'Yes')).kind).toBe('reply');
		});

		it('holds for HELP, for what merely sounds like an end, and for the vendor’s word', async () => {
			expect(await reply(ledger(), T0, 'HELP')).toMatchObject({ kind: 'help', consentAt: T0, providerAnswered: false });
			expect((await reply(ledger(), T0, 'Please cancel my 3pm')).kind).toBe('reply');
			expect((await reply(ledger(), T0, 'can you stop by tomorrow?')).kind).toBe('reply');
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBeUndefined();
			expect(await reply(ledger(), T0, 'ARRET', { vendorConsent: 'opt_out' })).toMatchObject({ kind: 'opt_out', providerAnswered: true });
			expect((await allEvents(ledger())).findLast(({ kind }) => kind === 'opt_out')?.data).toMatchObject({ how: 'provider', words: 'ARRET' });
			expect(await reply(ledger(), T0, 'UNSTOP', { vendorConsent: 'opt_in' })).toMatchObject({ kind: 'opt_in', providerAnswered: true });
		});

		it('ends for all numbers of the business, and for that person alone', async () => {
			await reply(ledger(), T0, 'STOP', { to: SECOND_LINE });
			expect((await nextText(T0 + 1, { from: LINE })).decision.reason).toBe('opted_out');
			const bob = await missedCall(ledger(), T0, { from: BOB });
			expectClaim(await claim(ledger(), T0, firstText(bob)), 'claimed');
		});

		it('lets the one confirmation through, once, within five minutes', async () => {
			const found = await reply(ledger(), T0, 'STOP');
			const confirmation = { key: `opt_out_confirmation:${ANN}:${found.consentAt}`, purpose: 'opt_out_confirmation' as const };
			expectClaim(await claim(ledger(), T0 + SECOND, confirmation), 'claimed');
			expectClaim(await claim(ledger(), T0 + 2 * SECOND, confirmation), 'taken');
			expect((await claim(ledger(), T0 + 6 * MINUTE, { ...confirmation, key: nextId('late') })).decision.reason).toBe('stale');
			expect((await claim(ledger(), T0, { ...confirmation, key: nextId('answered'), providerAnswered: true })).decision.reason).toBe('provider_answered');
		});

		it('that ended is not waited for: no reminder, no offer', async () => {
			await reply(ledger(), T0, 'Hello?');
			await reply(ledger(), T0 + SECOND, 'STOP');
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
		});

		describe('that ends while a text is being sent', () => {
			it('is followed by no further claim, and the outcome is still kept', async () => {
				const receipt = await missedCall(ledger(), T0);
				const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
				await reply(ledger(), T0 + SECOND, 'STOP');
				expectClaim(await claim(ledger(), T0 + 2 * SECOND, firstText(receipt)), 'taken');
				expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + 3 * SECOND)).toBe(true);
				const events = await allEvents(ledger());
				const stop = present(events.find(({ kind }) => kind === 'opt_out'));
				expect(events.filter(({ kind, seq }) => kind === 'text_claimed' && seq > stop.seq)).toEqual([]);
			});

			it('leaves a first text whose sender died to be looked up, never to be sent', async () => {
				const receipt = await missedCall(ledger(), T0);
				expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
				await reply(ledger(), T0 + SECOND, 'STOP');
				expect(expectClaim(await claim(ledger(), T0 + LEASE, firstText(receipt)), 'doubtful').decision).toMatchObject({ action: 'skip', reason: 'opted_out' });
			});

			it('leaves a later text whose sender died to be looked up as well', async () => {
				const receipt = await missedCall(ledger(), T0);
				await sendFirstText(ledger(), T0, receipt);
				const later = firstText(receipt, { key: nextId('answer'), purpose: 'answer' });
				const { message } = expectClaim(await claim(ledger(), T0 + MINUTE, later), 'claimed');
				await reply(ledger(), T0 + MINUTE + SECOND, 'STOP');
				const [item] = await dueAt(ledger(), T0 + MINUTE + LEASE);
				expect(item).toMatchObject({ message: { id: message.id, status: 'claimed' } });
				const again = await claim(ledger(), T0 + MINUTE + LEASE, { ...later, dueId: present(item).due.id });
				expect(expectClaim(again, 'doubtful').decision.reason).toBe('opted_out');
			});

			it('stops a retry that was waiting', async () => {
				const receipt = await missedCall(ledger(), T0);
				const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0);
				await reply(ledger(), T0 + SECOND, 'STOP');
				expect(expectClaim(await claim(ledger(), T0 + MINUTE, firstText(receipt)), 'not_now').decision.reason).toBe('opted_out');
			});
		});

		it('races with claims: whoever comes first, no text is claimed after the end', async () => {
			for (let round = 0; round < 10; round += 1) {
				const person = `+1415555017${round}`;
				const receipts = await Promise.all(Array.from({ length: 4 }, async () => await missedCall(ledger(), T0, { from: person })));
				await Promise.all([
					...receipts.slice(0, 2).map(async (receipt) => await claim(ledger(), T0, firstText(receipt))),
					reply(ledger(), T0, 'STOP', { from: person }),
					...receipts.slice(2).map(async (receipt) => await claim(ledger(), T0, firstText(receipt, { settings: { cooldownHours: 0, staleAfterHours: 0, quietHours: 'send' } }))),
				]);
				const events = await allEvents(ledger());
				const stop = present(events.find(({ kind, data }) => kind === 'opt_out' && data.number === person));
				const claimedAfter = events.filter((event) => event.kind === 'text_claimed' && event.seq > stop.seq && receipts.some(({ call }) => call.id === event.callId));
				expect(claimedAfter).toEqual([]);
			}
		});
	});
}
