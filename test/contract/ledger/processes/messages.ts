/** What the test and its child processes say to one another. */
export interface Person {
	readonly number: string;
	readonly key: string;
}

export type Order =
	| { readonly do: 'record'; readonly seed: number; readonly calls: number; readonly now: number }
	| { readonly do: 'claim'; readonly seed: number; readonly people: readonly Person[]; readonly now: number }
	/** The same without any rule that might speak against a text: whether it is claimed depends on the claims alone. */
	| { readonly do: 'grab'; readonly seed: number; readonly people: readonly Person[]; readonly now: number }
	/** Takes a turn for each of these conversations of its own. */
	| { readonly do: 'turns'; readonly name: string; readonly count: number; readonly now: number }
	| { readonly do: 'due'; readonly now: number }
	/** Tells a CRM of so many numbers, the same ones as all others do at once. `start` is when the race began. */
	| { readonly do: 'crm'; readonly seed: number; readonly count: number; readonly url: string; readonly start: number; readonly name: string }
	| { readonly do: 'live'; readonly name: string; readonly now: number };

export type Told =
	| { readonly say: 'ready' }
	| { readonly say: 'done'; readonly got: readonly string[] }
	/** One step of `live` is committed: what it made. */
	| { readonly say: 'committed'; readonly callId: string; readonly messageId: string; readonly replyId: string; readonly escalationId: string }
	| { readonly say: 'failed'; readonly error: string };
