import type { CrmConnector } from '../connector';
import { connectPostgres } from './crm';
import { testPostgresCrm } from './database';
import { MAPPING } from './names';

export { closePostgresCrms } from './database';

/** A table of your own in Postgres: found by the digits of its phone columns, one row a number. */
export const postgresCrm = {
	name: 'postgres',
	title: 'Postgres Table',
	about: 'A row for each person in a table of your own database',
	abilities: {
		finds: 'digits of every phone column',
		once: 'unique column e164, or a lock by number where the table has none',
		logs: { call: 'row', text: 'row', task: 'row', deal: 'row' },
		needs: 'Postgres 13 or newer; SELECT, INSERT and UPDATE on the table, CREATE on its schema to have tables and columns made',
	},
	credential: 'missedCallCrmPostgresApi',
	parameters: ['postgresTable'],
	mapping: MAPPING,
	connect: connectPostgres,
	testCredential: testPostgresCrm,
} satisfies CrmConnector;
