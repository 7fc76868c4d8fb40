import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import {
	advanceEscalation,
	answerTeamText,
	conversationPart,
	DUE_KINDS,
	escalationPart,
	escalationSummary,
	openEscalation,
	tellCustomer,
	type BusinessProfile,
	type Escalation,
	type EscalationOutcome,
	type EscalationPart,
	type Item,
	type SendDependencies,
	type SummaryOf,
	type Urgency,
} from '../../engine';
import { systemClock } from '../shared/clock';
import { fieldOf, readItem, type ItemResult } from '../shared/items';
import { openLedgerFor, requireSameLedger } from '../shared/ledger';
import type { SendingPhone } from '../shared/phones';

type Result = ItemResult;
type Operation = 'open' | 'advance' | 'acknowledge' | 'resolve' | 'answer';
type WiredItem = Item & { readonly open?: readonly EscalationPart[] } & IDataObject;

const [ALERTED, NOBODY, NOTHING_NEW, OUTSIDE] = [0, 1, 2, 3] as const;
/** An alert that failed is an alert that nobody got. */
export const FAILED = NOBODY;
const OUTPUT_OF: Readonly<Record<EscalationOutcome['result'], number>> = { alerted: ALERTED, exhausted: NOBODY, waiting: NOTHING_NEW, taken: NOTHING_NEW };

export async function escalateForItem(context: IExecuteFunctions, phone: SendingPhone, itemIndex: number, input: INodeExecutionData): Promise<Result | readonly Result[]> {
	const item = readItem(context.getNode(), input, itemIndex, ['business']) as WiredItem;
	const ledger = await openLedgerFor(context);
	await requireSameLedger(context.getNode(), item, ledger, itemIndex);
	const business = await ledger.getBusiness(item.business.id);
	if (!business) {
		throw new NodeOperationError(context.getNode(), `There is no business "${item.business.id}" in the ledger`, { itemIndex, description: 'Save its profile with a Business Profile node, or activate the workflow whose Missed Call Trigger holds it.' });
	}
	const deps: SendDependencies = { ledger, phone: phone.sender, clock: systemClock };
	switch (operationOf(context, item, itemIndex)) {
		case 'open':
			return await open(context, deps, business.profile, item, itemIndex);
		case 'advance':
			return await advance(context, deps, business.profile, item, itemIndex);
		case 'answer':
			return await answer(deps, business.profile, item);
		case 'acknowledge':
			return await finish(deps, business.profile, item, (await ledger.acknowledge(idOf(context, item, itemIndex), by(context, item, itemIndex), Date.now())).escalation);
		case 'resolve':
			return await finish(deps, business.profile, item, await ledger.resolveEscalation(idOf(context, item, itemIndex), by(context, item, itemIndex), Date.now()));
	}
}

/** “From the item” is told by what the item is about. */
function operationOf(context: IExecuteFunctions, item: WiredItem, itemIndex: number): Operation {
	const chosen = fieldOf<Operation | 'item'>(context, 'operation', itemIndex, 'item');
	if (chosen !== 'item') return chosen;
	if (item.team) return 'answer';
	return item.due?.kind === 'escalation_step' ? 'advance' : 'open';
}

async function open(context: IExecuteFunctions, deps: SendDependencies, profile: BusinessProfile, item: WiredItem, itemIndex: number): Promise<readonly Result[]> {
	const { conversation } = item;
	if (!conversation) {
		throw new NodeOperationError(context.getNode(), 'The item has no conversation to escalate', { itemIndex, description: 'Wire this node behind a trigger of this package. A caller who withheld the number has no conversation.' });
	}
	const options = fieldOf<IDataObject>(context, 'options', itemIndex, {});
	const outcome = await openEscalation(deps, profile, conversation.line, {
		businessId: profile.id,
		conversationId: conversation.id,
		person: conversation.person,
		urgency: (options.urgency as Urgency | undefined) ?? item.classification?.urgency ?? (item.due?.kind === 'callback' ? 'urgent' : 'routine'),
		route: item.classification?.route ?? 'person',
		summary: summaryOf(options, item),
		...(item.due ? { dueId: item.due.id } : {}),
		...appointedBy(item),
	});
	return await told(deps, item, outcome);
}

function summaryOf(options: IDataObject, item: WiredItem): string {
	if (typeof options.summary === 'string' && options.summary.trim() !== '') return options.summary.trim();
	const words = item.reply?.body ?? item.message?.body;
	return escalationSummary({
		...(words === undefined ? {} : { words }),
		...dueOf(item),
		...(item.decision?.escalate === true ? { notTexted: item.decision.failure === undefined ? item.decision.reason : 'not_textable' } : {}),
		undelivered: item.message?.direction === 'out' && item.message.status === 'undelivered',
		...(item.call ? { missedReason: item.call.missedReason } : {}),
	});
}

function dueOf({ due, conversation }: WiredItem): Pick<SummaryOf, 'due' | 'late' | 'promise' | 'nextAction'> {
	const kind = DUE_KINDS.find((known) => known === due?.kind);
	if (kind === undefined) return {};
	return {
		due: kind,
		...(due?.late === undefined ? {} : { late: due.late }),
		...(conversation?.callBackBecause ? { promise: conversation.callBackBecause } : {}),
		...(conversation?.nextAction ? { nextAction: conversation.nextAction } : {}),
	};
}

/** The time that was set for this: a promised call, or the follow-up of a lead. It stays the same when the work is tried again. */
function appointedBy({ due, conversation }: WiredItem): { readonly appointed?: string } {
	if (due?.kind !== 'callback' && due?.kind !== 'lead_follow_up') return {};
	return { appointed: `${due.kind}:${(due.kind === 'callback' ? conversation?.callBackAt : conversation?.followUpAt) ?? due.dueAt}` };
}

async function advance(context: IExecuteFunctions, deps: SendDependencies, profile: BusinessProfile, item: WiredItem, itemIndex: number): Promise<readonly Result[]> {
	const escalation = await deps.ledger.getEscalation(idOf(context, item, itemIndex));
	if (!escalation) throw new NodeOperationError(context.getNode(), 'The escalation of the item is not in the ledger', { itemIndex, description: 'Wire this node behind the "Escalation Step" output of a Follow-Up Trigger.' });
	const conversation = await deps.ledger.getConversation(escalation.conversationId);
	const line = conversation?.line ?? item.conversation?.line ?? profile.numbers[0]?.number ?? '';
	return await told(deps, item, await advanceEscalation(deps, profile, line, escalation, item.due?.id));
}

/** A text of the team was already acted on by the trigger; here the writer hears what it did. */
async function answer(deps: SendDependencies, profile: BusinessProfile, item: WiredItem): Promise<Result> {
	const escalation = item.escalation ? await deps.ledger.getEscalation(item.escalation.id) : undefined;
	if (item.reply && item.team) {
		await answerTeamText(deps, profile, {
			messageId: item.reply.id,
			from: item.reply.from,
			to: item.reply.to,
			action: item.team.action as Parameters<typeof answerTeamText>[2]['action'],
			open: await deps.ledger.openEscalations(profile.id),
			...(escalation ? { escalation } : {}),
		});
	}
	return escalation ? await finish(deps, profile, item, escalation) : { output: NOTHING_NEW, json: item };
}

/** What came of it, and beside it one item for each step that n8n's own nodes are to carry. */
async function told(deps: SendDependencies, item: WiredItem, outcome: EscalationOutcome): Promise<readonly Result[]> {
	const { escalation } = outcome;
	const conversation = await deps.ledger.getConversation(escalation.conversationId);
	const result = (output: number, more: object): Result => ({
		output,
		json: {
			...item,
			...(conversation ? { conversation: conversationPart(conversation, item.business.timezone) } : {}),
			escalation: { ...escalationPart(escalation, item.business.timezone), ...more },
		},
	});
	return [
		result(OUTPUT_OF[outcome.result], { alerted: outcome.told.map((member) => member.name), notReached: outcome.failed }),
		...outcome.outside.map((step) => result(OUTSIDE, { step })),
	];
}

/** What became of it; the person hears who has taken it, where the profile wants that. */
async function finish(deps: SendDependencies, profile: BusinessProfile, item: WiredItem, escalation: Escalation): Promise<Result> {
	const conversation = await deps.ledger.getConversation(escalation.conversationId);
	await tellCustomer(deps, profile, conversation?.line ?? profile.numbers[0]?.number ?? '', escalation);
	return {
		output: NOTHING_NEW,
		json: {
			...item,
			...(conversation ? { conversation: conversationPart(conversation, item.business.timezone) } : {}),
			escalation: escalationPart(escalation, item.business.timezone),
		} as unknown as IDataObject,
	};
}

function idOf(context: IExecuteFunctions, item: WiredItem, itemIndex: number): string {
	const options = fieldOf<IDataObject>(context, 'options', itemIndex, {});
	const id = typeof options.escalationId === 'string' && options.escalationId.trim() !== '' ? options.escalationId.trim() : item.escalation?.id;
	if (id !== undefined) return id;
	throw new NodeOperationError(context.getNode(), 'The item has no escalation', { itemIndex, description: 'Wire this node behind an Escalate node, or fill in "Escalation ID" under Options.' });
}

function by(context: IExecuteFunctions, item: WiredItem, itemIndex: number): string {
	return fieldOf<string>(context, 'by', itemIndex, '').trim() || item.team?.member || 'team';
}
