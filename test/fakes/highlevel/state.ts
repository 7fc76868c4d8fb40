import { randomBytes } from 'node:crypto';

export interface Contact {
	id: string;
	locationId: string;
	phone?: string;
	name?: string;
	firstName?: string;
	lastName?: string;
	email?: string;
	type: 'lead' | 'customer';
	assignedTo?: string;
	tags: string[];
	customFields: { id: string; value: string }[];
	dnd: boolean;
	dateAdded: string;
	/** From when on the search finds it. */
	searchableAt: number;
	/** What else may be written. */
	more: Record<string, unknown>;
}

export interface Note {
	id: string;
	contactId: string;
	body: string;
	userId?: string;
	dateAdded: string;
}

export interface Task {
	id: string;
	contactId: string;
	title: string;
	body: string;
	dueDate: string;
	completed: boolean;
	assignedTo?: string;
}

export interface Opportunity {
	id: string;
	contactId: string;
	locationId: string;
	name: string;
	status: string;
	pipelineId: string;
	pipelineStageId?: string;
	monetaryValue?: number;
	assignedTo?: string;
	createdAt: string;
}

export interface Message {
	id: string;
	conversationId: string;
	contactId: string;
	direction: 'inbound' | 'outbound';
	messageType: string;
	status: string;
	body: string;
	attachments: string[];
	dateAdded: string;
	source?: string;
	meta?: Record<string, unknown>;
	/** Kept beside what the API tells. */
	from: string;
	to: string;
}

export interface CustomField {
	id: string;
	name: string;
	fieldKey: string;
	dataType: string;
	model: 'contact' | 'opportunity';
}

/** What a location of HighLevel holds, and how it is set. */
export class State {
	readonly token = `pit-${newId()}`;
	readonly locationId = newId();
	readonly lines = ['+14155550100'];
	readonly users = [
		{ id: newId(), name: 'Dana Whitfield', firstName: 'Dana', lastName: 'Whitfield', email: 'dana@acme.example' },
		{ id: newId(), name: 'Lee Marsh', firstName: 'Lee', lastName: 'Marsh', email: 'lee@acme.example' },
	];
	readonly pipelines = [
		{ id: newId(), name: 'Sales', stages: [{ id: newId(), name: 'New' }, { id: newId(), name: 'Booked' }] },
		{ id: newId(), name: 'Service', stages: [{ id: newId(), name: 'Open' }] },
	];
	readonly contacts = new Map<string, Contact>();
	readonly notes: Note[] = [];
	readonly tasks: Task[] = [];
	readonly opportunities: Opportunity[] = [];
	readonly messages: Message[] = [];
	readonly customFields: CustomField[] = [];
	/** How long a new contact stays out of the search. */
	searchLagSeconds = 10;
	/** The answer with a conversation's messages as HighLevel gives it, rather than as its description says. */
	nestedMessages = true;
	private offset = 0;

	now(): number {
		return Date.now() + this.offset;
	}

	advance(seconds: number): void {
		this.offset += seconds * 1_000;
	}

	iso(): string {
		return new Date(this.now()).toISOString();
	}

	/** By the number, as the location's rule against duplicates does. */
	ofPhone(phone: string): Contact | undefined {
		return [...this.contacts.values()].find((contact) => contact.phone === phone);
	}

	ofEmail(email: string): Contact | undefined {
		return [...this.contacts.values()].find((contact) => contact.email?.toLowerCase() === email.toLowerCase());
	}

	addContact(given: Partial<Contact>): Contact {
		const contact: Contact = { id: newId(), locationId: this.locationId, type: 'lead', tags: [], customFields: [], dnd: false, dateAdded: this.iso(), searchableAt: this.now() + this.searchLagSeconds * 1_000, more: {}, ...given };
		this.contacts.set(contact.id, contact);
		return contact;
	}

	conversationOf(contactId: string): string {
		return `conv${contactId}`;
	}
}

/** HighLevel's ids are 20 letters and digits. */
export function newId(): string {
	return randomBytes(30).toString('base64').replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
}

/** HighLevel keeps numbers in E.164, with +1 where no country is told. */
export function stored(phone: string): string {
	const digits = phone.replace(/\D/g, '');
	return phone.trim().startsWith('+') ? `+${digits}` : `+1${digits.slice(-10)}`;
}
