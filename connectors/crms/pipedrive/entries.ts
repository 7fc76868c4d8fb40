import type { CrmEntry } from '../../../engine';
import { asHtml } from '../html';
import { idFor, timeFor } from './api';

export type Of<Kind extends CrmEntry['kind']> = Extract<CrmEntry, { kind: Kind }>;

/** Where an entry goes, and as what. */
export interface Logged {
	readonly version: 'v1' | 'v2';
	readonly path: 'callLogs' | 'notes' | 'activities' | 'deals';
	readonly json: Readonly<Record<string, unknown>>;
}

const OUTCOMES = { no_answer: 'no_answer', busy: 'busy', voicemail: 'left_voicemail', connected: 'connected', canceled: 'no_answer' } as const;

export function logged(personId: string, entry: CrmEntry): Logged {
	const person = idFor(personId);
	switch (entry.kind) {
		case 'call':
			return { version: 'v1', path: 'callLogs', json: { person_id: person, ...callBody(entry) } };
		case 'text':
		case 'note':
			return { version: 'v1', path: 'notes', json: { person_id: person, content: noteBody(entry) } };
		case 'task':
			// Its person is the first of those who take part; a field of its own is read-only.
			return { version: 'v2', path: 'activities', json: { ...taskBody(entry), type: 'task', done: false, participants: [{ person_id: person, primary: true }] } };
		case 'deal':
			return { version: 'v2', path: 'deals', json: { person_id: person, ...dealBody(entry), ...(entry.status === 'open' ? {} : { status: entry.status }) } };
	}
}

/** Calls of another user than that of the token take an admin's rights, and cannot be listed: calls are the token's. */
function callBody(call: Of<'call'>): Record<string, unknown> {
	const recording = call.recordingUrl === undefined ? '' : `\nRecording: ${call.recordingUrl}`;
	return {
		outcome: OUTCOMES[call.outcome],
		subject: call.title,
		from_phone_number: call.from,
		to_phone_number: call.to,
		start_time: timeFor(call.at),
		end_time: timeFor(call.at + Math.max(0, call.durationSeconds) * 1000),
		duration: String(Math.max(0, Math.round(call.durationSeconds))),
		note: asHtml(`${call.body}${recording}`),
	};
}

/** Pipedrive gives a note the time at which it is written: its own is in its first line. */
export function noteBody(entry: Of<'text'> | Of<'note'>): string {
	if (entry.kind === 'note') return asHtml(entry.body);
	return asHtml(`${entry.title} (${timeFor(entry.at)} UTC)\n${entry.body}`);
}

/** Priorities have another number in every account: a high one is in the note. Whether it is done is left to those who do it. */
export function taskBody(task: Of<'task'>): Record<string, unknown> {
	const due = timeFor(task.dueAt);
	return {
		subject: task.title,
		due_date: due.slice(0, 10),
		due_time: due.slice(11, 16),
		note: asHtml(task.priority === 'high' ? `High priority\n${task.body}` : task.body),
		...ownerOf(task),
	};
}

export function dealBody(deal: Of<'deal'>): Record<string, unknown> {
	return {
		title: deal.title,
		...(deal.pipeline === undefined ? {} : { pipeline_id: idFor(deal.pipeline) }),
		...(deal.stage === undefined ? {} : { stage_id: idFor(deal.stage) }),
		...(deal.value === undefined ? {} : { value: deal.value }),
		...(deal.currency === undefined ? {} : { currency: deal.currency }),
		...ownerOf(deal),
	};
}

function ownerOf({ owner }: CrmEntry): Record<string, unknown> {
	return owner === undefined ? {} : { owner_id: idFor(owner) };
}
