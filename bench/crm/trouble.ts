/** How an account of the CRM behaves, told with each request: the server itself remembers only what it was given. */
export interface Trouble {
	/** Every answer takes so long. Milliseconds. */
	readonly delayMs?: number;
	/** Nobody listens at its address. */
	readonly down?: boolean;
	/** Answers this and does nothing. */
	readonly status?: 429 | 503;
	/** Of the requests that write, so many are carried out and never answered. */
	readonly cuts?: number;
}

export const HEADERS = { account: 'x-bench-account', delayMs: 'x-bench-delay', status: 'x-bench-status', cut: 'x-bench-cut' } as const;

/** Does this request change something at HubSpot? */
export function isWrite(method: string, path: string): boolean {
	return method === 'PATCH' || (method === 'POST' && !/\/(?:search|batch\/read)$/.test(path));
}
