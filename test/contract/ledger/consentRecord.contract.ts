import { ANN, BAYSIDE, BOB, claim, DAY, escalationOf, expectClaim, firstText, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, reply, SECOND, SECOND_LINE, sendFirstText, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

/** The proof of consent of one person. */
export function consentRecordContract(open: OpenLedger): void {
	describe('the record of consent', () => {
		const ledger = ledgerOfBayside(open);
		const record = async (number = ANN, businessId = BAYSIDE) => await ledger().consentRecord(businessId, number);

		it('begins with the call, and has every word and text in order', async () => {
			const receipt = await missedCall(ledger(), T0);
			const text = await sendFirstText(ledger(), T0 + SECOND, receipt);
			await reply(ledger(), T0 + MINUTE, 'Can you come today?');
			await reply(ledger(), T0 + HOUR, 'Please stop texting me!', { to: SECOND_LINE });
			const stopped = await missedCall(ledger(), T0 + 2 * HOUR, { to: SECOND_LINE });
			await claim(ledger(), T0 + 2 * HOUR, firstText(stopped));
			await reply(ledger(), T0 + 3 * HOUR, 'START');

			expect(await record()).toMatchObject({
				person: ANN,
				business: { id: BAYSIDE, name: 'Bayside Plumbing' },
				state: [{ scope: 'business', state: 'opted_in', at: T0 + 3 * HOUR, how: 'keyword' }],
				lines: [{ line: LINE, mayText: true }, { line: SECOND_LINE, mayText: true }],
				basis: [
					{ kind: 'inbound_call', callId: receipt.call.id, providerCallId: receipt.call.providerCallId, at: receipt.call.startedAt, from: ANN, to: LINE, system: 'twilio', outcome: 'missed' },
					{ callId: stopped.call.id, to: SECOND_LINE },
				],
				optOuts: [{ at: T0 + HOUR, how: 'free_text', words: 'stop texting', scope: `business:${BAYSIDE}`, again: false }],
				optIns: [{ at: T0 + 3 * HOUR, how: 'keyword', words: 'START' }],
				textsOut: [{ id: text.id, at: T0 + SECOND, purpose: 'first_text', from: LINE, body: text.body, status: 'sent', providerId: expect.any(String), callId: receipt.call.id, decision: 'ok' }],
				textsIn: [{ at: T0 + MINUTE, to: LINE, body: 'Can you come today?' }, { to: SECOND_LINE }, { body: 'START' }],
				complete: true,
			});
		});

		it('says of each line whether it may text', async () => {
			await ledger().optOut(BAYSIDE, ANN, T0, 'team', 'on the phone');
			expect((await record()).lines).toEqual([LINE, SECOND_LINE].map((line) => ({ line, mayText: false, optedOutAt: T0 })));
		});

		it('holds nothing of anybody else, of another business or of the team', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { from: BOB }));
			await reply(ledger(), T0, 'STOP', { from: BOB });
			await missedCall(ledger(), T0, { to: UPTOWN_LINE });
			await reply(ledger(), T0, 'STOP', { to: UPTOWN_LINE });
			const conversation = await ledger().openConversation(BAYSIDE, BOB, LINE, T0);
			await ledger().openEscalation(escalationOf(conversation.id, T0, { person: BOB }));
			expectClaim(await claim(ledger(), T0, { key: nextId('alert'), purpose: 'team_alert', to: ANN, conversationId: conversation.id }), 'claimed');
			const nothing = { state: [], basis: [], optOuts: [], optIns: [], textsOut: [], textsIn: [], complete: true };
			expect(await record()).toMatchObject(nothing);
			expect(await record('+1415555012_')).toMatchObject(nothing);
			expect(await record('%')).toMatchObject(nothing);
			expect(await record(BOB, UPTOWN)).toMatchObject(nothing);
			expect((await record(ANN, UPTOWN)).optOuts).toHaveLength(1);
		});

		it('keeps what holds when the rest is forgotten', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			await reply(ledger(), T0 + SECOND, 'lose my number please');
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			expect(await record()).toMatchObject({
				state: [{ scope: 'business', state: 'opted_out', at: T0 + SECOND, how: 'free_text' }],
				lines: [{ mayText: false }, { mayText: false }],
				basis: [],
				optOuts: [],
				textsOut: [],
				textsIn: [],
			});
			expect(JSON.stringify(await record())).not.toContain('lose my');
		});

		it('of a business that is gone still tells what was', async () => {
			await missedCall(ledger(), T0);
			await reply(ledger(), T0, 'STOP');
			await ledger().removeBusiness(BAYSIDE, T0 + DAY);
			expect(await record()).toMatchObject({ business: { id: BAYSIDE }, lines: [], state: [{ state: 'opted_out' }], basis: [{ kind: 'inbound_call' }], optOuts: [{ at: T0 }] });
		});

		it('is cut to the newest, and says so', async () => {
			for (let index = 0; index < 501; index += 1) await ledger().optOut(BAYSIDE, ANN, T0 + index, 'team', `call ${index}`);
			const found = await record();
			expect(found.complete).toBe(false);
			expect(found.optOuts).toHaveLength(500);
			expect([found.optOuts[0]?.words, found.optOuts.at(-1)?.words]).toEqual(['call 1', 'call 500']);
		});
	});
}
