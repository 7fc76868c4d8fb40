import { carryOut, CrmFailure, phoneForms, placeholderName, type Clock, type Crm, type CrmContact, type CrmSubject, type Ledger, type PlannedCrmWrite } from '../../../../engine';
import { SEARCH_LAG_MS, virtualClock } from './crmClock';
import type { Order } from './messages';
import { numberAt } from './numbers';

/** Numbers that one process works on at a time, as n8n's executions do. */
const AT_ONCE = 12;
const ROUNDS = 60;

/** Tells the CRM of every number, in an order of this process's own, until all of it is there. Gives the numbers whose contact it made. */
export async function tellAll(ledger: Ledger, { seed, count, url, start, name }: Extract<Order, { do: 'crm' }>): Promise<string[]> {
	const clock = virtualClock(start);
	const crm = crmAt(url);
	const waiting = Array.from({ length: count }, (_, index) => numberAt((index + seed * 17) % count));
	const made: string[] = [];
	const worker = async () => {
		for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) if (await tell(ledger, crm, clock, number, name)) made.push(number);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	return made;
}

async function tell(ledger: Ledger, crm: Crm, clock: Clock, number: string, name: string): Promise<boolean> {
	const subject: CrmSubject = { system: crm.name, account: crm.account, number, businessId: 'bayside' };
	await ledger.planCrmWrites(subject, writesOf(number, name, clock.now()), clock.now());
	for (let round = 0; round < ROUNDS; round += 1) {
		const { status, created, error } = await carryOut({ ledger, crm, clock, random: Math.random }, subject, clock.now() + 600);
		if (created || status === 'saved') return created;
		if (status === 'failed') throw new Error(`A write failed: ${error ?? ''}`);
		await clock.sleep(2_000);
	}
	throw new Error('A number was never finished.');
}

/** What all say, and something of each one's own. */
function writesOf(number: string, name: string, now: number): PlannedCrmWrite[] {
	const forms = phoneForms(number);
	const note = (key: string): PlannedCrmWrite => ({ kind: 'entry', entry: { key, at: now, kind: 'note', body: key } });
	return [{ kind: 'contact', fields: [{ field: name, value: name, rule: 'always' }], tags: [], placeholderName: placeholderName(forms) }, note('call'), note(`own:${name}`)];
}

/** The least of a connector. */
function crmAt(url: string): Crm {
	const ask = async (method: string, path: string, json?: unknown): Promise<unknown> => {
		const answer = await fetch(`${url}${path}`, { method, ...(json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }) }).then(
			async (response) => ({ status: response.status, text: await response.text() }),
			() => undefined,
		);
		if (!answer) throw new CrmFailure(method === 'GET' ? 'busy' : 'unknown', 'No answer.', { retryAfterSeconds: 0.5 });
		if (answer.status !== 200) throw new CrmFailure('busy', `Status ${answer.status}.`, { retryAfterSeconds: 0.5, status: answer.status });
		return JSON.parse(answer.text) as unknown;
	};
	const contact = (row: { readonly id: string; readonly number: string; readonly values: CrmContact['values'] }): CrmContact => ({ id: row.id, phones: [row.number], tags: [], values: row.values });
	type Row = Parameters<typeof contact>[0];
	return {
		name: 'race',
		account: url,
		createsOnce: false,
		searchLagSeconds: SEARCH_LAG_MS / 1_000,
		limits: [],
		find: async ({ e164 }) => ((await ask('GET', `/people?number=${encodeURIComponent(e164)}`)) as Row[]).map(contact),
		read: async (id) => {
			const row = (await ask('GET', `/people/${id}`)) as Row | null;
			return row ? contact(row) : undefined;
		},
		create: async ({ number, values }) => ({ id: ((await ask('POST', '/people', { number: number.e164, values })) as Row).id, created: true }),
		update: async (id, values) => void (await ask('PATCH', `/people/${id}`, values)),
		log: async (id, { key }) => ((await ask('POST', `/people/${id}/entries`, { key })) as { readonly id: string }).id,
		findEntry: async (id, { key }) => ((await ask('GET', `/people/${id}/entries?key=${encodeURIComponent(key)}`)) as Array<{ readonly id: string }>)[0]?.id,
		fields: async () => [],
		owners: async () => [],
	};
}
