import type { Flavour } from './flavour';

/** The URL with the vendor's settings for repetitions, unless it has a fragment of its own. */
export function withRetries({ retries }: Pick<Flavour, 'retries'>, url: string): string {
	return retries === '' || url.includes('#') ? url : `${url}#${retries}`;
}
