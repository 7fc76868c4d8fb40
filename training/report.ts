// The figures as a table for a terminal and for README.md.

import { table } from '../bench/lib/table';
import type { LabelledText } from './corpus';
import { measure, type Measures, type Part, type Share } from './measures';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function row(what: string, { of, share, low, high }: Share): string[] {
	return [what, percent(share), `${percent(low)} to ${percent(high)}`, String(of)];
}

function figures(measures: Measures): string {
	return table([
		['', 'share', '95 % interval', 'of'],
		row('first intent right', measures.accuracy),
		row('first intent is one of those meant', measures.anyRight),
		row('sure', measures.sure),
		row('right where sure', measures.sureRight),
		row('emergencies seen', measures.emergencyRecall),
		row('emergencies neither seen nor left to a person', measures.emergenciesLost),
		row('emergencies that are one', measures.emergencyPrecision),
		row('other texts held for an emergency', measures.falseAlarms),
		row('urgency right', measures.urgencyAccuracy),
		row('opt-outs seen', measures.optOutRecall),
		row('opt-outs that are one', measures.optOutPrecision),
		row('other texts taken for an opt-out', measures.falseOptOuts),
		row('further intents seen', measures.alsoRecall),
		row('further intents that are meant', measures.alsoPrecision),
	]);
}

function partRow({ name, right, sure, sureRight }: Part): string[] {
	return [name, String(right.of), percent(right.share), percent(sure.share), percent(sureRight.share)];
}

/** What the classifier makes of these texts. */
export function report(name: string, texts: readonly LabelledText[]): string {
	const measures = measure(texts);
	const intents = [...measures.perIntent].sort((a, b) => b.of - a.of);
	return [
		`On the ${texts.length} ${name} texts: macro-F1 ${measures.macroF1.toFixed(3)}, calibration error ${measures.calibrationError.toFixed(3)}`,
		figures(measures),
		table([['intent', 'texts', 'precision', 'recall', 'F1'], ...intents.map(({ intent, of, precision, recall, f1 }) => [intent, String(of), percent(precision), percent(recall), f1.toFixed(3)])]),
		table([['language, trade', 'texts', 'right', 'sure', 'right where sure'], ...[...measures.byLanguage, ...measures.byTrade].map(partRow)]),
		`Commonest mistakes: ${measures.confusions.slice(0, 10).map(({ meant, read, times }) => `${meant} read as ${read} ${times}×`).join(', ')}`,
	].join('\n\n');
}
