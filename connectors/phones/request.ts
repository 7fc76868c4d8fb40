/** A webhook request as the connectors see it: n8n's own request reduced to plain data. */
export interface WebhookRequest {
	readonly method: string;
	/** The public URL that the provider called (and signed), with its query. */
	readonly url: string;
	readonly query: Readonly<Record<string, string>>;
	/** Header names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The body as it came over the wire. */
	readonly rawBody: Buffer;
	/** The body parsed by its content type: a form's fields, JSON, or text. */
	readonly body: unknown;
	/** Address of the peer, as the server saw it. */
	readonly remoteAddress: string;
	/** What the request only refers to and had to be asked for; see `PhoneConnector.lookUp`. */
	readonly lookedUp?: Readonly<Record<string, string>>;
}

export type RefusalReason =
	| 'signature_missing'
	| 'signature_wrong'
	| 'signature_stale'
	| 'secret_missing'
	| 'wrong_account'
	| 'body_unreadable'
	| 'not_allowed_from_here';

export type Verification =
	| { readonly ok: true }
	/** `message` tells the operator what to look at; it never repeats what was in the request. */
	| { readonly ok: false; readonly status: 400 | 401 | 403; readonly reason: RefusalReason; readonly message: string };

export interface WebhookAnswer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
	readonly headers?: Readonly<Record<string, string>>;
}
