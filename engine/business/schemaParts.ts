import * as z from 'zod/v4';
import { Flaw, ignoredOf, textOf, type Read } from './values';

// Loads zod: reached, like the schema that is made of these parts, through a dynamic import only.

/** What a JSON schema says about a text besides its type. */
interface About {
	readonly description: string;
	readonly examples?: readonly string[];
	readonly format?: string;
	readonly maxLength?: number;
}

/** A text that a reader accepts and puts into its kept form; a flaw travels in the parameters of the issue. */
export function read<T>(reader: Read<T>, about: About) {
	return z
		.string()
		.meta({ ...about, ...(about.examples === undefined ? {} : { examples: [...about.examples] }) })
		.transform((text, context): T => {
			const value = reader(text.trim());
			if (!(value instanceof Flaw)) return value;
			context.issues.push({ code: 'custom', input: text, message: value.problem, params: { problem: value.problem, mend: value.mend } });
			return z.NEVER;
		});
}

/** A group of settings with no others allowed; the message of that issue carries the names that are. */
export function group<S extends z.core.$ZodLooseShape>(shape: S) {
	const known = Object.keys(shape).join(' ');
	return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

export const line = (longest: number, description: string) => read(textOf(longest), { description, maxLength: longest });

export const words = (description: string) => z.array(line(60, 'A word or phrase.')).max(100).prefault(() => []).meta({ description });

export const count = (most: number, standard: number, description: string) => z.int().min(0).max(most).default(standard).meta({ description });
export const share = (standard: number, description: string) => z.number().min(0).max(1).default(standard).meta({ description });

export function numberList(country: string, description: string) {
	return z
		.array(read(ignoredOf(country), { description: 'A number, or the beginning of numbers with a star at its end.', examples: ['+1900*'] }))
		.max(20_000)
		.transform((numbers) => [...new Set(numbers)])
		.prefault(() => [])
		.meta({ description });
}

