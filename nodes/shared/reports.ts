/** One report, several or none, as a list. */
export function listOfReports<T extends { readonly kind: string }>(read: T | readonly T[] | undefined): readonly T[] {
	if (read === undefined) return [];
	return 'kind' in read ? [read] : read;
}
