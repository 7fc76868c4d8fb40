/** What a CRM's file or folder gives to the node. Adding a CRM is adding one of these and a line in `systems.ts`. */
import type { Crm, FieldTarget, Http, LeadField } from '../../engine';

/** What a connector is made with. */
export interface CrmSource {
	/** Data of the credential, as the user filled it in. */
	readonly credential: Readonly<Record<string, unknown>>;
	/** Values of the node's parameters that `parameters` names. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** Authenticated with the credential. */
	readonly http: Http;
	/** Epoch milliseconds. */
	readonly now: () => number;
}

/** What cannot be read off a connector's functions, for the tables of the README. */
export interface CrmAbilities {
	/** How it finds a person by number, in a few words. */
	readonly finds: string;
	/** What keeps two records of one number from being made, beside the ledger's map. */
	readonly once: string;
	readonly logs: { readonly call: 'call' | 'note' | 'row'; readonly text: 'text' | 'note' | 'row'; readonly task: 'task' | 'note' | 'row'; readonly deal: 'deal' | 'note' | 'row' };
	/** Plan and permissions that the vendor asks for. */
	readonly needs: string;
}

export interface CrmConnector {
	/** As the value of the field CRM, and as the ledger keeps it. */
	readonly name: string;
	/** As the node lists it, with a sentence about it. */
	readonly title: string;
	readonly about: string;
	readonly abilities: CrmAbilities;
	/** Credential type; absent where none is needed. */
	readonly credential?: string;
	/** Another credential type that holds the same and signs in by OAuth2: the user chooses. */
	readonly alternative?: string;
	/** Parameters of the node that this system needs besides (table, location, mapped endpoints). */
	readonly parameters?: readonly string[];
	/** Where each lead field goes by default. What the account does not have is left out and told in the note. */
	readonly mapping: Readonly<Partial<Record<LeadField, FieldTarget>>>;
	connect(source: CrmSource): Crm;
	/** Tries the credential out, where no request over HTTP can. Rejects with what is wrong, in words. */
	testCredential?(credential: CrmSource['credential']): Promise<void>;
}
