import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import { FAKE_TOKEN } from '../../test/fakes/hubspot/routes';
import { HEADERS, isWrite, type Trouble } from './trouble';

const ORIGIN = 'https://api.hubapi.com';
/** Where the CRM is, and where nobody listens. */
export interface Addresses {
	readonly crm: string;
	readonly nobody: string;
}

let accounts = 24_000_000;

/** An account of HubSpot as one client of an agency has it: what a connector remembers and counts is each account's own. */
export class Account {
	readonly portal = String((accounts += 1));
	trouble: Trouble = {};
	/** Requests made, answered or not. */
	requests = 0;
	private cut = 0;

	constructor(private readonly addresses: Addresses) {}

	/** What n8n hands to the node, as far as it asks for it. @param crm `ledger` is the built-in one */
	context(json: IDataObject, crm: 'hubspot' | 'ledger', waitSeconds: number): IExecuteFunctions {
		const parameters: Readonly<Record<string, unknown>> = { crm, operation: 'all', options: { waitSeconds } };
		const quiet = () => undefined;
		const context = {
			getInputData: (): INodeExecutionData[] => [{ json }],
			getNode: () => ({ id: 'crm', name: 'Upsert CRM Contact', type: 'upsertCrmContact', typeVersion: 1, position: [0, 0], parameters: {} }),
			getNodeParameter: (name: string, _item: number, fallback: unknown) => parameters[name] ?? fallback,
			getCredentials: async () => ({ accessToken: FAKE_TOKEN, portalId: this.portal }),
			continueOnFail: () => false,
			logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
			helpers: { httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => await this.request(options) },
		};
		return context as unknown as IExecuteFunctions;
	}

	private async request({ method = 'GET', url, qs, headers, body, timeout = 20_000 }: IHttpRequestOptions): Promise<object> {
		this.requests += 1;
		const { down } = this.trouble;
		const address = new URL(url.replace(ORIGIN, down === true ? this.addresses.nobody : this.addresses.crm));
		for (const [name, value] of Object.entries((qs ?? {}) as Record<string, string>)) address.searchParams.set(name, value);
		const answer = await fetch(address, {
			method,
			headers: { ...(headers as Record<string, string>), ...this.told(method, address.pathname), authorization: `Bearer ${FAKE_TOKEN}` },
			...(typeof body === 'string' ? { body } : {}),
			signal: AbortSignal.timeout(timeout),
		});
		return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
	}

	private told(method: string, path: string): Record<string, string> {
		const { delayMs = 0, cuts = 0, status } = this.trouble;
		const isCut = this.cut < cuts && isWrite(method, path);
		if (isCut) this.cut += 1;
		return { [HEADERS.account]: this.portal, [HEADERS.delayMs]: String(delayMs), ...(status === undefined ? {} : { [HEADERS.status]: String(status) }), ...(isCut ? { [HEADERS.cut]: '1' } : {}) };
	}
}
