import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import {
	decisionPart,
	DEFAULT_TEXT_SETTINGS,
	firstNameFor,
	messagePart,
	questionKey,
	sendText,
	TEXT_PURPOSES,
	toE164,
	topicsOf,
	writeText,
	type Item,
	type SendOutcome,
	type TextFacts,
	type TextInput,
	type TextPurpose,
	type TextSettings,
} from '../../engine';
import { systemClock } from '../shared/clock';
import { fieldOf, readItem, textIn } from '../shared/items';
import { openLedgerFor, requireSameLedger } from '../shared/ledger';
import type { SendingPhone } from '../shared/phones';
import { listOf } from '../shared/profile';

export const OUTPUT_NAMES = ['Sent', 'Not Sent', 'Needs a Person'];
const [SENT, NEEDS_PERSON] = [0, 2] as const;
export const NOT_SENT = 1;

/** Sends the text that the item and the node's fields call for, and adds what became of it to the item. */
export async function sendForItem(context: IExecuteFunctions, phone: SendingPhone, itemIndex: number, input: INodeExecutionData): Promise<{ output: number; json: IDataObject }> {
	const item = readItem(context.getNode(), input, itemIndex, ['business']) as Item & IDataObject;
	const set = fieldOf<IDataObject>(context, 'options', itemIndex, {});
	const purpose = purposeOf(context, item, itemIndex);
	const words = purpose === 'question' && !heldText(item) ? (item.qualification?.next?.ask ?? '') : fieldOf<string>(context, 'message', itemIndex, '');
	const { to, from } = ends(context, item, set, itemIndex);
	const media = listOf(textIn(set.media));
	const held = heldText(item);
	const ledger = await openLedgerFor(context);
	await requireSameLedger(context.getNode(), item, ledger, itemIndex);
	const outcome = await sendText(
		{ ledger, phone: phone.sender, clock: systemClock },
		{
			businessId: item.business.id,
			purpose,
			key: keyOf(item, purpose, textIn(set.key)),
			to,
			from,
			...(item.call && purpose === 'first_text' ? { callId: item.call.id } : {}),
			...(item.conversation ? { conversationId: item.conversation.id } : {}),
			...(item.consent ? { providerAnswered: item.consent.providerAnswered } : {}),
			...(item.due ? { dueId: item.due.id } : {}),
			settings: settingsOf(set),
			compose: (decision, facts) => {
				const kept = held !== undefined && purpose !== 'first_text' ? held : undefined;
				const written = kept ? { body: kept.body, ...(kept.variant ? { variant: kept.variant } : {}) } : writeText(textInput(item, facts, decision.template ?? purpose, { from, to, words }));
				return { ...written, media: held !== undefined && media.length === 0 ? held.media : media };
			},
		},
	);
	return result(item, outcome);
}

function textInput(item: Item & IDataObject, facts: TextFacts, situation: string, { from, to, words }: { readonly from: string; readonly to: string; readonly words: string }): TextInput {
	return {
		profile: facts.profile,
		situation,
		line: from,
		now: facts.now,
		words,
		seed: to,
		...(item.classification ? { topics: topicsOf(item.classification) } : {}),
		...(item.call?.serviceLine ? { serviceLine: item.call.serviceLine } : {}),
		...(item.person?.language ? { language: item.person.language } : {}),
		...firstName(item),
	};
}

/** Only a name by which somebody may be greeted: what networks show for a name is often none. */
function firstName(item: Item): { firstName?: string } {
	const known = firstNameFor({ firstName: item.person?.firstName ?? null, name: item.person?.name ?? null });
	return known === undefined ? {} : { firstName: known };
}

function result(item: Item & IDataObject, outcome: SendOutcome): { output: number; json: IDataObject } {
	const zone = item.business.timezone;
	const json = {
		...item,
		decision: {
			...decisionPart(outcome.decision, zone),
			escalate: outcome.escalate === true,
			...(outcome.reason === undefined ? {} : { failure: outcome.reason }),
			...(outcome.explanation === undefined ? {} : { advice: outcome.explanation }),
			...(outcome.retryAt === undefined ? {} : { again: new Date(outcome.retryAt).toISOString() }),
		},
		...(outcome.message ? { message: messagePart(outcome.message, zone) } : {}),
	} as IDataObject;
	return { output: outcome.sent ? SENT : outcome.escalate === true ? NEEDS_PERSON : NOT_SENT, json };
}

/** The text that an item of the Follow-Up Trigger takes up again. */
function heldText(item: Item): Item['message'] {
	return item.due?.kind === 'held_text' ? item.message : undefined;
}

/** “From the item” is told by what the item is about. */
function purposeOf(context: IExecuteFunctions, item: Item & IDataObject, itemIndex: number): TextPurpose {
	const chosen = fieldOf<string>(context, 'purpose', itemIndex, 'item');
	if (chosen === 'question') return item.qualification?.next ? 'question' : 'booking_link';
	if (chosen !== 'item') return TEXT_PURPOSES.find((purpose) => purpose === chosen) ?? 'answer';
	if (item.due?.kind === 'held_text') return TEXT_PURPOSES.find((purpose) => purpose === item.message?.purpose) ?? 'first_text';
	if (item.due?.kind === 'nudge') return 'follow_up';
	if (item.consent) return CONSENT_ANSWER[item.consent.kind];
	if (item.reply) return 'answer';
	if (item.call) return 'first_text';
	throw new NodeOperationError(context.getNode(), 'The item does not say which text is due', {
		itemIndex,
		description: 'Wire this node behind a trigger of this package, or choose the text under "Text".',
	});
}

const CONSENT_ANSWER = { opt_out: 'opt_out_confirmation', opt_in: 'opt_in_confirmation', help: 'help' } as const;

function ends(context: IExecuteFunctions, item: Item & IDataObject, set: IDataObject, itemIndex: number): { to: string; from: string } {
	const country = item.business.country;
	const given = (name: string) => (typeof set[name] === 'string' && set[name].trim() !== '' ? set[name].trim() : undefined);
	// A text that is taken up again goes to whom it was written: an alert to the team has the customer's conversation.
	const held = heldText(item);
	const to = given('to') ?? held?.to ?? item.conversation?.person ?? item.person?.number ?? item.call?.from ?? item.call?.fromRaw ?? item.message?.to;
	// The confirmation of an opt-out leaves from the number that was told: it may reach no further than that.
	const from = given('from') ?? held?.from ?? (item.consent ? item.reply?.to : undefined) ?? item.conversation?.line ?? item.call?.to ?? item.reply?.to ?? item.message?.from;
	if (to === undefined || from === undefined) {
		throw new NodeOperationError(context.getNode(), to === undefined ? 'There is nobody to text in this item' : 'There is no number to text from in this item', {
			itemIndex,
			description: `Fill in "${to === undefined ? 'To' : 'From'}" under Options, or wire this node behind a trigger of this package.`,
		});
	}
	return { to: toE164(to, country) ?? to, from: /^MG/.test(from) ? from : (toE164(from, country) ?? from) };
}

/** One text per key, ever: what it is about, what it is for, and the user's own name for it. */
function keyOf(item: Item & IDataObject, purpose: TextPurpose, name: string): string {
	const kept = heldText(item)?.key;
	if (kept) return kept;
	if (purpose === 'question' && item.qualification?.next) return questionKey(item.conversation?.id ?? '', item.qualification.next.id);
	const subject =
		purpose === 'first_text'
			? item.call?.id
			: purpose === 'opt_out_confirmation'
				? `${item.business.id}:${item.conversation?.person ?? ''}:${item.consent?.at ?? ''}`
				: purpose === 'emergency' && item.escalation
					? item.escalation.id
					: (item.reply?.id ?? item.escalation?.id ?? item.due?.id ?? item.conversation?.id ?? item.call?.id);
	return [purpose, subject ?? '', ...(name.trim() === '' ? [] : [name.trim()])].join(':');
}

function settingsOf(set: IDataObject): TextSettings {
	return {
		...DEFAULT_TEXT_SETTINGS,
		...(typeof set.cooldownHours === 'number' ? { cooldownHours: set.cooldownHours } : {}),
		...(typeof set.staleAfterHours === 'number' ? { staleAfterHours: set.staleAfterHours } : {}),
		...(typeof set.graceSeconds === 'number' ? { graceSeconds: set.graceSeconds } : {}),
		...(typeof set.shadow === 'boolean' ? { shadow: set.shadow } : {}),
		...(textIn(set.openMatter) === '' ? {} : { openMatter: textIn(set.openMatter) }),
		...(set.quietHours === 'hold' || set.quietHours === 'send' ? { quietHours: set.quietHours } : {}),
	};
}
