import { createHash } from 'node:crypto';
import { asFields, firstText, isWebUrl, readSeconds, textOf, type Fields } from '../../vendors/highlevel';
import type { MessageKind } from './kinds';
import { readApiMessage, type Message } from './message';
import { outcomeOf } from './status';

/** The custom data that the webhook action of a workflow is filled with; see `byHand.ts`. */
interface Filled {
	readonly kind: MessageKind;
	readonly contactId: string;
	readonly custom: Fields;
}

/** What a workflow reports; undefined where its custom data does not say of what. */
export function readFilled(body: Fields): Filled | undefined {
	const custom = asFields(body.customData);
	const event = textOf(custom, 'event').toLowerCase();
	if (event !== 'call' && event !== 'text') return undefined;
	return { kind: event, contactId: textOf(custom, 'contact_id') || firstText(body, 'contact_id', 'contactId'), custom };
}

/**
 * A workflow tells what happened and to whom, but no id of the message: the newest call or text of the person was looked up.
 * What the user filled in comes before the words of that message, which may still have been under way.
 */
export function readWorkflow(body: Fields, lookedUp: Readonly<Record<string, string>>): Message | undefined {
	const filled = readFilled(body);
	if (!filled) return undefined;
	const { kind, custom, contactId } = filled;
	const status = textOf(custom, 'status');
	const told = messageMeant(lookedUp, kind, status);
	const seconds = readSeconds(textOf(custom, 'duration')) ?? told?.seconds;
	const id = told?.id ?? ownId(custom, contactId, lookedUp.moment ?? '');
	if (id === '') return undefined;
	const media = firstText(custom, 'recording', 'attachment');
	return {
		kind,
		direction: 'inbound',
		account: textOf(asFields(body.location), 'id') || (lookedUp.account ?? ''),
		id,
		contactId,
		person: textOf(custom, 'phone') || textOf(body, 'phone') || (lookedUp.person ?? ''),
		line: textOf(custom, 'to') || (told?.line ?? '') || (lookedUp.line ?? ''),
		name: firstText(body, 'full_name') || (lookedUp.name ?? ''),
		body: told?.body || textOf(custom, 'message'),
		media: told && told.media.length > 0 ? told.media : [media].filter(isWebUrl),
		words: [status, ...(told?.words ?? [])].filter((word) => word !== ''),
		...(seconds === undefined ? {} : { seconds }),
		...(told?.at === undefined ? {} : { at: told.at }),
		userId: '',
		source: 'workflow',
	};
}

/** The message that was looked up, unless it is plainly another one: one that was answered is not the call that was missed. */
function messageMeant(lookedUp: Readonly<Record<string, string>>, kind: MessageKind, status: string): Message | undefined {
	const found = parsed(lookedUp.message);
	const message = found && readApiMessage(found, lookedUp);
	if (!message || message.direction !== 'inbound' || (message.kind === 'text') !== (kind === 'text')) return undefined;
	const filled = outcomeOf([status])?.verdict;
	const vendors = outcomeOf(message.words)?.verdict;
	if (filled !== undefined && vendors !== undefined && (filled === 'answered') !== (vendors === 'answered')) return undefined;
	return message;
}

/**
 * From what the user filled in, an id or the moment, else from when the report came: HighLevel may be behind with its
 * conversations, and a missed call must not get lost over that.
 */
function ownId(custom: Fields, contactId: string, came: string): string {
	const given = textOf(custom, 'id');
	if (given !== '') return given;
	const moment = textOf(custom, 'at') || came;
	if (moment === '' || contactId === '') return '';
	return `workflow-${createHash('sha256').update(JSON.stringify([contactId, moment, textOf(custom, 'event'), textOf(custom, 'message')])).digest('hex').slice(0, 32)}`;
}

function parsed(text: string | undefined): Fields | undefined {
	try {
		return text === undefined ? undefined : asFields(JSON.parse(text) as unknown);
	} catch {
		return undefined;
	}
}
