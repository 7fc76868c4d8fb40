import { TEXT_FIELDS } from '../fields';
import type { NamedField } from '../render';
import type { Finding, Rule } from './rule';

/** A name that means nothing says nothing: the text goes out with a piece missing. */
export const unknownField: Rule = ({ text, fields, about }) => {
	const known = about.fields ?? Object.keys(TEXT_FIELDS);
	const mend = `The fields are: ${known.map((name) => `{${name}}`).join(', ')}.`;
	const unknown = fields.filter(({ name }) => !known.includes(name));
	return [
		...unknown.map(({ name, at }): Finding => {
			const what = name === '' ? 'These braces name no field.' : `There is no field {${name.slice(0, 60)}}, so nothing is said in its place.`;
			const expression = /^[$=]/.test(name) ? 'This looks like an expression of n8n: switch the field of the node to "Expression".' : mend;
			return { rule: 'unknown_field', severity: 'error', problem: what, mend: expression, at };
		}),
		...looseBrace(text, fields).map((at): Finding => ({ rule: 'unknown_field', severity: 'error', problem: 'A brace is open on one side only, so people would see it.', mend: `Close the braces, as in {first_name}. ${mend}`, at })),
	];
};

/** The first brace that belongs to no field. */
function looseBrace(text: string, fields: readonly NamedField[]): readonly number[] {
	const inside = fields.reduce((left, { at, length }) => `${left.slice(0, at)}${' '.repeat(length)}${left.slice(at + length)}`, text);
	const at = inside.search(/[{}]/);
	return at < 0 ? [] : [at];
}

const GREETED = /(?:^|[^\p{L}])(?:hi|hello|hey|hola|buenas|buenos d[ií]as|thanks|thank you|gracias|sorry|welcome|good (?:morning|afternoon|evening))[\s,]*$/iu;
const SENTENCE_BEFORE = /(?:^|[.!?…]\s+|\n\s*|\}\s*)$/u;
const SENTENCE_AFTER = /^\s*(?:$|\n|[\p{Lu}¿¡{])/u;

/** What may have nothing to say, where its absence would show. */
export const hole: Rule = ({ text, fields, about }) => {
	const always = new Set([...(about.filled ?? []), ...Object.entries(TEXT_FIELDS).filter(([, { always: filled }]) => filled).map(([name]) => name)]);
	const known = new Set(about.fields ?? Object.keys(TEXT_FIELDS));
	return fields.flatMap(({ name, fallback, at, length }): readonly Finding[] => {
		if (always.has(name) || !known.has(name) || fallback !== '') return [];
		const before = text.slice(0, at);
		const after = text.slice(at + length);
		const bracketed = /[([]\s*$/.test(before) && /^\s*[)\]]/.test(after);
		if (bracketed || GREETED.test(before.slice(-40)) || (SENTENCE_BEFORE.test(before) && SENTENCE_AFTER.test(after))) return [];
		const without = name === 'first_name' ? 'there' : 'other words';
		return [{ rule: 'hole', severity: 'warning', problem: `{${name}} is not always known, and this sentence does not read well without it.`, mend: `Give it a fallback, as in {${name}|${without}}.`, at }];
	});
};
