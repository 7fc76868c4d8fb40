import { readPath, valueAt } from './path';
import { isFields, own, textOf, type Fields } from './values';

/** What was found, and where: the place is told to whoever sends, the value never. */
export interface Found {
	readonly value: unknown;
	readonly at: string;
}

/** All that came with an entry. */
export interface Whole {
	readonly body: unknown;
	readonly query: Fields;
	readonly headers: Fields;
}

/** What usually lies around the facts. */
const WRAPPERS = ['data', 'payload', 'object', 'attributes', 'call', 'callinfo', 'message', 'sms', 'event', 'record', 'resource', 'body', 'details', 'result', 'params', 'fields'];
const MOST_SCOPES = 16;
const MOST_NAMES = 300;

interface Scope {
	readonly at: string;
	/** Names without case and punctuation: `callerId`, `caller_id` and `Caller-ID` are one. */
	readonly names: ReadonlyMap<string, { readonly name: string; readonly value: unknown }>;
}

/** One call or text of a request: what stands in it by path, or by its usual names. */
export class Entry {
	private readonly inner: readonly Scope[];
	private readonly scopes: readonly Scope[];

	constructor(
		private readonly item: Fields,
		private readonly whole: Whole,
		private readonly mapped: Readonly<Partial<Record<string, readonly string[]>>>,
	) {
		this.inner = scopesIn(item);
		this.scopes = isFields(whole.body) && whole.body !== item ? [...this.inner, scopeOf(whole.body, 'body')] : this.inner;
	}

	isMapped(name: string): boolean {
		return this.mapped[name] !== undefined;
	}

	/**
	 * Everything that is there, best first: where the user filled in paths only those count.
	 * @param innermostFirst for ids: the one outside is often the event's, and one around a list is nobody's
	 */
	all(name: string, usual: readonly string[], innermostFirst = false): readonly Found[] {
		const paths = Object.hasOwn(this.mapped, name) ? this.mapped[name] : undefined;
		if (paths) return paths.flatMap((path) => this.at(path) ?? []);
		const scopes = innermostFirst ? this.inner.toReversed() : this.scopes;
		return usual.flatMap((alias) =>
			scopes.flatMap(({ at, names }) => {
				const found = names.get(alias);
				return found === undefined ? [] : [{ value: found.value, at: at === '' ? found.name : `${at}.${found.name}` }];
			}),
		);
	}

	/** The first that holds a single value. */
	text(name: string, usual: readonly string[], innermostFirst = false): { readonly text: string; readonly at: string } | undefined {
		for (const { value, at } of this.all(name, usual, innermostFirst)) {
			const text = textOf(value);
			if (text !== undefined && text !== '') return { text, at };
		}
		return undefined;
	}

	private at(path: string): Found | undefined {
		const parts = readPath(path);
		if (!parts) return undefined;
		const [root, ...rest] = parts;
		// A form may have the path itself as a name.
		const value = own(this.item, path) ?? valueAt(this.item, parts) ?? (rest.length > 0 ? this.fromRoot(root ?? '', rest) : undefined);
		return value === undefined ? undefined : { value, at: path };
	}

	private fromRoot(root: string, rest: readonly string[]): unknown {
		if (root === 'body') return valueAt(this.whole.body, rest);
		if (root === 'query') return valueAt(this.whole.query, rest);
		if (root === 'headers') return valueAt(this.whole.headers, rest.map((part) => part.toLowerCase()));
		return undefined;
	}
}

/** The item itself, then what lies within it, from the outside in. */
function scopesIn(item: Fields): readonly Scope[] {
	const scopes = [scopeOf(item, '')];
	for (let index = 0; index < scopes.length && scopes.length < MOST_SCOPES; index += 1) {
		const { at, names } = scopes[index] as Scope;
		for (const wrapper of WRAPPERS) {
			const inner = names.get(wrapper);
			if (inner && isFields(inner.value) && scopes.length < MOST_SCOPES) scopes.push(scopeOf(inner.value, at === '' ? inner.name : `${at}.${inner.name}`));
		}
	}
	return scopes;
}

function scopeOf(fields: Fields, at: string): Scope {
	const names = new Map<string, { readonly name: string; readonly value: unknown }>();
	for (const [name, value] of Object.entries(fields).slice(0, MOST_NAMES)) {
		const plain = plainName(name);
		if (plain !== '' && !names.has(plain)) names.set(plain, { name: name.slice(0, 60), value });
	}
	return { at, names };
}

export function plainName(name: string): string {
	return name.slice(0, 60).toLowerCase().replace(/[^a-z0-9]/g, '');
}
