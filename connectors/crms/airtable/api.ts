import type { CrmFailure, Http, HttpAnswer } from '../../../engine';
import { askVendor, asFields, isFine, type Effect, type Fields } from '../vendorRequests';
import { failureOf } from './failure';
import type { AirtableSettings } from './settings';

/** Requests to one base. Airtable's rules: https://airtable.com/developers/web/api/introduction#overview */
export class AirtableApi {
	constructor(
		private readonly http: Http,
		readonly settings: AirtableSettings,
	) {}

	/** @throws CrmFailure for everything but success */
	async get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Fields> {
		return this.body(await this.send('GET', 'reads', path, { query }));
	}

	async write(method: 'POST' | 'PATCH', path: string, json: object): Promise<Fields> {
		return this.body(await this.send(method, 'writes', path, { json }));
	}

	records(table: string, record?: string): string {
		return ['v0', this.settings.base, table, ...(record === undefined ? [] : [record])].map(encodeURIComponent).join('/');
	}

	schema(...more: readonly string[]): string {
		return ['v0', 'meta', 'bases', this.settings.base, 'tables', ...more].map(encodeURIComponent).join('/');
	}

	private async send(method: 'GET' | 'POST' | 'PATCH', effect: Effect, path: string, more: { query?: Readonly<Record<string, string>>; json?: object }): Promise<HttpAnswer> {
		return await askVendor(this.http, 'Airtable', effect, { method, url: `${this.settings.url}/${path}`, ...more });
	}

	private body(answer: HttpAnswer): Fields {
		if (!isFine(answer)) throw failureOf(answer) satisfies CrmFailure;
		return asFields(answer.body);
	}
}
