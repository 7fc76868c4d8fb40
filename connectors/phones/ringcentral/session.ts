import { HttpFailure, type Http } from '../../../engine';
import { ask, isSuccess, LOOK_UP_MS, restUrl } from './api';
import type { Event } from './event';
import { isOver, isTaken, readParties, unansweredStatus } from './party';
import type { RingCentralSecrets } from './secrets';
import { asRecord, text } from './values';

/** How the whole call stands. */
export interface SessionState {
	/** Known to be over: nobody is left in it. False also where it could not be learned. */
	readonly over: boolean;
	/** Legs of the team that have picked up. */
	readonly takenBy: readonly string[];
}

const MOST_TAKEN = 20;
const ID = /^[\w.~+/=-]{1,128}$/;

/** What `lookUpSession` kept; without it nothing is known. */
export function readSession(lookedUp: Readonly<Record<string, string>> | undefined): SessionState {
	const takenBy = (lookedUp?.takenBy ?? '').split(' ').filter((id) => id !== '');
	return { over: lookedUp?.session === 'over' && takenBy.length === 0, takenBy };
}

/**
 * Asks how a call stands of which a leg was missed: of several phones that ring, one may have been picked up, and the
 * next of a queue may be about to ring. A call that RingCentral no longer knows (404) is over.
 *
 * Never rejects, since RingCentral blacklists URLs that answer with errors: where the state cannot be learned, the
 * report on the caller's own leg, which follows, has the last word.
 */
export async function lookUpSession(http: Http, secrets: RingCentralSecrets, { body }: Event): Promise<Readonly<Record<string, string>>> {
	const parties = readParties(body);
	const ended = new Set(parties.filter((party) => party.side === 'team' && unansweredStatus(party) !== undefined).map(({ id }) => id));
	const id = text(body.telephonySessionId);
	if (ended.size === 0 || !ID.test(id)) return {};
	const answer = await ask(http, { method: 'GET', url: restUrl(secrets, `account/~/telephony/sessions/${encodeURIComponent(id)}`), timeoutMs: LOOK_UP_MS });
	if (answer instanceof HttpFailure) return {};
	if (answer.status === 404) return { session: 'over' };
	if (!isSuccess(answer)) return {};
	const session = asRecord(answer.body);
	const others = readParties(session).filter((party) => !ended.has(party.id));
	if (!Array.isArray(session.parties)) return {};
	const takenBy = others.filter((party) => party.side === 'team' && isTaken(party)).map((party) => party.id).filter((party) => ID.test(party));
	return {
		session: others.every(isOver) ? 'over' : 'live',
		...(takenBy.length > 0 ? { takenBy: takenBy.slice(0, MOST_TAKEN).join(' ') } : {}),
	};
}
