export interface FakeMessage {
	readonly direction: 'incoming' | 'outgoing';
	readonly content: string;
	readonly created_at: string;
	readonly media_urls: readonly string[];
}

export interface FakeConversation {
	readonly id: string;
	readonly company_id: string;
	readonly customer_phone_number: string;
	readonly initial_tracking_number: string;
	current_tracking_number: string;
	/** Newest first, as the API lists them. */
	readonly messages: FakeMessage[];
}

export interface FakeIntegration {
	readonly id: number;
	readonly company_id: string;
	readonly type: string;
	state: 'active' | 'disabled';
	config: Record<string, unknown>;
	readonly signing_key: string;
}

export interface FakeTracker {
	readonly id: string;
	readonly company_id: string;
	readonly tracking_numbers: readonly string[];
	readonly sms_enabled: boolean;
	readonly status: 'active' | 'disabled';
}

export interface FakeCompany {
	readonly id: string;
	readonly status: 'active' | 'disabled';
}

/** An instruction for requests to come. */
export interface Fault {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** Carried out, then the connection is cut. */
	readonly cut?: boolean;
	/** Only for requests of this method. */
	readonly method?: string;
}

export class CallRailState {
	readonly companies: FakeCompany[] = [];
	readonly trackers: FakeTracker[] = [];
	readonly conversations: FakeConversation[] = [];
	readonly integrations: FakeIntegration[] = [];
	readonly optedOut = new Set<string>();
	readonly faults: Fault[] = [];
	/** Whose texts the account may send. */
	textsEnabled = true;
	/** Whether the key's user is an administrator. */
	administrator = true;
	private made = 0;

	next(): number {
		this.made += 1;
		return this.made;
	}

	takeFault(method: string): Fault | undefined {
		const at = this.faults.findIndex((fault) => fault.method === undefined || fault.method === method);
		return at === -1 ? undefined : this.faults.splice(at, 1)[0];
	}
}
