import { humanActive, type Conversation, type Ledger, type LedgerEvent } from '../../../engine';

export async function allEvents(ledger: Ledger, filter: { businessId?: string; callId?: string; conversationId?: string } = {}): Promise<readonly LedgerEvent[]> {
	return await ledger.events({ ...filter, limit: 100_000 });
}

export const kindsOf = (events: readonly LedgerEvent[]) => events.map(({ kind }) => kind);

/** The same thing asked for so many times at once. */
export const atOnce = async <T>(times: number, ask: (index: number) => Promise<T>): Promise<T[]> =>
	await Promise.all(Array.from({ length: times }, async (_, index) => await ask(index)));

export function permutations<T>(list: readonly T[]): T[][] {
	if (list.length <= 1) return [[...list]];
	return list.flatMap((first, index) => permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [first, ...rest]));
}

/** What must be there for the test to go on. */
export function present<T>(value: T | undefined | null, what = 'value'): T {
	if (value === undefined || value === null) throw new Error(`The ${what} is missing.`);
	return value;
}

/** Whether a person of the team has the conversation at a time. */
export const humanlyPaused = (conversation: Conversation | undefined, now: number): boolean => conversation !== undefined && humanActive(conversation, now);
