import { decide, DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, type TextSettings } from '../../../engine';
import { allEvents, ANN, BAYSIDE, claim, DAY, dueAt, expectClaim, firstText, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, MINUTE, missedCall, nextId, present, reply, SECOND, T0, type OpenLedger } from './world';

/** Ten at night in New York; quiet hours end at eight in the morning. */
const NIGHT = T0 + 11 * HOUR;
const MORNING = T0 + 21 * HOUR;
const HOLD: TextSettings = { ...DEFAULT_TEXT_SETTINGS, quietHours: 'hold', staleAfterHours: 0 };

export function heldContract(open: OpenLedger): void {
	describe('held texts', () => {
		const ledger = ledgerOfBayside(open);

		const held = async () => {
			const receipt = await missedCall(ledger(), NIGHT);
			const wish = firstText(receipt, { settings: HOLD });
			const { decision } = expectClaim(await claim(ledger(), NIGHT, wish), 'not_now');
			return { receipt, wish, decision };
		};
		const messages = async (receipt: { conversation?: { id: string } }) => await ledger().messagesOf(present(receipt.conversation).id, 10);

		it('are kept with their reason and their time, and owed by the due list alone', async () => {
			const { receipt, decision } = await held();
			expect(decision).toMatchObject({ action: 'hold', reason: 'quiet_hours', until: MORNING });
			expect(await ledger().decisionOf(receipt.call.id)).toEqual(decision);
			expect(await messages(receipt)).toMatchObject([{ status: 'held', body: 'Sorry we missed your call.', attempt: 0 }]);
			expect((await allEvents(ledger(), { callId: receipt.call.id })).at(-1)).toMatchObject({ kind: 'text_held', data: { until: MORNING } });
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(MORNING), 10)).toEqual([]);
		});

		it('fall due at their time with all that is needed to send them, and are decided and written again', async () => {
			const { receipt, wish } = await held();
			expect(await dueAt(ledger(), MORNING - 1)).toEqual([]);
			const [item] = await dueAt(ledger(), MORNING);
			expect(item).toMatchObject({ due: { kind: 'held_text', callId: receipt.call.id, dueAt: MORNING, tries: 1 }, call: { id: receipt.call.id }, conversation: { id: receipt.conversation?.id }, person: { number: ANN }, message: { status: 'held', purpose: 'first_text' } });
			const { due } = present(item);
			const sent = expectClaim(await claim(ledger(), MORNING, { ...wish, dueId: due.id, compose: () => ({ body: 'Good morning!', media: [] }) }), 'claimed');
			expect(sent.message).toMatchObject({ id: item?.message?.id, body: 'Good morning!', attempt: 1, at: MORNING });
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'text' });
			await ledger().settleText(sent.message.id, 1, { status: 'sent', providerId: nextId('SM') }, MORNING);
			expect(await dueAt(ledger(), MORNING + DAY)).toEqual([]);
		});

		it('come back through their call when whoever claimed them dies', async () => {
			const { receipt, wish } = await held();
			const [item] = await dueAt(ledger(), MORNING);
			expectClaim(await claim(ledger(), MORNING, { ...wish, dueId: present(item).due.id }), 'claimed');
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(MORNING + LEASE), 10)).toMatchObject([{ call: { id: receipt.call.id } }]);
			expectClaim(await claim(ledger(), MORNING + LEASE, wish), 'doubtful');
		});

		it('fall due again when the execution that had them dies before it claims', async () => {
			await held();
			expect(await dueAt(ledger(), MORNING)).toHaveLength(1);
			expect(await dueAt(ledger(), MORNING + LEASE - 1)).toEqual([]);
			expect(await dueAt(ledger(), MORNING + LEASE)).toMatchObject([{ due: { tries: 2 } }]);
		});

		it('are held on when it is still not the time, also when whoever fired them ends afterwards', async () => {
			const { wish } = await held();
			const [item] = await dueAt(ledger(), MORNING);
			const { due } = present(item);
			const later = MORNING + 2 * HOUR;
			const found = await claim(ledger(), MORNING, { ...wish, dueId: due.id }, () => ({ action: 'hold', reason: 'quiet_hours', until: later, facts: {} }));
			expect(found).toMatchObject({ result: 'not_now', decision: { until: later } });
			await ledger().finishDue(due.id, due.fence, 'done', MORNING + SECOND);
			expect(await dueAt(ledger(), later - 1)).toEqual([]);
			expect(await dueAt(ledger(), later)).toHaveLength(1);
		});

		it('are given up with a reason when something speaks against them meanwhile', async () => {
			const { receipt, wish } = await held();
			await ledger().changeConversation(present(receipt.conversation).id, { do: 'pause', because: 'Dana called back' }, 'dana', NIGHT + HOUR);
			const [item] = await dueAt(ledger(), MORNING);
			expect(await claim(ledger(), MORNING, { ...wish, dueId: present(item).due.id })).toMatchObject({ result: 'not_now', decision: { reason: 'human_active' } });
			expect(await messages(receipt)).toMatchObject([{ status: 'failed', reason: 'human_active' }]);
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'skip', reason: 'human_active' });
			expectClaim(await claim(ledger(), MORNING + DAY, wish), 'taken');
			expect(await dueAt(ledger(), MORNING + 9 * DAY)).toEqual([]);
		});

		it('count as texted lately for the next call of the night', async () => {
			await held();
			const second = await missedCall(ledger(), NIGHT + MINUTE);
			expect((await claim(ledger(), NIGHT + MINUTE, firstText(second, { settings: HOLD }))).decision.reason).toBe('texted_lately');
		});

		it.each([
			['the person opts out', 'opted_out', async () => void (await reply(ledger(), NIGHT + HOUR, 'STOP'))],
			['the team closes the conversation', 'answered_by_human', async (id: string) => void (await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', NIGHT + HOUR))],
		] as const)('are given up with a reason at once when %s', async (_when, reason, happen) => {
			const { receipt, wish } = await held();
			await happen(present(receipt.conversation).id);
			expect(await dueAt(ledger(), MORNING, ['held_text'])).toEqual([]);
			expect(await messages(receipt)).toContainEqual(expect.objectContaining({ direction: 'out', status: 'failed', reason }));
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'skip', reason });
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id })).filter((kind) => kind === 'decision')).toHaveLength(2);
			expectClaim(await claim(ledger(), MORNING, wish), 'taken');
		});

		it('that were given up do not count as a text to the person', async () => {
			const { receipt } = await held();
			await ledger().changeConversation(present(receipt.conversation).id, { do: 'status', status: 'handled' }, 'dana', NIGHT + HOUR);
			const next = await missedCall(ledger(), MORNING);
			expect(expectClaim(await claim(ledger(), MORNING, firstText(next)), 'claimed').decision.reason).toBe('ok');
		});

		it('wait out quiet hours when it is a retry that falls into them', async () => {
			const evening = NIGHT - HOUR - MINUTE;
			const receipt = await missedCall(ledger(), evening);
			const wish = firstText(receipt, { settings: HOLD });
			const { message } = expectClaim(await claim(ledger(), evening, wish), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'unavailable', retryAt: NIGHT }, evening);
			expect(expectClaim(await claim(ledger(), NIGHT, wish), 'not_now').decision).toMatchObject({ action: 'hold', until: MORNING });
			const [item] = await dueAt(ledger(), MORNING);
			expect(item).toMatchObject({ message: { id: message.id, status: 'held', body: message.body } });
			const sent = expectClaim(await claim(ledger(), MORNING, { ...wish, dueId: present(item).due.id }), 'claimed');
			expect(sent.message).toMatchObject({ id: message.id, attempt: 2 });
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, MORNING)).toBe(false);
		});

		it('that are no first texts are held and fall due as well', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, ANN, '+14155550100', NIGHT);
			const wish = { key: 'follow_up:9', purpose: 'follow_up' as const, conversationId: conversation.id, settings: DEFAULT_TEXT_SETTINGS };
			expect(await claim(ledger(), NIGHT, wish, decide)).toMatchObject({ result: 'not_now', decision: { action: 'hold', until: MORNING } });
			const [item] = await dueAt(ledger(), MORNING);
			expect(item).toMatchObject({ message: { status: 'held', purpose: 'follow_up' }, conversation: { id: conversation.id } });
			expectClaim(await claim(ledger(), MORNING, { ...wish, dueId: present(item).due.id }), 'claimed');
		});
	});
}
