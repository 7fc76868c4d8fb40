import { randomUUID } from 'node:crypto';

export const APP = { clientId: 'fake-app', clientSecret: 'fake-app-secret' } as const;
export const ACCOUNT_ID = '400100001';
export const EXTENSION_ID = '400100101';
export const LINE = '+14155550100';
/** Names the user, as the JWTs of RingCentral do; the rest of it is not looked at. */
export const JWT = ['e30', Buffer.from(JSON.stringify({ sub: EXTENSION_ID })).toString('base64url'), 'fake'].join('.');

export interface FakeSubscription {
	readonly id: string;
	readonly eventFilters: readonly string[];
	readonly address: string;
	readonly verificationToken: string;
	status: 'Active' | 'Suspended' | 'Blacklisted';
	expiresAt: number;
	readonly lifetimeSeconds: number;
}

export interface FakeMessage {
	readonly id: string;
	readonly direction: 'Inbound' | 'Outbound';
	readonly from: string;
	readonly to: string;
	readonly subject: string;
	readonly createdAt: number;
	changedAt: number;
	messageStatus: string;
	deliveryErrorCode?: string;
	readonly by?: string;
}

/** What strikes the next request for a resource. */
export type Fault =
	| { readonly do: 'refuse'; readonly status: number; readonly errorCode: string; readonly parameterName?: string; readonly retryAfter?: number; readonly message?: string }
	/** Carried out, and the connection is cut before the answer. */
	| { readonly do: 'cut' };

/** All that the fake remembers. Times are epoch milliseconds by a clock that tests may turn. */
export class State {
	readonly tokens = new Map<string, number>();
	readonly subscriptions = new Map<string, FakeSubscription>();
	readonly messages: FakeMessage[] = [];
	/** Parties of the calls under way, by telephony session. */
	readonly sessions = new Map<string, readonly object[]>();
	/** Persons who texted STOP. */
	readonly optedOut = new Set<string>();
	readonly faults = new Map<string, Fault[]>();
	/** Method and path of each request, with its body. */
	readonly requests: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
	/** How often a JWT was exchanged. */
	tokensGiven = 0;
	/** What the account lets the user subscribe to. */
	disabledFilters: string[] = [];
	now: () => number = Date.now;
	private made = 0;

	nextId(): string {
		this.made += 1;
		return String(3_000_000_000 + this.made);
	}

	newToken(): string {
		const token = `U1${randomUUID().replaceAll('-', '')}`;
		this.tokens.set(token, this.now() + 3_600_000);
		this.tokensGiven += 1;
		return token;
	}

	isToken(token: string): boolean {
		return (this.tokens.get(token) ?? 0) > this.now();
	}

	fault(resource: string): Fault | undefined {
		return this.faults.get(resource)?.shift();
	}

	plan(resource: string, fault: Fault): void {
		this.faults.set(resource, [...(this.faults.get(resource) ?? []), fault]);
	}
}
