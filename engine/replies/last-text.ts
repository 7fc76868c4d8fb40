import { foldText, type Message } from '../texts';

/** Of these it is not known that they never went out. */
const WENT_OUT: ReadonlySet<Message['status']> = new Set(['claimed', 'sent', 'delivered', 'unknown']);

/** Texts of nothing but these close an exchange and answer nothing. */
const CLOSING: ReadonlySet<string> = new Set('ok okay k kk alright thanks thank you thx ty so much very many great perfect cool awesome good gracias muchas vale perfecto listo bien'.split(' '));

const isClosing = (text: string): boolean => foldText(text.slice(0, 200)).split(/[^\p{L}\p{N}]+/u).every((word) => word === '' || CLOSING.has(word));

/**
 * Our last text to a person before they wrote, which gives "yes" or "Tuesday" its meaning. Undefined where there is
 * none, or where they have answered it already and now only say thanks.
 *
 * @param messages of the conversation, the oldest first; where the reply is not among them, nothing is known
 */
export function lastTextBefore(messages: readonly Message[], reply: Pick<Message, 'id' | 'from' | 'body'>): string | undefined {
	const at = messages.findIndex(({ id }) => id === reply.id);
	const before = messages.slice(0, Math.max(0, at));
	const ours = before.findLastIndex(({ direction, to, status, body }) => direction === 'out' && to === reply.from && WENT_OUT.has(status) && body !== '');
	if (ours < 0) return undefined;
	const answered = before.slice(ours + 1).some(({ direction, from }) => direction === 'in' && from === reply.from);
	if (answered && isClosing(reply.body)) return undefined;
	return before[ours]?.body;
}
