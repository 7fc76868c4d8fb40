import { allEvents, ANN, BAYSIDE, BOB, DANA, DAY, dueAt, escalated, EVE, intakeAt, ledgerOfBayside, MINUTE, present, reply, T0, textOf, UPTOWN, uptownProfile, escalationOf, type OpenLedger } from './world';

export function teamContract(open: OpenLedger): void {
	describe('texts of the team', () => {
		const ledger = ledgerOfBayside(open);
		const from = async (member: string, body: string, now = T0 + MINUTE) => await reply(ledger(), now, body, { from: member });
		let opened = 0;
		const told = async (person: string, ...members: string[]) => {
			const { escalation } = await escalated(ledger(), T0 + (opened += 1), person);
			return present(await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: { step: 1, loop: 0, dueAt: T0 + DAY }, told: members, now: T0 }));
		};

		it('take what they were told of', async () => {
			const escalation = await told(ANN, 'dana');
			const found = await from(DANA, 'OK!');
			expect(found).toMatchObject({ kind: 'team', teamAction: 'took', member: { id: 'dana', name: 'Dana' }, escalation: { id: escalation.id, state: 'acknowledged', takenBy: 'dana' }, message: { from: DANA, body: 'OK!' }, profile: { id: BAYSIDE } });
			expect(found.openEscalations).toMatchObject([{ id: escalation.id, state: 'open' }]);
			expect(await ledger().findConversation(BAYSIDE, ANN)).toMatchObject({ owner: 'dana', automation: 'paused' });
		});

		it('are no replies: no conversation, no reminder, no opt-out, nothing to read', async () => {
			for (const words of ['STOP', 'HELP', 'I am late', 'yes']) expect(await from(DANA, words)).toMatchObject({ kind: 'team' });
			expect(await ledger().findConversation(BAYSIDE, DANA)).toBeUndefined();
			expect(await ledger().optedOutAt(BAYSIDE, DANA)).toBeUndefined();
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + DAY), 10)).toEqual([]);
		});

		it('take by code when there are several, and ask which one without it', async () => {
			const one = await told(ANN, 'dana');
			const two = await told(BOB, 'dana');
			expect(await from(DANA, 'ok')).toMatchObject({ teamAction: 'which_one', openEscalations: [{ id: one.id }, { id: two.id }] });
			expect(await from(DANA, `${two.code}`)).toMatchObject({ teamAction: 'took', escalation: { id: two.id } });
			expect(await from(EVE, 'take 99')).toMatchObject({ teamAction: 'which_one' });
			expect(await from(DANA, 'mine')).toMatchObject({ teamAction: 'took', escalation: { id: one.id } });
		});

		it('mean by “ok” the one that they were told of', async () => {
			await told(ANN, 'dana');
			const mine = await told(BOB, 'eve');
			expect(await from(EVE, 'ok')).toMatchObject({ teamAction: 'took', escalation: { id: mine.id } });
		});

		it('hear that somebody else was quicker, and who', async () => {
			const { code, id } = await told(ANN, 'dana', 'eve');
			await from(DANA, 'on it');
			for (const words of ['ok', `${code}`, `take ${code}`]) expect(await from(EVE, words)).toMatchObject({ teamAction: 'already_taken', escalation: { id, takenBy: 'dana' } });
			expect(await from(DANA, `${code}`)).toMatchObject({ teamAction: 'took', escalation: { id, takenBy: 'dana' } });
		});

		it('close what is done', async () => {
			const { code, id } = await told(ANN, 'dana');
			await from(DANA, 'ok');
			expect(await from(DANA, 'done')).toMatchObject({ teamAction: 'resolved', escalation: { id, state: 'resolved', resolvedAt: T0 + MINUTE } });
			expect(await from(DANA, `done ${code}`)).toMatchObject({ teamAction: 'nothing_open', openEscalations: [] });
		});

		it('close by code what somebody else has', async () => {
			const { code, id } = await told(ANN, 'dana');
			await from(DANA, 'ok');
			expect(await from(EVE, `done ${code}`)).toMatchObject({ teamAction: 'resolved', escalation: { id } });
		});

		it('take nothing by a remark', async () => {
			expect(await from(DANA, 'ok')).toMatchObject({ teamAction: 'nothing_open' });
			const { id } = await told(ANN, 'dana');
			for (const words of ['who is that?', 'ok but I am far away', 'not me', '']) expect(await from(DANA, words)).toMatchObject({ teamAction: 'which_one' });
			expect(await ledger().getEscalation(id)).toMatchObject({ state: 'open' });
		});

		it('take what the policy has given up on', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: 'exhausted', told: ['eve'], now: T0 });
			expect(await from(EVE, 'ok')).toMatchObject({ teamAction: 'took', escalation: { id: escalation.id, state: 'acknowledged' } });
		});

		it('count once, however often they are delivered', async () => {
			await told(ANN, 'dana');
			const text = textOf('ok', { from: DANA });
			expect((await ledger().recordReply(text, intakeAt(T0 + 1))).kind).toBe('team');
			expect((await ledger().recordReply(text, intakeAt(T0 + 2))).kind).toBe('duplicate');
			expect((await allEvents(ledger())).filter(({ kind }) => kind === 'escalation_taken')).toHaveLength(1);
		});

		it('never reach into another business', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			const uptown = await ledger().openConversation(UPTOWN, ANN, '+12125550150', T0);
			const { escalation } = await ledger().openEscalation(escalationOf(uptown.id, T0, { businessId: UPTOWN }));
			for (const words of ['ok', `${escalation.code}`, `done ${escalation.code}`]) expect(await from(DANA, words)).toMatchObject({ teamAction: 'nothing_open', openEscalations: [] });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'open' });
		});
	});
}
