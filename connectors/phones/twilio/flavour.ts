import type { Http, LineTypeFound, ReceivedText } from '../../../engine';
import type { WebhookRequest } from '../connector';
import type { TwilioError } from './errors';
import type { TwilioSecrets } from './secrets';

export type Keyword = NonNullable<ReceivedText['vendorConsent']>;

/**
 * What differs between Twilio and the vendors that speak as it does: same webhooks, same documents, same paths, another
 * house. Whatever a user reads names the right one.
 */
export interface Flavour {
	/** `system` of every report. */
	readonly name: string;
	/** What messages call the vendor. */
	readonly title: string;
	/** Where the API is when the credential does not say; empty where only the credential knows. */
	readonly baseUrl: string;
	/** The credential's field with the address of the API. */
	readonly addressField: string;
	/** Fragment of every URL that we give, by which the vendor repeats requests; empty where it would not be understood. */
	readonly retries: string;
	/** Headers that may bear the signature, as the vendor writes them; the first is the one that messages name. */
	readonly signatureHeaders: readonly [string, ...string[]];
	/** Whether the request is signed in a way of the vendor's own, beside Twilio's. Never throws. */
	readonly signedOtherwise?: (request: WebhookRequest, signature: string, secret: string) => boolean;
	readonly errors: ReadonlyMap<string, TwilioError>;
	/** Where the vendor explains an error code. */
	readonly errorPage: (code: string) => string;
	/** Words that the vendor answers by itself, whatever the settings; undefined where it leaves that to us. */
	readonly keywords?: Readonly<Record<Keyword, readonly string[]>>;
	/** Settings of a number that are read, changed and put back. */
	readonly settings: Readonly<Record<'calls' | 'texts', readonly string[]>>;
	/** Whether numbers may be in Messaging Services with a URL of their own. */
	readonly services: boolean;
	/** Asks what kind of line a number is. Never rejects. */
	readonly lineType: (http: Http, secrets: TwilioSecrets, number: string) => Promise<LineTypeFound | undefined>;
	readonly sentences: Sentences;
}

/** Where the vendors differ in more than a name. Whole sentences. */
export interface Sentences {
	readonly secretMissing: string;
	/** Follows "The signature of a request does not match. Check two things. 1. …". */
	readonly secretWrong: string;
	readonly wrongAccount: string;
	readonly unauthorized: (secrets: TwilioSecrets) => string;
	readonly notInAccount: (number: string) => string;
}
