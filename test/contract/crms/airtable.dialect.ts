import { airtable } from '../../../connectors/crms/airtable';
import { CONTACT_FIELDS, JOURNAL_FIELD, LOG, logFields } from '../../../connectors/crms/airtable/names';
import { MissedCallAirtableApi } from '../../../credentials/MissedCallAirtableApi.credentials';
import { BASE, COLLABORATORS, CONTACTS, FakeAirtable, LOG_TABLE, TOKEN } from '../../fakes/airtable';
import { signedHttp } from '../../fakes/restCrm/http';
import type { CrmDialect, CrmFake, FakeEntry } from './dialect';

type Columns = Array<{ name: string; type: string; options?: { choices?: { id: string; name: string }[]; linkedTableId?: string } }>;
/** Of another type by hand: the owner is a collaborator. */
const columns = (): Columns =>
	structuredClone([...CONTACT_FIELDS.filter(({ name }) => name !== 'Owner'), { name: 'Owner', type: 'singleCollaborator' }, { name: JOURNAL_FIELD, type: 'multilineText' }]);

/** An Airtable whose log is a table of its own, or a long text of the contact. */
export function airtableDialect(logs: 'table' | 'field'): CrmDialect {
	return {
		connector: airtable,
		start: async () => {
			const fake = new FakeAirtable();
			const names = columns();
			// The column that names the row stands first.
			names.sort((a, b) => Number(b.name === 'Name') - Number(a.name === 'Name'));
			fake.addTable(CONTACTS, 'Contacts', names);
			fake.addTable(LOG_TABLE, 'Log', structuredClone(logFields(CONTACTS)));
			const person = COLLABORATORS[0];
			if (!person) throw new Error('nobody');
			fake.put(CONTACTS, { Name: 'Of the team', Owner: person });
			await fake.start();
			return speak(fake, logs, person);
		},
	};
}

function speak(fake: FakeAirtable, logs: 'table' | 'field', owner: { id: string; email: string }): CrmFake {
	const credential = new MissedCallAirtableApi();
	const connect = (token: string) => {
		const data = { token, baseUrl: fake.url };
		return airtable.connect({
			credential: data,
			parameters: { airtableBase: BASE, airtableTable: CONTACTS, airtableLogTable: logs === 'table' ? LOG_TABLE : '' },
			http: signedHttp(credential, data),
			now: () => fake.now(),
		});
	};
	// The row that only shows who works there is no contact.
	const rows = () => fake.table(CONTACTS).records.filter(({ fields }) => fields.Name !== 'Of the team');
	return {
		connect: () => connect(TOKEN),
		connectUnauthorized: () => connect('patWrong'),
		now: () => fake.now(),
		advance: (seconds) => fake.advance(seconds),
		seed: async ({ phone, name, email, owner: of, tags }) =>
			fake.put(CONTACTS, { Phone: phone, ...(name ? { Name: name } : {}), ...(email ? { Email: email } : {}), ...(tags ? { Tags: [...tags] } : {}), ...(of ? { Owner: COLLABORATORS.find(({ id }) => id === of) } : {}) }),
		contacts: async () =>
			rows().map(({ id, fields }) => ({
				id,
				phones: [fields.Phone, fields['Phone E.164']].filter((phone) => typeof phone === 'string'),
				...(typeof fields.Name === 'string' ? { name: fields.Name } : {}),
				...(typeof fields['First Name'] === 'string' ? { firstName: fields['First Name'] } : {}),
				...(typeof fields.Email === 'string' ? { email: fields.Email } : {}),
				...(fields.Owner ? { owner: (fields.Owner as { id: string }).id } : {}),
				tags: (fields.Tags ?? []) as string[],
				values: fields,
			})),
		entries: async (contactId) => (logs === 'table' ? rowsOf(fake, contactId) : linesOf(fake, contactId)),
		remove: async (contactId) => {
			const { records } = fake.table(CONTACTS);
			records.splice(records.findIndex(({ id }) => id === contactId), 1);
		},
		merge: async () => false,
		owner,
		throttleNext: (times) => {
			fake.failNext(times, () => ({ status: 429, body: { errors: [{ error: 'RATE_LIMIT_REACHED', message: 'Rate limit exceeded. Please try again later' }] } }));
			return true;
		},
		failNext: (times) => fake.failNext(times),
		cutAfterCommitting: () => fake.cutAfterCommitting(),
		refuseNext: () => fake.refuseNextCreate(),
		requests: () => fake.log.length,
		stop: async () => await fake.stop(),
	};
}

function rowsOf(fake: FakeAirtable, contactId: string): FakeEntry[] {
	return fake
		.table(LOG_TABLE)
		.records.filter(({ fields }) => (fields[LOG.contact] as string[] | undefined)?.includes(contactId))
		.map(({ id, fields }) => ({
			id,
			kind: fields[LOG.kind] as FakeEntry['kind'],
			text: `${String(fields[LOG.summary])}\n${typeof fields[LOG.body] === 'string' ? fields[LOG.body] as string : ''}`,
			...(fields[LOG.due] === undefined ? {} : { dueAt: Date.parse(String(fields[LOG.due])) }),
			...(fields[LOG.status] === undefined ? {} : { status: String(fields[LOG.status]) }),
		}));
}

/** In a long text all entries are lines of one. */
function linesOf(fake: FakeAirtable, contactId: string): FakeEntry[] {
	const text = fake.table(CONTACTS).records.find(({ id }) => id === contactId)?.fields[JOURNAL_FIELD];
	if (typeof text !== 'string') return [];
	return text.split('\n\n').map((block) => {
		const [, kind = 'note'] = /UTC · (Call|Text|Note|Task|Deal)/.exec(block) ?? [];
		const due = /due (\S+?)\)/.exec(block)?.[1];
		const status = /Deal \((\w+)/.exec(block)?.[1];
		return { id: /‹(.+?)›/.exec(block)?.[1] ?? '', kind: kind.toLowerCase() as FakeEntry['kind'], text: block, ...(due ? { dueAt: Date.parse(due) } : {}), ...(status ? { status } : {}) };
	});
}
