import { CrmFailure, type Crm, type CrmEntry } from '../ports';
import { ContactRecord, RightLost, type CrmDependencies } from './record';
import type { ContactWrite, CrmSubject, CrmTaken, CrmWrite, CrmWriteOutcome, KeptCrmContact } from './work';

/** What has come of the writes of a number. */
export interface CarriedOut {
	/** `pending`: what waits is finished later. `failed`: the CRM will not do it until somebody mends `error`. */
	readonly status: 'saved' | 'pending' | 'failed';
	readonly contact?: KeptCrmContact;
	readonly created: boolean;
	readonly error?: string;
}

/** Longer than the slowest request, with those that follow upon it. */
const LEASE_MS = 90_000;
const LOOK_MS = 120;
/** Of one write within one run. */
const MOST_TRIES = 4;
/** A credential that was not accepted is tried again now and then: whoever mends it need do nothing else. */
const MENDED_MS = 1_800_000;
const LATEST_MS = 900_000;

/**
 * Carries out what waits for a number, in order and once, by one caller at a time. Throttling and outages are waited for
 * until the deadline; from then on the rest waits in the ledger and falls due by itself.
 * @param deadline epoch milliseconds, after which nothing more is waited for
 */
export async function carryOut(deps: CrmDependencies, subject: CrmSubject, deadline: number): Promise<CarriedOut> {
	const { ledger, clock } = deps;
	for (;;) {
		const taken = await ledger.takeCrmContact(subject, clock.now(), LEASE_MS);
		if (taken) return await work(deps, subject, taken, deadline);
		const contact = await ledger.crmContact(subject);
		// Another does it, ours included.
		if (contact?.pending === 0) return resultOf(contact, false);
		if (clock.now() + LOOK_MS > deadline) return resultOf(contact, false);
		await clock.sleep(LOOK_MS);
	}
}

async function work(deps: CrmDependencies, subject: CrmSubject, taken: CrmTaken, deadline: number): Promise<CarriedOut> {
	const { ledger, clock } = deps;
	const record = new ContactRecord(deps, subject, taken.fence, taken.contact.recordId, taken.contact.doubtUntil, taken.latest ?? bare());
	// The right must not end while a request is under way: whoever comes next would make it as well.
	const until = clock.now() + LEASE_MS / 2;
	let stopped: Stop | undefined;
	try {
		let writes = taken.writes;
		const seen = new Set<string>();
		while (writes.length > 0 && !stopped) {
			for (const write of writes) {
				if (clock.now() >= until) {
					stopped = { retryAt: clock.now(), error: 'There is more to be written than fits into one run. It goes on by itself.' };
					break;
				}
				seen.add(write.id);
				stopped = await one(deps, subject, taken.fence, record, write, deadline);
				if (stopped) break;
			}
			// What came in meanwhile is ours to do as well.
			const open = stopped ? [] : await ledger.openCrmWrites({ system: subject.system, account: subject.account, number: subject.number, state: 'pending', limit: 500 });
			writes = open.filter(({ id }) => !seen.has(id));
		}
	} catch (error) {
		if (!(error instanceof RightLost)) {
			await ledger.releaseCrmContact(subject, taken.fence, clock.now(), clock.now() + 60_000);
			throw error;
		}
		return resultOf(await ledger.crmContact(subject), record.created);
	}
	await ledger.releaseCrmContact(subject, taken.fence, clock.now(), stopped?.retryAt);
	return { ...resultOf(await ledger.crmContact(subject), record.created), ...(stopped?.permanent === true ? { status: 'failed' as const } : {}), ...(stopped ? { error: stopped.error } : {}) };
}

/** Nothing more can be done now. */
interface Stop {
	readonly retryAt: number;
	readonly error: string;
	/** Waiting alone does not help: somebody has to mend something. */
	readonly permanent?: boolean;
}

/** Does one write, as often as makes sense before the deadline. Undefined when it is over with, one way or the other. */
async function one(deps: CrmDependencies, subject: CrmSubject, fence: number, record: ContactRecord, write: CrmWrite, deadline: number): Promise<Stop | undefined> {
	const { ledger, crm, clock } = deps;
	const end = async (outcome: CrmWriteOutcome) => await ledger.endCrmWrite(subject, fence, write.id, outcome, clock.now());
	let doubtful = write.begunAt !== undefined;
	for (let tries = 1; ; tries += 1) {
		try {
			await end({ state: 'done', written: write.write, ...(await attempt(deps, subject, fence, record, write, doubtful)) });
			return undefined;
		} catch (error) {
			const failure = asFailure(error);
			switch (failure.kind) {
				case 'gone':
					await record.lose();
					if (tries < MOST_TRIES) continue;
					await end({ state: 'failed', error: failure.message, written: write.write });
					return undefined;
				case 'conflict':
				case 'refused':
					if (record.id !== undefined) {
						await end({ state: 'failed', error: failure.message, written: write.write });
						return undefined;
					}
					// Without a record nothing that follows can be done either.
					await end({ state: 'pending', error: failure.message, begun: false });
					return { retryAt: clock.now() + later(write.tries + MOST_TRIES), error: failure.message, permanent: true };
				case 'unauthorized':
					await end({ state: 'pending', error: failure.message, begun: false });
					return { retryAt: clock.now() + MENDED_MS, error: failure.message, permanent: true };
				case 'unknown':
				case 'busy': {
					const begun = failure.kind === 'unknown' && write.write.kind === 'entry';
					doubtful ||= begun;
					const waitMs = waitFor(failure, tries, deps.random);
					if (failure.kind === 'busy' && failure.more.retryAfterSeconds !== undefined && failure.more.status !== undefined) await ledger.holdCrm(crm.name, crm.account, clock.now() + waitMs);
					if (tries < MOST_TRIES && failure.more.unreached !== true && clock.now() + waitMs < deadline) {
						await clock.sleep(waitMs);
						continue;
					}
					await end({ state: 'pending', error: failure.message, begun: doubtful });
					return { retryAt: clock.now() + Math.max(waitMs, later(write.tries)), error: failure.message };
				}
			}
		}
	}
}

async function attempt(deps: CrmDependencies, subject: CrmSubject, fence: number, record: ContactRecord, write: CrmWrite, doubtful: boolean): Promise<{ readonly recordId?: string }> {
	const { ledger, crm, clock } = deps;
	const planned = write.write;
	if (planned.kind === 'contact') {
		if (!(await ledger.beginCrmWrite(subject, fence, write.id, clock.now()))) throw new RightLost();
		await record.write(planned);
		return {};
	}
	const contactId = await record.need();
	const { entry } = planned;
	if (write.recordId !== undefined && (await changed(crm, record, contactId, write.recordId, entry))) return { recordId: write.recordId };
	if (doubtful) {
		const found = await crm.findEntry?.(contactId, entry);
		if (found !== undefined) return { recordId: found };
		if (!crm.findEntry) throw new CrmFailure('refused', 'The CRM did not answer when this was written, and cannot be asked whether it was: look at the timeline of the contact.');
	}
	if (!(await ledger.beginCrmWrite(subject, fence, write.id, clock.now()))) throw new RightLost();
	return { recordId: await crm.log(contactId, entry) };
}

/** False where the contact was made anew, and the entry went with the former one. One that somebody deleted by itself stays deleted. */
async function changed(crm: Crm, record: ContactRecord, contactId: string, id: string, entry: CrmEntry): Promise<boolean> {
	try {
		await crm.changeEntry?.(contactId, id, entry);
	} catch (error) {
		if (!(error instanceof CrmFailure) || error.kind !== 'gone') throw error;
		if (record.created) return false;
		if (!(await record.isThere())) throw error;
	}
	return true;
}

/** The vendor's own hint, else 1, 2, 4 … seconds, a little more or less so that not all come back at once. */
function waitFor({ more }: CrmFailure, tries: number, random: () => number): number {
	if (more.retryAfterSeconds !== undefined) return more.retryAfterSeconds * 1_000;
	return Math.round(1_000 * 2 ** (tries - 1) * (0.75 + random() / 2));
}

/** Between two runs: twice as long after each that was tried to its end, up to a quarter of an hour. */
const later = (tries: number): number => Math.min(LATEST_MS, Math.round(15_000 * 2 ** Math.min(tries / MOST_TRIES, 10)));

function asFailure(error: unknown): CrmFailure {
	if (error instanceof CrmFailure) return error;
	throw error;
}

/** What a record is made with of which nothing else is known. */
const bare = (): ContactWrite => ({ kind: 'contact', fields: [], tags: [], placeholderName: 'Caller' });

function resultOf(contact: KeptCrmContact | undefined, created: boolean): CarriedOut {
	const status = !contact || contact.pending > 0 ? 'pending' : contact.failed > 0 ? 'failed' : contact.recordId === undefined ? 'pending' : 'saved';
	return { status, created, ...(contact ? { contact } : {}), ...(contact?.error === undefined ? {} : { error: contact.error }) };
}
