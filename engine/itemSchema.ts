/** The item that travels between the nodes, as a schema: published as JSON Schema, and held against real items in tests. */
import { z } from 'zod/v4';
import { OWNER_REASONS } from './business';
import { MISSED_REASONS } from './calls';
import { LEAD_STATUSES } from './conversations';
import { REASONS, type ReasonCode } from './guardrails';
import { DUE_KINDS } from './ports';
import { INTENTS } from './replies';
import { TEXT_PURPOSES } from './texts';

const time = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset');
const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/).describe('E.164');
const party = z.string().describe('E.164, or the caller ID as received where it is no number');
const orNull = <T extends z.ZodType>(type: T) => z.union([type, z.null()]);

const message = z.object({
	id: z.string(),
	direction: z.enum(['in', 'out']),
	purpose: orNull(z.enum([...TEXT_PURPOSES, 'voicemail'])),
	system: z.string(),
	from: party,
	to: party,
	body: z.string(),
	media: z.array(z.string()),
	status: z.enum(['received', 'held', 'claimed', 'sent', 'delivered', 'undelivered', 'failed', 'shadow', 'unknown']),
	reason: orNull(z.string()),
	at: time,
	variant: orNull(z.string()),
	key: orNull(z.string()),
});

const reasons = Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]];

export const itemSchema = z
	.looseObject({
		business: z.object({
			id: z.string(),
			name: z.string(),
			timezone: z.string().describe('IANA zone'),
			country: z.string().length(2),
			language: z.string(),
			industry: z.string(),
			state: z.enum(['open', 'closed', 'holiday']),
			bookingLink: orNull(z.url()),
			ledger: orNull(z.string()),
		}),
		call: z
			.object({
				id: z.string(),
				system: z.string(),
				account: z.string(),
				providerCallId: z.string(),
				from: orNull(e164),
				fromKind: z.enum(['number', 'anonymous', 'short_code', 'toll_free', 'premium', 'invalid']),
				fromRaw: z.string(),
				to: party,
				forwardedFrom: orNull(z.string()),
				callerName: orNull(z.string()),
				startedAt: time,
				endedAt: orNull(time),
				outcome: z.enum(['open', 'answered', 'missed', 'ignored']),
				missedReason: orNull(z.enum(MISSED_REASONS)),
				source: orNull(z.string()),
				serviceLine: orNull(z.string()),
				voicemail: orNull(z.object({ url: orNull(z.string()), durationSeconds: orNull(z.number()) })),
				again: z.boolean(),
			})
			.optional(),
		person: z
			.object({
				number: e164,
				name: orNull(z.string()),
				firstName: orNull(z.string()),
				email: orNull(z.string()),
				language: orNull(z.string()),
				address: orNull(z.string()),
				tags: z.array(z.string()),
				calls: z.int().nonnegative(),
			})
			.optional(),
		conversation: z
			.object({
				id: z.string(),
				person: e164,
				line: party,
				status: z.enum(LEAD_STATUSES),
				automation: z.enum(['on', 'paused']),
				pausedUntil: orNull(time),
				owner: orNull(z.string()),
				nextAction: orNull(z.string()),
				followUpAt: orNull(time),
				callBackAt: orNull(time),
				callBackBecause: orNull(z.string()),
				openedAt: time,
				closedAt: orNull(time),
				neverAnswered: z.boolean().describe('Closed, and nobody of the team ever got in touch with the person'),
			})
			.optional(),
		decision: z
			.looseObject({
				action: z.enum(['text', 'hold', 'skip']),
				reason: z.enum(reasons),
				explanation: z.string(),
				until: orNull(time),
				escalate: z.boolean(),
				facts: z.record(z.string(), z.unknown()),
			})
			.optional(),
		message: message.optional(),
		reply: message.optional(),
		classification: z
			.looseObject({
				intent: z.enum(INTENTS),
				also: z.array(z.enum(INTENTS)),
				route: z.string(),
				confidence: z.number().min(0).max(1),
				unsure: z.boolean(),
				urgency: z.enum(['emergency', 'urgent', 'routine']),
				language: z.string(),
				summary: z.string(),
				method: z.string(),
				evidence: z.array(z.string()),
				custom: z.string().optional(),
				note: z.string().optional(),
			})
			.optional(),
		owner: orNull(z.object({ id: z.string(), name: z.string(), phone: orNull(e164), email: orNull(z.string()), because: z.enum(OWNER_REASONS).describe('The rule that named them') }))
			.optional()
			.describe('Who of the team acts on the reply'),
		qualification: z
			.object({
				asked: z.array(z.string()),
				answers: z.record(z.string(), z.string()),
				next: orNull(z.object({ id: z.string(), ask: z.string() })),
				complete: z.boolean(),
				ended: orNull(z.enum(['emergency', 'opt_out', 'human', 'call'])),
			})
			.optional(),
		nextAction: z.object({ what: z.string(), byWhen: orNull(time) }).optional(),
		consent: z.object({ kind: z.enum(['opt_out', 'opt_in', 'help']), at: time, providerAnswered: z.boolean() }).optional(),
		crm: z
			.object({
				system: z.string(),
				contactId: orNull(z.string()),
				created: z.boolean(),
				status: z.enum(['saved', 'pending', 'failed']),
				error: z.string().optional(),
				url: z.string().optional(),
				name: z.string().optional(),
				email: z.string().optional(),
				owner: z.object({ id: z.string(), member: orNull(z.string()) }).optional(),
				lifecycle: z.enum(['customer', 'lead']).optional(),
				openDeal: z.object({ id: z.string(), name: z.string() }).optional(),
			})
			.optional(),
		escalation: z
			.looseObject({
				id: z.string(),
				code: z.int().positive(),
				state: z.enum(['open', 'acknowledged', 'resolved', 'exhausted']),
				urgency: z.enum(['emergency', 'urgent', 'routine']),
				route: z.string(),
				summary: z.string(),
				openedAt: time,
				dueAt: orNull(time),
				takenBy: orNull(z.string()),
				takenAt: orNull(time),
				told: z.array(z.string()),
				step: z
					.object({ step: z.int().nonnegative(), to: z.array(z.string()), names: z.array(z.string()), emails: z.array(z.string()), channel: z.string(), text: z.string() })
					.describe('On the output Outside of Escalate: what n8n’s own nodes are to send, and to whom')
					.optional(),
			})
			.optional(),
		due: z.object({ id: z.string(), kind: z.enum(DUE_KINDS), dueAt: time, lateSeconds: z.number().nonnegative(), late: z.string().describe('How late, in words, where it is later than a minute').optional(), tries: z.int() }).optional(),
		team: z.object({ member: z.string(), name: z.string(), action: z.enum(['took', 'already_taken', 'nothing_open', 'which_one', 'resolved']) }).optional(),
	})
	.describe('What travels on the wire between the nodes of n8n-nodes-missed-call');

export function itemJsonSchema(): object {
	return z.toJSONSchema(itemSchema);
}
