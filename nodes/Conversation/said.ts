import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { isoIn, readTimeIn } from '../../engine';
import { fieldOf } from '../shared/items';

/** What models write where they have nothing to say. */
const NOTHING = /^(?:null|undefined|none|n\/a|-)$/i;

/**
 * Text in a field. As a tool of an AI agent the node gets what a model wrote: a number where a text is meant, or `null`
 * where nothing is.
 */
export function textSaid(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value = fieldOf<unknown>(context, name, itemIndex, '');
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' && !NOTHING.test(value.trim()) ? value.trim() : '';
}

export function textNeeded(context: IExecuteFunctions, name: string, label: string, itemIndex: number): string {
	const value = textSaid(context, name, itemIndex);
	if (value !== '') return value;
	throw new NodeOperationError(context.getNode(), `"${label}" is empty`, { itemIndex, description: `Fill in "${label}".` });
}

/** One of the words that a field takes, however it is written; undefined where it is empty. */
export function oneOfSaid<T extends string>(context: IExecuteFunctions, name: string, label: string, known: readonly T[], itemIndex: number): T | undefined {
	const value = textSaid(context, name, itemIndex).toLowerCase().replace(/[ -]/g, '_');
	if (value === '') return undefined;
	const found = known.find((one) => one === value);
	if (found !== undefined) return found;
	throw new NodeOperationError(context.getNode(), `"${label}" does not know "${value.slice(0, 40)}"`, { itemIndex, description: `It takes one of: ${known.join(', ')}.` });
}

/** A number that is not below 0, also where it came as text: `"450.50"`, `"$1,250"`. */
export function numberSaid(context: IExecuteFunctions, name: string, label: string, fallback: number, itemIndex: number): number {
	const value = fieldOf<unknown>(context, name, itemIndex, fallback);
	const text = typeof value === 'string' ? value.trim() : '';
	if (value === null || value === undefined || (typeof value === 'string' && (text === '' || NOTHING.test(text)))) return fallback;
	const number = typeof value === 'string' ? (PLAIN_NUMBER.test(text) ? Number(text.replace(/[^\d.-]/g, '')) : NaN) : value;
	if (typeof number === 'number' && Number.isFinite(number) && number >= 0) return number;
	const shown = typeof value === 'string' ? text.slice(0, 40) : typeof value === 'number' ? String(value) : 'what is not a number';
	throw new NodeOperationError(context.getNode(), `"${label}" cannot be "${shown}"`, { itemIndex, description: 'Write a plain number that is 0 or more, such as 450.50.' });
}

const PLAIN_NUMBER = /^-?\p{Sc}? ?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;

/** A time, epoch milliseconds; one without an offset is on the clock of this zone. Undefined where the field is empty. */
export function timeSaid(context: IExecuteFunctions, name: string, label: string, zone: string, itemIndex: number): number | undefined {
	const value = fieldOf<unknown>(context, name, itemIndex, '');
	const text = isoOf(value) ?? textSaid(context, name, itemIndex);
	if (text === '') return undefined;
	const at = readTimeIn(zone, text);
	if (at !== undefined) return at;
	throw new NodeOperationError(context.getNode(), `"${label}" cannot be read as a time: "${text.slice(0, 40)}"`, {
		itemIndex,
		description: `Write it as ISO 8601, such as 2026-03-10T15:00. Without an offset it is in ${zone}, where it is now ${isoIn(zone, Date.now()).slice(0, 16)}.`,
	});
}

/** An expression may give a time of Luxon or a Date instead of text. */
function isoOf(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	const { toISO } = (value ?? {}) as { readonly toISO?: unknown };
	const text: unknown = typeof toISO === 'function' ? toISO.call(value) : undefined;
	return typeof text === 'string' ? text : undefined;
}
