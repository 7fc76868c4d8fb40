// Reads the labelled texts.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { INTENTS, normalizeReply, type Intent, type LastAsked, type NormalizedReply, type Urgency } from '../engine/replies';

const TEXTS = join(__dirname, 'texts');

export const PARTS = ['train', 'validation', 'test'] as const;
export type Part = (typeof PARTS)[number];

/** A text as its author wrote it, with what a good receptionist would make of it. */
export interface LabelledText {
	/** File and line, for messages. */
	readonly at: string;
	readonly intent: Intent;
	readonly also: readonly Intent[];
	readonly urgency: Urgency;
	readonly trade: string;
	readonly language: 'en' | 'es' | 'mix';
	readonly asked?: LastAsked;
	readonly text: string;
	readonly reply: NormalizedReply;
}

const URGENCIES: readonly string[] = ['emergency', 'urgent', 'routine'];
const ASKED: Readonly<Record<string, LastAsked>> = {
	time: 'booking_time',
	confirmation: 'confirm',
	address: 'address',
	name: 'name',
	photo: 'photo',
	anything: 'anything',
};

/**
 * The texts of one part, file by file in the order of their names.
 *
 * @throws with file and line for a line that is not seven columns of known values
 */
export function readTexts(part: Part): LabelledText[] {
	const folder = join(TEXTS, part);
	return readdirSync(folder)
		.filter((file) => file.endsWith('.tsv'))
		.sort()
		.flatMap((file) => readFile(part, file, readFileSync(join(folder, file), 'utf8')));
}

function readFile(part: Part, file: string, content: string): LabelledText[] {
	return content
		.split('\n')
		.map((line, i) => ({ line, at: `training/texts/${part}/${file}:${i + 1}` }))
		.filter(({ line }) => line !== '' && !line.startsWith('# author:'))
		.map(({ line, at }) => readLine(line, at));
}

function readLine(line: string, at: string): LabelledText {
	const columns = line.split('\t');
	if (columns.length !== 7) throw new Error(`${at}: ${columns.length} columns where there must be 7, separated by tabs.`);
	const [intent = '', urgency = '', trade = '', language = '', asked = '', also = '', written = ''] = columns;
	const known = (value: string, values: readonly string[], what: string): string => {
		if (values.includes(value)) return value;
		throw new Error(`${at}: "${value}" is no ${what}. There are: ${values.join(', ')}.`);
	};
	const text = written.replaceAll('\\n', '\n');
	const intents = [intent, ...(also === '-' ? [] : also.split(','))].map((one) => known(one, INTENTS, 'intent') as Intent);
	return {
		at,
		...optOutFirst(intents),
		urgency: known(urgency, URGENCIES, 'urgency') as Urgency,
		trade,
		language: known(language, ['en', 'es', 'mix'], 'language') as LabelledText['language'],
		...(asked === '-' ? {} : { asked: ASKED[known(asked, Object.keys(ASKED), 'question')] ?? 'anything' }),
		text,
		reply: normalizeReply(text),
	};
}

/** Whoever ends all texting is not texted, whatever else the text says: that is what a receptionist would do first. */
function optOutFirst(intents: readonly Intent[]): Pick<LabelledText, 'intent' | 'also'> {
	const first = intents.includes('opt_out') ? 'opt_out' : (intents[0] ?? 'other');
	return { intent: first, also: intents.filter((one) => one !== first) };
}
