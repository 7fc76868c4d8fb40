import type { HttpAnswer } from '../../engine';

const LONGEST_SECONDS = 3_600;

/** How long the server wants to be left alone, where `Retry-After` says it in seconds. */
export function secondsToldIn({ headers }: HttpAnswer): number | undefined {
	const told = headers['retry-after']?.trim() ?? '';
	return /^\d{1,9}$/.test(told) ? withinReason(Number(told)) : undefined;
}

/** At least a second, so that nobody is hurried, and at most an hour, so that nobody is forgotten. */
export function withinReason(seconds: number): number {
	return Math.min(LONGEST_SECONDS, Math.max(1, seconds));
}
