import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { asRecord, ask, explain, isSuccess, nextPageUrl, TIMEOUT_MS } from './api';
import type { Flavour } from './flavour';
import { productBase } from './products';
import { demand } from './request';
import type { TwilioSecrets } from './secrets';

/** A Messaging Service: https://www.twilio.com/docs/messaging/api/service-resource */
export interface Service {
	readonly sid: string;
	readonly name: string;
	/** Where the texts of all its numbers go, unless it leaves that to the numbers; empty: they are dropped. */
	readonly url: string;
	readonly method: string;
	/** `use_inbound_webhook_on_number`, in the console “Defer to sender’s webhook”. */
	readonly defers: boolean;
}

const PAGE_SIZE = 100;
const MOST_PAGES = 20;
/** So many services are asked for a number at once. */
const AT_ONCE = 10;

/** Messaging Services of an account, as far as they matter for where a number's texts go. */
export class Services {
	private readonly base: string | undefined;

	constructor(
		private readonly flavour: Flavour,
		private readonly http: Http,
		private readonly secrets: TwilioSecrets,
	) {
		this.base = flavour.services ? productBase(secrets, 'messaging') : undefined;
	}

	/**
	 * The service that a number is in. Twilio does not tell it of a number, so the services are asked, each for itself.
	 * @param defers which services come into question
	 * @param numberSid `PN…`
	 */
	async ofNumber(numberSid: string, defers: boolean): Promise<Service | undefined> {
		const candidates = (await this.list()).filter((service) => service.defers === defers);
		for (let at = 0; at < candidates.length; at += AT_ONCE) {
			const some = candidates.slice(at, at + AT_ONCE);
			const has = await Promise.all(some.map(async ({ sid }) => await this.has(sid, numberSid)));
			const found = some[has.indexOf(true)];
			if (found) return found;
		}
		return undefined;
	}

	/** Has the service other numbers than this one? */
	async hasOthers({ sid }: Service, numberSid: string): Promise<boolean> {
		const answer = await this.demand({ method: 'GET', url: this.url(`Services/${sid}/PhoneNumbers`), query: { PageSize: '2' }, timeoutMs: TIMEOUT_MS });
		const numbers = asRecord(answer.body).phone_numbers;
		return Array.isArray(numbers) && numbers.some((number) => asRecord(number).sid !== numberSid);
	}

	async setDefers({ sid }: Service, defers: boolean): Promise<void> {
		await this.demand({ method: 'POST', url: this.url(`Services/${sid}`), form: { UseInboundWebhookOnNumber: String(defers) }, timeoutMs: TIMEOUT_MS });
	}

	private async list(): Promise<readonly Service[]> {
		const services: Service[] = [];
		let url: string | undefined = this.base === undefined ? undefined : this.url('Services');
		let query: Record<string, string> | undefined = { PageSize: String(PAGE_SIZE) };
		for (let page = 0; url !== undefined && page < MOST_PAGES; page++) {
			const answer: HttpAnswer | HttpFailure = await ask(this.http, { method: 'GET', url, ...(query ? { query } : {}), timeoutMs: TIMEOUT_MS });
			// A Base URL that stands for Twilio's main API alone: no more can be learned there.
			if (!(answer instanceof HttpFailure) && answer.status === 404) return services;
			const body = asRecord(this.accepted(answer).body);
			services.push(...(Array.isArray(body.services) ? body.services.map(asRecord).flatMap(readService) : []));
			url = nextPageUrl({ ...this.flavour, baseUrl: this.base ?? '' }, { ...this.secrets, baseUrl: this.base ?? '' }, asRecord(body.meta).next_page_url);
			query = undefined;
		}
		return services;
	}

	private async has(serviceSid: string, numberSid: string): Promise<boolean> {
		const answer = await ask(this.http, { method: 'GET', url: this.url(`Services/${serviceSid}/PhoneNumbers/${encodeURIComponent(numberSid)}`), timeoutMs: TIMEOUT_MS });
		if (!(answer instanceof HttpFailure) && answer.status === 404) return false;
		this.accepted(answer);
		return true;
	}

	private url(resource: string): string {
		return `${this.base ?? ''}/v1/${resource}`;
	}

	private async demand(request: Parameters<Http>[0]): Promise<HttpAnswer> {
		return await demand(this.flavour, this.http, this.secrets, request);
	}

	private accepted(answer: HttpAnswer | HttpFailure): HttpAnswer {
		const { title, addressField } = this.flavour;
		if (answer instanceof HttpFailure) throw new Error(`${title} did not answer (${answer.message}). Check the ${addressField} in the credential and the network of n8n, and try again.`);
		if (isSuccess(answer)) return answer;
		if (answer.status === 401 || answer.status === 403) throw new Error(NOT_ALLOWED);
		throw new Error(explain(this.flavour, answer).message);
	}
}

const NOT_ALLOWED =
	'The API key in the credential may not read Messaging Services, so it cannot be seen whether the number’s texts go to the number’s own URL or to that of a service. Give the restricted key the permissions to read and update Messaging Services, or use a standard key.';

function readService({ sid, friendly_name: name, inbound_request_url: url, inbound_method: method, use_inbound_webhook_on_number: defers }: Readonly<Record<string, unknown>>): readonly Service[] {
	if (typeof sid !== 'string' || !/^MG[0-9a-z]+$/i.test(sid)) return [];
	return [
		{
			sid,
			name: typeof name === 'string' && name !== '' ? name : sid,
			url: typeof url === 'string' ? url : '',
			method: typeof method === 'string' && method !== '' ? method : 'POST',
			defers: defers === true,
		},
	];
}
