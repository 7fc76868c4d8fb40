/** What the simulated phone's page knows, as far as tests look at it. */
export interface PhoneState {
	readonly numbers: readonly { readonly number: string; readonly name: string; readonly team: readonly { readonly name: string; readonly number: string }[]; readonly calls: string; readonly texts: string }[];
	readonly calls: readonly { readonly id: string; readonly from: string; readonly state: string }[];
	readonly texts: readonly { readonly direction: 'in' | 'out'; readonly from: string; readonly to: string; readonly body: string }[];
	readonly events: readonly { readonly kind: string; readonly text: string }[];
}

/** The simulated phone company by HTTP, as its page uses it. */
export class SimulatedPhone {
	/**
	 * @param url of n8n
	 * @param paths of the two triggers
	 * @param key that opens it, where there is one
	 */
	constructor(
		readonly url: string,
		readonly paths: { readonly calls: string; readonly texts: string },
		private readonly key = '',
	) {}

	async page(headers: Record<string, string> = {}): Promise<Response> {
		return await fetch(this.address(this.paths.calls), { headers });
	}

	async state(): Promise<PhoneState> {
		const response = await fetch(this.address(this.paths.calls, { view: 'state' }));
		expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/json')]);
		return (await response.json()) as PhoneState;
	}

	/** @returns the answer's status and JSON */
	async post(kind: 'calls' | 'texts', body: object, headers: Record<string, string> = {}): Promise<{ status: number; json: Record<string, unknown> }> {
		const response = await fetch(this.address(this.paths[kind]), { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
		return { status: response.status, json: (await response.json()) as Record<string, unknown> };
	}

	/** Dials, lets it ring and gives the call's id. */
	async dial(from: string, to: string, more: object = {}): Promise<string> {
		const { status, json } = await this.post('calls', { action: 'dial', from, to, ...more });
		expect({ status, json }).toEqual({ status: 200, json: expect.objectContaining({ callId: expect.any(String) }) });
		return String(json.callId);
	}

	/** Bodies of the texts that a phone got, oldest first. */
	async textsTo(number: string): Promise<string[]> {
		return (await this.state()).texts.filter((text) => text.direction === 'out' && text.to === number).map((text) => text.body);
	}

	private address(path: string, query: Record<string, string> = {}): string {
		const url = new URL(path, this.url);
		for (const [name, value] of Object.entries({ ...(this.key === '' ? {} : { key: this.key }), ...query })) url.searchParams.set(name, value);
		return url.href;
	}
}
