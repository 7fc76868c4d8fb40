import { checkFields, ok, Refusal, text, type Answer, type Request } from './answers';
import { contactOf, inLocation } from './contacts';
import { newId, stored, type Message, type State } from './state';

const SENDING = ['type', 'subType', 'contactId', 'appointmentId', 'attachments', 'message', 'replyMessageId', 'templateId', 'threadId', 'scheduledTimestamp', 'conversationProviderId', 'fromNumber', 'toNumber', 'status'];

export function sendMessage(state: State, { body }: Request): Answer {
	checkFields(body, SENDING, ['type', 'contactId']);
	const contact = contactOf(state, body.contactId);
	if (contact.dnd) throw new Refusal(400, 'Cannot send message as DND is active for SMS.');
	const to = text(body.toNumber) || contact.phone;
	if (!to) throw new Refusal(400, 'Missing phone number');
	const from = text(body.fromNumber) || state.lines[0] || '';
	if (!state.lines.includes(from)) throw new Refusal(400, 'The from number is not assigned to this location');
	if (!body.message && !Array.isArray(body.attachments)) throw new Refusal(422, ['There is no message or attachments for this message. Skip sending.']);
	const message = addMessage(state, contact.id, { direction: 'outbound', messageType: 'TYPE_SMS', status: 'pending', body: text(body.message), attachments: (body.attachments ?? []) as string[], source: 'api', from, to: stored(to) });
	return ok({ conversationId: message.conversationId, messageId: message.id, status: 'pending', msg: 'Message queued successfully.' });
}

export function addMessage(state: State, contactId: string, given: Omit<Message, 'id' | 'conversationId' | 'contactId' | 'dateAdded'> & { dateAdded?: string }): Message {
	const message = { id: newId(), conversationId: state.conversationOf(contactId), contactId, dateAdded: state.iso(), ...given };
	state.messages.push(message);
	return message;
}

export function searchConversations(state: State, { query }: Request): Answer {
	inLocation(state, query.locationId);
	const last = state.messages.findLast(({ contactId }) => contactId === query.contactId);
	if (!last) return ok({ conversations: [], total: 0 });
	const contact = contactOf(state, query.contactId);
	const conversation = {
		id: last.conversationId,
		contactId: contact.id,
		locationId: state.locationId,
		lastMessageBody: last.body,
		lastMessageType: last.messageType,
		type: 'TYPE_PHONE',
		unreadCount: 0,
		fullName: contact.name ?? '',
		contactName: contact.name ?? '',
		email: contact.email ?? '',
		phone: contact.phone ?? '',
	};
	return ok({ conversations: [conversation], total: 1 });
}

/** Newest first, in pages. */
export function listMessages(state: State, { ids, query }: Request): Answer {
	const all = state.messages.filter(({ conversationId }) => conversationId === ids[0]).toReversed();
	const start = query.lastMessageId ? all.findIndex(({ id }) => id === query.lastMessageId) + 1 : 0;
	const page = all.slice(start, start + Math.min(Number(query.limit ?? 20), 100));
	const answer = { lastMessageId: page.at(-1)?.id ?? '', nextPage: start + page.length < all.length, messages: page.map((message) => shown(state, message)) };
	return ok(state.nestedMessages ? { messages: answer } : answer);
}

function shown(state: State, { from: _from, to: _to, ...message }: Message): object {
	const type = message.messageType === 'TYPE_SMS' ? 2 : message.messageType === 'TYPE_VOICEMAIL' ? 10 : 1;
	return { ...message, type, locationId: state.locationId, contentType: 'text/plain' };
}
