import type { CrmField } from '../../../engine';
import { asFields, asList, segment, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import type { Asks } from './failures';
import { STANDARD_FIELDS, WANTED_FIELDS } from './mapping';

/** A custom field of contacts: requests name it by its id, people and our mapping by its key. */
export interface CustomField extends CrmField {
	/** HighLevel's own id; `id` is the key, which is the same in every location. */
	readonly vendorId: string;
}

/** Custom fields change seldom: they are asked for once for each connection. */
export class CustomFields {
	private known: Promise<readonly CustomField[]> | undefined;

	constructor(
		private readonly asks: Asks,
		private readonly secrets: HighLevelSecrets,
	) {}

	async all(): Promise<readonly CustomField[]> {
		this.known ??= this.ask();
		try {
			return await this.known;
		} catch (error) {
			this.known = undefined;
			throw error;
		}
	}

	/** Makes what the default mapping wants and the location lacks, one by one; gives the keys. */
	async make(): Promise<readonly string[]> {
		this.known = undefined;
		const there = new Set((await this.all()).map(({ id }) => id));
		const made: string[] = [];
		for (const { key, name, dataType } of WANTED_FIELDS.filter((wanted) => !there.has(wanted.key))) {
			const body = await this.asks({ method: 'POST', path: this.path(), json: { name, dataType, model: 'contact' } });
			made.push(readField(asFields(asFields(body).customField))?.id ?? key);
		}
		this.known = undefined;
		return made;
	}

	private async ask(): Promise<readonly CustomField[]> {
		const body = await this.asks({ method: 'GET', path: this.path(), query: { model: 'contact' } });
		return asList(asFields(body).customFields)
			.map((field) => readField(asFields(field)))
			.filter((field) => field !== undefined);
	}

	private path(): string {
		return `/locations/${segment(this.secrets.locationId)}/customFields`;
	}
}

export async function listFields(custom: CustomFields): Promise<readonly CrmField[]> {
	const own = await custom.all();
	return [...STANDARD_FIELDS, ...own.map(({ id, label, kind, options }) => ({ id, label, kind, ...(options ? { options } : {}) }))];
}

const KINDS: Readonly<Record<string, CrmField['kind']>> = {
	TEXT: 'text',
	PHONE: 'text',
	EMAIL: 'text',
	LARGE_TEXT: 'long_text',
	NUMERICAL: 'number',
	FLOAT: 'number',
	MONETORY: 'number',
	DATE: 'date',
	SINGLE_OPTIONS: 'option',
	RADIO: 'option',
};

/** Undefined for a field of opportunities, and for what has no key. */
function readField(field: Fields): CustomField | undefined {
	const vendorId = textOf(field, 'id');
	const key = textOf(field, 'fieldKey').replace(/[{}\s]/g, '');
	if (vendorId === '' || !key.startsWith('contact.')) return undefined;
	const type = textOf(field, 'dataType').toUpperCase();
	const kind = Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'other') : 'other';
	const options = asList(field.picklistOptions).filter((option) => typeof option === 'string');
	return { id: key, vendorId, label: textOf(field, 'name') || key, kind, ...(kind === 'option' ? { options: options.map((option) => ({ id: option, label: option })) } : {}) };
}
