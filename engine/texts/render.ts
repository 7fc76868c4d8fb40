/** What a template may name. Absent or empty values fall back to what stands after the bar, or to nothing. */
export type TextValues = Readonly<Record<string, string | undefined>>;

/** `{{ first_name | there }}` or `{first_name|there}`: single braces are for n8n fields, where double ones start an expression. */
const FIELD = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

/** Stands where a field had nothing to say, until what is around it is closed up. */
const HOLE = '\uE000';
/** Stands behind a value that ends a sentence by itself, such as “Smith Inc.”. */
const ENDED = '\uE001';

/**
 * Fills a template in. A field that is not known never shows as a hole: it becomes its fallback or nothing, and the
 * spaces, commas and brackets that it leaves behind are closed up. What would touch the word before it gets a space,
 * so that `Hi{{ first_name | , }}` reads “Hi Ann” or “Hi,”. A value that ends in a full stop brings no second one.
 */
export function render(template: string, values: TextValues): string {
	const filled = plain(template).replace(FIELD, (_match, double: string | undefined, single: string | undefined, offset: number, whole: string) => {
		const [name = '', ...rest] = (double ?? single ?? '').split('|');
		const value = Object.hasOwn(values, name.trim()) ? plain(values[name.trim()] ?? '') : '';
		const shown = value || plain(rest.join('|'));
		if (shown === '') return HOLE;
		const touches = /[\p{L}\p{N}]$/u.test(whole.slice(Math.max(0, offset - 2), offset)) && (value !== '' || /^[\p{L}\p{N}]/u.test(shown));
		return `${touches ? ' ' : ''}${shown}${/[.!?]$/.test(shown) ? ENDED : ''}`;
	});
	// Long runs of spaces go first: what closes up holes would look at each of them again and again.
	return closeUp(filled.replace(/[ \t]{2,}/g, ' '))
		.replace(/\uE001\.(?!\.)|\uE001/g, '')
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/ +([.,!?;:])(?=\s|$)/g, '$1')
		.replace(/[ \t]+$/gm, '')
		.trim();
}

const plain = (text: string): string => text.replace(/[\uE000\uE001]/g, '').trim();

/** Only next to a hole: what the user spelled and what the values say stays as it is. */
function closeUp(text: string): string {
	return text
		.replace(/\uE000(?:[ \t]*,?[ \t]*\uE000)+/g, HOLE)
		.replace(/[([“«"]\uE000[)\]”»"]/g, HOLE)
		// “{first_name}'s visit” is “visit” then.
		.replace(/\uE000['’]s(?!\p{L})/gu, HOLE)
		// A dash or slash that joined it to what follows.
		.replace(/(^|\S)([ \t]+)\uE000(?=[–—])/gm, '$1')
		// A comma that would begin the text, or follow another mark.
		.replace(/([(¡¿])[ \t]*\uE000(?:[ \t]*[,;:])?[ \t]*/g, '$1')
		.replace(/(^|[.,!?:;–—-])([ \t]*)\uE000[ \t]*[,;:]/gm, '$1$2')
		// What announced it at the end of a line.
		.replace(/[ \t]*[,;:–—-]?[ \t]*\uE000[ \t]*$/gm, '')
		.replaceAll(HOLE, '');
}

/** A field as a template names it. */
export interface NamedField {
	readonly name: string;
	readonly fallback: string;
	/** Where it begins in the template, and how long it is with its braces. UTF-16 units. */
	readonly at: number;
	readonly length: number;
}

/** The fields that a template names, in order. */
export function namedFields(template: string): readonly NamedField[] {
	return [...template.matchAll(FIELD)].map((match) => {
		const [name = '', ...rest] = (match[1] ?? match[2] ?? '').split('|');
		return { name: name.trim(), fallback: rest.join('|').trim(), at: match.index, length: match[0].length };
	});
}

/** Their names alone: for the check of a template against the names there are. */
export const fieldsOf = (template: string): readonly string[] => namedFields(template).map(({ name }) => name);
