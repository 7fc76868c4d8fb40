/** What a template may name. Absent or empty values fall back to what stands after the bar, or to nothing. */
export type TextValues = Readonly<Record<string, string | undefined>>;

/** `{{ first_name | there }}` or `{first_name|there}`: single braces are for n8n fields, where double ones start an expression. */
const FIELD = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

/** Stands where a field had nothing to say, until what is around it is closed up. */
const HOLE = '\uE000';

/**
 * Fills a template in. A field that is not known never shows as a hole: it becomes its fallback or nothing, and the
 * spaces, commas and brackets that it leaves behind are closed up. What would touch the word before it gets a space,
 * so that `Hi{{ first_name | , }}` reads “Hi Ann” or “Hi,”.
 */
export function render(template: string, values: TextValues): string {
	const filled = plain(template).replace(FIELD, (_match, double: string | undefined, single: string | undefined, offset: number, whole: string) => {
		const [name = '', ...rest] = (double ?? single ?? '').split('|');
		const value = Object.hasOwn(values, name.trim()) ? plain(values[name.trim()] ?? '') : '';
		const shown = value || plain(rest.join('|'));
		if (shown === '') return HOLE;
		const touches = /[\p{L}\p{N}]$/u.test(whole.slice(Math.max(0, offset - 2), offset)) && (value !== '' || /^[\p{L}\p{N}]/u.test(shown));
		return touches ? ` ${shown}` : shown;
	});
	return closeUp(filled)
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/ +([.,!?;:])(?=\s|$)/g, '$1')
		.replace(/[ \t]+$/gm, '')
		.trim();
}

const plain = (text: string): string => text.replaceAll(HOLE, '').trim();

/** Only next to a hole: what the user spelled and what the values say stays as it is. */
function closeUp(text: string): string {
	return text
		.replace(/\uE000(?:[ \t]*\uE000)+/g, HOLE)
		.replace(/[([“«"]\uE000[)\]”»"]/g, HOLE)
		// A comma that would begin the text, or follow another mark.
		.replace(/([(¡¿])[ \t]*\uE000(?:[ \t]*[,;:])?[ \t]*/g, '$1')
		.replace(/(^|[.,!?:;–—-])([ \t]*)\uE000[ \t]*[,;:]/gm, '$1$2')
		// What announced it at the end of a line.
		.replace(/[ \t]*[,;:–—-]?[ \t]*\uE000[ \t]*$/gm, '')
		.replaceAll(HOLE, '');
}

/** The names that a template uses: for the check of a template against the names there are. */
export function fieldsOf(template: string): readonly string[] {
	return [...template.matchAll(FIELD)].map((match) => (match[1] ?? match[2] ?? '').split('|')[0]?.trim() ?? '');
}
