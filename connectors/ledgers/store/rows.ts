/** Rows of the ledger turned into the engine's words. NULL becomes an absent field. */
import type { AlertCall, Call, CallFacts, Conversation, Due, Escalation, KeptQualification, Message, Person } from '../../../engine';
import type { Row, SqlValue } from '../sql';

type Optional<K extends string, V> = Readonly<Partial<Record<K, V>>>;

function text<K extends string>(key: K, value: SqlValue | undefined): Optional<K, string> {
	return (value === null || value === undefined ? {} : { [key]: String(value) }) as Optional<K, string>;
}
function number<K extends string>(key: K, value: SqlValue | undefined): Optional<K, number> {
	return (value === null || value === undefined ? {} : { [key]: Number(value) }) as Optional<K, number>;
}
const json = <T>(value: SqlValue | undefined): T => JSON.parse(String(value)) as T;

export function toCall(row: Row): Call {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		system: String(row.system),
		account: String(row.account),
		providerCallId: String(row.provider_call_id),
		from: row.caller === null ? null : String(row.caller),
		fromRaw: String(row.caller_raw),
		to: String(row.line),
		...text('forwardedFrom', row.forwarded_from),
		...text('callerName', row.caller_name),
		...text('attestation', row.attestation),
		startedAt: Number(row.started_at),
		...number('endedAt', row.ended_at),
		outcome: row.outcome as Call['outcome'],
		...(text('missedReason', row.missed_reason) as Optional<'missedReason', NonNullable<Call['missedReason']>>),
		...text('ignoredBecause', row.ignored_because),
		facts: json<CallFacts>(row.facts),
		offers: Number(row.offers),
	};
}

export function toConversation(row: Row): Conversation {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		person: String(row.person),
		line: String(row.line),
		status: row.status as Conversation['status'],
		automation: row.automation as Conversation['automation'],
		...number('pausedUntil', row.paused_until),
		...text('pausedBecause', row.paused_because),
		...text('owner', row.owner),
		...(Number(row.owner_provisional ?? 0) === 1 ? { ownerProvisional: true } : {}),
		...text('nextAction', row.next_action),
		...number('followUpAt', row.follow_up_at),
		...number('followUpAutoAt', row.follow_up_auto_at),
		...number('callBackAt', row.call_back_at),
		...text('callBackBecause', row.call_back_because),
		...number('promisedAt', row.promised_at),
		openedAt: Number(row.opened_at),
		...number('closedAt', row.closed_at),
		...number('lastTextAt', row.last_text_at),
		...number('lastReplyAt', row.last_reply_at),
		...number('lastHumanAt', row.last_human_at),
		...number('reachedAt', row.reached_at),
		...(row.value_amount === null || row.value_amount === undefined
			? {}
			: { value: { amount: Number(row.value_amount), currency: String(row.value_currency) } }),
		...text('lostReason', row.lost_reason),
		...(row.qualification === null || row.qualification === undefined ? {} : { qualification: json<KeptQualification>(row.qualification) }),
	};
}

export function toMessage(row: Row): Message {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		...text('conversationId', row.conversation_id),
		...text('callId', row.call_id),
		direction: row.direction as Message['direction'],
		...(row.purpose === 'voicemail' ? { voicemail: true as const } : (text('purpose', row.purpose) as Optional<'purpose', NonNullable<Message['purpose']>>)),
		system: String(row.system),
		account: String(row.account),
		from: String(row.sender),
		to: String(row.recipient),
		body: String(row.body),
		media: json<string[]>(row.media),
		status: row.status as Message['status'],
		...text('providerId', row.provider_id),
		...text('reason', row.reason),
		...text('vendorCode', row.vendor_code),
		at: Number(row.at),
		...number('sentAt', row.sent_at),
		...number('deliveredAt', row.delivered_at),
		...text('variant', row.variant),
		...text('key', row.claim_key),
		attempt: Number(row.attempt),
	};
}

export function toPerson(row: Row): Person {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		number: String(row.number),
		...text('name', row.name),
		...text('firstName', row.first_name),
		...text('email', row.email),
		...text('language', row.language),
		...text('address', row.address),
		tags: json<string[]>(row.tags),
		fields: json<Person['fields']>(row.fields),
		firstSeenAt: Number(row.first_seen_at),
		lastSeenAt: Number(row.last_seen_at),
		...text('mark', row.mark),
		calls: Number(row.calls),
	};
}

export function toEscalation(row: Row): Escalation {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		conversationId: String(row.conversation_id),
		person: String(row.person),
		code: Number(row.code),
		state: row.state as Escalation['state'],
		urgency: row.urgency as Escalation['urgency'],
		route: String(row.route),
		summary: String(row.summary),
		step: Number(row.step),
		loop: Number(row.loop),
		...(row.first_loop === null || row.first_loop === undefined || Number(row.first_loop) === 0 ? {} : { firstLoop: Number(row.first_loop) }),
		openedAt: Number(row.opened_at),
		...number('dueAt', row.due_at),
		...text('takenBy', row.taken_by),
		...number('takenAt', row.taken_at),
		...number('resolvedAt', row.resolved_at),
		...number('contactedAt', row.contacted_at),
		told: json<string[]>(row.told),
	};
}

export function toAlertCall(row: Row): AlertCall {
	return {
		id: String(row.id),
		businessId: String(row.business_id),
		conversationId: String(row.conversation_id),
		escalationId: String(row.escalation_id),
		member: String(row.member),
		phone: String(row.phone),
		line: String(row.line),
		system: String(row.system),
		account: String(row.account),
		status: row.status as AlertCall['status'],
		...text('providerId', row.provider_id),
		...text('reason', row.reason),
		...text('pressed', row.pressed),
		at: Number(row.at),
		leaseUntil: Number(row.lease_until),
		...number('endedAt', row.ended_at),
	};
}

export function toDue(row: Row): Due {
	return {
		id: String(row.id),
		kind: row.kind as Due['kind'],
		businessId: String(row.business_id),
		...text('conversationId', row.conversation_id),
		...text('callId', row.call_id),
		...text('messageId', row.message_id),
		...text('escalationId', row.escalation_id),
		dueAt: Number(row.due_at),
		tries: Number(row.tries),
		fence: Number(row.fence),
		...text('note', row.note),
	};
}
