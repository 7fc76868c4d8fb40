import { randomUUID } from 'node:crypto';
import type { CallResult, OutboundCall } from '../../../engine';
import { readNumber } from './number';
import type { SimulatorStore } from './store';

/** Rings a phone on the page: the person whose number it is hears what is said when they answer. */
export function placeNow(store: SimulatorStore, { id, from, to: typed, words, ringSeconds, reportsUrl }: OutboundCall): CallResult {
	const to = readNumber(typed);
	if (to === null) return { outcome: 'refused', reason: 'invalid_number', message: 'The phone to ring is not a phone number in E.164 form, e.g. +14155550123.' };
	if (!store.numbers.isTaken(from)) {
		return { outcome: 'refused', reason: 'bad_sender', message: `The simulator has no number ${from} to call from. Activate a workflow whose triggers have this number, or correct the number in the business profile.` };
	}
	const said = `${words.announcement} ${words.menu}`;
	const path = URL.canParse(reportsUrl) ? new URL(reportsUrl).pathname : reportsUrl;
	const call = store.teamCalls.place({ id, providerId: `sim-${randomUUID()}`, from, to, path, said, language: words.language, ringSeconds }, Date.now());
	return { outcome: 'accepted', providerId: call.providerId };
}
