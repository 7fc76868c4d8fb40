import type { ClaimRequest, ComposedText, Message } from '../../../../engine';
import type { Row, Sql } from '../../sql';
import { newId } from '../ids';
import { toMessage } from '../rows';

/** What becomes of a text as it is written. */
interface State {
	readonly status: 'claimed' | 'held' | 'shadow';
	readonly leaseUntil: number | null;
	/** Which wording it is, by the template's name. */
	readonly situation?: string | undefined;
}

/** Writes the text of a key: a new one, or over the one that waited. */
export async function writeText(sql: Sql, request: ClaimRequest, row: Row | undefined, text: ComposedText, state: State): Promise<Message> {
	const before = row && toMessage(row);
	const message: Message = {
		id: before?.id ?? newId('msg', request.now),
		businessId: request.businessId,
		...(request.conversationId === undefined ? {} : { conversationId: request.conversationId }),
		...(request.callId === undefined ? {} : { callId: request.callId }),
		direction: 'out',
		purpose: request.purpose,
		system: request.system,
		account: request.account,
		from: request.from,
		to: request.to,
		body: text.body,
		media: text.media,
		status: state.status,
		at: request.now,
		...(text.variant === undefined ? {} : { variant: text.variant }),
		key: request.key,
		attempt: (before?.attempt ?? 0) + (state.status === 'claimed' ? 1 : 0),
	};
	await sql.run(
		`INSERT INTO messages (id, business_id, conversation_id, call_id, direction, purpose, system, account, sender, recipient, body, media,
			status, at, attempt, claim_key, lease_until, first_try_at, situation, variant, offers) VALUES (?, ?, ?, ?, 'out', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
		ON CONFLICT (claim_key) DO UPDATE SET body = excluded.body, media = excluded.media, situation = COALESCE(excluded.situation, messages.situation), variant = excluded.variant, status = excluded.status, at = excluded.at,
			sender = excluded.sender, attempt = excluded.attempt, lease_until = excluded.lease_until, first_try_at = excluded.first_try_at, retry_at = NULL`,
		message.id,
		message.businessId,
		message.conversationId ?? null,
		message.callId ?? null,
		request.purpose,
		message.system,
		message.account,
		message.from,
		message.to,
		message.body,
		JSON.stringify(message.media),
		message.status,
		message.at,
		message.attempt,
		request.key,
		state.leaseUntil,
		request.now,
		state.situation ?? null,
		message.variant ?? null,
	);
	return message;
}

/** What every line of the record about a request says. */
export const ofRequest = ({ businessId, callId, conversationId }: ClaimRequest) => ({ businessId, callId, conversationId });

/** Where the provider is to report what becomes of a text from this number, if the number was set up for that. */
export async function receiptsUrl(sql: Sql, request: ClaimRequest): Promise<{ receiptsUrl?: string }> {
	const row = await sql.get("SELECT receipts_url FROM number_setups WHERE system = ? AND account = ? AND number = ? AND purpose = 'texts' AND receipts_url IS NOT NULL", request.system, request.account, request.from);
	return row === undefined ? {} : { receiptsUrl: String(row.receipts_url) };
}
