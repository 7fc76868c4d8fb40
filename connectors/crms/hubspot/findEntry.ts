import type { CrmEntry } from '../../../engine';
import { comparable } from '../html';
import { asText, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf, propertiesOf } from './api';
import { associatedRecords } from './associations';
import { madeAt } from './deals';
import { engagement } from './entries';

/** A deal has no time of its own but that at which it was made; HubSpot's clock may be behind. Milliseconds. */
const CLOCK_SKEW_MS = 120_000;

/** Where an entry has its words. */
const WORDS = { calls: 'hs_call_title', communications: 'hs_communication_body', notes: 'hs_note_body', tasks: 'hs_task_subject' } as const;

/** The entry on a contact's timeline, by its time and its words. */
export async function findEntry(account: Account, contactId: string, entry: CrmEntry): Promise<string | undefined> {
	const found = entry.kind === 'deal' ? await findDeal(account, contactId, entry) : await findEngagement(account, contactId, entry);
	return found && idOf(own(found, 'id'));
}

async function findDeal(account: Account, contactId: string, deal: Extract<CrmEntry, { kind: 'deal' }>): Promise<Fields | undefined> {
	const deals = await associatedRecords(account.api, contactId, 'deals', ['dealname', 'createdate']);
	return deals.find((record) => asText(own(propertiesOf(record), 'dealname')) === deal.title && madeAt(record) >= deal.at - CLOCK_SKEW_MS);
}

async function findEngagement(account: Account, contactId: string, entry: Exclude<CrmEntry, { kind: 'deal' }>): Promise<Fields | undefined> {
	const { type, properties: wanted } = engagement(entry);
	if (type === 'deals') return undefined;
	const words = WORDS[type];
	const records = await associatedRecords(account.api, contactId, type, ['hs_timestamp', words]);
	return records.find((record) => {
		const properties = propertiesOf(record);
		return momentOf(own(properties, 'hs_timestamp')) === momentOf(wanted.hs_timestamp) && comparable(asText(own(properties, words)) ?? '') === comparable(wanted[words] ?? '');
	});
}

/** HubSpot gives times as ISO 8601, and in some places as epoch milliseconds. */
function momentOf(value: unknown): number | undefined {
	const text = asText(value) ?? '';
	const at = /^\d{11,14}$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isNaN(at) ? undefined : at;
}
