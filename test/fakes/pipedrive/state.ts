export interface Phone {
	value: string;
	primary?: boolean;
	label?: string;
}
export interface Person {
	id: number;
	name: string;
	owner_id: number;
	emails: Phone[];
	phones: Phone[];
	label_ids: number[];
	custom_fields: Record<string, unknown>;
	add_time: string;
	is_deleted: boolean;
}
export interface Field {
	field_name: string;
	field_code: string;
	field_type: string;
	options: Array<{ id: number; label: string }> | null;
	is_custom_field: boolean;
}
export type Entry = Record<string, unknown> & { id: number | string; person_id: number; add_time: string };

/** `2026-11-21T09:30:00Z`, as version 2 has it. */
export const rfc3339 = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** `2026-11-21 09:30:00`, as version 1 has it. */
export const spaced = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Everything that a company has. */
export class PipedriveState {
	readonly persons: Person[] = [];
	readonly fields: Field[] = [
		field('Name', 'name', 'varchar'),
		field('Phone', 'phones', 'phone'),
		{ ...field('Labels', 'label_ids', 'set'), options: [{ id: 1, label: 'Customer' }, { id: 2, label: 'Hot lead' }] },
	];
	readonly entries: Record<'callLogs' | 'notes' | 'activities' | 'deals', Entry[]> = { callLogs: [], notes: [], activities: [], deals: [] };
	readonly users = [
		{ id: 31, name: 'Dana Field', email: 'dana@example.com', active_flag: true },
		{ id: 32, name: 'Sam', email: 'sam@example.com', active_flag: true },
		{ id: 33, name: 'Left', email: 'left@example.com', active_flag: false },
	];
	readonly pipelines = [
		{ id: 2, name: 'Repairs', order_nr: 2, is_deleted: false },
		{ id: 1, name: 'Sales', order_nr: 1, is_deleted: false },
		{ id: 3, name: 'Old', order_nr: 3, is_deleted: true },
	];
	readonly stages = [
		{ id: 12, name: 'Offer', pipeline_id: 1, order_nr: 2, is_deleted: false },
		{ id: 11, name: 'Asked', pipeline_id: 1, order_nr: 1, is_deleted: false },
		{ id: 21, name: 'Asked', pipeline_id: 2, order_nr: 1, is_deleted: false },
	];
	/** May the user of the token change settings? */
	isAdmin = true;
	/** A search that compares whole numbers only, whatever it is asked. */
	wholeNumbers = false;
	refuseCreate = false;
	clock = Math.floor(Date.now() / 1000) * 1000;
	/** From when on the search knows a person. */
	readonly indexed = new Map<number, number>();
	private lastId = 500;

	constructor(
		readonly company: string,
		readonly lagSeconds: number,
	) {}

	nextId(): number {
		return (this.lastId += 1);
	}

	person(id: unknown): Person | undefined {
		return this.persons.find((person) => person.id === Number(id) && !person.is_deleted);
	}

	addPerson(values: Partial<Person> & { name: string }, lagSeconds = this.lagSeconds): Person {
		const person: Person = { owner_id: 31, emails: [], phones: [], label_ids: [], custom_fields: {}, is_deleted: false, ...values, id: this.nextId(), add_time: rfc3339(this.clock) };
		this.persons.push(person);
		this.indexed.set(person.id, this.clock + lagSeconds * 1000);
		return person;
	}

	ofPerson(kind: keyof PipedriveState['entries'], personId: number): Entry[] {
		return this.entries[kind].filter((entry) => entry.person_id === personId);
	}
}

function field(field_name: string, field_code: string, field_type: string): Field {
	return { field_name, field_code, field_type, options: null, is_custom_field: false };
}
