import { invalid, ok, v1Error, type Answer } from './answers';
import { bodyOf, limitIn, page, type Asked } from './request';
import type { QuoMessage, QuoState } from './state';

const E164 = /^\+[1-9]\d{1,14}$/;

export function sendMessage(state: QuoState, asked: Asked): Answer {
	const { from, to, content } = bodyOf(asked);
	if (typeof content !== 'string' || content.length > 1_600 || content.trim() === '') return invalid('/content');
	if (typeof from !== 'string' || !(E164.test(from) || from.startsWith('PN'))) return invalid('/from');
	if (!Array.isArray(to) || to.length < 1 || to.length > 10 || !to.every((one) => typeof one === 'string' && E164.test(one))) return invalid('/to/0');
	const line = state.numbers.find(({ id, number }) => id === from || number === from);
	if (!line) return v1Error(404, '0200404', 'Not Found');
	const [recipient] = to as [string, ...string[]];
	const refusal = refusalOf(state, recipient);
	if (refusal) return refusal;
	const message: QuoMessage = {
		id: state.id('AC'),
		from: line.number,
		to: to as string[],
		// Quo shortens what it sends by plainer characters.
		text: content.replace(/[\u2018\u2019]/g, "'").replace(/[\u201C\u201D]/g, '"'),
		phoneNumberId: line.id,
		direction: 'outgoing',
		status: 'queued',
		createdAt: new Date().toISOString(),
	};
	state.messages.push(message);
	return { status: 202, body: { data: shown(message) } };
}

function refusalOf(state: QuoState, recipient: string): Answer | undefined {
	if (!state.subscribed) return v1Error(402, '0201402', 'Subscription Expired');
	if (state.credits <= 0) return v1Error(402, '0200402', 'Not Enough Credits', 'The organization does not have enough prepaid credits to send the message');
	if (!recipient.startsWith('+1') && !state.international) return v1Error(403, '0203403', 'Forbidden', `International messaging is not enabled: ${recipient}`);
	if (recipient.startsWith('+1') && !state.registered) return v1Error(400, '0206400', 'A2P Registration Not Approved');
	if (state.dailyCapReached) return v1Error(403, '0204403', 'A2P 10DLC Daily Message Cap Reached');
	if (state.optedOut.has(recipient)) return v1Error(400, '0207400', 'Bad Request', `${recipient} has Opted Out of messages from this workspace`);
	return undefined;
}

const DATED_FILTERS = new Set(['from', 'to', 'status', 'direction', 'phoneNumberId', 'userId', 'createdAt[gt]', 'createdAt[lt]', 'limit', 'after']);

export function listMessages(state: QuoState, { query }: Asked): Answer {
	for (const name of query.keys()) if (!DATED_FILTERS.has(name)) return invalid(`/${name}`);
	const limit = limitIn(query, 'limit', 50);
	if (limit === undefined) return invalid('/limit');
	const is = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
	const after = Date.parse(query.get('createdAt[gt]') ?? '1970-01-01T00:00:00Z');
	const found = state.messages.filter(
		(message) =>
			is('from', message.from) &&
			(query.get('to') === null || message.to.includes(query.get('to') ?? '')) &&
			is('direction', message.direction) &&
			is('status', message.status) &&
			is('phoneNumberId', message.phoneNumberId) &&
			Date.parse(message.createdAt) > after,
	);
	const { data, next } = page(found.toReversed().map(shown), limit, query.get('after'));
	return ok(data, { nextCursor: next });
}

export function listMessagesV1(state: QuoState, { query }: Asked): Answer {
	const line = state.numbers.find(({ id }) => id === query.get('phoneNumberId'));
	const participants = query.getAll('participants');
	const limit = query.has('maxResults') ? limitIn(query, 'maxResults', 100) : undefined;
	if (!line || participants.length === 0 || limit === undefined) return v1Error(400, '0201400', 'Bad Request', 'The input was invalid');
	const after = Date.parse(query.get('createdAfter') ?? '1970-01-01T00:00:00Z');
	const found = state.messages.filter(
		({ phoneNumberId, to, from, createdAt }) => phoneNumberId === line.id && participants.every((one) => to.includes(one) || from === one) && Date.parse(createdAt) > after,
	);
	const { data, next } = page(found.toReversed().map(shown), limit, query.get('pageToken'));
	return ok(data, { totalItems: 0, nextPageToken: next });
}

function shown(message: QuoMessage): object {
	return { ...message, conversationId: 'CN000001', userId: 'US000001', updatedAt: message.createdAt, media: [] };
}
