import type { INodePropertyOptions } from 'n8n-workflow';
import { DUE_KINDS, type DueKind } from '../../engine';

interface Kind {
	readonly output: string;
	readonly option: string;
	readonly description: string;
}

const KINDS: Readonly<Record<DueKind, Kind>> = {
	held_text: { output: 'Held Text', option: 'Held Text', description: 'A text whose quiet hours are over, or whose outcome is not known yet' },
	unanswered: { output: 'Unanswered', option: 'Unanswered Reply', description: 'Nobody of the team has answered a person, or called back one whom no text reaches, within the time that the profile allows' },
	escalation_step: { output: 'Escalation Step', option: 'Escalation Step', description: 'Nobody has taken an escalation: the next people are to be told' },
	voicemail: { output: 'Voicemail Not Returned', option: 'Voicemail Not Returned', description: 'Nobody of the team has called back a person who left a message, within the time that the profile allows' },
	nudge: { output: 'No Answer Yet', option: 'No Answer Yet', description: 'A person has not answered the first text; once in a conversation, and only where the profile sets nudgeHours' },
	callback: { output: 'Call Back Now', option: 'Call Back Now', description: 'The time has come at which a call was promised' },
	lead_follow_up: { output: 'Lead Follow-Up', option: 'Lead Follow-Up', description: 'The follow-up time of a lead has come, as Upsert CRM Contact keeps it' },
	stale: { output: 'Closed as Stale', option: 'Stale Conversation', description: 'Nothing has happened in a conversation for as many days as the profile says: it is closed now' },
	crm_write: { output: 'CRM Write', option: 'CRM Write', description: 'Texts and changes that the CRM has not heard of yet, or writes that it could not take: for an Upsert CRM Contact node' },
};

/** The outputs, a kind each; kinds that come later go behind them, so that wires stay where they are. */
export const OUTPUT_NAMES = DUE_KINDS.map((kind) => KINDS[kind].output);

export const outputOf = (kind: DueKind): number => DUE_KINDS.indexOf(kind);

/** By name, as n8n lists options. */
export const KIND_OPTIONS: INodePropertyOptions[] = DUE_KINDS.map((value) => ({ name: KINDS[value].option, value, description: KINDS[value].description })).sort((a, b) => a.name.localeCompare(b.name));

export const ALL_KINDS: readonly DueKind[] = [...DUE_KINDS].sort();
