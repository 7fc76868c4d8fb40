import { join } from 'node:path';
import { ledgerOver, openPostgres, openSqlite } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import type { Database } from '../../../connectors/ledgers/sql';
import { describeOnPostgres, freshSchemas, urlOf } from './postgresServer';
import { bundle } from './processes/bundle';
import { CrmServer } from './processes/crmServer';
import { numberAt } from './processes/numbers';
import { startWorker } from './processes/start';
import { temporaryFolder } from './temporaryFolder';
import { profileOf, SECOND, T0 } from './world';

const PROCESSES = 4;
const NUMBERS = 200;

const folder = temporaryFolder();
let program = '';
beforeAll(async () => {
	program = await bundle(join(__dirname, 'processes', 'child.ts'), folder.path('child.cjs'));
});

const sorted = (list: readonly string[]) => [...list].sort();

/** Everybody tells the CRM of the same new numbers at once, whatever goes wrong there. */
async function race(target: string, open: () => Promise<Database>): Promise<void> {
	const ledger = ledgerOver(await open());
	await ledger.saveBusiness(await profileOf(), T0);
	const workers = await Promise.all(Array.from({ length: PROCESSES }, async () => await startWorker(program, target)));
	const start = Date.now();
	const server = await CrmServer.listen(start, 7);
	try {
		workers.forEach((worker, seed) => worker.give({ do: 'crm', seed, count: NUMBERS, url: server.url, start, name: `process${seed}` }));
		const made = await Promise.all(workers.map(async (worker) => await worker.done));

		const numbers = sorted(Array.from({ length: NUMBERS }, (_, index) => numberAt(index)));
		expect(sorted(server.people.map(({ number }) => number))).toEqual(numbers);
		const keys = ['call', ...Array.from({ length: PROCESSES }, (_, index) => `own:process${index}`)];
		const there = server.entries.map(({ person, key }) => `${server.people.find(({ id }) => id === person)?.number ?? 'nobody'} ${key}`);
		expect(sorted(there)).toEqual(sorted(numbers.flatMap((number) => keys.map((key) => `${number} ${key}`))));
		// What each had to say of the contact is there as well.
		for (const { values } of server.people) expect(Object.keys(values)).toHaveLength(PROCESSES);
		expect(await ledger.openCrmWrites({ limit: 10 })).toEqual([]);
		// A race in which nobody met anybody, or nothing went wrong, would prove nothing.
		expect(made.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
		expect(Math.min(...Object.values(server.faults))).toBeGreaterThan(0);
	} finally {
		await Promise.all(workers.map(async (worker) => await worker.kill()));
		await server.stop();
		await ledger.close();
	}
}

/** Two connections, as two processes have: the limit is that of both together. */
async function limited(open: () => Promise<Database>): Promise<void> {
	const ledgers = [ledgerOver(await open()), ledgerOver(await open())];
	try {
		const turn = async (index: number, now: number) => await ledgers[index % 2]?.takeCrmTurn('race', 'a', [{ requests: 7, perSeconds: 10 }], now);
		const waits = await Promise.all(Array.from({ length: 20 }, async (_, index) => await turn(index, T0)));
		expect(waits.filter((wait) => wait === 0)).toHaveLength(7);
		await ledgers[0]?.holdCrm('race', 'a', T0 + 30 * SECOND);
		expect(await turn(1, T0 + 20 * SECOND)).toBe(10 * SECOND);
	} finally {
		for (const ledger of ledgers) await ledger.close();
	}
}

describe('one SQLite file', () => {
	it(`${PROCESSES} processes tell a CRM of ${NUMBERS} numbers: one contact each, each entry once`, async () => {
		const path = folder.path('crm.sqlite');
		await race(path, async () => await openSqlite(path));
	});
	it('limits what all its connections ask of a CRM', async () => {
		await limited(async () => await openSqlite(folder.path('limits.sqlite')));
	});
});

describeOnPostgres('one Postgres', () => {
	const schema = freshSchemas();
	it(`${PROCESSES} processes tell a CRM of ${NUMBERS} numbers: one contact each, each entry once`, async () => {
		const url = urlOf(schema());
		await race(url, async () => await openPostgres(readPostgresUrl(url)));
	});
	it('limits what all its connections ask of a CRM', async () => {
		const url = urlOf(schema());
		await limited(async () => await openPostgres(readPostgresUrl(url)));
	});
});
