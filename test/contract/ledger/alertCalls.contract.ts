import type { AlertCallReport, AlertCallRequest } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, DANA, DAY, escalated, EVE, ledgerOfBayside, LINE, MINUTE, present, profileOf, SECOND, T0, type OpenLedger } from './world';

const TWILIO = { system: 'twilio', account: 'AC1' };

export function alertCallsContract(open: OpenLedger): void {
	describe('calls to the team', () => {
		const ledger = ledgerOfBayside(open);
		const request = (of: { readonly id: string; readonly conversationId: string }, more: Partial<AlertCallRequest> = {}): AlertCallRequest => ({
			key: `alert:${of.id}:0:0:dana`,
			businessId: BAYSIDE,
			conversationId: of.conversationId,
			escalationId: of.id,
			member: 'dana',
			phone: DANA,
			line: LINE,
			...TWILIO,
			now: T0,
			leaseMs: MINUTE,
			...more,
		});
		const placed = async (more: Partial<AlertCallRequest> = {}) => {
			const { escalation, conversation } = await escalated(ledger(), T0, ANN);
			const claim = await ledger().claimAlertCall(request(escalation, more));
			if (claim.result !== 'claimed') throw new Error(claim.result);
			await ledger().settleAlertCall(claim.call.id, { status: 'placed', providerId: 'CA1' }, T0 + SECOND);
			return { escalation, conversation, call: claim.call };
		};
		const press = async (alertId: string, key: string, now = T0 + 10 * SECOND, more: Partial<AlertCallReport> = {}) =>
			await ledger().recordAlertCall({ alertId, providerId: 'CA1', phone: DANA, ...more, what: 'key', key, asked: 0 }, TWILIO, now);
		const told = async () => (await allEvents(ledger())).filter(({ kind }) => kind === 'alert_call').map(({ data }) => data.status);

		it('are claimed once a key, by 20 at once', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			const claims = await atOnce(20, async () => await ledger().claimAlertCall(request(escalation)));
			expect(claims.filter(({ result }) => result === 'claimed')).toHaveLength(1);
			expect(claims.filter(({ result }) => result === 'taken')).toHaveLength(19);
			expect(await ledger().claimAlertCall(request(escalation, { now: T0 + DAY }))).toMatchObject({ result: 'taken', call: { status: 'claimed', member: 'dana', phone: DANA, line: LINE } });
			expect(await ledger().claimAlertCall(request(escalation, { key: `alert:${escalation.id}:1:0:dana` }))).toMatchObject({ result: 'claimed' });
		});

		it('are not claimed for what somebody has taken, or closed', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			await ledger().acknowledge(escalation.id, 'eve', T0);
			expect(await ledger().claimAlertCall(request(escalation))).toEqual({ result: 'not_open' });
			await ledger().resolveEscalation(escalation.id, 'eve', T0);
			expect(await ledger().claimAlertCall(request(escalation))).toEqual({ result: 'not_open' });
		});

		it.each(['1', '2'])('are taken by key %s: the conversation is theirs, and automation is silent', async (key) => {
			const { call, conversation, escalation } = await placed();
			expect(await press(call.id, key)).toMatchObject({ result: 'took', language: 'en', escalation: { state: 'acknowledged', takenBy: 'dana' } });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ owner: 'dana', automation: 'paused' });
			// A phone system repeats a request that it had no answer to.
			expect(await press(call.id, key)).toMatchObject({ result: 'took' });
			expect(await told()).toEqual(['placed', 'answered']);
		});

		it('are taken by the first of two who press at once', async () => {
			const { call, escalation } = await placed();
			const other = await ledger().claimAlertCall(request(escalation, { key: 'other', member: 'eve', phone: EVE }));
			if (other.result !== 'claimed') throw new Error(other.result);
			const results = await Promise.all([press(call.id, '1'), press(other.call.id, '2', T0 + 10 * SECOND, { providerId: 'CA2', phone: EVE })]);
			expect(results.map((receipt) => receipt?.result).sort()).toEqual(['already_taken', 'took']);
			const holder = present((await ledger().getEscalation(escalation.id))?.takenBy);
			expect(results.find((receipt) => receipt?.result === 'already_taken')).toMatchObject({ takenBy: holder === 'dana' ? 'Dana' : 'Eve' });
		});

		it('take nothing by any other key, nor what is closed, nor for somebody who left the team', async () => {
			const { call, escalation } = await placed();
			for (const key of ['3', '0', '*', '', '12']) expect(await press(call.id, key)).toMatchObject({ result: 'no_choice' });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'open' });
			await ledger().saveBusiness(await profileOf({ team: [{ id: 'dana', name: 'Dana', phone: '+14155550177', onCall: 1 }] }), T0);
			expect(await press(call.id, '1')).toMatchObject({ result: 'closed' });
			await ledger().saveBusiness(await profileOf({}), T0);
			await ledger().resolveEscalation(escalation.id, 'eve', T0);
			expect(await press(call.id, '1')).toMatchObject({ result: 'closed', escalation: { state: 'resolved' } });
		});

		it('believe only reports of the very call: this phone, this account, this call of the provider', async () => {
			const { call, escalation } = await placed();
			expect(await press('acl_nowhere', '1')).toBeUndefined();
			expect(await press(call.id, '1', T0, { phone: EVE })).toBeUndefined();
			expect(await press(call.id, '1', T0, { providerId: 'CA9' })).toBeUndefined();
			expect(await ledger().recordAlertCall({ alertId: call.id, providerId: 'CA1', phone: DANA, what: 'key', key: '1', asked: 0 }, { system: 'twilio', account: 'AC2' }, T0)).toBeUndefined();
			expect(await ledger().recordAlertCall({ alertId: call.id, providerId: 'CA1', phone: DANA, what: 'key', key: '1', asked: 0 }, { system: 'simulator', account: 'AC1' }, T0)).toBeUndefined();
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'open' });
			expect(await told()).toEqual(['placed']);
		});

		it('keep how they went, whatever the order of the reports', async () => {
			const { escalation } = await escalated(ledger(), T0, ANN);
			const claim = await ledger().claimAlertCall(request(escalation));
			if (claim.result !== 'claimed') throw new Error(claim.result);
			const state = async (status: 'placed' | 'answered' | 'no_answer' | 'completed') =>
				await ledger().recordAlertCall({ alertId: claim.call.id, providerId: 'CA1', phone: DANA, what: 'state', status }, TWILIO, T0 + SECOND);
			// The report overtakes the answer to the request, which was lost.
			await state('placed');
			expect(await ledger().settleAlertCall(claim.call.id, { status: 'unknown', reason: 'No answer' }, T0)).toMatchObject({ status: 'placed', providerId: 'CA1' });
			await state('no_answer');
			for (const late of ['answered', 'placed', 'no_answer', 'completed'] as const) await state(late);
			expect(await told()).toEqual(['placed', 'no_answer']);
			expect(await ledger().claimAlertCall(request(escalation))).toMatchObject({ result: 'taken', call: { status: 'no_answer', endedAt: T0 + SECOND } });
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'open', told: [] });
		});

		it('tell that the customer was spoken with, once', async () => {
			const { call, conversation } = await placed();
			await press(call.id, '2');
			const connection = async (talked: boolean) => await ledger().recordAlertCall({ alertId: call.id, providerId: 'CA1', phone: DANA, what: 'connection', talked }, TWILIO, T0 + 2 * MINUTE);
			expect(await connection(false)).toMatchObject({ result: 'noted' });
			expect(await told()).toEqual(['placed', 'answered']);
			for (let again = 0; again < 2; again += 1) await connection(true);
			expect(await told()).toEqual(['placed', 'answered', 'connected']);
			expect(await ledger().getConversation(conversation.id)).toMatchObject({ reachedAt: T0 + 2 * MINUTE });
		});

		it('are exported with their business, and forgotten with the person', async () => {
			const { call } = await placed();
			const rows: unknown[] = [];
			for await (const row of ledger().exportAll(BAYSIDE)) if (row.table === 'alert_calls') rows.push(row.row);
			expect(rows).toMatchObject([{ id: call.id, phone: DANA, status: 'placed' }]);
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			for await (const row of ledger().exportAll()) if (row.table === 'alert_calls') expect(JSON.stringify(row)).not.toContain(DANA);
			expect(await press(call.id, '1')).toBeUndefined();
		});
	});
}
