import { createHash } from 'node:crypto';
import { asFields, asList, firstText, isWebUrl, readSeconds, readTime, textOf, type Fields } from '../../vendors/highlevel';
import { kindOf, type MessageKind } from './kinds';

/** A call or text of a conversation, as a webhook or the API tells it. */
export interface Message {
	readonly kind: MessageKind;
	readonly direction: 'inbound' | 'outbound';
	readonly account: string;
	/** The vendor's id, or one made of what the message says. */
	readonly id: string;
	readonly contactId: string;
	/** The person's number and the business's, as told. */
	readonly person: string;
	readonly line: string;
	readonly name: string;
	readonly body: string;
	readonly media: readonly string[];
	/** What it says of how it went, the more telling first. */
	readonly words: readonly string[];
	readonly seconds?: number;
	readonly at?: number;
	readonly userId: string;
	/** `app`, `api`, `workflow`, `campaign`, `bulk_actions`; empty where it is not told. */
	readonly source: string;
}

const MOST_MEDIA = 10;

/** Reads a message in the API's own shape, which the app's webhooks have too. */
export function readApiMessage(message: Fields, lookedUp: Readonly<Record<string, string>>): Message | undefined {
	const kind = kindOf(message);
	const direction = textOf(message, 'direction');
	if (!kind || (direction !== 'inbound' && direction !== 'outbound')) return undefined;
	const inbound = direction === 'inbound';
	const meta = asFields(message.meta);
	const call = asFields(meta.call);
	const id = firstText(message, 'messageId', 'id', 'altId') || madeUpId(message);
	if (id === '') return undefined;
	const seconds = readSeconds(firstText(message, 'callDuration') || firstText(meta, 'callDuration') || firstText(call, 'duration'));
	const at = readTime(textOf(message, 'dateAdded'));
	return {
		kind,
		direction,
		account: textOf(message, 'locationId'),
		id,
		contactId: textOf(message, 'contactId'),
		person: textOf(message, inbound ? 'from' : 'to') || (lookedUp.person ?? ''),
		line: textOf(message, inbound ? 'to' : 'from') || (lookedUp.line ?? ''),
		name: lookedUp.name ?? '',
		body: textOf(message, 'body'),
		media: asList(message.attachments).filter(isWebUrl).slice(0, MOST_MEDIA),
		words: [textOf(message, 'callStatus'), textOf(meta, 'callStatus'), textOf(call, 'status'), textOf(message, 'status')].filter((word) => word !== ''),
		...(seconds === undefined ? {} : { seconds }),
		...(at === undefined ? {} : { at }),
		userId: textOf(message, 'userId'),
		source: textOf(message, 'source').toLowerCase(),
	};
}

/** Some reports of texts name no message: the same one told twice still gets the same id. */
function madeUpId(message: Fields): string {
	const said = [textOf(message, 'conversationId') || textOf(message, 'contactId'), textOf(message, 'dateAdded'), textOf(message, 'direction'), textOf(message, 'body')];
	if (said[0] === '' || said[1] === '') return '';
	return `unnamed-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)}`;
}

/** `app` is HighLevel's own app; without a source a user is the sign of a person. */
export function isByPerson({ source, userId }: Pick<Message, 'source' | 'userId'>): boolean {
	return source === 'app' || (source === '' && userId !== '');
}
