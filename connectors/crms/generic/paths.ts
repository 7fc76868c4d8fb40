import type { CrmValue, CrmValues } from '../../../engine';
import { asFields, asValue, own } from '../vendorRequests';

/** What stands at a path such as `data.items` or `phones.number`; lists on the way are gone through. An empty path is all of it. */
export function allAt(body: unknown, path: string): readonly unknown[] {
	let found: readonly unknown[] = [body];
	for (const part of path === '' ? [] : path.split('.')) {
		found = found.flatMap((value) => {
			if (!Array.isArray(value)) return [own(asFields(value), part)];
			const list: readonly unknown[] = value;
			return /^\d+$/.test(part) ? [list[Number(part)]] : list.map((each) => own(asFields(each), part));
		});
	}
	return found.filter((value) => value !== undefined && value !== null);
}

export function textAt(body: unknown, path: string | undefined): string | undefined {
	if (path === undefined) return undefined;
	const [value] = allAt(body, path).flat();
	return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

export const textsAt = (body: unknown, path: string): readonly string[] =>
	allAt(body, path)
		.flat()
		.filter((value) => typeof value === 'string' || typeof value === 'number')
		.map(String);

/** `{ 'custom.status': 'new' }` as `{ custom: { status: 'new' } }`. */
export function nest(entries: ReadonlyArray<readonly [path: string, value: unknown]>): Readonly<Record<string, unknown>> {
	const root: Branch = new Map();
	for (const [path, value] of entries) {
		const parts = path.split('.');
		const last = parts.pop() ?? '';
		let at = root;
		for (const part of parts) {
			const next = at.get(part);
			const branch = next instanceof Map ? (next as Branch) : (new Map() as Branch);
			at.set(part, branch);
			at = branch;
		}
		at.set(last, value);
	}
	return asObject(root);
}
type Branch = Map<string, unknown>;
/** Properties of its own, whatever they are called. */
const asObject = (branch: Branch): Readonly<Record<string, unknown>> => Object.fromEntries([...branch].map(([name, value]) => [name, value instanceof Map ? asObject(value as Branch) : value]));

/** Both as one: of what both have the second, and of branches both. */
export function merge(first: unknown, second: unknown): unknown {
	if (!isBranch(first) || !isBranch(second)) return second;
	return Object.fromEntries([...Object.entries(first), ...Object.entries(second).map(([name, value]) => [name, Object.hasOwn(first, name) ? merge(first[name], value) : value] as const)]);
}
const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const DEEPEST = 5;
const MOST = 500;

/** The other way round: what is one value, by its path. */
export function flatten(record: unknown): CrmValues {
	const found: Array<readonly [string, CrmValue]> = [];
	const visit = (value: unknown, path: readonly string[]): void => {
		if (found.length >= MOST || path.length > DEEPEST || Array.isArray(value)) return;
		const single = path.length === 0 ? undefined : asValue(value);
		if (single !== undefined) found.push([path.join('.'), single]);
		else for (const [name, inner] of Object.entries(asFields(value))) visit(inner, [...path, name]);
	};
	visit(record, []);
	return Object.fromEntries(found);
}
