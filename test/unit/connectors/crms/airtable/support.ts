import type { Crm, CrmEntry, PhoneForms } from '../../../../../engine';
import { airtable } from '../../../../../connectors/crms/airtable';
import { MissedCallAirtableApi } from '../../../../../credentials/MissedCallAirtableApi.credentials';
import { BASE, CONTACTS, TOKEN, type FakeAirtable } from '../../../../fakes/airtable';
import { signedHttp } from '../../../../fakes/restCrm/http';

export const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: ['(415) 555-0132'] };
export const AT = Date.UTC(2026, 2, 10, 17, 5);

export function airtableOf(fake: FakeAirtable, parameters: Record<string, unknown> = {}, token = TOKEN): Crm {
	const data = { token, baseUrl: `${fake.url}/` };
	return airtable.connect({
		credential: data,
		parameters: { airtableBase: BASE, airtableTable: CONTACTS, ...parameters },
		http: signedHttp(new MissedCallAirtableApi(), data),
		now: () => AT,
	});
}

export const newContact = (more: Partial<Parameters<Crm['create']>[0]> = {}) => ({ number: NUMBER, placeholderName: 'Caller (415) 555-0132', values: {}, tags: [], ...more });

export const CALL = {
	kind: 'call',
	key: 'call:1',
	at: AT,
	direction: 'in',
	outcome: 'no_answer',
	from: '+14155550132',
	to: '+14155550100',
	durationSeconds: 12,
	title: 'Missed call',
	body: 'Rang 12 seconds.',
} satisfies CrmEntry;
export const TASK = { kind: 'task', key: 'task:1', at: AT, title: 'Call back', body: 'They want a quote.', dueAt: AT + 3_600_000, priority: 'high' } satisfies CrmEntry;
