import { allEvents, ANN, atOnce, BAYSIDE, BOB, DAY, dueAt, escalated, escalationOf, HOUR, humanlyPaused, kindsOf, LEASE, ledgerOfBayside, LINE, MINUTE, present, reply, SECOND, T0, UPTOWN, uptownProfile, type OpenLedger } from './world';

export function escalationsContract(open: OpenLedger): void {
	describe('escalations', () => {
		const ledger = ledgerOfBayside(open);
		const person = (index: number) => `+1415555018${index}`;

		it('are opened once a conversation, with a code, and fall due at their first step', async () => {
			const { conversation, escalation } = await escalated(ledger(), T0, ANN, { firstStepAt: T0 + MINUTE, summary: 'x'.repeat(2_000) });
			expect(escalation).toMatchObject({ businessId: BAYSIDE, conversationId: conversation.id, person: ANN, code: 1, state: 'open', urgency: 'urgent', route: 'person', step: 0, loop: 0, openedAt: T0, dueAt: T0 + MINUTE, told: [] });
			expect(escalation.summary).toBe('x'.repeat(500));
			expect(await ledger().openEscalation(escalationOf(conversation.id, T0 + 1))).toEqual({ escalation, created: false });
			expect(await ledger().getEscalation(escalation.id)).toEqual(escalation);
			expect(await ledger().getEscalation('esc_nowhere')).toBeUndefined();
			expect(await dueAt(ledger(), T0 + MINUTE - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + MINUTE)).toMatchObject([{ due: { kind: 'escalation_step', escalationId: escalation.id }, escalation: { id: escalation.id }, conversation: { id: conversation.id } }]);
		});

		it('are opened once by 20 at once', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			const made = await atOnce(20, async () => await ledger().openEscalation(escalationOf(conversation.id, T0)));
			expect(made.filter(({ created }) => created)).toHaveLength(1);
			expect(new Set(made.map(({ escalation }) => escalation.id)).size).toBe(1);
			expect(await dueAt(ledger(), T0)).toHaveLength(1);
		});

		it('of a business have codes that mean one thing, and use the lowest free one again', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			const made = await atOnce(5, async (index) => (await escalated(ledger(), T0, person(index))).escalation);
			expect(made.map(({ code }) => code).sort()).toEqual([1, 2, 3, 4, 5]);
			const second = present(made.find(({ code }) => code === 2));
			await ledger().resolveEscalation(second.id, 'dana', T0 + 1);
			expect((await escalated(ledger(), T0 + 2, person(6))).escalation.code).toBe(2);
			expect((await escalated(ledger(), T0 + 2, person(7))).escalation.code).toBe(6);
			const uptown = await ledger().openConversation(UPTOWN, ANN, '+12125550150', T0);
			expect((await ledger().openEscalation(escalationOf(uptown.id, T0, { businessId: UPTOWN }))).escalation.code).toBe(1);
			expect((await ledger().openEscalations(BAYSIDE)).map(({ businessId }) => businessId)).toEqual(Array.from({ length: 6 }, () => BAYSIDE));
		});

		it('are raised by something worse, which starts the policy anew, and not by something lesser', async () => {
			const { conversation, escalation } = await escalated(ledger(), T0, ANN, { urgency: 'routine', firstStepAt: T0 + HOUR });
			await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: { step: 1, loop: 0, dueAt: T0 + 2 * HOUR }, told: ['dana'], now: T0 });
			const raised = await ledger().openEscalation(escalationOf(conversation.id, T0 + MINUTE, { urgency: 'emergency', route: 'emergency', summary: 'Gas!' }));
			expect(raised).toMatchObject({ created: false, escalation: { id: escalation.id, code: escalation.code, state: 'open', urgency: 'emergency', route: 'emergency', summary: 'Gas!', step: 0, loop: 1, dueAt: T0 + MINUTE, told: ['dana'] } });
			for (const urgency of ['emergency', 'urgent', 'routine'] as const) {
				expect((await ledger().openEscalation(escalationOf(conversation.id, T0 + 2 * MINUTE, { urgency, summary: 'again' }))).escalation).toEqual(raised.escalation);
			}
			// Whoever was at the first step of the former round has nothing to take any more.
			expect(await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: 'exhausted', told: [], now: T0 + MINUTE })).toBeUndefined();
			expect(await dueAt(ledger(), T0 + MINUTE)).toMatchObject([{ due: { kind: 'escalation_step', tries: 1 } }]);
			expect((await allEvents(ledger())).filter(({ kind }) => kind === 'escalation_opened').map(({ data }) => data.raised ?? false)).toEqual([false, true]);
		});

		it('that somebody has taken are raised to everybody again', async () => {
			const { conversation, escalation } = await escalated(ledger(), T0, ANN);
			await ledger().acknowledge(escalation.id, 'dana', T0 + 1);
			const { escalation: raised } = await ledger().openEscalation(escalationOf(conversation.id, T0 + MINUTE, { urgency: 'emergency' }));
			expect(raised).toMatchObject({ state: 'open', urgency: 'emergency', step: 0 });
			expect(await ledger().acknowledge(escalation.id, 'eve', T0 + 2 * MINUTE)).toMatchObject({ first: true, escalation: { takenBy: 'eve' } });
		});

		it('finish the due work that opened them', async () => {
			const { conversation } = await reply(ledger(), T0, 'Hello?');
			const [item] = await dueAt(ledger(), T0 + HOUR);
			await ledger().openEscalation(escalationOf(present(conversation).id, T0 + HOUR, { dueId: present(item).due.id, firstStepAt: T0 + 9 * DAY }));
			expect(await dueAt(ledger(), T0 + HOUR + LEASE)).toEqual([]);
		});

		it('go through their steps: each is taken by one, and the next falls due', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			const next = { step: 1, loop: 0, dueAt: T0 + 3 * MINUTE };
			const taken = await atOnce(20, async (index) => await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next, told: ['dana', 'dana'], now: T0 + index }));
			expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
			expect(taken.find((one) => one !== undefined)).toMatchObject({ step: 1, loop: 0, dueAt: next.dueAt, told: ['dana'], state: 'open' });
			expect(await dueAt(ledger(), next.dueAt - 1)).toEqual([]);
			expect(await dueAt(ledger(), next.dueAt)).toMatchObject([{ due: { kind: 'escalation_step' }, escalation: { step: 1 } }]);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'escalation_step')).toHaveLength(1);
			expect(await ledger().takeStep({ id: 'esc_nowhere', step: 0, loop: 0, next, told: [], now: T0 })).toBeUndefined();
		});

		it('go on to the next step also when whoever fired the last one ends only afterwards', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			for (const step of [0, 1, 2]) {
				const now = T0 + step * 3 * MINUTE;
				const [item] = await dueAt(ledger(), now);
				const { due } = present(item, `step ${step}`);
				await ledger().takeStep({ id: escalation.id, step, loop: 0, next: { step: step + 1, loop: 0, dueAt: now + 3 * MINUTE }, told: [], now, dueId: due.id });
				expect(await ledger().extendDue(due.id, due.fence, now + HOUR)).toBe(false);
				await ledger().finishDue(due.id, due.fence, 'done', now + SECOND);
			}
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ step: 3 });
		});

		it('are exhausted when no step is left: nothing more falls due, and they can still be taken', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			expect(await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: 'exhausted', told: ['eve'], now: T0 })).toMatchObject({ state: 'exhausted', told: ['eve'] });
			expect(await dueAt(ledger(), T0 + 30 * DAY)).toEqual([]);
			expect(await ledger().openEscalations(BAYSIDE)).toHaveLength(1);
			expect(kindsOf(await allEvents(ledger()))).toContain('escalation_exhausted');
			expect(await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: 'exhausted', told: [], now: T0 })).toBeUndefined();
			expect(await ledger().acknowledge(escalation.id, 'dana', T0 + HOUR)).toMatchObject({ first: true, escalation: { state: 'acknowledged' } });
		});

		it('are taken by the first: the policy stops, the conversation is theirs, automation is silent', async () => {
			const { conversation } = await reply(ledger(), T0, 'No heat');
			const { escalation } = await ledger().openEscalation(escalationOf(present(conversation).id, T0));
			const takers = await atOnce(10, async (index) => await ledger().acknowledge(escalation.id, `member-${index}`, T0 + 90 * SECOND));
			expect(takers.filter(({ first }) => first)).toHaveLength(1);
			const winner = present(takers.find(({ first }) => first)).escalation.takenBy;
			expect(takers.every((taker) => taker.escalation.takenBy === winner && taker.escalation.takenAt === T0 + 90 * SECOND)).toBe(true);
			expect(await ledger().getConversation(present(conversation).id)).toMatchObject({ owner: winner, automation: 'paused', pausedUntil: T0 + 90 * SECOND + DAY });
			expect(humanlyPaused(await ledger().getConversation(present(conversation).id), T0 + 2 * HOUR)).toBe(true);
			expect(await dueAt(ledger(), T0 + 30 * DAY)).toEqual([]);
			expect((await allEvents(ledger())).filter(({ kind }) => kind === 'escalation_taken')).toMatchObject([{ data: { by: winner, secondsToTake: 90 } }]);
			expect(await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: 'exhausted', told: [], now: T0 + HOUR })).toBeUndefined();
			await expect(ledger().acknowledge('esc_nowhere', 'dana', T0)).rejects.toThrow('There is no escalation "esc_nowhere"');
		});

		it('are resolved once, by whoever says so, taken or not', async () => {
			const { conversation, escalation } = await escalated(ledger(), T0, ANN);
			const resolved = await ledger().resolveEscalation(escalation.id, 'dana', T0 + 1);
			expect(resolved).toMatchObject({ state: 'resolved', resolvedAt: T0 + 1, takenBy: 'dana' });
			expect(await ledger().resolveEscalation(escalation.id, 'eve', T0 + 2)).toEqual(resolved);
			expect(await ledger().acknowledge(escalation.id, 'eve', T0 + 3)).toEqual({ escalation: resolved, first: false });
			expect(await ledger().openEscalations(BAYSIDE)).toEqual([]);
			expect(await dueAt(ledger(), T0 + 30 * DAY)).toEqual([]);
			await expect(ledger().resolveEscalation('esc_nowhere', 'dana', T0)).rejects.toThrow('There is no escalation "esc_nowhere"');
			const next = await ledger().openEscalation(escalationOf(conversation.id, T0 + HOUR));
			expect(next).toMatchObject({ created: true, escalation: { code: 1 } });
			expect(next.escalation.id).not.toBe(escalation.id);
		});

		it('are listed oldest first', async () => {
			const two = await escalated(ledger(), T0 + 2, BOB);
			const one = await escalated(ledger(), T0 + 1, ANN);
			expect((await ledger().openEscalations(BAYSIDE)).map(({ id }) => id)).toEqual([one.escalation.id, two.escalation.id]);
			expect(await ledger().openEscalations('nobody')).toEqual([]);
		});
	});
}
