import type { HttpAnswer } from '../../../engine';
import { asFields, asList, textOf } from './values';

const LONGEST_SECONDS = 3_600;
/** The burst limit counts so long, where HighLevel does not say. */
const BURST_SECONDS = 10;

/**
 * How long to leave the account alone after a 429. HighLevel names the window of the burst and what is left of the day
 * (https://marketplace.gohighlevel.com/docs/oauth/Faqs); `Retry-After`, where there is one, outranks both.
 */
export function retryAfterSeconds({ headers }: HttpAnswer): number {
	const told = headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}$/.test(told)) return within(Number(told));
	if (headers['x-ratelimit-daily-remaining']?.trim() === '0') return LONGEST_SECONDS;
	const interval = headers['x-ratelimit-interval-milliseconds']?.trim() ?? '';
	return /^\d{1,9}$/.test(interval) ? within(Math.ceil(Number(interval) / 1000)) : BURST_SECONDS;
}

function within(seconds: number): number {
	return Math.min(LONGEST_SECONDS, Math.max(1, seconds));
}

/** HighLevel's own words, one text or several; empty where it has none. They may hold what is personal. */
export function vendorWords({ body }: HttpAnswer): string {
	const { message, error } = asFields(body);
	const words = typeof message === 'string' ? message : asList(message).filter((each) => typeof each === 'string').join('; ');
	return words !== '' ? words : typeof error === 'string' ? error : '';
}

/** What may be shown of them: numbers and addresses go. */
export function shownWords(answer: HttpAnswer): string {
	const words = vendorWords(answer)
		.replace(/\S+@\S+/g, '…')
		.replace(/\+?\d[\d\s().-]{5,}\d/g, '…')
		.slice(0, 300)
		.trim();
	return `HighLevel answered with HTTP status ${answer.status}${words === '' ? '.' : `: ${words}`}`;
}

/** HighLevel's own code of a refusal, e.g. `OPPORTUNITY_NO_DUPLICATE`. */
export function vendorCode({ body }: HttpAnswer): string | undefined {
	return textOf(asFields(body), 'code') || undefined;
}

/** Which record stood in the way, where HighLevel says so. */
export function standingInTheWay({ body }: HttpAnswer): string | undefined {
	const meta = asFields(asFields(body).meta);
	return textOf(meta, 'contactId') || textOf(meta, 'existingId') || undefined;
}

/** It says of a record that there is none: with 404, and with 400 and words. */
export function isGone(answer: HttpAnswer): boolean {
	if (answer.status === 404 || answer.status === 410) return true;
	return (answer.status === 400 || answer.status === 422) && /\bnot found\b|does not exist|\bdeleted\b/i.test(vendorWords(answer));
}

export const PERMISSIONS =
	'Check the token and the Location ID in the credential, and that the private integration (or the app) has the scopes contacts.readonly, contacts.write, conversations.readonly, conversations.write, conversations/message.readonly, conversations/message.write, locations.readonly, locations/customFields.readonly, locations/customFields.write, opportunities.readonly, opportunities.write and users.readonly.';
