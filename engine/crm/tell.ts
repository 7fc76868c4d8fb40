import { memberNamed, type BusinessProfile } from '../business';
import type { Ledger } from '../ports';
import { CrmFailure, type CrmOwner, type FieldTarget, type LeadField } from '../ports';
import type { Classification } from '../replies';
import { firstNameFor } from '../texts';
import { CrmAccount } from './account';
import { carryOut, type CarriedOut } from './carryOut';
import { entriesOf, type Wishes } from './entries';
import { leadValues, type LeadState, type LeadValues } from './lead';
import { fieldWrites, type FieldOverride } from './mapping';
import { phoneForms, placeholderName } from './phoneForms';
import type { CrmDependencies } from './record';
import type { ContactWrite, CrmSubject, EntryWrite } from './work';

/** More texts than one conversation has. */
const MOST_TEXTS = 200;

export interface TellRequest {
	readonly profile: BusinessProfile;
	/** E.164 of the person. */
	readonly number: string;
	readonly conversationId?: string;
	readonly callId?: string;
	/** How the latest reply was read, where the item says. */
	readonly classification?: Classification;
	readonly mapping: Readonly<Partial<Record<LeadField, FieldTarget>>>;
	readonly overrides: readonly FieldOverride[];
	/** Lead fields that the user set by hand. */
	readonly extra: LeadValues;
	/** Of the lead only these fields; all of them where absent. */
	readonly only?: ReadonlySet<LeadField>;
	readonly wishes: Wishes;
	readonly tags: readonly string[];
	/** The vendor's id of the owner, where the user chose one. */
	readonly ownerId?: string;
	/** Epoch milliseconds, after which nothing is waited for. */
	readonly deadline: number;
}

export type TellDependencies = Omit<CrmDependencies, 'ledger'> & { readonly ledger: Ledger };

export interface Told extends CarriedOut {
	/** Of the team, whom the CRM names as owner. */
	readonly member?: string;
}

/**
 * Puts what the ledger knows of a person where the business works: the contact, the calls and texts that are not there
 * yet, and the next step. What the CRM knows better comes back to the ledger. Never rejects for what the CRM does: what
 * could not be written waits.
 */
export async function tellCrm(deps: TellDependencies, request: TellRequest): Promise<Told> {
	const { ledger, crm, clock } = deps;
	const subject: CrmSubject = { system: crm.name, account: crm.account, number: request.number, businessId: request.profile.id, ...(request.conversationId === undefined ? {} : { conversationId: request.conversationId }) };
	// What happens from here on may be missing in what is read now: it is told the next time. Before the CRM is asked
	// anything: should the process die while it waits, the lead falls due all the same.
	const news = await ledger.planCrmWrites(subject, [], clock.now());
	const owners = await ownersOf(deps);
	const state = await stateOf(ledger, request, owners);
	const values: LeadValues = { ...leadValues(state), ...request.extra };
	await ledger.planCrmWrites({ ...subject, news }, writesOf(request, state, values, clock.now()), clock.now());
	const carried = await carryOut(deps, subject, request.deadline);
	const member = memberOf(request.profile, carried.contact?.facts.owner, owners);
	await learn(ledger, request, carried, member, clock.now());
	return { ...carried, ...(member === undefined ? {} : { member }) };
}

async function ownersOf({ crm, clock }: TellDependencies): Promise<readonly CrmOwner[]> {
	try {
		return await CrmAccount.of(crm).owners(crm, clock.now());
	} catch (error) {
		// Who owns it can be said another time; what fails here fails again where it counts.
		if (error instanceof CrmFailure) return [];
		throw error;
	}
}

async function stateOf(ledger: Ledger, request: TellRequest, owners: readonly CrmOwner[]): Promise<LeadState> {
	const { profile, number, conversationId } = request;
	const conversation = conversationId === undefined ? undefined : await ledger.getConversation(conversationId);
	const call = request.callId === undefined ? (conversationId === undefined ? undefined : await ledger.latestCall(conversationId)) : await ledger.getCall(request.callId);
	const classification = request.classification ?? (conversationId === undefined ? undefined : (await ledger.latestReply(conversationId))?.read);
	const ownerId = request.ownerId ?? ownerIdOf(profile, conversation?.owner, owners);
	return {
		profile,
		person: (await ledger.getPerson(profile.id, number)) ?? { number, fields: {}, tags: [] },
		messages: conversationId === undefined ? [] : await ledger.messagesOf(conversationId, MOST_TEXTS),
		optedOut: (await ledger.optedOutAt(profile.id, number, conversation?.line)) !== undefined,
		...(conversation ? { conversation } : {}),
		...(call ? { call } : {}),
		...(classification ? { classification } : {}),
		...(ownerId === undefined ? {} : { ownerId }),
	};
}

function writesOf(request: TellRequest, state: LeadState, values: LeadValues, now: number): readonly [ContactWrite, ...EntryWrite[]] {
	const { only } = request;
	// The number and the name are what a contact is made of, whatever else is to be written.
	const kept = only === undefined ? values : Object.fromEntries(Object.entries(values).filter(([field]) => only.has(field as LeadField) || MADE_OF.has(field)));
	const contact: ContactWrite = {
		kind: 'contact',
		fields: fieldWrites(kept, request.mapping, request.overrides),
		tags: [...new Set([...request.tags, ...state.person.tags])],
		placeholderName: placeholderName(phoneForms(request.number)),
	};
	return [contact, ...entriesOf(state, values, request.wishes, now).map((entry): EntryWrite => ({ kind: 'entry', entry }))];
}

const MADE_OF: ReadonlySet<string> = new Set<LeadField>(['phone', 'name', 'firstName', 'lastName']);

/** A member of the team and an owner in the CRM are the same where their e-mail addresses are, or their names. */
function ownerIdOf(profile: BusinessProfile, memberId: string | undefined, owners: readonly CrmOwner[]): string | undefined {
	const member = profile.team.find(({ id }) => id === memberId);
	if (!member) return undefined;
	const same = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();
	return (owners.find(({ email }) => same(email, member.email)) ?? owners.find(({ name }) => same(name, member.name)))?.id;
}

function memberOf(profile: BusinessProfile, ownerId: string | undefined, owners: readonly CrmOwner[]): string | undefined {
	const owner = owners.find(({ id }) => id === ownerId);
	return owner && (memberNamed(profile, owner.email) ?? memberNamed(profile, owner.name))?.id;
}

/** Better than what the CRM has is nothing here: a name where none was known, and its owner where the rules had only guessed one. */
async function learn(ledger: Ledger, request: TellRequest, { contact }: CarriedOut, member: string | undefined, now: number): Promise<void> {
	const facts = contact?.facts;
	if (!facts) return;
	const { profile, number, conversationId } = request;
	const person = await ledger.getPerson(profile.id, number);
	// Where the network's name was there first, the CRM's still says how to greet.
	const firstName = facts.firstName ?? (person?.name === undefined ? undefined : firstNameFor({ name: facts.name ?? null, firstName: null }));
	const patch = {
		...(person?.name === undefined && facts.name !== undefined && !isPlaceholder(facts.name, number) ? { name: facts.name } : {}),
		...(person?.firstName === undefined && firstName !== undefined && !isPlaceholder(firstName, number) ? { firstName } : {}),
		...(person?.email === undefined && facts.email !== undefined ? { email: facts.email } : {}),
	};
	if (Object.keys(patch).length > 0) await ledger.upsertPerson(profile.id, number, patch, now);
	const conversation = conversationId === undefined ? undefined : await ledger.getConversation(conversationId);
	const open = conversation && (conversation.owner === undefined || conversation.ownerProvisional === true);
	if (member === undefined || !open || conversation.owner === member || request.ownerId !== undefined) return;
	// One that we have just written there ourselves says nothing new.
	if (contact.made) return;
	await ledger.saveLead({ businessId: profile.id, number, patch: {}, conversationId: conversation.id, owner: member, ...(conversation.owner === undefined ? {} : { insteadOf: conversation.owner }), now });
}

/** What we wrote where nobody knew a name is no name. */
function isPlaceholder(name: string, number: string): boolean {
	return /^caller\b/i.test(name) || (phoneForms(number).national.slice(-7) !== '' && name.replace(/\D/g, '').endsWith(phoneForms(number).national.slice(-7)));
}
