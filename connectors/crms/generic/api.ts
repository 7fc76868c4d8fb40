import { CrmFailure, type CrmContact, type CrmEntry, type CrmOwner, type Http, type HttpAnswer, type PhoneForms } from '../../../engine';
import { bodyOf, headline } from '../entryLines';
import { asFields, askVendor, isFine, isoTime, isSameNumber, type Effect } from '../vendorRequests';
import type { Endpoint, HttpCrmConfig } from './config';
import { failureOf } from './failure';
import { allAt, flatten, merge, nest, textAt, textsAt } from './paths';
import { fillBody, fillUrl, type Filling } from './templates';

/** The requests that a description comes to. */
export class HttpCrm {
	constructor(
		private readonly http: Http,
		private readonly config: HttpCrmConfig,
	) {}

	async find(number: PhoneForms): Promise<readonly CrmContact[]> {
		const answer = await this.ask('reads', this.config.find, formsOf(number));
		// Some say so where they find nobody.
		if (answer.status === 404) return [];
		const records = allAt(this.fine(answer).body, this.config.find.list).flat();
		const people = records.flatMap((record) => this.contactOf(record) ?? []).filter(({ phones }) => phones.some((phone) => isSameNumber(phone, number)));
		return people.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
	}

	async read(id: string): Promise<CrmContact | undefined> {
		const answer = await this.ask('reads', this.config.read, { id });
		if (answer.status === 404 || answer.status === 410) return undefined;
		return this.contactOf(allAt(this.fine(answer).body, this.config.read.record)[0]);
	}

	async create(number: PhoneForms, values: ReadonlyArray<readonly [string, unknown]>): Promise<{ readonly id: string; readonly created: boolean }> {
		const { create } = this.config;
		try {
			const { body } = this.fine(await this.ask('writes', create, formsOf(number), values, create.wrap));
			const id = textAt(body, create.id);
			if (id !== undefined) return { id, created: true };
		} catch (error) {
			if (!(error instanceof CrmFailure) || error.kind !== 'conflict') throw error;
			const id = error.more.existingId ?? (await this.find(number))[0]?.id;
			if (id === undefined) throw error;
			return { id, created: false };
		}
		// It was made, and only its id is not where it was said to be: to make it again would be a second one.
		const [made] = await this.find(number);
		if (made) return { id: made.id, created: true };
		throw new CrmFailure('unknown', `The answer of the CRM holds no id at "${create.id}". Write into create.id of the node where it stands.`);
	}

	async update(id: string, values: ReadonlyArray<readonly [string, unknown]>): Promise<void> {
		if (values.length > 0) this.fine(await this.ask('writes', this.config.update, { id }, values, this.config.update.wrap));
	}

	async addTags(id: string, path: string, tags: readonly string[]): Promise<void> {
		const person = await this.read(id);
		if (!person) throw new CrmFailure('gone', 'The CRM does not know the record any more.');
		const missing = tags.filter((tag) => !person.tags.includes(tag));
		if (missing.length > 0) await this.update(id, [[path, [...person.tags, ...missing]]]);
	}

	async log(endpoint: Endpoint & { readonly id: string }, contactId: string, entry: CrmEntry): Promise<string> {
		const { body } = this.fine(await this.ask('writes', endpoint, fillingOf(contactId, entry)));
		return textAt(body, endpoint.id) ?? entry.key;
	}

	async owners(): Promise<readonly CrmOwner[]> {
		const { owners } = this.config;
		if (!owners) return [];
		const records = allAt(this.fine(await this.ask('reads', owners, {})).body, owners.list).flat();
		return records.flatMap((record) => {
			const id = textAt(record, owners.id);
			const email = textAt(record, owners.email);
			return id === undefined ? [] : [{ id, name: textAt(record, owners.name) ?? id, ...(email === undefined ? {} : { email }) }];
		});
	}

	private contactOf(record: unknown): CrmContact | undefined {
		const { contact } = this.config;
		const id = textAt(record, contact.id);
		if (id === undefined) return undefined;
		const written = textAt(record, contact.createdAt);
		const createdAt = written === undefined ? Number.NaN : /^\d{12,}$/.test(written) ? Number(written) : Date.parse(written);
		const parts = { name: textAt(record, contact.name), firstName: textAt(record, contact.firstName), email: textAt(record, contact.email), owner: textAt(record, contact.owner), url: textAt(record, contact.url), createdAt: Number.isNaN(createdAt) ? undefined : createdAt };
		return {
			id,
			phones: contact.phones.flatMap((path) => textsAt(record, path)),
			...(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<CrmContact>),
			tags: contact.tags === undefined ? [] : textsAt(record, contact.tags),
			values: flatten(record),
		};
	}

	private async ask(effect: Effect, { method, url, body }: Endpoint, filling: Filling, values: ReadonlyArray<readonly [string, unknown]> = [], wrap = ''): Promise<HttpAnswer> {
		const inside = (path: string) => (wrap === '' ? path : `${wrap}.${path}`);
		const sent = merge(fillBody(body, filling), nest(values.map(([path, value]) => [inside(path), value] as const)));
		const empty = method === 'GET' || Object.keys(asFields(sent)).length === 0;
		return await askVendor(this.http, 'The CRM', effect, { method, url: fillUrl(url, filling), ...(empty ? {} : { json: sent }) });
	}

	private fine(answer: HttpAnswer): HttpAnswer {
		if (!isFine(answer)) throw failureOf(this.config, answer);
		return answer;
	}
}

const formsOf = ({ e164, national }: PhoneForms): Filling => ({ e164, national, digits: e164.replace(/\D/g, '') });

function fillingOf(id: string, entry: CrmEntry): Filling {
	const [title, body] = [headline(entry), bodyOf(entry)];
	const own = Object.entries(entry).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : []));
	return {
		...Object.fromEntries(own),
		id,
		at: isoTime(entry.at),
		...(entry.kind === 'task' ? { dueAt: isoTime(entry.dueAt) } : {}),
		title: 'title' in entry ? entry.title : title,
		body,
		text: body === '' ? title : `${title}\n${body}`,
	};
}
