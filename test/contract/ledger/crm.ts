/** What is written to a CRM, as the ledger keeps it. */
import type { ContactWrite, CrmEntry, CrmSubject, CrmTaken, CrmValue, CrmWrite, EntryWrite, Ledger, PlannedCrmWrite, WriteRule } from '../../../engine';
import { ANN, BAYSIDE, dueAt, present, SECOND } from './world';

export const CRM_LEASE = 90 * SECOND;
export const OF: CrmSubject = { system: 'hubspot', account: 'portal-1', number: ANN, businessId: BAYSIDE };

export const contact = (fields: Readonly<Record<string, CrmValue>>, { tags = [], rule = 'always' }: { readonly tags?: readonly string[]; readonly rule?: WriteRule } = {}): ContactWrite => ({
	kind: 'contact',
	fields: Object.entries(fields).map(([field, value]) => ({ field, value, rule })),
	tags,
	placeholderName: 'Caller (415) 555-0120',
});

export const note = (key: string, body = key): EntryWrite => ({ kind: 'entry', entry: { key, at: 0, kind: 'note', body } });
export const task = (key: string, title: string): EntryWrite => ({ kind: 'entry', entry: { key, at: 0, kind: 'task', title, body: '', dueAt: 0, priority: 'normal' } });
export const deal = (key: string, status: 'open' | 'won'): EntryWrite => ({ kind: 'entry', entry: { key, at: 0, kind: 'deal', title: 'Missed call', status } satisfies CrmEntry });

export const keysOf = (writes: readonly CrmWrite[]): readonly string[] => writes.map(({ key }) => key);

export async function take(ledger: Ledger, now: number, of: CrmSubject = OF): Promise<CrmTaken> {
	return present(await ledger.takeCrmContact(of, now, CRM_LEASE), 'right');
}

/** Does one write of a number that was taken. */
export async function done(ledger: Ledger, taken: CrmTaken, write: CrmWrite, now: number, recordId?: string): Promise<void> {
	expect(await ledger.beginCrmWrite(write, taken.fence, write.id, now)).toBe(true);
	await ledger.endCrmWrite(write, taken.fence, write.id, { state: 'done', written: write.write, ...(recordId === undefined ? {} : { recordId }) }, now);
}

/** Plans, does everything and gives the right back, as when nothing goes wrong. Gives the keys in the order of their turn. */
export async function written(ledger: Ledger, writes: readonly PlannedCrmWrite[], now: number, of: CrmSubject = OF): Promise<readonly string[]> {
	await ledger.planCrmWrites(of, writes, now);
	const taken = await take(ledger, now, of);
	await ledger.keepCrmContact(of, taken.fence, { recordId: 'person-1' }, now);
	for (const write of taken.writes) await done(ledger, taken, write, now, `made-${write.key}`);
	await ledger.releaseCrmContact(of, taken.fence, now);
	return keysOf(taken.writes);
}

export const crmDue = async (ledger: Ledger, now: number) => (await dueAt(ledger, now, ['crm_write'])).map(({ due }) => due);
