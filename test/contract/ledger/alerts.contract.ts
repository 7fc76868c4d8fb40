import type { AlertPlan } from '../../../engine';
import { ANN, atOnce, BAYSIDE, BOB, claim, dueAt, escalated, expectClaim, ledgerOfBayside, LINE, MINUTE, present, SECOND, T0, type OpenLedger } from './world';

const person = (index: number) => `+141555502${String(10 + index)}`;

export function alertsContract(open: OpenLedger): void {
	describe('alerts to the team', () => {
		const ledger = ledgerOfBayside(open);
		const planOf = (escalationId: string, now: number, more: Partial<AlertPlan> = {}): AlertPlan => ({ key: `alert:${escalationId}:0:0:dana`, businessId: BAYSIDE, member: 'dana', channel: 'text', escalationId, line: LINE, pressing: false, again: false, now, ...more });
		const about = async (index: number, more: Parameters<typeof escalated>[3] = {}) => (await escalated(ledger(), T0 + index, person(index), more)).escalation;
		const bundles = async (now: number) => (await dueAt(ledger(), now, ['escalation_step'])).filter(({ due }) => due.conversationId === undefined);

		it('go at once when there was none in the last minute, and else in the text that goes when it is over', async () => {
			const [one, two, three] = [await about(1), await about(2), await about(3)];
			expect(await ledger().planAlert(planOf(one.id, T0))).toMatchObject({ key: `alert:${one.id}:0:0:dana`, sendAt: T0, member: 'dana', line: LINE });
			const next = await ledger().planAlert(planOf(two.id, T0 + SECOND));
			expect(next).toMatchObject({ key: `alert:${two.id}:0:0:dana`, sendAt: T0 + MINUTE });
			expect(await ledger().planAlert(planOf(three.id, T0 + 2 * SECOND, { again: true }))).toEqual(next);
			expect(await bundles(T0 + MINUTE - 1)).toEqual([]);
			expect(await bundles(T0 + MINUTE)).toMatchObject([{ due: { kind: 'escalation_step', escalationId: two.id }, escalation: { id: two.id } }]);
			expect(await ledger().closeAlerts(next, T0 + MINUTE)).toMatchObject([{ escalation: { id: two.id }, again: false }, { escalation: { id: three.id }, again: true }]);
			const later = await about(4);
			expect(await ledger().planAlert(planOf(later.id, T0 + MINUTE + SECOND))).toMatchObject({ sendAt: T0 + 2 * MINUTE });
		});

		it('are in one text, whoever asks how often', async () => {
			const one = await about(1);
			const plan = planOf(one.id, T0);
			const first = await ledger().planAlert(plan);
			expect(await ledger().planAlert({ ...plan, now: T0 + 10 * MINUTE })).toEqual(first);
			expect(await ledger().closeAlerts(first, T0)).toHaveLength(1);
			expect(await ledger().closeAlerts(first, T0 + MINUTE)).toHaveLength(1);
		});

		it('of 20 who come at once: one goes, and the others are in the one text that follows', async () => {
			const all = await Promise.all(Array.from({ length: 20 }, async (_, index) => await about(index)));
			const slots = await atOnce(20, async (index) => await ledger().planAlert(planOf(present(all[index]).id, T0 + 100)));
			expect(slots.filter(({ sendAt }) => sendAt === T0 + 100)).toHaveLength(1);
			const waiting = slots.filter(({ sendAt }) => sendAt === T0 + 100 + MINUTE);
			expect(new Set(waiting.map(({ key }) => key)).size).toBe(1);
			expect(await ledger().closeAlerts(present(waiting[0]), T0 + 2 * MINUTE)).toHaveLength(19);
			expect(await bundles(T0 + 2 * MINUTE)).toHaveLength(1);
		});

		it('are in no text that has gone already, however the two race', async () => {
			const all = await Promise.all(Array.from({ length: 12 }, async (_, index) => await about(index)));
			const first = await ledger().planAlert(planOf(present(all[0]).id, T0 + 50));
			const waiting = await ledger().planAlert(planOf(present(all[1]).id, T0 + 60));
			expect(first.key).not.toBe(waiting.key);
			const carried = await Promise.all([
				...all.slice(2).map(async ({ id }) => void (await ledger().planAlert(planOf(id, T0 + 70)))),
				ledger().closeAlerts(waiting, T0 + 70),
			]).then((results) => present(results.at(-1) as Awaited<ReturnType<ReturnType<typeof ledger>['closeAlerts']>>));
			const again = await ledger().closeAlerts(waiting, T0 + 80);
			// What was carried when it was closed is what it carries for ever.
			expect(again.map(({ escalation }) => escalation.id).sort()).toEqual(carried.map(({ escalation }) => escalation.id).sort());
			const rest = new Set<string>();
			for (const slot of await ledger().alertsDue(BAYSIDE, T0 + 10 * MINUTE)) for (const { escalation } of await ledger().closeAlerts(slot, T0 + 10 * MINUTE)) rest.add(escalation.id);
			expect(rest.size).toBe(12);
		});

		it('of emergencies go at once, with the emergencies of the minute and nothing else', async () => {
			const [one, two, gas, fire] = [await about(1), await about(2), await about(3, { urgency: 'emergency' }), await about(4, { urgency: 'emergency' })];
			await ledger().planAlert(planOf(one.id, T0));
			const waiting = await ledger().planAlert(planOf(two.id, T0 + SECOND));
			const slot = await ledger().planAlert(planOf(gas.id, T0 + 2 * SECOND, { pressing: true }));
			expect(slot).toMatchObject({ sendAt: T0 + 2 * SECOND });
			expect((await ledger().closeAlerts(slot, T0 + 2 * SECOND)).map(({ escalation }) => escalation.id)).toEqual([gas.id]);
			const second = await ledger().planAlert(planOf(fire.id, T0 + 3 * SECOND, { pressing: true }));
			expect((await ledger().closeAlerts(second, T0 + 3 * SECOND)).map(({ escalation, again }) => [escalation.id, again])).toEqual([[gas.id, true], [fire.id, false]]);
			expect((await ledger().closeAlerts(waiting, T0 + MINUTE)).map(({ escalation }) => escalation.id)).toEqual([two.id]);
		});

		it('that nobody has seen through are found, until somebody has', async () => {
			const one = await about(1);
			const slot = await ledger().planAlert(planOf(one.id, T0));
			expect(await ledger().alertsDue(BAYSIDE, T0 - 1)).toEqual([]);
			expect(await ledger().alertsDue(BAYSIDE, T0)).toEqual([slot]);
			expect(await ledger().alertsDue('uptown', T0)).toEqual([]);
			await ledger().alertsDone(slot.key, T0);
			expect(await ledger().alertsDue(BAYSIDE, T0 + MINUTE)).toEqual([]);
		});

		it('of one person do not wait for those of another, nor those of one business for another', async () => {
			const [one, two] = [await about(1), await about(2)];
			await ledger().planAlert(planOf(one.id, T0));
			expect(await ledger().planAlert(planOf(two.id, T0 + 1, { key: 'eve', member: 'eve' }))).toMatchObject({ sendAt: T0 + 1 });
			expect(await ledger().planAlert(planOf(two.id, T0 + 1, { key: 'other', businessId: 'uptown' }))).toMatchObject({ sendAt: T0 + 1 });
		});

		it('hold nothing of a person who is forgotten, also where one text speaks of several', async () => {
			const one = (await escalated(ledger(), T0, ANN)).escalation;
			const { escalation: two } = await escalated(ledger(), T0, BOB);
			await ledger().planAlert(planOf((await about(9)).id, T0));
			const slot = await ledger().planAlert(planOf(one.id, T0 + 1));
			await ledger().planAlert(planOf(two.id, T0 + 1));
			const { message } = expectClaim(await claim(ledger(), T0 + MINUTE, { key: slot.key, purpose: 'team_alert', to: '+14155550130', conversationId: one.conversationId, compose: () => ({ body: `${ANN} and ${BOB}`, media: [] }) }), 'claimed');
			await ledger().settleText(message.id, message.attempt, { status: 'sent', providerId: 'SM-bundle' }, T0 + MINUTE);
			await ledger().forgetPerson(BAYSIDE, BOB, T0 + MINUTE);
			expect((await ledger().messagesOf(one.conversationId, 10)).map(({ body }) => body)).toEqual(['']);
		});
	});
}
