import { refusal, type Answer } from './answers';
import { LINE, type FakeMessage, type State } from './state';

interface Wish {
	readonly from?: { readonly phoneNumber?: unknown };
	readonly to?: readonly { readonly phoneNumber?: unknown }[];
	readonly text?: unknown;
}

/** `POST …/sms`. A text to somebody who opted out is taken, and fails afterwards. */
export function sendText(state: State, body: unknown): Answer {
	const { from, to, text } = (body ?? {}) as Wish;
	const [sender, recipient] = [from?.phoneNumber, to?.[0]?.phoneNumber];
	if (typeof recipient !== 'string' || !/^\+?[1-9]\d{6,14}$/.test(recipient)) return refusal(400, 'CMN-101', 'Parameter [to.phoneNumber] value is invalid', { parameterName: 'to.phoneNumber' });
	if (typeof text !== 'string' || text === '' || text.length > 1_000) return refusal(400, 'CMN-101', 'Parameter [text] value is invalid', { parameterName: 'text' });
	if (sender !== LINE) return refusal(400, 'MSG-245', `Parameter [from] value [${String(sender)}] is invalid [Cannot find the phone number which belongs to user]`, { parameterName: 'from' });
	const message: FakeMessage = { id: state.nextId(), direction: 'Outbound', from: LINE, to: recipient, subject: text, createdAt: state.now(), changedAt: state.now(), messageStatus: 'Queued' };
	state.messages.push(message);
	const answer = { status: 200, body: told(message) };
	message.messageStatus = state.optedOut.has(recipient) ? 'SendingFailed' : 'Sent';
	if (state.optedOut.has(recipient)) message.deliveryErrorCode = 'SMS-RC-413';
	return answer;
}

/** `GET …/message-store`: newest first, by pages; without `dateFrom` only the last day. */
export function listMessages(state: State, query: URLSearchParams): Answer {
	const from = Date.parse(query.get('dateFrom') ?? new Date(state.now() - 86_400_000).toISOString());
	const perPage = Number(query.get('perPage') ?? 100);
	const page = Number(query.get('page') ?? 1);
	if (Number.isNaN(from) || !(perPage >= 1 && perPage <= 1_000) || !(page >= 1)) return refusal(400, 'CMN-101', 'Parameter [page] value is invalid', { parameterName: 'page' });
	const [direction, phoneNumber] = [query.get('direction'), query.get('phoneNumber')];
	const fitting = state.messages
		.filter((one) => one.createdAt >= from && (direction === null || one.direction === direction) && (phoneNumber === null || one.from === phoneNumber || one.to === phoneNumber))
		.toReversed();
	return { status: 200, body: { records: fitting.slice((page - 1) * perPage, page * perPage).map(told), paging: { page, perPage } } };
}

/** A message as the store tells it. */
export function told(message: FakeMessage): object {
	const { id, direction, from, to, subject, createdAt, changedAt, messageStatus, deliveryErrorCode, by } = message;
	return {
		id: Number(id),
		type: 'SMS',
		direction,
		from: { phoneNumber: from, ...(by === undefined ? {} : { name: by }) },
		to: [{ phoneNumber: to }],
		subject,
		messageStatus,
		...(deliveryErrorCode === undefined ? {} : { deliveryErrorCode }),
		availability: 'Alive',
		creationTime: new Date(createdAt).toISOString(),
		lastModifiedTime: new Date(changedAt).toISOString(),
		attachments: [{ id: Number(id), type: 'Text', contentType: 'text/plain' }],
	};
}
