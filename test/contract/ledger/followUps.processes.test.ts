import { join } from 'node:path';
import { ledgerOver, openPostgres, openSqlite } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import type { Database } from '../../../connectors/ledgers/sql';
import type { DueKind, Ledger } from '../../../engine';
import { describeOnPostgres, freshSchemas, urlOf } from './postgresServer';
import { bundle } from './processes/bundle';
import { numberAt } from './processes/numbers';
import { startWorker } from './processes/start';
import { temporaryFolder } from './temporaryFolder';
import { allEvents, BAYSIDE, DAY, HOUR, LINE, missedCall, present, profileOf, sendFirstText, T0 } from './world';

const PROCESSES = 3;
/** People with something of each kind. */
const PEOPLE = 12;
const KINDS: readonly DueKind[] = ['voicemail', 'nudge', 'callback', 'lead_follow_up', 'stale'];

const folder = temporaryFolder();
let program = '';
beforeAll(async () => {
	program = await bundle(join(__dirname, 'processes', 'child.ts'), folder.path('child.cjs'));
});

async function plan(ledger: Ledger): Promise<void> {
	await ledger.saveBusiness(await profileOf({ followUp: { nudgeHours: 2 } }), T0);
	for (let index = 0; index < PEOPLE; index += 1) {
		const from = numberAt(index);
		const receipt = await missedCall(ledger, T0, { from, step: 'voicemail', recordingSeconds: 5 });
		await sendFirstText(ledger, T0, receipt);
		// Later than the text, as nobody is asked who has been promised a call.
		const other = await ledger.openConversation(BAYSIDE, numberAt(100 + index), LINE, T0);
		await ledger.changeConversation(other.id, { do: 'promise', at: T0 + HOUR }, 'dana', T0);
		await ledger.saveLead({ businessId: BAYSIDE, number: from, patch: {}, conversationId: present(receipt.conversation).id, followUpAt: T0 + HOUR, now: T0 });
		await ledger.openConversation(BAYSIDE, numberAt(200 + index), LINE, T0 - 40 * DAY);
	}
}

/** What was planned before a restart is handed out after it, each to one of several processes. */
async function throughRestart(target: string, open: () => Promise<Database>): Promise<void> {
	const before = ledgerOver(await open());
	await plan(before);
	await before.close();
	const workers = await Promise.all(Array.from({ length: PROCESSES }, async () => await startWorker(program, target)));
	const after = ledgerOver(await open());
	try {
		for (const worker of workers) worker.give({ do: 'due', now: T0 + 3 * HOUR });
		const got = (await Promise.all(workers.map(async (worker) => await worker.done))).flat();
		expect(got).toHaveLength(KINDS.length * PEOPLE);
		expect(new Set(got).size).toBe(KINDS.length * PEOPLE);
		const events = await allEvents(after);
		for (const kind of KINDS) expect([kind, events.filter(({ kind: what, data }) => what === 'due_fired' && data.kind === kind).length]).toEqual([kind, PEOPLE]);
		expect(events.filter(({ kind }) => kind === 'conversation_stale')).toHaveLength(PEOPLE);
	} finally {
		await Promise.all(workers.map(async (worker) => await worker.kill()));
		await after.close();
	}
}

it('comes through a restart, and once to three processes, on one SQLite file', async () => {
	const path = folder.path('follow-ups.sqlite');
	await throughRestart(path, async () => await openSqlite(path));
}, 120_000);

describeOnPostgres('one Postgres', () => {
	const schema = freshSchemas();
	it('comes through a restart, and once to three processes', async () => {
		const url = urlOf(schema());
		await throughRestart(url, async () => await openPostgres(readPostgresUrl(url)));
	}, 120_000);
});
