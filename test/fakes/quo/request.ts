export interface Asked {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly body: unknown;
	readonly authorization: string;
	readonly version: string;
}

export type Body = Readonly<Record<string, unknown>>;

export function bodyOf({ body }: Asked): Body {
	return typeof body === 'object' && body !== null ? (body as Body) : {};
}

/** A page of a list; the cursor is where it ended. */
export function page<T>(all: readonly T[], limit: number, cursor: string | null): { readonly data: readonly T[]; readonly next: string | null } {
	const start = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
	const end = start + limit;
	return { data: all.slice(start, end), next: end < all.length ? Buffer.from(String(end)).toString('base64url') : null };
}

/** The size of a page, or undefined where it is none that Quo takes. */
export function limitIn(query: URLSearchParams, name: string, most: number): number | undefined {
	const text = query.get(name) ?? '10';
	const limit = /^\d+$/.test(text) ? Number(text) : 0;
	return limit >= 1 && limit <= most ? limit : undefined;
}
