import type { CrmEntry } from '../../../engine';
import { asHtml } from '../html';
import type { ObjectType } from './paths';

/** What is logged, as HubSpot takes it. */
export interface Logged {
	readonly type: Exclude<ObjectType, 'contacts'>;
	readonly properties: Readonly<Record<string, string>>;
}

type Outcome = Extract<CrmEntry, { kind: 'call' }>['outcome'];

/** Status and outcome of a call; the outcomes are HubSpot's own, of the same id in every account. */
const CALLS: Readonly<Record<Outcome, { readonly status: string; readonly disposition?: string }>> = {
	no_answer: { status: 'NO_ANSWER', disposition: '73a0d17f-1163-4015-bdd5-ec830791da20' },
	busy: { status: 'BUSY', disposition: '9d9162e7-6cf3-4944-bf63-4dff82258764' },
	voicemail: { status: 'NO_ANSWER', disposition: 'b2cf5968-551e-4856-9783-52b3da59a7d0' },
	connected: { status: 'COMPLETED', disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7' },
	canceled: { status: 'CANCELED' },
};

const PRIORITIES = { low: 'LOW', normal: 'MEDIUM', high: 'HIGH' } as const;

/** Everything but a deal, whose stage has to be looked up. */
export function engagement(entry: Exclude<CrmEntry, { kind: 'deal' }>): Logged {
	const owner: Readonly<Record<string, string>> = entry.owner === undefined ? {} : { hubspot_owner_id: entry.owner };
	const at = { hs_timestamp: new Date(entry.at).toISOString() };
	switch (entry.kind) {
		case 'call':
			return { type: 'calls', properties: { ...at, ...owner, ...callProperties(entry) } };
		case 'text':
			return {
				type: 'communications',
				properties: { ...at, ...owner, hs_communication_channel_type: 'SMS', hs_communication_logged_from: 'CRM', hs_communication_body: asHtml(`${entry.title}\n${entry.body}`) },
			};
		case 'note':
			return { type: 'notes', properties: { ...at, ...owner, hs_note_body: asHtml(entry.body) } };
		case 'task':
			return { type: 'tasks', properties: { ...owner, ...taskProperties(entry), hs_task_status: 'NOT_STARTED', hs_task_type: 'TODO' } };
	}
}

function callProperties(call: Extract<CrmEntry, { kind: 'call' }>): Readonly<Record<string, string>> {
	const { status, disposition } = CALLS[call.outcome];
	return {
		hs_call_title: call.title,
		hs_call_body: asHtml(call.body),
		hs_call_direction: call.direction === 'in' ? 'INBOUND' : 'OUTBOUND',
		hs_call_status: status,
		...(disposition === undefined ? {} : { hs_call_disposition: disposition }),
		hs_call_from_number: call.from,
		hs_call_to_number: call.to,
		hs_call_duration: String(Math.round(call.durationSeconds * 1000)),
		...(call.recordingUrl === undefined ? {} : { hs_call_recording_url: call.recordingUrl }),
	};
}

/** What a task says. Its status is left to those who do it. */
export function taskProperties(task: Extract<CrmEntry, { kind: 'task' }>): Readonly<Record<string, string>> {
	return {
		// Of a task this is the time at which it is due.
		hs_timestamp: new Date(task.dueAt).toISOString(),
		hs_task_subject: task.title,
		hs_task_body: asHtml(task.body),
		hs_task_priority: PRIORITIES[task.priority],
	};
}
