import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import type { Ledger } from '../../../engine';
import { bundle } from './processes/bundle';
import { expectWhole } from './processes/whole';
import type { Order, Person } from './processes/messages';
import { numberAt } from './processes/numbers';
import { startWorker, type Worker } from './processes/start';
import { temporaryFolder } from './temporaryFolder';
import { BAYSIDE, dueAt, profileOf, T0 } from './world';

const PROCESSES = 4;
const CALLS = 300;
const KEYS = 2_000;
const DUE = 400;

describe('several processes on one SQLite file', () => {
	const folder = temporaryFolder();
	const workers: Worker[] = [];
	let program = '';
	let path = '';
	let ledger: Ledger;
	let files = 0;

	beforeAll(async () => {
		program = await bundle(join(__dirname, 'processes', 'child.ts'), folder.path('child.cjs'));
	});
	beforeEach(async () => {
		path = folder.path(`${(files += 1)}.sqlite`);
		ledger = ledgerOver(await openSqlite(path));
		await ledger.saveBusiness(await profileOf(), T0);
	});
	afterEach(async () => {
		await Promise.all(workers.splice(0).map(async (worker) => await worker.kill()));
		await ledger.close();
	});

	const start = async (count: number) => {
		const started = await Promise.all(Array.from({ length: count }, async () => await startWorker(program, path)));
		workers.push(...started);
		return started;
	};
	/** Everybody has the file open before anybody begins. */
	const race = async (order: (index: number) => Order): Promise<string[]> => {
		const racing = await start(PROCESSES);
		racing.forEach((worker, index) => worker.give(order(index)));
		const got = await Promise.all(racing.map(async (worker) => await worker.done));
		// One that was through before the others had begun would have raced nobody.
		expect(got.filter(({ length }) => length > 0).length).toBeGreaterThan(1);
		return got.flat();
	};
	const people = (count: number): Person[] => Array.from({ length: count }, (_, index) => ({ number: numberAt(index), key: `key-${index}` }));

	it(`hand each of ${CALLS} calls over once, each report being delivered to every one of them`, async () => {
		const offered = await race((seed) => ({ do: 'record', seed, calls: CALLS, now: T0 }));
		expect(offered).toHaveLength(CALLS);
		expect(new Set(offered).size).toBe(CALLS);
		const events = await ledger.events({ limit: 100_000 });
		expect(events.filter(({ kind }) => kind === 'call_recorded')).toHaveLength(CALLS);
		expect(events.filter(({ kind }) => kind === 'conversation_opened')).toHaveLength(CALLS);
	});

	it(`claim each of ${KEYS} keys once, and text nobody twice`, async () => {
		const claimed = await race((seed) => ({ do: 'claim', seed, people: people(KEYS), now: T0 }));
		expect(claimed).toHaveLength(KEYS);
		expect(new Set(claimed).size).toBe(KEYS);
		const settled = (await ledger.events({ limit: 100_000 })).filter(({ kind }) => kind === 'text_settled');
		expect(new Set(settled.map(({ messageId }) => messageId)).size).toBe(KEYS);
		expect(settled).toHaveLength(KEYS);
	});

	it('text nobody twice either where each has a key of its own for the same people', async () => {
		const claimed = await race((index) => ({ do: 'claim', seed: index, people: people(200).map(({ number, key }) => ({ number, key: `${index}:${key}` })), now: T0 }));
		expect(claimed).toHaveLength(200);
		expect(new Set(claimed.map((key) => key.replace(/^\d:/, ''))).size).toBe(200);
	});

	it(`are handed each of ${DUE} due once`, async () => {
		for (let index = 0; index < DUE; index += 1) await ledger.schedule({ key: `due-${index}`, kind: 'held_text', businessId: BAYSIDE, dueAt: T0 + index }, T0);
		const got = await race(() => ({ do: 'due', now: T0 + DUE }));
		expect(got).toHaveLength(DUE);
		expect(new Set(got).size).toBe(DUE);
		expect(await dueAt(ledger, T0 + DUE)).toEqual([]);
	});

	it('may be killed at any moment: the others go on, nothing committed is lost, nothing is half there', async () => {
		const committed = [];
		for (let round = 0; round < 4; round += 1) {
			const [one, two] = (await start(2)) as [Worker, Worker];
			one.give({ do: 'live', name: `a${round}`, now: T0 });
			two.give({ do: 'live', name: `b${round}`, now: T0 });
			await one.further(5 + round * 7);
			await one.kill();
			await two.further(10);
			await two.kill();
			committed.push(...one.committed, ...two.committed);
		}
		expect(committed.length).toBeGreaterThan(100);
		await expectWhole(ledger, committed);

		const again = ledgerOver(await openSqlite(path));
		await expectWhole(again, committed);
		await again.close();
		const file = new DatabaseSync(path, { readOnly: true });
		expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
		file.close();
	});
});
