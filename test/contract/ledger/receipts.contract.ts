import type { DeliveryReceipt } from '../../../engine';
import { allEvents, ANN, BAYSIDE, claim, expectClaim, firstText, HOUR, kindsOf, LEASE, ledgerOfBayside, missedCall, nextId, permutations, present, SECOND, T0, type OpenLedger } from './world';

export function receiptsContract(open: OpenLedger): void {
	describe('delivery receipts', () => {
		const ledger = ledgerOfBayside(open);

		const receiptOf = (providerId: string, status: DeliveryReceipt['status'], more: Partial<DeliveryReceipt> = {}): DeliveryReceipt => ({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId, status, ...more });
		const receive = async (receipt: DeliveryReceipt, now = T0 + SECOND) => await ledger().recordReceipt(receipt, now);

		const claimed = async (from = ANN) => {
			const receipt = await missedCall(ledger(), T0, { from });
			const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt, { settings: { cooldownHours: 0, staleAfterHours: 0, quietHours: 'send' } })), 'claimed');
			const providerId = nextId('SM');
			return {
				message,
				providerId,
				conversation: present(receipt.conversation),
				settle: async () => await ledger().settleText(message.id, 1, { status: 'sent', providerId }, T0),
				kept: async () => present((await ledger().messagesOf(present(receipt.conversation).id, 100)).find(({ id }) => id === message.id)),
			};
		};

		it('say that a text arrived, with all that belongs to it', async () => {
			const text = await claimed();
			await text.settle();
			const result = await receive(receiptOf(text.providerId, 'delivered'));
			expect(result).toMatchObject({ result: 'recorded', message: { id: text.message.id, status: 'delivered', deliveredAt: T0 + SECOND }, conversation: { id: text.conversation.id }, profile: { id: BAYSIDE } });
			expect(await text.kept()).toEqual(result.message);
			expect((await allEvents(ledger())).at(-1)).toMatchObject({ kind: 'text_receipt', messageId: text.message.id, data: { status: 'delivered' } });
		});

		it('count once', async () => {
			const text = await claimed();
			await text.settle();
			await receive(receiptOf(text.providerId, 'delivered'));
			expect(await receive(receiptOf(text.providerId, 'delivered'), T0 + HOUR)).toMatchObject({ result: 'duplicate', message: { deliveredAt: T0 + SECOND } });
			expect(await receive(receiptOf(text.providerId, 'sent'), T0 + HOUR)).toMatchObject({ result: 'duplicate' });
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'text_receipt')).toHaveLength(1);
		});

		it('come to the same in any order, before and after the text is settled', async () => {
			const statuses = ['sent', 'undelivered', 'delivered'] as const;
			for (const [index, order] of permutations([...statuses, 'settle'] as const).entries()) {
				const text = await claimed(`+141555501${40 + index}`);
				for (const step of order) {
					if (step === 'settle') await text.settle();
					else await receive(receiptOf(text.providerId, step));
				}
				expect([order.join(), (await text.kept()).status]).toEqual([order.join(), 'delivered']);
			}
		});

		it('that overtake the outcome are kept for it', async () => {
			const text = await claimed();
			expect(await receive(receiptOf(text.providerId, 'undelivered', { reason: 'landline', vendorCode: '30006' }))).toEqual({ result: 'unknown' });
			expect(await text.settle()).toBe(true);
			expect(await text.kept()).toMatchObject({ status: 'undelivered', reason: 'landline', vendorCode: '30006' });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ mark: 'landline' });
		});

		it('that overtake a text found by a look-up are kept for it as well', async () => {
			const text = await claimed();
			await receive(receiptOf(text.providerId, 'delivered'));
			expectClaim(await claim(ledger(), T0 + LEASE, { key: present(text.message.key) }), 'doubtful');
			expect(await ledger().settleText(text.message.id, 2, { status: 'sent', providerId: text.providerId }, T0 + LEASE)).toBe(true);
			expect(await text.kept()).toMatchObject({ status: 'delivered' });
		});

		it('take “failed” for “not delivered”, and tell why', async () => {
			const text = await claimed();
			await text.settle();
			expect(await receive(receiptOf(text.providerId, 'failed', { reason: 'filtered', vendorCode: '30007' }))).toMatchObject({ result: 'recorded', message: { status: 'undelivered', reason: 'filtered', vendorCode: '30007' } });
			expect(await ledger().getPerson(BAYSIDE, ANN)).not.toHaveProperty('mark');
		});

		it('no longer give a reason against a text that arrived after all', async () => {
			const text = await claimed();
			await text.settle();
			await receive(receiptOf(text.providerId, 'undelivered', { reason: 'unreachable', vendorCode: '30003' }));
			const { message } = await receive(receiptOf(text.providerId, 'delivered'));
			expect(message).not.toHaveProperty('reason');
			expect(message).not.toHaveProperty('vendorCode');
			expect(await text.kept()).toEqual(message);
		});

		it('belong to the text of their own account and system', async () => {
			const text = await claimed();
			await text.settle();
			for (const place of [{ account: 'AC2' }, { system: 'simulator' }, { account: '' }]) {
				expect(await receive(receiptOf(text.providerId, 'delivered', place))).toEqual({ result: 'unknown' });
			}
			expect((await text.kept()).status).toBe('sent');
		});

		it('of texts that are not ours are not kept for ever', async () => {
			const text = await claimed();
			await receive(receiptOf(text.providerId, 'delivered'), T0);
			await receive(receiptOf('SM-strange', 'delivered'), T0 + 2 * HOUR);
			await text.settle();
			expect((await text.kept()).status).toBe('sent');
		});

		it('never touch a text that came in', async () => {
			await ledger().recordReply({ kind: 'text', system: 'twilio', account: 'AC1', providerId: 'SM-in', from: ANN, to: '+14155550100', body: 'hi', media: [] }, { holder: 'h', now: T0, leaseMs: LEASE });
			expect(await receive(receiptOf('SM-in', 'delivered'))).toEqual({ result: 'unknown' });
		});
	});
}
