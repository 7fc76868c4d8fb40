import type { NumberAdministration, NumberSettings } from '../connector';
import { readNumber } from './number';
import { Refusal } from './refusal';
import { openSimulatorStore } from './store';

/**
 * Settings of a simulated number: `path`, the path on this server of the trigger that takes its calls or texts (empty
 * when none does), and optionally `name`, the business's name. Every number is there to be had, so one that nobody
 * has taken has the setting `{path: ''}`, and writing that gives it up.
 */
export function administration(storePath: string): NumberAdministration {
	return {
		async read(number, purpose) {
			const known = readNumber(number);
			if (known === null) return undefined;
			return { purpose, path: openSimulatorStore(storePath).numbers.pathOf(known, purpose) ?? '' };
		},

		async write(number, settings) {
			const known = readNumber(number);
			if (known === null) throw new Refusal(400, 'This is not a phone number with its country code, e.g. +14155550100.');
			const purpose = settings['purpose'];
			if (purpose !== 'calls' && purpose !== 'texts') throw new Refusal(400, 'The settings do not say whether they are for calls or texts.');
			const { numbers } = openSimulatorStore(storePath);
			const path = settings['path'] ?? '';
			if (path === '') numbers.unregister(known, purpose);
			else numbers.register(known, purpose, path, settings['name']);
		},

		wanted(purpose, urls): NumberSettings {
			return { purpose, path: new URL(urls.main).pathname };
		},
	};
}
