import type { Fields } from './fields';

/** Contexts in which phones of the house dial: FreePBX's, and the usual names elsewhere. */
const INSIDE = /^(?:from-internal|outrt|outbound|outgoing|internal|local|phones)/i;

/**
 * A call that a phone of the house placed to a number outside. A call that came in on a number (`did`) stays one, though FreePBX
 * sends it through the contexts of the phones; so does the half of a `Local` channel by which a queue rings a phone.
 */
export function isOutbound(row: Fields): boolean {
	return isFromInside(row) && (row.dst ?? '').replace(/\D/g, '').length >= 7;
}

/** Between two phones of the house. */
export function isInternal(row: Fields): boolean {
	return isFromInside(row) && !isOutbound(row);
}

function isFromInside({ did, dcontext, channel }: Fields): boolean {
	return !did && INSIDE.test(dcontext ?? '') && !/^local\//i.test(channel ?? '');
}
