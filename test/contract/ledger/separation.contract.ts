import { allEvents, ANN, BAYSIDE, claim, dueAt, escalationOf, expectClaim, firstText, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, readAs, reply, sendFirstText, T0, DAY, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

export function separationContract(open: OpenLedger): void {
	describe('two businesses and one person who calls both', () => {
		const ledger = ledgerOfBayside(open);
		beforeEach(async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
		});

		const callBoth = async () => ({ bayside: await missedCall(ledger(), T0), uptown: await missedCall(ledger(), T0, { to: UPTOWN_LINE }) });

		it('each have their own call, conversation and person', async () => {
			const { bayside, uptown } = await callBoth();
			expect([bayside.profile?.id, uptown.profile?.id]).toEqual([BAYSIDE, UPTOWN]);
			expect(bayside.conversation?.id).not.toBe(uptown.conversation?.id);
			expect(bayside.person?.id).not.toBe(uptown.person?.id);
			expect(uptown.person).toMatchObject({ businessId: UPTOWN, calls: 1 });
		});

		it('each text them once: no cooldown of the other', async () => {
			const { bayside, uptown } = await callBoth();
			await sendFirstText(ledger(), T0, bayside);
			await sendFirstText(ledger(), T0, uptown);
		});

		it('neither obeys nor ends the opt-out, the takeover or the mark of the other', async () => {
			const { bayside, uptown } = await callBoth();
			await reply(ledger(), T0, 'STOP');
			await ledger().changeConversation(present(bayside.conversation).id, { do: 'pause', because: 'mine' }, 'dana', T0);
			expect(await ledger().optedOutAt(UPTOWN, ANN)).toBeUndefined();
			const sent = expectClaim(await claim(ledger(), T0, firstText(uptown)), 'claimed');
			await ledger().settleText(sent.message.id, 1, { status: 'failed', reason: 'landline' }, T0);
			expect(await ledger().getPerson(BAYSIDE, ANN)).not.toHaveProperty('mark');
			await reply(ledger(), T0 + 1, 'START', { to: UPTOWN_LINE });
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
		});

		it('neither see the texts, the names or the reminders of the other', async () => {
			const { bayside, uptown } = await callBoth();
			const secret = await reply(ledger(), T0, 'My name is Ann Secret, 12 Oak St', { to: UPTOWN_LINE });
			await ledger().recordClassification(present(secret.message).id, readAs({ name: 'Ann Secret', address: '12 Oak St' }), T0);
			await ledger().upsertPerson(UPTOWN, ANN, { email: 'secret@example.com', fields: { secret: 'yes' } }, T0);
			const about = [
				await ledger().getPerson(BAYSIDE, ANN),
				await ledger().findConversation(BAYSIDE, ANN),
				await ledger().messagesOf(present(bayside.conversation).id, 100),
				await ledger().listConversations({ businessId: BAYSIDE, limit: 100 }),
				await allEvents(ledger(), { businessId: BAYSIDE }),
				await allEvents(ledger(), { conversationId: present(bayside.conversation).id }),
				await ledger().latestEvents(BAYSIDE, 100),
				await reply(ledger(), T0, 'Hello?'),
				await missedCall(ledger(), T0 + MINUTE),
			];
			expect(JSON.stringify(about)).not.toMatch(/secret|12 Oak|uptown/i);
			const fired = await dueAt(ledger(), T0 + HOUR);
			expect(fired.map(({ due, profile, conversation, person, message }) => new Set([due.businessId, profile.id, conversation?.businessId, person?.businessId, message?.businessId]).size)).toEqual([1, 1]);
			expect((await ledger().messagesOf(present(uptown.conversation).id, 100)).map(({ body }) => body)).toEqual(['My name is Ann Secret, 12 Oak St']);
		});

		it('close their own conversation alone', async () => {
			const { bayside, uptown } = await callBoth();
			await ledger().openEscalation(escalationOf(present(uptown.conversation).id, T0, { businessId: UPTOWN, firstStepAt: T0 + MINUTE }));
			await ledger().changeConversation(present(bayside.conversation).id, { do: 'status', status: 'won' }, 'dana', T0);
			expect(await ledger().findConversation(UPTOWN, ANN)).not.toHaveProperty('closedAt');
			expect(await dueAt(ledger(), T0 + MINUTE)).toMatchObject([{ due: { businessId: UPTOWN } }]);
		});

		it('keep the keys of their texts apart from one another’s persons', async () => {
			const { bayside, uptown } = await callBoth();
			const one = expectClaim(await claim(ledger(), T0, firstText(bayside, { key: nextId('follow_up'), purpose: 'follow_up' })), 'claimed');
			const two = expectClaim(await claim(ledger(), T0, firstText(uptown, { key: nextId('follow_up'), purpose: 'follow_up' })), 'claimed');
			expect([one.message.businessId, one.message.from, two.message.businessId, two.message.from]).toEqual([BAYSIDE, LINE, UPTOWN, UPTOWN_LINE]);
		});
	});
}
