import { memberByPhone } from '../../business';
import { readCallerId } from '../../calls';
import { readConsent } from '../../texts';
import type { Client, Clients } from './clients';
import type { Memory } from './gather';
import type { LiveCall } from './liveCall';
import type { LoggedText } from './logged';
import type { People } from './people';

export type TextKind = 'reply' | 'opt_out' | 'opt_in' | 'help' | 'team' | 'human' | 'automatic' | 'ignored' | 'unknown_business';

export interface TakenText {
	readonly kind: TextKind;
	/** Calls whose text was waiting and is not to go any more. */
	readonly withdrawn: readonly LiveCall[];
}

const just = (kind: TextKind): TakenText => ({ kind, withdrawn: [] });

/** What a text of the log changes: consent, or who has the conversation. The same as when it comes in. */
export function takeText(row: LoggedText, clients: Clients, people: People, memory: Memory, takeoverMs: number, now: number): TakenText {
	const client = clients.of(row.direction === 'in' ? row.to : row.from);
	if (!client) return just('unknown_business');
	const { profile } = client;
	const other = readCallerId(row.direction === 'in' ? row.from : row.to, profile.country).e164;
	if (row.direction === 'out') {
		if (row.automatic) return just('automatic');
		if (other === undefined || memberByPhone(profile, other)) return just('team');
		// A person of the team has taken over.
		people.get(profile, other, now).human = { at: now, ...(takeoverMs > 0 ? { until: now + takeoverMs } : {}) };
		return just('human');
	}
	if (other !== undefined && memberByPhone(profile, other)) return just('team');
	// Short codes and the business's own lines are machines.
	if (other === undefined || profile.numbers.some(({ number }) => number === other)) return just('ignored');
	return fromPerson(row, client, other, people, memory, now);
}

function fromPerson(row: LoggedText, client: Client, person: string, people: People, { consents }: Memory, now: number): TakenText {
	const { profile } = client;
	const line = readCallerId(row.to, profile.country).e164 ?? row.to;
	const said = readConsent(row.body, profile.consentWords);
	if (said?.kind === 'opt_out') {
		if (consents.optOut(profile, person, line, now)) client.pace.optOut(now);
		return { kind: 'opt_out', withdrawn: [...(people.get(profile, person, now).held?.keys() ?? [])] };
	}
	if (said?.kind === 'opt_in') {
		// A bare YES opts in only who is opted out.
		if (said.onlyIfOptedOut === true && consents.optedOutAt(profile, person, line) === undefined) return just('reply');
		consents.optIn(profile, person, line, now);
		return just('opt_in');
	}
	return just(said?.kind === 'help' ? 'help' : 'reply');
}
