import { CrmFailure, type Http, type HttpAnswer, type HttpRequest } from '../../../engine';
import { asFields, asList, asText, askVendor, isFine, own, typed, type Effect, type Fields } from '../vendorRequests';
import { failureOf } from './failure';

const VERSION = 'v61.0';

/** Requests to one org: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/ */
export class SalesforceApi {
	readonly origin: string;
	/** Id of the org, else its host. */
	readonly org: string;

	constructor(
		private readonly http: Http,
		credential: Fields,
	) {
		const token = asFields(own(credential, 'oauthTokenData'));
		const url = asText(own(token, 'instance_url')) ?? typed(own(credential, 'myDomain'));
		if (!URL.canParse(url)) throw new CrmFailure('unauthorized', 'The Salesforce account is not connected. Open the credential and connect it.');
		this.origin = new URL(url).origin;
		// https://login.salesforce.com/id/00D…/005…
		this.org = /\/id\/(00D\w{12,15})\//.exec(asText(own(token, 'id')) ?? '')?.[1] ?? new URL(url).host;
	}

	/** @throws CrmFailure for everything but success */
	async get(path: string, query?: Readonly<Record<string, string>>): Promise<Fields> {
		return asFields(fine(await this.send('reads', { method: 'GET', url: this.url(path), ...(query ? { query } : {}) })).body);
	}

	async write(method: 'POST' | 'PATCH', path: string, json: object): Promise<Fields> {
		return asFields(fine(await this.writeRaw(method, path, json)).body);
	}

	/** The answer as it came, for those who read refusals themselves. */
	async writeRaw(method: 'POST' | 'PATCH', path: string, json: object): Promise<HttpAnswer> {
		return await this.send('writes', { method, url: this.url(path), json });
	}

	/** Records of a SOQL query, its first page. */
	async query(soql: string, deletedToo = false): Promise<readonly Fields[]> {
		return asList(own(await this.get(deletedToo ? 'queryAll/' : 'query/', { q: soql }), 'records')).map(asFields);
	}

	/** Path below the version, as requests within a composite one name it. */
	path(path: string): string {
		return `/services/data/${VERSION}/${path}`;
	}

	private url(path: string): string {
		return `${this.origin}${this.path(path)}`;
	}

	private async send(effect: Effect, request: Omit<HttpRequest, 'timeoutMs'>): Promise<HttpAnswer> {
		return await askVendor(this.http, 'Salesforce', effect, request);
	}
}

function fine(answer: HttpAnswer): HttpAnswer {
	if (!isFine(answer)) throw failureOf(answer);
	return answer;
}

/** A text of SOQL: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm */
export function quoted(text: string): string {
	return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

export const quotedList = (texts: readonly string[]): string => `(${texts.map(quoted).join(',')})`;
