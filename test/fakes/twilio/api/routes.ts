/** The operations of the API that this fake answers; faults are set by these names. */
export type Operation =
	| 'account.fetch'
	| 'messages.create'
	| 'messages.list'
	| 'messages.fetch'
	| 'numbers.list'
	| 'numbers.fetch'
	| 'numbers.update'
	| 'calls.create'
	| 'calls.list'
	| 'calls.fetch'
	| 'lookup.fetch';

/** Where a request goes. */
export interface Route {
	operation: Operation;
	/** Undefined where the path names no account: the credentials alone say whose request it is. */
	accountSid: string | undefined;
	/** The resource named in the path; empty for lists and creations. */
	sid: string;
}

const PATH = /^\/2010-04-01\/Accounts\/([^/.]+)(?:\/(Messages|IncomingPhoneNumbers|Calls)(?:\/([^/.]+))?)?\.json$/;

/** A host of its own at Twilio, and an API with a description of its own. */
const LOOKUP = /^\/v2\/PhoneNumbers\/([^/]+)$/;

const LISTS: Record<string, Partial<Record<string, Operation>>> = {
	Messages: { GET: 'messages.list', POST: 'messages.create' },
	IncomingPhoneNumbers: { GET: 'numbers.list' },
	Calls: { GET: 'calls.list', POST: 'calls.create' },
};

const ITEMS: Record<string, Partial<Record<string, Operation>>> = {
	Messages: { GET: 'messages.fetch' },
	IncomingPhoneNumbers: { GET: 'numbers.fetch', POST: 'numbers.update' },
	Calls: { GET: 'calls.fetch' },
};

/** @returns the route, `'method'` when only the method is wrong, undefined for an unknown path */
export function matchRoute(method: string, path: string): Route | 'method' | undefined {
	const number = LOOKUP.exec(path)?.[1];
	if (number !== undefined) return method === 'GET' ? { operation: 'lookup.fetch', accountSid: undefined, sid: number } : 'method';
	const parts = PATH.exec(path);
	if (!parts) return undefined;
	const [, accountSid = '', collection, sid = ''] = parts;
	if (!collection) {
		return method === 'GET' ? { operation: 'account.fetch', accountSid, sid: accountSid } : 'method';
	}
	const operation = (sid ? ITEMS : LISTS)[collection]?.[method];
	return operation ? { operation, accountSid, sid } : 'method';
}
