import { randomBytes } from 'node:crypto';

export interface QuoNumber {
	readonly id: string;
	/** E.164. */
	readonly number: string;
}

export interface QuoMessage {
	readonly id: string;
	readonly from: string;
	readonly to: readonly string[];
	readonly text: string;
	readonly phoneNumberId: string;
	readonly direction: 'incoming' | 'outgoing';
	status: string;
	readonly createdAt: string;
}

export interface QuoHook {
	readonly id: string;
	url: string;
	events: readonly string[];
	resourceIds: readonly string[];
	status: 'enabled' | 'disabled';
	label: string | null;
	readonly key: string;
	readonly apiVersion?: string;
}

export type QuoCall = Readonly<Record<string, unknown>> & { readonly id: string };

/** What a workspace has, and which of its doors are shut. */
export class QuoState {
	readonly numbers: QuoNumber[] = [];
	readonly messages: QuoMessage[] = [];
	readonly calls = new Map<string, QuoCall>();
	/** Webhooks of the dated API, and of v1: neither API knows those of the other. */
	readonly hooks: QuoHook[] = [];
	readonly v1Hooks: QuoHook[] = [];
	readonly optedOut = new Set<string>();
	registered = true;
	credits = 1_000;
	subscribed = true;
	international = false;
	dailyCapReached = false;
	/** A workspace, or the former address, without the dated API. */
	v1Only = false;
	private made = 0;

	addNumber(number: string): QuoNumber {
		const line = { id: this.id('PN'), number };
		this.numbers.push(line);
		return line;
	}

	id(prefix: string): string {
		this.made += 1;
		return `${prefix}${String(this.made).padStart(6, '0')}`;
	}

	newHook(api: 'dated' | 'v1', given: Pick<QuoHook, 'url' | 'events' | 'resourceIds' | 'status' | 'label'>): QuoHook {
		const bytes = randomBytes(24).toString('base64');
		const hook = api === 'v1' ? { ...given, id: this.id('WH'), key: bytes } : { ...given, id: String(Number(this.id(''))), key: `whsec_${bytes}`, apiVersion: '2026-03-30' };
		(api === 'v1' ? this.v1Hooks : this.hooks).push(hook);
		return hook;
	}
}
