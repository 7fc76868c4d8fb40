import { numberOf, ownerRuling, type BusinessProfile } from '../business';
import type { Ledger } from '../ports';
import { nextStep, ownerQuestion, type LeadFacts, type NextStep } from './lead';

/** What came in, as an item says it. */
export interface Incoming extends Pick<LeadFacts, 'classification' | 'serviceLine' | 'number'> {
	readonly conversationId?: string;
}

/** The next step, and how the conversation comes to its owner. */
export interface RoutedLead extends NextStep {
	/** Of whom the conversation is taken. */
	readonly insteadOf?: string;
	/** The owner was chosen when only the call was known. */
	readonly ownerProvisional?: boolean;
}

/**
 * Who acts on what came in, and by when, by the rules of the profile. The one place that asks them: what a reply's item
 * says and what the CRM keeps are the same. Changes nothing but that a conversation may take its turn.
 */
export async function routeLead(ledger: Pick<Ledger, 'getConversation' | 'formerOwner' | 'takeTurn'>, profile: BusinessProfile, incoming: Incoming, now: number): Promise<RoutedLead> {
	const { conversationId, ...known } = incoming;
	const serviceLine = incoming.serviceLine ?? (incoming.number === undefined ? undefined : numberOf(profile, incoming.number)?.serviceLine);
	const conversation = conversationId === undefined ? undefined : await ledger.getConversation(conversationId);
	const formerOwner = conversation && conversation.owner === undefined ? await ledger.formerOwner(profile.id, conversation.person, conversation.id) : undefined;
	const lead: LeadFacts = { ...known, ...(serviceLine === undefined ? {} : { serviceLine }), ...(conversation ? { conversation } : {}), ...(formerOwner === undefined ? {} : { formerOwner }) };
	const turnsOf = ownerRuling(profile, ownerQuestion(now, lead))?.turnsOf;
	const turn = turnsOf === undefined || !conversation ? 0 : await ledger.takeTurn(profile.id, turnsOf, conversation.id, now);
	const step = nextStep(profile, now, lead, turn);
	const isFirst = conversation?.owner === undefined || conversation.ownerProvisional === true;
	return {
		...step,
		...(conversation?.owner !== undefined && conversation.owner !== step.owner ? { insteadOf: conversation.owner } : {}),
		...(!incoming.classification && isFirst && step.because !== 'existing' ? { ownerProvisional: true } : {}),
	};
}
