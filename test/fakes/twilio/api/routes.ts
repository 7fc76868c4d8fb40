import type { Vendor } from '../vendor';

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
	| 'lookup.fetch'
	| 'services.list'
	| 'services.fetch'
	| 'services.update'
	| 'services.numbers.list'
	| 'services.numbers.fetch';

/** Where a request goes. */
export interface Route {
	operation: Operation;
	/** Undefined where the path names no account: the credentials alone say whose request it is. */
	accountSid: string | undefined;
	/** The resource named in the path; empty for lists and creations. */
	sid: string;
	/** The resource within it, where the path names one. */
	within?: string;
}

const PATH = /^\/2010-04-01\/Accounts\/([^/.]+)(?:\/(Messages|IncomingPhoneNumbers|Calls)(?:\/([^/.]+))?)?\.json$/;

/** A host of its own at Twilio, and an API with a description of its own. */
const LOOKUP = /^\/v2\/PhoneNumbers\/([^/]+)$/;

/** SignalWire's, of an API of its own. */
const RELAY_LOOKUP = /^\/api\/relay\/rest\/lookup\/phone_number\/([^/]+)$/;

/** Messaging too: of it, the services and the numbers in them. */
const SERVICES = /^\/v1\/Services(?:\/([^/]+)(?:\/(PhoneNumbers)(?:\/([^/]+))?)?)?$/;

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
export function matchRoute(method: string, whole: string, { prefix, lookup }: Vendor): Route | 'method' | undefined {
	const number = (lookup === 'v2' ? LOOKUP : RELAY_LOOKUP).exec(whole)?.[1];
	if (number !== undefined) return method === 'GET' ? { operation: 'lookup.fetch', accountSid: undefined, sid: number } : 'method';
	if (!whole.startsWith(`${prefix}/`)) return undefined;
	const path = whole.slice(prefix.length);
	const service = prefix === '' ? SERVICES.exec(path) : null;
	if (service) return matchService(method, service);
	const parts = PATH.exec(path);
	if (!parts) return undefined;
	const [, accountSid = '', collection, sid = ''] = parts;
	if (!collection) {
		return method === 'GET' ? { operation: 'account.fetch', accountSid, sid: accountSid } : 'method';
	}
	const operation = (sid ? ITEMS : LISTS)[collection]?.[method];
	return operation ? { operation, accountSid, sid } : 'method';
}

function matchService(method: string, [, sid, numbers, within]: RegExpExecArray): Route | 'method' {
	const common = { accountSid: undefined, sid: sid ?? '' };
	if (sid === undefined) return method === 'GET' ? { ...common, operation: 'services.list' } : 'method';
	if (numbers === undefined) return method === 'GET' ? { ...common, operation: 'services.fetch' } : method === 'POST' ? { ...common, operation: 'services.update' } : 'method';
	if (method !== 'GET') return 'method';
	return within === undefined ? { ...common, operation: 'services.numbers.list' } : { ...common, operation: 'services.numbers.fetch', within };
}
