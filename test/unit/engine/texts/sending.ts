import type { Message, SendOutcome, SendRequest } from '../../../../engine';
import { DEFAULT_TEXT_SETTINGS } from '../../../../engine/guardrails';
import { sendText } from '../../../../engine/texts';
import type { Fault } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';

export const ANN = '+14155550123';
export const MINUTE = 60_000;
export const throttled: Fault = { kind: 'refuse', reason: 'throttled', retryAfterSeconds: 1 };

/** A later text of the conversation; the key is all that makes it the same text. */
export const answer = (more: Partial<SendRequest> = {}): SendRequest => ({
	businessId: 'smith',
	purpose: 'answer',
	key: 'answer:1',
	to: ANN,
	from: LINE,
	settings: DEFAULT_TEXT_SETTINGS,
	compose: () => ({ body: 'On our way.', media: [] }),
	...more,
});

export interface Sending {
	/** A new one for every test. */
	readonly world: World;
	readonly send: (more?: Partial<SendRequest>) => Promise<SendOutcome>;
	/** The first text for a missed call of Ann's. */
	readonly firstText: () => Promise<SendRequest & { readonly callId: string; readonly conversationId: string }>;
	/** The newest message of a conversation, as the ledger keeps it. */
	readonly kept: (conversationId: string) => Promise<Message>;
}

export function sending(): Sending {
	let world: World;
	beforeEach(async () => {
		world = await openWorld();
	});
	afterEach(async () => await world.close());
	return {
		get world() {
			return world;
		},
		send: async (more) => await sendText(world.deps, answer(more)),
		async firstText() {
			const { call, conversation } = await world.missedCall(ANN);
			return { ...answer({ purpose: 'first_text', key: `first:${call.id}` }), callId: call.id, conversationId: conversation.id };
		},
		async kept(conversationId) {
			const message = (await world.ledger.messagesOf(conversationId, 10)).at(-1);
			if (!message) throw new Error('No message is kept.');
			return message;
		},
	};
}
