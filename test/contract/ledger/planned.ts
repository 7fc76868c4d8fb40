/** What is taken up again later, as it comes to be. */
import type { Ledger } from '../../../engine';
import { ANN, BAYSIDE, HOUR, LINE, missedCall, present, sendFirstText } from './world';

export const LEFT = { step: 'voicemail', recordingUrl: 'https://example.com/1.mp3', recordingSeconds: 9 } as const;
/** Somebody else, whose clock is that of the business. */
export const NEW_YORKER = '+12125550120';

interface Made {
	readonly conversationId: string;
	readonly dueAt: number;
}

/** How each kind comes to be, at a time, and when it falls due then. */
export const MAKE: Readonly<Record<'voicemail' | 'nudge' | 'callback' | 'lead_follow_up', (ledger: Ledger, now: number, from?: string) => Promise<Made>>> = {
	voicemail: async (ledger, now, from = ANN) => {
		const { conversation } = await missedCall(ledger, now, { from, ...LEFT });
		return { conversationId: present(conversation).id, dueAt: now + HOUR };
	},
	nudge: async (ledger, now, from = ANN) => {
		const receipt = await missedCall(ledger, now, { from });
		await sendFirstText(ledger, now, receipt);
		return { conversationId: present(receipt.conversation).id, dueAt: now + 2 * HOUR };
	},
	callback: async (ledger, now, from = ANN) => {
		const { id } = await ledger.openConversation(BAYSIDE, from, LINE, now);
		await ledger.changeConversation(id, { do: 'promise', at: now + HOUR, because: 'the invoice' }, 'dana', now);
		return { conversationId: id, dueAt: now + HOUR };
	},
	lead_follow_up: async (ledger, now, from = ANN) => {
		const { id } = await ledger.openConversation(BAYSIDE, from, LINE, now);
		await ledger.saveLead({ businessId: BAYSIDE, number: from, patch: {}, conversationId: id, nextAction: 'Quote', followUpAt: now + HOUR, now });
		return { conversationId: id, dueAt: now + HOUR };
	},
};
export type Planned = keyof typeof MAKE;
export const PLANNED = Object.keys(MAKE) as Planned[];
