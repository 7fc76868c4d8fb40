/** What a team member's text to the business number says about the escalations they were told of. */
export type TeamText =
	| { readonly kind: 'take'; readonly code?: number }
	| { readonly kind: 'done'; readonly code?: number }
	| { readonly kind: 'other' };

const TAKE = /^(?:ok(?:ay)?|k|yes|yep|yeah|y|si|sí|mine|take|taken|taking(?: it)?|got it|i got it|i(?:'|’)?ll take it|i(?:'|’)?m on it|on it|ack(?:nowledged?)?|claim|mio|mío|lo tomo|voy)$/i;
const DONE = /^(?:done|resolved?|closed?|finished|handled|fixed|listo|hecho|resuelto)$/i;

/** No acknowledgement is longer. Characters. */
const LONGEST = 40;

/**
 * Reads “1”, “take 2”, “ok”, “done 2”, “#3”. Anything else is a remark, not an acknowledgement: nobody takes an
 * emergency by accident.
 */
export function readTeamText(text: string): TeamText {
	if (text.length > 1_000) return { kind: 'other' };
	const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim().replace(/[!., ]+$/, '');
	if (plain.length > LONGEST) return { kind: 'other' };
	const number = /(?:^|\s)#?(\d{1,4})$/.exec(plain);
	const words = (number ? plain.slice(0, number.index) : plain).replace(/[!.,:\s]+$/, '');
	const code = number ? { code: Number(number[1]) } : {};
	if (words === '') return number ? { kind: 'take', ...code } : { kind: 'other' };
	if (TAKE.test(words)) return { kind: 'take', ...code };
	if (DONE.test(words)) return { kind: 'done', ...code };
	return { kind: 'other' };
}
