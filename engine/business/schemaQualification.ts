import * as z from 'zod/v4';
import { QUESTION_KINDS } from './profile';
import { group, read } from './schemaParts';
import { quoted } from './shown';
import { Flaw, slugOf, textOf, type Read } from './values';

const presetOf: Read<'preset'> = (text) => (text === 'preset' ? text : new Flaw(`${quoted(text)} is not allowed here.`, 'Write "preset" for the questions of the industry, or your own as { "questions": […] }.'));

/** Questions that are asked before a time is offered. */
export function qualification() {
	const ask = (description: string) => read(textOf(320, 'lines'), { description, maxLength: 320 });
	const question = group({
		id: read(slugOf, { description: 'Slug, unique among the questions: each is asked once under it.', examples: ['address'] }),
		kind: z.enum(QUESTION_KINDS).meta({ description: 'What is asked for: what is known of it already is not asked again.' }),
		ask: ask('The question, in the language of the business.'),
		ask_en: ask('The question in English.').optional(),
		ask_es: ask('The question in Spanish.').optional(),
	});
	return z
		.union([read(presetOf, { description: 'preset: the questions of the industry.', examples: ['preset'] }), group({ questions: z.array(question).min(1).max(2) })])
		.optional()
		.meta({ description: 'One or two short questions before the booking link: those of the industry ("preset"), or your own. Left out: none.' });
}
