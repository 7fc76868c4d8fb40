import { join } from 'node:path';
import { ledgerOver, openPostgres, openSqlite } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import type { Database } from '../../../connectors/ledgers/sql';
import { bundle } from './processes/bundle';
import { numberAt } from './processes/numbers';
import { startWorker } from './processes/start';
import { describeOnPostgres, freshSchemas, urlOf } from './postgresServer';
import { temporaryFolder } from './temporaryFolder';
import { profileOf, T0 } from './world';

/** How many calls are raced for; `npm run proof -- race` for the whole of it. */
const CALLS = Number(process.env.LEDGER_RACE ?? 0);

const folder = temporaryFolder();
let program = '';
beforeAll(async () => {
	program = await bundle(join(__dirname, 'processes', 'child.ts'), folder.path('child.cjs'));
});

/** Every process takes turns for conversations of its own: no turn is given twice, and none is left out. */
async function raceForTurns(target: string, open: () => Promise<Database>, processes: number, count: number): Promise<void> {
	const ledger = ledgerOver(await open());
	const workers = await Promise.all(Array.from({ length: processes }, async () => await startWorker(program, target)));
	try {
		workers.forEach((worker, index) => worker.give({ do: 'turns', name: `p${index}`, count, now: T0 }));
		const got = (await Promise.all(workers.map(async (worker) => await worker.done))).map((turns) => turns.map(Number));
		const all = got.flat().sort((a, b) => a - b);
		expect(all).toEqual(Array.from({ length: processes * count }, (_, turn) => turn));
		// One that was through before the others had begun would have raced nobody.
		expect(got.filter((turns) => Math.max(...turns) - Math.min(...turns) >= count).length).toBeGreaterThan(1);
	} finally {
		await Promise.all(workers.map(async (worker) => await worker.kill()));
		await ledger.close();
	}
}

/** Every process wants every call, each in an order of its own. */
async function race(target: string, open: () => Promise<Database>, processes: number, calls: number): Promise<void> {
	const ledger = ledgerOver(await open());
	await ledger.saveBusiness(await profileOf(), T0);
	const people = Array.from({ length: calls }, (_, index) => ({ number: numberAt(index), key: `key-${index}` }));
	const workers = await Promise.all(Array.from({ length: processes }, async () => await startWorker(program, target)));
	try {
		workers.forEach((worker, seed) => worker.give({ do: 'grab', seed, people, now: T0 }));
		const got = await Promise.all(workers.map(async (worker) => await worker.done));
		// One that was through before the others had begun would have raced nobody.
		expect(got.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
		expect(got.flat()).toHaveLength(calls);
		expect(new Set(got.flat()).size).toBe(calls);
		const kinds = (await ledger.events({ limit: 10 * calls + 100 })).map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'text_claimed')).toHaveLength(calls);
		expect(kinds.filter((kind) => kind === 'text_settled')).toHaveLength(calls);
	} finally {
		await Promise.all(workers.map(async (worker) => await worker.kill()));
		await ledger.close();
	}
}

const minutes = (calls: number) => 120_000 + calls * 100;

describe('one SQLite file', () => {
	const calls = CALLS || 2_000;
	it(`gives each of ${calls} calls to one of 4 processes`, async () => {
		const path = folder.path('race.sqlite');
		await race(path, async () => await openSqlite(path), 4, calls);
	}, minutes(calls));

	it('gives 4 processes their turns', async () => {
		const path = folder.path('turns.sqlite');
		await raceForTurns(path, async () => await openSqlite(path), 4, 200);
	}, minutes(800));
});

describeOnPostgres('one Postgres', () => {
	const schema = freshSchemas();
	const calls = CALLS || 500;
	it(`gives each of ${calls} calls to one of 8 processes`, async () => {
		const url = urlOf(schema());
		await race(url, async () => await openPostgres(readPostgresUrl(url)), 8, calls);
	}, minutes(calls));

	it('gives 4 processes their turns', async () => {
		const url = urlOf(schema());
		await raceForTurns(url, async () => await openPostgres(readPostgresUrl(url)), 4, 50);
	}, minutes(800));
});
