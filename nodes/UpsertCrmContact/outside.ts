import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { conversationPart, personPart, tellCrm, type BusinessProfile, type CrmEntryKind, type CrmPart, type CrmValue, type FieldOverride, type Item, type LeadField, type Ledger, type TellRequest, type Told, type WriteRule } from '../../engine';
import { systemClock } from '../shared/clock';
import type { ConnectedCrm } from '../shared/crms';
import { fieldOf, textIn } from '../shared/items';
import { listOf } from '../shared/profile';
import type { Operation } from './crm.fields';
import { customFields } from './lead';
import { DEFAULT_WAIT_SECONDS } from './options.fields';

type WiredItem = Item & IDataObject;

/** What falls due may take its time: no text waits for it. */
const DUE_SECONDS = 30;
/** A request under way at the deadline may have this much longer. */
const GRACE_MS = 250;

/** Tells the CRM what an item is about, and puts on the item what the CRM knows. The item never waits longer than the user allows. */
export async function tellOutside(context: IExecuteFunctions, { connector, crm }: ConnectedCrm, ledger: Ledger, profile: BusinessProfile, item: WiredItem, number: string, itemIndex: number): Promise<IDataObject> {
	const operation = fieldOf<Operation>(context, 'operation', itemIndex, 'all');
	const set = fieldOf<IDataObject>(context, 'options', itemIndex, {});
	const of = { system: crm.name, account: crm.account, number };
	if (operation === 'finish') await ledger.retryCrmWrites(of, Date.now());
	const seconds = item.due?.kind === 'crm_write' ? DUE_SECONDS : Math.max(0, Number(set.waitSeconds ?? DEFAULT_WAIT_SECONDS));
	const request: TellRequest = {
		profile,
		number,
		...(item.conversation ? { conversationId: item.conversation.id } : {}),
		...(item.call ? { callId: item.call.id } : {}),
		...(item.classification ? { classification: item.classification } : {}),
		mapping: connector.mapping,
		...fieldsOf(context, itemIndex),
		...scopeOf(operation, set),
		...(idIn(set.crmOwner) === undefined ? {} : { ownerId: idIn(set.crmOwner) }),
		deadline: Date.now() + seconds * 1_000,
	};
	const told = await inTime(context, tellCrm({ ledger, crm, clock: systemClock, random: Math.random }, request), seconds);
	const crmPart = partOf(crm.name, told ?? { status: 'pending', created: false, ...(await keptOf(ledger, of)) });
	if (crmPart.status === 'failed') {
		context.logger.error(`${context.getNode().name}: ${connector.title} did not take a lead. ${crmPart.error ?? ''}`);
		if (set.onRefusal === 'stop') {
			throw new NodeOperationError(context.getNode(), `${connector.title} did not take everything: ${crmPart.error ?? 'it does not say why'}`, { itemIndex, description: 'What was refused is kept. Mend it in the CRM or in the credential, and run the operation "Finish Pending Writes" with this item.' });
		}
	}
	const conversation = item.conversation && (await ledger.getConversation(item.conversation.id));
	const person = await ledger.getPerson(profile.id, number);
	return { ...item, ...(person ? { person: personPart(person) } : {}), ...(conversation ? { conversation: conversationPart(conversation, profile.timezone) } : {}), crm: crmPart };
}

/** The result, or undefined where it is not there in time: the work goes on by itself, and what is left of it waits in the ledger. */
async function inTime(context: IExecuteFunctions, telling: Promise<Told>, seconds: number): Promise<Told | undefined> {
	const safely = telling.catch((error: unknown): Told => {
		context.logger.error(`${context.getNode().name}: ${(error as Error).message}`);
		return { status: 'pending', created: false, error: (error as Error).message };
	});
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, seconds * 1_000 + GRACE_MS, undefined)));
	try {
		return await Promise.race([safely, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function keptOf(ledger: Ledger, of: { readonly system: string; readonly account: string; readonly number: string }): Promise<Pick<Told, 'contact'>> {
	const contact = await ledger.crmContact(of);
	return contact ? { contact } : {};
}

function partOf(system: string, { status, created, error, contact, member }: Told): CrmPart {
	const { name, email, owner, lifecycle, openDeal, url } = contact?.facts ?? {};
	return {
		system,
		contactId: contact?.recordId ?? null,
		created,
		status,
		...(error === undefined ? {} : { error }),
		...(url === undefined ? {} : { url }),
		...(name === undefined ? {} : { name }),
		...(email === undefined ? {} : { email }),
		...(owner === undefined ? {} : { owner: { id: owner, member: member ?? null } }),
		...(lifecycle === undefined ? {} : { lifecycle }),
		...(openDeal === undefined ? {} : { openDeal }),
	};
}

const STATUS_FIELDS: ReadonlySet<LeadField> = new Set<LeadField>(['status', 'owner', 'nextAction', 'followUpAt', 'urgency', 'replyStatus', 'outcome', 'value']);
const NOTHING: ReadonlySet<LeadField> = new Set();

/** Which part of it the operation is about. */
function scopeOf(operation: Operation, set: IDataObject): Pick<TellRequest, 'wishes' | 'only'> {
	const deal = {
		...(textIn(set.dealTitle) === '' ? {} : { title: textIn(set.dealTitle) }),
		...(idIn(set.pipeline) === undefined ? {} : { pipeline: idIn(set.pipeline) }),
		...(idIn(set.stage) === undefined ? {} : { stage: idIn(set.stage) }),
	};
	const wishes = (...kinds: CrmEntryKind[]) => ({ wishes: { kinds: new Set(kinds), deal } });
	switch (operation) {
		case 'contact':
			return wishes();
		case 'status':
			return { ...wishes(), only: STATUS_FIELDS };
		case 'logCall':
			return { ...wishes('call'), only: NOTHING };
		case 'logText':
			return { ...wishes('text'), only: NOTHING };
		case 'task':
			return { ...wishes('task'), only: NOTHING };
		case 'deal':
			return { ...wishes('deal'), only: NOTHING };
		case 'finish':
			return { ...wishes(), only: NOTHING };
		default: {
			const kinds: CrmEntryKind[] = [];
			if (set.logCalls !== false) kinds.push('call');
			if (set.logTexts !== false) kinds.push('text');
			if (set.createTask !== false) kinds.push('task');
			if (set.createDeal === true) kinds.push('deal');
			return wishes(...kinds);
		}
	}
}

/** What the user filled in: values of the lead, fields of their own, and where lead fields go. */
function fieldsOf(context: IExecuteFunctions, itemIndex: number): Pick<TellRequest, 'extra' | 'overrides' | 'tags'> {
	const fields = fieldOf<IDataObject>(context, 'fields', itemIndex, {});
	const said = (['address', 'email', 'firstName', 'name', 'nextAction', 'status'] as const).flatMap((name) => (textIn(fields[name]) === '' ? [] : [[name, textIn(fields[name])] as const]));
	const custom = Object.entries(customFields(context, fields.custom, itemIndex)).map(([field, value]): FieldOverride => ({ field, value, rule: 'always' }));
	return { extra: Object.fromEntries(said), overrides: [...mappedFields(context, itemIndex), ...custom], tags: listOf(textIn(fields.tags)) };
}

interface MappedField {
	readonly from?: LeadField;
	readonly crmField?: unknown;
	readonly value?: CrmValue;
	readonly rule?: WriteRule;
}

function mappedFields(context: IExecuteFunctions, itemIndex: number): FieldOverride[] {
	const mapping = fieldOf<{ readonly lead?: readonly MappedField[]; readonly own?: readonly MappedField[] }>(context, 'mapping', itemIndex, {});
	const lead = (mapping.lead ?? []).flatMap(({ from, crmField, rule = 'fill' }): FieldOverride[] => {
		if (from === undefined) return [];
		if (rule === 'never') return [{ from, rule }];
		return [{ from, field: needField(context, crmField, itemIndex), rule }];
	});
	const own = (mapping.own ?? []).map(({ crmField, value = '', rule = 'fill' }): FieldOverride => ({ field: needField(context, crmField, itemIndex), value, rule }));
	return [...lead, ...own];
}

function needField(context: IExecuteFunctions, crmField: unknown, itemIndex: number): string {
	const id = idIn(crmField);
	if (id !== undefined) return id;
	throw new NodeOperationError(context.getNode(), 'A line of "Field Mapping" names no field of the CRM', { itemIndex, description: 'Choose one from the list, or take the line away. To keep something out of the CRM, choose "Never" under Write.' });
}

/** What a resource locator holds; undefined where nothing is chosen. */
function idIn(locator: unknown): string | undefined {
	const value: unknown = typeof locator === 'object' && locator !== null && 'value' in locator ? (locator as { readonly value: unknown }).value : locator;
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return id === '' ? undefined : id;
}
