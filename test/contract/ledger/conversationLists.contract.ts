import type { ConversationFilter } from '../../../engine';
import { ANN, BAYSIDE, BOB, HOUR, ledgerOfBayside, LINE, reply, T0, escalated, type OpenLedger } from './world';

export function conversationListsContract(open: OpenLedger): void {
	describe('lists of conversations', () => {
		const ledger = ledgerOfBayside(open);
		const people = async (filter: Partial<ConversationFilter>) => (await ledger().listConversations({ limit: 10, ...filter })).map(({ person }) => person).sort();

		it('are of those about which the team has an alert', async () => {
			await ledger().openConversation(BAYSIDE, BOB, LINE, T0);
			const { escalation } = await escalated(ledger(), T0, ANN);
			expect(await people({ escalated: true })).toEqual([ANN]);
			await ledger().acknowledge(escalation.id, 'dana', T0 + 1);
			expect(await people({ escalated: true })).toEqual([ANN]);
			await ledger().resolveEscalation(escalation.id, 'dana', T0 + 2);
			expect(await people({ escalated: true })).toEqual([]);
		});

		it('are of those that a human has, until the pause ends', async () => {
			const ann = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			const bob = await ledger().openConversation(BAYSIDE, BOB, LINE, T0);
			await ledger().changeConversation(ann.id, { do: 'pause', because: 'test', until: T0 + HOUR }, 'dana', T0);
			await ledger().changeConversation(bob.id, { do: 'pause', because: 'test' }, 'dana', T0);
			expect(await people({ pausedAt: T0 })).toEqual([ANN, BOB]);
			expect(await people({ pausedAt: T0 + HOUR })).toEqual([BOB]);
			await ledger().changeConversation(bob.id, { do: 'resume' }, 'dana', T0);
			expect(await people({ pausedAt: T0 + HOUR })).toEqual([]);
		});

		it('are of those in which something happened since', async () => {
			await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().openConversation(BAYSIDE, BOB, LINE, T0);
			await reply(ledger(), T0 + HOUR, 'Hello?', { from: BOB });
			expect(await people({ since: T0 })).toEqual([ANN, BOB]);
			expect(await people({ since: T0 + HOUR })).toEqual([BOB]);
			expect(await people({ since: T0 + HOUR + 1 })).toEqual([]);
		});

		it('are of those with a call that was promised for earlier', async () => {
			const ann = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().changeConversation(ann.id, { do: 'promise', at: T0 + HOUR }, 'dana', T0);
			expect(await people({ overdueAt: T0 + HOUR - 1 })).toEqual([]);
			expect(await people({ overdueAt: T0 + HOUR })).toEqual([ANN]);
			await ledger().changeConversation(ann.id, { do: 'contacted' }, 'dana', T0 + HOUR);
			expect(await people({ overdueAt: T0 + HOUR })).toEqual([]);
		});
	});
}
