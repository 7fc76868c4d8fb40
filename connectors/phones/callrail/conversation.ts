import { asRecord } from './api';

/** A message of a conversation as the API lists it. It has no id of its own there. */
export interface Listed {
	readonly body: string;
	readonly outgoing: boolean;
	/** Epoch milliseconds. */
	readonly at?: number;
}

/** `recent_messages` of an answer to a text, `messages` of a conversation that was asked for. */
export function messagesOf(conversation: unknown): readonly Listed[] {
	const { messages, recent_messages: recent } = asRecord(conversation);
	const list: unknown = Array.isArray(messages) ? messages : recent;
	return Array.isArray(list) ? list.map(toListed) : [];
}

function toListed(message: unknown): Listed {
	const { content, direction, created_at: created } = asRecord(message);
	const at = typeof created === 'string' ? Date.parse(created) : Number.NaN;
	return {
		body: typeof content === 'string' ? content : '',
		outgoing: typeof direction === 'string' && /^out/i.test(direction),
		...(Number.isNaN(at) ? {} : { at }),
	};
}

/** Conversation and time tell a message from all others. Webhooks have ids for them, which the API does not tell. */
export function messageId(conversationId: string, at: number): string {
	return `${conversationId}:${at}`;
}
