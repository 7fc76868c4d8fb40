/** What was read lately, by key, each no longer than its reader allows. */
export class Kept<T> {
	private readonly known = new Map<string, { readonly value: T; readonly readAt: number }>();

	/** What is known and not older than that (milliseconds), else what `read` gives now. Without a key nothing is kept. */
	async get(key: string | undefined, maxAgeMs: number, read: () => Promise<T>): Promise<T> {
		const found = key === undefined ? undefined : this.known.get(key);
		const age = Date.now() - (found?.readAt ?? 0);
		// A clock that was set back makes the age negative: read anew.
		if (found && age >= 0 && age < maxAgeMs) return found.value;
		const value = await read();
		if (key !== undefined) this.known.set(key, { value, readAt: Date.now() });
		return value;
	}
}
