export interface Name {
	readonly first?: string | undefined;
	readonly last?: string | undefined;
}

/** Pipedrive takes a name as a whole, and takes it apart itself. */
export function wholeName({ first, last }: Name): string {
	return [first, last].filter(Boolean).join(' ');
}
