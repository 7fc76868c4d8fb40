/** What a template may name. Absent or empty values fall back to what stands after the bar, or to nothing. */
export type TextValues = Readonly<Record<string, string | undefined>>;

/** `{{ first_name | there }}` or `{first_name|there}`: single braces are for n8n fields, where double ones start an expression. */
const FIELD = /\{\{([^{}]*)\}\}|\{([^{}]*)\}/g;

/**
 * Fills a template in. A field that is not known never shows as a hole: it becomes its fallback or nothing, and the
 * spaces and commas that it leaves behind are closed up. A value that would touch the word before it gets a space, so
 * that `Hi{{ first_name | , }}` reads “Hi Ann” or “Hi,”.
 */
export function render(template: string, values: TextValues): string {
	const filled = template.replace(FIELD, (_match, double: string | undefined, single: string | undefined, offset: number) => {
		const [name = '', ...rest] = (double ?? single ?? '').split('|');
		const value = Object.hasOwn(values, name.trim()) ? values[name.trim()]?.trim() : undefined;
		if (!value) return rest.join('|').trim();
		return /[\p{L}\p{N}]$/u.test(template.slice(0, offset)) ? ` ${value}` : value;
	});
	return filled
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/ +([.,!?;:])(?=\s|$)/g, '$1')
		.replace(/[ \t]+$/gm, '')
		.trim();
}

/** The names that a template uses: for the check of a template against the names there are. */
export function fieldsOf(template: string): readonly string[] {
	return [...template.matchAll(FIELD)].map((match) => (match[1] ?? match[2] ?? '').split('|')[0]?.trim() ?? '');
}
