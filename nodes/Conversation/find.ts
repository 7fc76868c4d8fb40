import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { memberNamed, toE164, type Conversation, type Item, type Ledger, type SavedBusiness } from '../../engine';
import { textSaid } from './said';

type PartialItem = Partial<Item> & IDataObject;

/** The conversation that the fields or the item name. */
export async function findConversation(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<Conversation> {
	const id = textSaid(context, 'conversationId', itemIndex) || (textSaid(context, 'person', itemIndex) === '' ? item.conversation?.id : undefined);
	const found = id ? await ledger.getConversation(id) : await ofPerson(context, ledger, item, itemIndex);
	if (found) return found;
	throw new NodeOperationError(context.getNode(), id ? `There is no conversation "${id}"` : 'No conversation was found for this person', {
		itemIndex,
		description: 'Give a Conversation ID, or a Person together with a Business ID. An item of a trigger of this package carries all three.',
	});
}

async function ofPerson(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<Conversation | undefined> {
	const number = textSaid(context, 'person', itemIndex) || item.person?.number;
	if (number === undefined) return undefined;
	const business = await businessOf(context, ledger, item, itemIndex);
	return business && (await ledger.findConversation(business.profile.id, numberIn(number, business.profile.country)));
}

/** The business that the field or the item names; where neither does, the only one there is. */
export async function businessOf(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<SavedBusiness | undefined> {
	const id = textSaid(context, 'businessId', itemIndex) || item.business?.id;
	if (id) return await ledger.getBusiness(id);
	const [only, ...others] = await ledger.listBusinesses();
	return others.length === 0 ? only : undefined;
}

/** The open conversation of a person; a new one where there is none. */
export async function openConversation(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<Conversation> {
	const fail = (problem: string, description: string) => new NodeOperationError(context.getNode(), problem, { itemIndex, description });
	const business = await businessOf(context, ledger, item, itemIndex);
	if (!business) throw fail('It is not clear for which business to open a conversation', 'Give the Business ID of a saved profile, or an item of a trigger of this package.');
	const { id, country, numbers } = business.profile;
	const said = textSaid(context, 'person', itemIndex) || item.person?.number;
	const person = said === undefined ? undefined : toE164(said, country);
	if (person === undefined || person === null) throw fail(said ? `"${said.slice(0, 40)}" is not a phone number` : '"Person" is empty', 'Write the number in full with its country code, such as +14155550123.');
	const named = textSaid(context, 'line', itemIndex);
	const line = named === '' ? (item.call?.to ?? numbers[0]?.number) : (toE164(named, country) ?? undefined);
	if (line === undefined || !numbers.some(({ number }) => number === line)) {
		throw fail(`"${named || (line ?? '')}" is not a number of this business`, `Texts leave from the number under "Line". It is one of: ${numbers.map(({ number }) => number).join(', ')}.`);
	}
	return await ledger.openConversation(id, person, line, Date.now());
}

/** Who does something, by the id of the team where they are in it: a CRM says who by an e-mail address. */
export async function memberOr(ledger: Ledger, { businessId }: Conversation, by: string): Promise<string> {
	const business = await ledger.getBusiness(businessId);
	return (business && memberNamed(business.profile, by)?.id) ?? by;
}

export const numberIn = (number: string, country: string): string => toE164(number, country) ?? number;

/** A person of the team by id, e-mail address or name. Where the profile names a team, nobody else can own anything. */
export function memberIn(context: IExecuteFunctions, business: SavedBusiness | undefined, said: string, itemIndex: number): string {
	const team = business?.profile.team ?? [];
	if (team.length === 0) return said;
	const wanted = said.toLowerCase();
	const byName = team.filter(({ name }) => name.toLowerCase() === wanted);
	const found = team.find(({ id }) => id === wanted) ?? team.find(({ email }) => email?.toLowerCase() === wanted) ?? (byName.length === 1 ? byName[0] : undefined);
	if (found) return found.id;
	throw new NodeOperationError(context.getNode(), `Nobody in the team is "${said.slice(0, 40)}"`, {
		itemIndex,
		description: `Give the ID of one of: ${team.slice(0, 30).map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
	});
}
