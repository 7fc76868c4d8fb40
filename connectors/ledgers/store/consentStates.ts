import type { Sql } from '../sql';

/** How far a word about being texted reaches: the person's number is a column of its own. */
export const EVERYWHERE = 'account';
export const ofBusiness = (businessId: string): string => `business:${businessId}`;
export const ofLine = (businessId: string, line: string): string => `line:${businessId}:${line}`;

/** Whose consent it is about. */
export interface ConsentOf {
	readonly businessId: string;
	/** The person, E.164. */
	readonly number: string;
	/** The number of the business that is texted from, or was told. */
	readonly line?: string | undefined;
}

/** What was said last within one reach: one of the two times. */
export interface ConsentState {
	readonly scope: string;
	readonly out?: number;
	readonly back?: number;
}

/** All that holds for a number, whomever it was said to. */
export async function statesOf(sql: Sql, number: string): Promise<readonly ConsentState[]> {
	const rows = await sql.all('SELECT scope, opted_out_at, opted_in_at FROM consent_states WHERE number = ? ORDER BY scope', number);
	return rows.map((row) => ({
		scope: String(row.scope),
		...(row.opted_out_at === null ? {} : { out: Number(row.opted_out_at) }),
		...(row.opted_in_at === null ? {} : { back: Number(row.opted_in_at) }),
	}));
}

/** A sender id of a pool ("MG…") is no line: which number of it a text will come from is not known. */
export const isLine = (line: string | undefined): line is string => line?.startsWith('+') === true;

/**
 * Since when the person is opted out, as far as texts of this business from this line go. Of what the business was told
 * there, the latest counts. What ends the texts of all businesses counts too; an opt-in that another business was told
 * does not undo what this one was told itself. Where the line is not known, whoever is out on any of them is out.
 * What was said again keeps its first time.
 */
export function outSince(states: readonly ConsentState[], { businessId, line }: ConsentOf): number | undefined {
	const prefix = ofLine(businessId, '');
	const lines = isLine(line) ? [prefix + line] : [undefined, ...states.map(({ scope }) => scope).filter((scope) => scope.startsWith(prefix))];
	return earliest(lines.map((scope) => outThere(states, businessId, scope)));
}

function outThere(states: readonly ConsentState[], businessId: string, lineScope: string | undefined): number | undefined {
	const own = states.filter(({ scope }) => scope === ofBusiness(businessId) || scope === lineScope);
	const back = latest(own.map((state) => state.back));
	const everywhere = states.find(({ scope }) => scope === EVERYWHERE)?.out;
	const holds = [...own.map(({ out }) => out), everywhere].filter((out) => out !== undefined && (back === undefined || out >= back));
	return earliest(holds);
}

/** Whether this business was told after that time that texts are welcome again. */
export function backSince(states: readonly ConsentState[], { businessId, line }: ConsentOf, at: number): boolean {
	return states.some(({ scope, back }) => (scope === ofBusiness(businessId) || (isLine(line) && scope === ofLine(businessId, line))) && back !== undefined && back > at);
}

/** The last of these times; undefined when there is none. */
export const latest = (times: readonly (number | undefined)[]): number | undefined => reduced(times, Math.max);
const earliest = (times: readonly (number | undefined)[]): number | undefined => reduced(times, Math.min);

function reduced(times: readonly (number | undefined)[], to: (...known: number[]) => number): number | undefined {
	const known = times.filter((at) => at !== undefined);
	return known.length === 0 ? undefined : to(...known);
}
