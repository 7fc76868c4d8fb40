import { invalid, ok, v1Error, datedError, type Answer } from './answers';
import { limitIn, page, type Asked } from './request';
import type { QuoNumber, QuoState } from './state';

export function listNumbers(state: QuoState, { query }: Asked): Answer {
	const limit = limitIn(query, 'limit', 50);
	if (limit === undefined) return invalid('/limit');
	const { data, next } = page(state.numbers.map(dated), limit, query.get('after'));
	return ok(data, { nextCursor: next });
}

export function getNumber(state: QuoState, id: string): Answer {
	const line = state.numbers.find((one) => one.id === id);
	return line ? ok(dated(line)) : datedError(404, 'Not Found', 'No such phone number');
}

export function listNumbersV1(state: QuoState): Answer {
	return ok(state.numbers.map(v1));
}

export function getNumberV1(state: QuoState, id: string): Answer {
	const line = state.numbers.find((one) => one.id === id);
	return line ? ok(v1(line)) : v1Error(404, '0400404', 'Not Found');
}

/** The dated API calls the number `phoneNumber`, v1 `number`. */
function dated({ id, number }: QuoNumber): object {
	return { id, groupId: 'GR000001', name: 'Front desk', phoneNumber: number, formattedNumber: number, forward: null };
}

function v1({ id, number }: QuoNumber): object {
	return { id, groupId: 'GR000001', name: 'Front desk', number, formattedNumber: number, forward: null, users: [], restrictions: {} };
}
