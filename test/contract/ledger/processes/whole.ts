import type { Ledger, LedgerEvent, Message } from '../../../../engine';
import { present } from '../world';
import type { Told } from './messages';

type Committed = Extract<Told, { say: 'committed' }>;

/**
 * Everything that was told of as committed is there, and whatever is there is there whole: a state never without its
 * line in the record, a line never without its state.
 */
export async function expectWhole(ledger: Ledger, committed: readonly Committed[]): Promise<void> {
	const events = await ledger.events({ limit: 1_000_000 });
	const about = (kind: LedgerEvent['kind']) => events.filter((event) => event.kind === kind);
	const messages = await allMessages(ledger);

	for (const { callId, messageId, replyId, escalationId } of committed) {
		expect(await ledger.getCall(callId)).toMatchObject({ outcome: 'missed', offers: 1 });
		expect(await ledger.decisionOf(callId)).toMatchObject({ action: 'text' });
		expect(messages.get(messageId)).toMatchObject({ direction: 'out', callId });
		expect(messages.get(replyId)).toMatchObject({ direction: 'in' });
		expect(await ledger.getEscalation(escalationId)).toMatchObject({ state: 'open' });
	}

	const of = (kind: LedgerEvent['kind'], id: 'messageId' | 'conversationId' | 'callId') => new Set(about(kind).map((event) => event[id]));
	const claimed = of('text_claimed', 'messageId');
	const received = of('reply_received', 'messageId');
	const settled = of('text_settled', 'messageId');
	for (const message of messages.values()) {
		expect((message.direction === 'out' ? claimed : received).has(message.id)).toBe(true);
		if (message.direction === 'out') expect(settled.has(message.id)).toBe(message.status === 'sent');
	}
	for (const id of [...claimed, ...received]) expect(messages.has(present(id))).toBe(true);

	const judged = of('call_judged', 'callId');
	const decided = of('decision', 'callId');
	for (const { callId } of about('call_recorded')) {
		const call = present(await ledger.getCall(present(callId)));
		expect([call.offers, judged.has(callId)]).toEqual([1, true]);
		expect(await ledger.decisionOf(call.id) !== undefined).toBe(decided.has(callId));
	}
	const opened = of('conversation_opened', 'conversationId');
	const conversations = await ledger.listConversations({ limit: 1_000_000 });
	expect(new Set(conversations.map(({ id }) => id))).toEqual(opened);
	const escalations = (await ledger.openEscalations('bayside')).map(({ id }) => id);
	expect(new Set(escalations)).toEqual(new Set(about('escalation_opened').map(({ data }) => data.escalation)));
}

async function allMessages(ledger: Ledger): Promise<Map<string, Message>> {
	const found = new Map<string, Message>();
	for (const { id } of await ledger.listConversations({ limit: 1_000_000 })) {
		for (const message of await ledger.messagesOf(id, 1_000_000)) found.set(message.id, message);
	}
	return found;
}
