import { FakeVendor, ids, type FakeAnswer, type FakeRequest } from './server';

export const KEY = 'key-of-the-fake';
export interface Person {
	readonly id: string;
	readonly createdAt: string;
	phone?: string;
	[name: string]: unknown;
}
export interface Note {
	readonly id: number;
	readonly contact: string;
	readonly kind: string;
	readonly text: string;
	readonly dueAt?: string;
	readonly status?: string;
}

/** Some company's own API: contacts with nested parts, a search that lags, a number kept once. */
export class FakeRestCrm extends FakeVendor {
	people: Person[] = [];
	readonly notes: Note[] = [];
	/** Seconds until the search has a new contact. */
	lag = 0;
	/** Answers a conflict with the id of the record. */
	tellsConflict = true;
	private refuses = false;
	private readonly newId = ids('c', 6);

	constructor() {
		super(
			(request) => this.handle(request),
			({ method }) => method !== 'GET',
		);
	}

	put(fields: Record<string, unknown>, isIndexed = true): string {
		const id = this.newId();
		this.people.push({ ...fields, id, createdAt: new Date(this.now()).toISOString(), indexedAt: isIndexed ? 0 : this.now() + this.lag * 1000 });
		return id;
	}

	refuseNextCreate(): void {
		this.refuses = true;
	}

	private handle({ method, path, query, headers, body }: FakeRequest): FakeAnswer {
		if (headers.authorization !== `Bearer ${KEY}`) return { status: 401, body: { error: 'who are you' } };
		const [contacts, id, notes] = path;
		if (contacts === 'users') return { status: 200, body: [{ id: 7, fullName: 'Dana Reyes', email: 'dana@example.com' }] };
		if (contacts !== 'contacts') return { status: 404, body: 'nothing here' };
		if (id === undefined) return method === 'GET' ? this.search(query.get('phone') ?? '') : this.create(body);
		const person = this.people.find((one) => one.id === id);
		if (!person) return { status: 404, body: { error: 'gone' } };
		if (notes === 'notes') return this.note(id, body ?? {});
		if (method === 'GET') return { status: 200, body: { data: person } };
		return this.write(person, body?.contact) ?? { status: 200, body: { data: person } };
	}

	private search(digits: string): FakeAnswer {
		const found = this.people.filter(({ indexedAt }) => Number(indexedAt) <= this.now()).filter((person) => phonesOf(person).some((phone) => phone.replace(/\D/g, '').endsWith(digits)));
		return { status: 200, body: { data: { items: found } } };
	}

	private create(body: FakeRequest['body']): FakeAnswer {
		if (this.refuses) {
			this.refuses = false;
			return { status: 422, body: { error: { field: null } } };
		}
		const contact = body?.contact as Record<string, unknown> | undefined;
		if (typeof contact?.phone !== 'string') return { status: 422, body: { error: { field: 'phone' } } };
		const twin = this.people.find(({ phone }) => phone === contact.phone);
		if (twin) return { status: 409, body: this.tellsConflict ? { error: { existing: twin.id } } : {} };
		const draft = { id: '', createdAt: '' };
		const problem = this.write(draft, contact);
		if (problem) return problem;
		return { status: 201, body: { data: { id: this.put(draft, false) } } };
	}

	private write(person: Person, fields: unknown): FakeAnswer | undefined {
		const given = (fields ?? {}) as Record<string, unknown>;
		if (Object.hasOwn(given, 'forbidden')) return { status: 422, body: { error: { field: 'forbidden' } } };
		for (const [name, value] of Object.entries(given)) {
			const isBranch = typeof value === 'object' && value !== null && !Array.isArray(value);
			person[name] = isBranch ? { ...(person[name] as object | undefined), ...value } : value;
		}
		return undefined;
	}

	private note(contact: string, { kind, text, due, status }: Readonly<Record<string, unknown>>): FakeAnswer {
		if (typeof text !== 'string' || typeof kind !== 'string') return { status: 422, body: {} };
		const note = { id: this.notes.length + 1, contact, kind, text, ...(due ? { dueAt: due as string } : {}), ...(status ? { status: status as string } : {}) };
		this.notes.push(note);
		return { status: 201, body: { note: { id: note.id } } };
	}
}

export function phonesOf(person: Person): string[] {
	const mobile = (person.mobile as { number?: unknown } | undefined)?.number;
	return [person.phone, mobile].filter((phone) => typeof phone === 'string');
}
