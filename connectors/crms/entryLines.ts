import type { CrmEntry } from '../../engine';
import { callOutcome, isoTime } from './vendorRequests';

/** What an entry is, in a line: for CRMs, and tables, where everything on a timeline is a note. */
export function headline(entry: CrmEntry): string {
	switch (entry.kind) {
		case 'call':
			return `Call ${entry.direction === 'in' ? 'in' : 'out'}, ${callOutcome(entry.outcome)}: ${entry.title}`;
		case 'text':
			return `Text ${entry.direction === 'in' ? 'in' : 'out'}: ${entry.title}`;
		case 'note':
			return 'Note';
		case 'task':
			return `Task (${entry.priority} priority, due ${isoTime(entry.dueAt)}): ${entry.title}`;
		case 'deal':
			return `Deal (${entry.status}${entry.stage === undefined ? '' : `, ${entry.stage}`}${worth(entry)}): ${entry.title}`;
	}
}

/** The rest of it; empty where the headline says all. */
export function bodyOf(entry: CrmEntry): string {
	if (entry.kind === 'deal') return '';
	const recording = entry.kind === 'call' && entry.recordingUrl !== undefined ? `\nRecording: ${entry.recordingUrl}` : '';
	return `${entry.body}${recording}`.trim();
}

function worth({ value, currency }: Extract<CrmEntry, { kind: 'deal' }>): string {
	return value === undefined ? '' : `, ${value}${currency === undefined ? '' : ` ${currency}`}`;
}
