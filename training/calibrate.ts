// What is chosen on the validation texts: temperatures and thresholds.

import { findEmergency } from '../engine/replies';
import { readByModel, useModel, type PackedModel, type Reading } from '../engine/replies/model';
import { emergencyShare } from '../engine/replies/seen-emergency';
import type { LabelledText } from './corpus';

/**
 * Emergencies lean to recall: of so many, rules and model together must see all but a few. Most of those few come near
 * enough to the threshold to be left to a person.
 */
const EMERGENCY_RECALL = 0.97;

const TEMPERATURES = Array.from({ length: 60 }, (_, i) => Number((0.5 + i * 0.05).toFixed(2)));
const THRESHOLDS = Array.from({ length: 99 }, (_, i) => Number(((i + 1) / 100).toFixed(2)));
const EMERGENCY_THRESHOLDS = Array.from({ length: 200 }, (_, i) => Number(((i + 1) / 400).toFixed(4)));

/** The model with what makes its confidences come true, and its thresholds. */
export function calibrated(model: PackedModel, texts: readonly LabelledText[]): PackedModel {
	const read = (changed: PackedModel): Reading[] => {
		useModel(changed);
		return texts.map(({ reply, asked }) => readByModel(reply, asked));
	};
	const plain = read(model);
	const intent = { ...model.intent, temperature: temperatureOf(plain.map(({ intents }, i) => [intents, texts[i]?.intent ?? ''])) };
	const warm = { ...model, intent };
	const readings = read(warm);
	return { ...warm, emergencyFrom: emergencyFrom(readings, texts), alsoFrom: alsoFrom(readings, texts) };
}

type Shares = ReadonlyArray<readonly [string, number]>;

/** The temperature at which the right answers were least surprising. */
function temperatureOf(answers: ReadonlyArray<readonly [Shares, string]>): number {
	const surprise = (temperature: number): number =>
		answers.reduce((sum, [values, right]) => {
			const raised = values.map(([name, share]): [string, number] => [name, Math.max(share, 1e-12) ** (1 / temperature)]);
			const all = raised.reduce((total, [, share]) => total + share, 0);
			return sum - Math.log((raised.find(([name]) => name === right)?.[1] ?? 0) / all);
		}, 0);
	return best(TEMPERATURES, (temperature) => -surprise(temperature));
}

function emergencyFrom(readings: readonly Reading[], texts: readonly LabelledText[]): number {
	const emergencies = texts
		.map(({ urgency, reply }, i) => ({ urgency, byRule: findEmergency(reply) !== null, share: emergencyShare(readings[i] as Reading) }))
		.filter(({ urgency }) => urgency === 'emergency');
	const recall = (from: number): number => emergencies.filter(({ byRule, share }) => byRule || share >= from).length / emergencies.length;
	return EMERGENCY_THRESHOLDS.findLast((from) => recall(from) >= EMERGENCY_RECALL) ?? 0;
}

/** Where further intents are named best, a wrong one counting as much as a missed one (F1). */
function alsoFrom(readings: readonly Reading[], texts: readonly LabelledText[]): number {
	return best(THRESHOLDS, (from) => {
		let right = 0;
		let wrong = 0;
		let missed = 0;
		texts.forEach(({ intent, also }, i) => {
			const reading = readings[i] as Reading;
			const first = reading.intents[0]?.[0];
			const meant = new Set([intent, ...also].filter((one) => one !== first));
			const named = reading.also.filter(([one, share]) => one !== first && share >= from).map(([one]) => one);
			right += named.filter((one) => meant.has(one)).length;
			wrong += named.filter((one) => !meant.has(one)).length;
			// A first intent that was mistaken is counted elsewhere.
			missed += also.filter((one) => one !== first && !named.includes(one)).length;
		});
		return (2 * right) / (2 * right + wrong + missed);
	});
}

function best<T>(choices: readonly T[], worth: (choice: T) => number): T {
	return choices.reduce((one, other) => (worth(other) > worth(one) ? other : one));
}
