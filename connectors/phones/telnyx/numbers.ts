import { rowsOf, own, textIn, type Fields } from './values';

/** Asks for one number of the account. */
export function numbersQuery(number: string): Readonly<Record<string, string>> {
	return { 'filter[phone_number]': number, 'page[size]': '50' };
}

/** The number in an answer to {@link numbersQuery}. Telnyx finds parts of numbers too. */
export function numberIn(body: Fields, number: string): Fields | undefined {
	return rowsOf(own(body, 'data')).find((row) => textIn(row, 'phone_number') === number && textIn(row, 'id') !== '');
}
