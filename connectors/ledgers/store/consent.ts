import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { backSince, EVERYWHERE, isLine, latest, ofBusiness, ofLine, outSince, statesOf, type ConsentOf, type ConsentState } from './consentStates';
import { tally } from './pace';
import { appendEvent } from './record';

export type { ConsentOf } from './consentStates';

/** When the person opted out, as far as this business and line go; undefined when they may be texted. */
export async function optedOutAt(sql: Sql, of: ConsentOf): Promise<number | undefined> {
	return outSince(await statesOf(sql, of.number), of);
}

/** Whether they asked for texts again after that time. */
export async function optedInSince(sql: Sql, of: ConsentOf, at: number): Promise<boolean> {
	return backSince(await statesOf(sql, of.number), of, at);
}

/** Ends texts, as far as the profile says an opt-out reaches. What is said again keeps its first time, so that it is confirmed once. */
export async function optOut(sql: Sql, of: ConsentOf, now: number, how: string, words: string): Promise<void> {
	const states = await statesOf(sql, of.number);
	const already = outSince(states, of);
	const scopes = await toldScopes(sql, of);
	// Later than every opt-in, even where the clock has gone back since: what is said last counts.
	const at = Math.max(now, latest(states.map(({ back }) => back)) ?? now);
	for (const scope of scopes) {
		// Said again, it keeps its time; where it reached less far until now, a number say, it is widened.
		if (already !== undefined && states.some((state) => state.scope === scope && state.out !== undefined)) continue;
		await write(sql, scope, of.number, { out: at, back: null, how, words });
	}
	await appendEvent(sql, { at: now, kind: 'opt_out', businessId: of.businessId, data: { number: of.number, scope: scopes[0], how, words, again: already !== undefined } });
	if (already === undefined) await tally(sql, of.businessId, 'opt_out', now);
}

/** Resumes texts, as far as the profile says an opt-out reaches: an earlier opt-out that holds there is over. */
export async function optIn(sql: Sql, of: ConsentOf, now: number, how: string, words: string): Promise<void> {
	const states = await statesOf(sql, of.number);
	const scopes = await toldScopes(sql, of);
	const out = latest(states.map((state: ConsentState) => state.out));
	const at = out === undefined ? now : Math.max(now, out + 1);
	for (const scope of scopes) await write(sql, scope, of.number, { out: null, back: at, how, words });
	await appendEvent(sql, { at: now, kind: 'opt_in', businessId: of.businessId, data: { number: of.number, scope: scopes[0], how, words } });
}

/**
 * What a word said to this line is kept under, the widest reach first. One for all businesses is kept for the one that
 * was told as well: so an opt-in said to another does not bring the texts of this one back.
 */
async function toldScopes(sql: Sql, { businessId, line }: ConsentOf): Promise<readonly string[]> {
	const reach = (await getBusiness(sql, businessId))?.profile.optOutScope ?? 'business';
	if (reach === 'account') return [EVERYWHERE, ofBusiness(businessId)];
	return [reach === 'number' && isLine(line) ? ofLine(businessId, line) : ofBusiness(businessId)];
}

async function write(sql: Sql, scope: string, number: string, said: { readonly out: number | null; readonly back: number | null; readonly how: string; readonly words: string }): Promise<void> {
	await sql.run(
		`INSERT INTO consent_states (scope, number, opted_out_at, opted_in_at, how, words) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (scope, number) DO UPDATE SET opted_out_at = excluded.opted_out_at, opted_in_at = excluded.opted_in_at, how = excluded.how, words = excluded.words`,
		scope,
		number,
		said.out,
		said.back,
		said.how,
		said.words,
	);
}
