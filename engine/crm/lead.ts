import { DateTime } from 'luxon';
import { numberOf, type BusinessProfile } from '../business';
import type { Call } from '../calls';
import type { Conversation, LeadStatus } from '../conversations';
import type { CrmValue, LeadField } from '../ports';
import type { Person } from '../ports';
import type { Classification } from '../replies';
import type { Message } from '../texts';

/** What the ledger knows of a lead, to be told to a CRM. */
export interface LeadState {
	readonly profile: BusinessProfile;
	readonly person: Pick<Person, 'number' | 'name' | 'firstName' | 'email' | 'address' | 'language' | 'fields' | 'tags'>;
	readonly conversation?: Conversation;
	/** The latest call of the conversation. */
	readonly call?: Call;
	/** Of the conversation, the oldest first. */
	readonly messages: readonly Message[];
	readonly classification?: Pick<Classification, 'intent' | 'urgency' | 'service'>;
	readonly optedOut: boolean;
	/** The vendor's id of the conversation's owner, where it is known. */
	readonly ownerId?: string;
}

export type LeadValues = Readonly<Partial<Record<LeadField, CrmValue>>>;

const STATUS: Readonly<Record<LeadStatus, string>> = {
	new_missed_call: 'New missed call',
	texted: 'Texted',
	replied: 'Replied',
	qualified: 'Qualified',
	booked: 'Booked',
	handled: 'Handled',
	won: 'Won',
	lost: 'Lost',
};

/** So many lines of the conversation, and so many characters, are more than anybody reads in a field. */
const MOST_LINES = 30;
const MOST_CHARACTERS = 4_000;

/** The record of a lead by our own names. What is not known is not there. Times are ISO 8601 in the zone of the business. */
export function leadValues(state: LeadState): LeadValues {
	const { profile, person, conversation, call, classification } = state;
	const time = (ms: number | undefined) => (ms === undefined ? undefined : iso(ms, profile.timezone));
	const line = numberOf(profile, call?.to ?? conversation?.line ?? '');
	const replies = state.messages.filter(({ direction }) => direction === 'in');
	const values: Partial<Record<LeadField, CrmValue | undefined>> = {
		phone: person.number,
		name: person.name,
		firstName: person.firstName ?? firstOf(person.name),
		lastName: lastOf(person.name),
		email: person.email,
		address: person.address,
		language: person.language,
		source: sourceOf(line, call, person),
		serviceLine: line?.serviceLine ?? textOf(person.fields.serviceLine),
		location: profile.name,
		status: state.optedOut ? 'Opted out' : conversation && STATUS[conversation.status],
		owner: state.ownerId,
		nextAction: conversation?.nextAction,
		followUpAt: time(conversation?.callBackAt ?? conversation?.followUpAt),
		urgency: classification?.urgency ?? textOf(person.fields.urgency),
		intent: classification?.intent ?? textOf(person.fields.intent),
		service: classification?.service ?? textOf(person.fields.service),
		lastCallAt: time(call?.startedAt),
		callTimeZone: call && profile.timezone,
		firstTextAt: time(state.messages.find(({ purpose, sentAt }) => purpose === 'first_text' && sentAt !== undefined)?.sentAt),
		replyStatus: replyStatus(state, replies.length > 0),
		lastReply: replies.at(-1)?.body,
		history: history(state.messages, profile.timezone),
		outcome: conversation && outcomeOf(conversation),
		value: conversation?.value?.amount,
	};
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}

function sourceOf(line: ReturnType<typeof numberOf>, call: Call | undefined, person: LeadState['person']): string | undefined {
	const named = line?.source ?? line?.label ?? textOf(person.fields.source);
	const number = call?.to ?? line?.number;
	if (named === undefined) return number;
	return number === undefined ? named : `${named} (${number})`;
}

function replyStatus({ optedOut, messages }: LeadState, replied: boolean): string {
	if (optedOut) return 'opted_out';
	if (replied) return 'replied';
	return messages.some(({ direction, status }) => direction === 'out' && (status === 'sent' || status === 'delivered')) ? 'waiting' : 'none';
}

function outcomeOf({ status, lostReason, closedAt }: Conversation): string | undefined {
	if (closedAt === undefined) return undefined;
	return status === 'lost' && lostReason !== undefined ? `Lost: ${lostReason}` : STATUS[status];
}

/** Texts that went out or came in, a line each, as an owner would read them. */
function history(messages: readonly Message[], zone: string): string | undefined {
	const lines = messages.filter(wasSaid).map((message) => `${DateTime.fromMillis(message.sentAt ?? message.at, { zone }).toFormat('yyyy-MM-dd HH:mm')} ${message.direction === 'in' ? '→' : '←'} ${message.body.replace(/\s+/g, ' ')}`);
	const text = lines.slice(-MOST_LINES).join('\n');
	return text === '' ? undefined : text.slice(-MOST_CHARACTERS);
}

/** Whether a message came in or really went out. */
export const wasSaid = ({ direction, status }: Pick<Message, 'direction' | 'status'>): boolean => direction === 'in' || ['sent', 'delivered', 'undelivered'].includes(status);

export const iso = (ms: number, zone: string): string => DateTime.fromMillis(ms, { zone }).toISO({ suppressMilliseconds: true }) ?? new Date(ms).toISOString();

const firstOf = (name: string | undefined): string | undefined => name?.trim().split(/\s+/)[0];
const lastOf = (name: string | undefined): string | undefined => name?.trim().split(/\s+/).slice(1).join(' ') || undefined;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
