import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { DANA, HERE, LEE, LINE } from '../support/engine';
import type { Front } from './systems/front';
import type { Office } from './systems/office';

type Data = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** A vendor's account, as far as a whole canvas needs it. */
export type Account = Pick<Office<unknown>, 'type' | 'data' | 'dialect' | 'sign' | 'stop'>;

export interface Lead {
	readonly phones: readonly unknown[];
	/** All that the CRM shows beneath the contact. */
	readonly timeline: string;
}

export interface PhoneSide {
	readonly office: Account;
	/** What the vendor has before it reports a call or a text. */
	before(what: 'call' | 'text', body: string): void;
	sent(): readonly { readonly to: string; readonly body: string }[];
}

export interface CrmSide {
	readonly secrets: Data;
	leads(): Promise<readonly Lead[]>;
	/** There is nothing to make: the CRM makes all of it at first use. */
	readonly makesAll?: true;
	/** The CRM alone is down, or up again. */
	down?(down: boolean): void;
	stop(): Promise<void>;
}

/** A canvas's phone system and CRM, as fakes over HTTP, and what its notes say to fill in. */
export interface Vendors {
	readonly phone: PhoneSide;
	readonly crm: CrmSide;
	readonly filledIn: Readonly<Record<string, INodeParameters>>;
	/** Where the vendor calls the triggers while they are set up. */
	readonly front?: Front;
}

/** For a canvas with the fields of a business. */
export const FILLED_IN = { missedCallTrigger: { ...HERE }, textReplyTrigger: { options: { gatherSeconds: 0 } } };
/** For one with a profile as JSON. */
export const ONE_PROFILE = {
	...FILLED_IN,
	missedCallTrigger: {
		profileJson: JSON.stringify({
			id: 'bayside',
			name: 'Bayside',
			timezone: 'America/Los_Angeles',
			numbers: [{ number: LINE, source: 'Google Ads' }],
			team: [{ id: 'dana', name: 'Dana', phone: DANA, onCall: 1 }, { id: 'lee', name: 'Lee', phone: LEE, onCall: 2 }],
		}),
	},
};
