import { isoIn, lastAskedOf, maskNumbers, onOneLine, reviewKindOf, type BusinessProfile, type Classification, type Correction, type ReviewedReply } from '../../engine';

const LONGEST_TEXT = 300;
const LONGEST_NOTE = 120;

/** A reply for people: when, whose, what it was read as and what it should have been; then its words and its id. */
export function tableLines(reply: ReviewedReply, profile: BusinessProfile | undefined): readonly string[] {
	const { message, read, correction } = reply;
	const shown = (text: string, limit: number) => onOneLine(maskNumbers(text, profile?.country), limit);
	const at = isoIn(profile?.timezone ?? 'UTC', message.at).slice(0, 16).replace('T', ' ');
	const pictures = message.media.length === 0 ? '' : ` [${message.media.length === 1 ? 'a picture' : `${message.media.length} pictures`}]`;
	return [
		`${at}  ${message.businessId}  …${message.from.slice(-4)}  ${reviewKindOf(reply)}: ${readAs(read)}${correction ? toldOf(correction, (note) => shown(note, LONGEST_NOTE)) : ''}`,
		`  ${shown(message.body, LONGEST_TEXT)}${pictures}`,
		`  ${message.id}`,
		'',
	];
}

function readAs(read: Classification | undefined): string {
	if (!read) return 'not read';
	return `${name(read)}${read.unsure ? '?' : ''} (${read.confidence.toFixed(2)}) → ${read.route}`;
}

function toldOf(correction: Correction, shown: (note: string) => string): string {
	const { confirmed, route, note, by } = correction;
	const should = confirmed ? '' : `; should be ${correction.intent === undefined ? '' : `${name(correction)} `}→ ${route}`;
	return `${should}; by ${onOneLine(by, 40)}${note === undefined ? '' : `: ${shown(note)}`}`;
}

const name = ({ intent, custom }: Pick<Correction, 'intent' | 'custom'>): string => onOneLine(custom ?? intent ?? '', 60);

/** A reply for programs. */
export function jsonLine(reply: ReviewedReply, profile: BusinessProfile | undefined): string {
	const { message, read, correction, lastText } = reply;
	const zone = profile?.timezone ?? 'UTC';
	const lastAsked = lastAskedOf(lastText === undefined ? {} : { lastText });
	return JSON.stringify({
		kind: reviewKindOf(reply),
		business: message.businessId,
		reply: message.id,
		conversation: message.conversationId,
		person: message.from,
		at: isoIn(zone, message.at),
		reviewAt: isoIn(zone, reply.reviewAt),
		text: message.body,
		media: message.media,
		...(lastAsked === undefined ? {} : { lastAsked }),
		...(read ? { read } : {}),
		...(correction ? { correction: { ...correction, at: isoIn(zone, correction.at) } } : {}),
	});
}
