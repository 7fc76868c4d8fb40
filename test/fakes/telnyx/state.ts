import { randomUUID } from 'node:crypto';

export interface NumberRecord {
	id: string;
	phone_number: string;
	connection_id: string;
	messaging_profile_id: string;
}

export interface ProfileRecord {
	id: string;
	name: string;
	enabled: boolean;
	webhook_url: string | null;
	webhook_api_version: string;
}

/** A SIP connection, a TeXML application or a Call Control application, told apart by `record_type`. */
export interface ConnectionRecord {
	id: string;
	record_type: string;
	connection_name: string;
	webhook_event_url: string | null;
	webhook_api_version: string;
	/** TeXML only. */
	voice_url: string;
	voice_method: string;
	status_callback: string;
	status_callback_method: string;
}

export interface MessageRecord {
	id: string;
	from: string;
	to: string;
	text: string;
	media: readonly string[];
	webhookUrl: string;
	useProfileWebhooks: boolean;
	status: string;
	createdAt: number;
	/** The record is in the detail records: Telnyx puts it there when its way is over. */
	settled: boolean;
}

/** Everything one instance remembers. */
export class TelnyxState {
	readonly numbers = new Map<string, NumberRecord>();
	readonly profiles = new Map<string, ProfileRecord>();
	readonly connections = new Map<string, ConnectionRecord>();
	readonly messages: MessageRecord[] = [];
	/** Person and profile: STOP holds for a whole profile. */
	readonly blocks = new Set<string>();
	readonly lines = new Map<string, { type: string; name: string }>();
	readonly recordings = new Map<string, { from: string; to: string }>();
	/** Legs of a session, by its id. */
	readonly sessions = new Map<string, string[]>();

	addProfile(given: Partial<ProfileRecord> = {}): ProfileRecord {
		const profile = { id: randomUUID(), name: 'Main', enabled: true, webhook_url: null, webhook_api_version: '2', ...given };
		this.profiles.set(profile.id, profile);
		return profile;
	}

	addConnection(given: Partial<ConnectionRecord> = {}): ConnectionRecord {
		const id = given.id ?? String(1_000_000_000_000_000_000n + BigInt(this.connections.size));
		const connection = {
			id,
			record_type: 'credential_connection',
			connection_name: 'Main',
			webhook_event_url: null,
			webhook_api_version: '1',
			voice_url: '',
			voice_method: 'post',
			status_callback: '',
			status_callback_method: 'post',
			...given,
		};
		this.connections.set(id, connection);
		return connection;
	}

	addNumber(phone: string, given: Partial<NumberRecord> = {}): NumberRecord {
		const number = { id: randomUUID(), phone_number: phone, connection_id: '', messaging_profile_id: '', ...given };
		this.numbers.set(phone, number);
		return number;
	}

	block(person: string, profileId: string): void {
		this.blocks.add(`${profileId} ${person}`);
	}

	isBlocked(person: string, profileId: string): boolean {
		return this.blocks.has(`${profileId} ${person}`);
	}
}
