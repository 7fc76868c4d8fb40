import type { PipedriveApi } from './api';
import { fieldsOf, type PersonFields } from './fields';

/** A company, and how it is asked. */
export interface Account {
	readonly api: PipedriveApi;
	/** As in `company.pipedrive.com`. */
	readonly company: string;
	readonly now: () => number;
	/** Its fields of people, read now and then. */
	fields(): Promise<PersonFields>;
}

export function accountOf(api: PipedriveApi, company: string, now: () => number): Account {
	return { api, company, now, fields: async () => await fieldsOf(api, company, now) };
}
