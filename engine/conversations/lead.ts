import { addBusinessMinutes, ownerFor, ownerRuling, type BusinessProfile, type OwnerQuestion, type OwnerReason } from '../business';
import type { Classification, Route } from '../replies';
import type { Conversation } from './conversation';

/** What is to be done next about a lead, by whom and by when. Times are epoch milliseconds. */
export interface NextStep {
	readonly nextAction: string;
	/** Absent where nothing is to be done. */
	readonly followUpAt?: number;
	/** Team member id, where somebody owns what comes in. */
	readonly owner?: string;
	/** Which rule named the owner. */
	readonly because?: OwnerReason;
}

/** What is known of what came in, and of who has it. */
export interface LeadFacts {
	/** Absent: only the call is known. */
	readonly classification?: Pick<Classification, 'route' | 'urgency' | 'intent' | 'custom'>;
	readonly serviceLine?: string;
	/** The number of the business, E.164. */
	readonly number?: string;
	readonly conversation?: Pick<Conversation, 'owner' | 'ownerProvisional'>;
	/** Who owned the person's last conversation before this one. */
	readonly formerOwner?: string;
}

const ACTION: Readonly<Record<Route | 'call', string>> = {
	call: 'Call back if they do not answer the text',
	emergency: 'Call now',
	booking: 'Agree a time',
	sales: 'Answer and quote',
	support: 'Solve the problem',
	person: 'Read and answer',
	closed: 'Nothing to do',
	opt_out: 'Do not text again',
};

/** Routes after which nobody owes anything. */
const NOTHING_DUE: ReadonlySet<Route | 'call'> = new Set(['closed', 'opt_out']);

/** Within how many business minutes the next step is due; emergencies count in wall-clock minutes. */
const CALL_BACK_MINUTES = 60;

/** A call that is not read yet is owned as sales are. */
const ROUTE_OF_CALLS = 'sales';

/** What the rules for owners are asked about a lead. */
export function ownerQuestion(now: number, { classification, serviceLine, number, conversation, formerOwner }: LeadFacts): OwnerQuestion {
	const existing = conversation?.owner ?? formerOwner;
	return {
		now,
		route: routeOf(classification) ?? ROUTE_OF_CALLS,
		...(classification ? { intent: classification.intent } : {}),
		...(classification?.custom === undefined ? {} : { custom: classification.custom }),
		...(number === undefined ? {} : { number }),
		...(serviceLine === undefined ? {} : { serviceLine }),
		...(existing === undefined ? {} : { existing }),
		...(conversation?.owner !== undefined && conversation.ownerProvisional === true ? { provisional: true } : {}),
	};
}

/** The next step after a missed call, or after a reply that was read. Pure. @param turn where several owners take turns */
export function nextStep(profile: BusinessProfile, now: number, lead: LeadFacts, turn = 0): NextStep {
	const route = routeOf(lead.classification) ?? 'call';
	const question = ownerQuestion(now, lead);
	const owner = ownerFor(profile, question, turn);
	const because = ownerRuling(profile, question)?.because;
	const followUpAt = dueAt(profile, now, route);
	return {
		nextAction: ACTION[route],
		...(followUpAt === undefined ? {} : { followUpAt }),
		...(owner && because ? { owner: owner.id, because } : {}),
	};
}

function routeOf(classification: LeadFacts['classification']): Route | undefined {
	if (!classification) return undefined;
	return classification.urgency === 'emergency' && classification.route !== 'opt_out' ? 'emergency' : classification.route;
}

function dueAt(profile: BusinessProfile, now: number, route: Route | 'call'): number | undefined {
	if (NOTHING_DUE.has(route)) return undefined;
	if (route === 'emergency') return now + profile.sla.emergencyMinutes * 60_000;
	return addBusinessMinutes(profile, now, route === 'call' ? CALL_BACK_MINUTES : profile.sla.minutes);
}
