import type { Classification } from './classification';
import { INTENT_LABELS } from './intents';

/** Longest summary, in characters. */
export const SUMMARY_LIMIT = 200;
const QUOTE_LIMIT = 90;

/**
 * Makes text of a stranger safe to show on one line: no control or direction characters, no
 * angle brackets that a page could take for a tag.
 */
export function onOneLine(text: string, limit: number): string {
	const line = text
		.slice(0, limit * 4)
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.replaceAll('<', '‹')
		.replaceAll('>', '›')
		.trim();
	const characters = [...line];
	return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('').trimEnd()}…`;
}

type Read = Omit<Classification, 'summary'>;

/** One line for the team, put together from what was read; no AI needed. */
export function summarize(read: Read, text: string): string {
	const lead =
		read.urgency === 'emergency' ? 'EMERGENCY' : read.urgency === 'urgent' ? 'Urgent' : null;
	const also = read.also.map((intent) => INTENT_LABELS[intent].toLowerCase());
	const facts = [
		`${lead ? `${lead}: ` : ''}${read.custom === undefined ? INTENT_LABELS[read.intent] : onOneLine(read.custom, 60)}${read.unsure ? ' (unsure)' : ''}`,
		also.length > 0 ? `also ${also.join(', ')}` : null,
		read.service ?? null,
		read.when ? onOneLine(read.when.text, 50) : null,
		read.name ? onOneLine(read.name, 40) : null,
		read.address ? onOneLine(read.address, 60) : null,
		read.callbackNumber ? `call ${read.callbackNumber}` : null,
	].filter((fact) => fact !== null);
	const quote = onOneLine(text, QUOTE_LIMIT);
	if (quote !== '') facts.push(`“${quote}”`);
	return onOneLine(facts.join(' · '), SUMMARY_LIMIT);
}
