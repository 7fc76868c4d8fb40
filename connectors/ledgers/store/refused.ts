import type { Message } from '../../../engine';
import type { Sql } from '../sql';
import { optedOutAt, optOut } from './consent';
import { tally } from './pace';
import { markNumber } from './people';

/** Refusals that say something lasting about the number, not about this one text. */
const LASTING = new Set(['landline', 'invalid_number', 'not_textable']);

/** What a carrier or the provider would not let through: many of these, and something is wrong with what is sent. */
const FILTERED = new Set(['filtered', 'blocked']);

/** What a refusal teaches: a number that cannot be texted is marked; a person whom the provider knows as opted out is opted out here too. */
export async function learnFromRefusal(sql: Sql, message: Message, reason: string, now: number): Promise<void> {
	if (message.direction !== 'out' || message.purpose === 'team_alert' || message.purpose === 'team_reply') return;
	if (LASTING.has(reason)) await markNumber(sql, message.businessId, message.to, reason);
	if (FILTERED.has(reason)) await tally(sql, message.businessId, 'filtered', now);
	const of = { businessId: message.businessId, number: message.to, line: message.from };
	if (reason === 'opted_out' && (await optedOutAt(sql, of)) === undefined) await optOut(sql, of, now, 'provider', '');
}
