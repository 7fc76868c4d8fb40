import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readBackup } from '../../../connectors/ledgers';
import type { ExportedRow, Ledger } from '../../../engine';
import { temporaryFolder } from './temporaryFolder';
import { allEvents, ANN, BAYSIDE, BOB, DAY, HOUR, ledgerOfBayside, missedCall, present, readAs, reply, sendFirstText, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';

async function rowsOf(ledger: Ledger, businessId?: string): Promise<ExportedRow[]> {
	const rows: ExportedRow[] = [];
	for await (const row of ledger.exportAll(businessId)) rows.push(row);
	return rows;
}
/** When a step of the schema was taken is the ledger's own. */
const comparable = (rows: readonly ExportedRow[]) => rows.filter(({ table }) => table !== 'migrations').map((row) => JSON.stringify(row));
const tablesIn = (rows: readonly ExportedRow[]) => new Set(rows.map(({ table }) => table));

export function backupContract(open: OpenLedger): void {
	describe('what is exported', () => {
		const ledger = ledgerOfBayside(open);
		const folder = temporaryFolder();
		let files = 0;
		const newPath = () => folder.path(`backup-${(files += 1)}`);

		const fill = async () => {
			await ledger().identity();
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { callerName: 'O\'Brien "Ann" 🔧 \\ \u2028' }));
			await reply(ledger(), T0, 'STOP');
			await missedCall(ledger(), T0, { from: BOB });
			const { message } = await reply(ledger(), T0, 'Hello?', { from: BOB });
			await ledger().recordClassification(present(message).id, readAs({ unsure: true }), T0);
			await ledger().correctReply(present(message).id, { intent: 'quote', by: 'dana', note: 'é 🔧' }, T0);
			await missedCall(ledger(), T0, { to: UPTOWN_LINE });
		};
		const withAnother = async (work: (other: Ledger) => Promise<void>) => {
			const other = await open();
			try {
				await work(other);
			} finally {
				await other.close();
			}
		};

		it('is every row of every table that has any, the version of the schema first', async () => {
			await fill();
			const rows = await rowsOf(ledger());
			expect(rows[0]).toMatchObject({ table: 'migrations', row: { version: 1 } });
			for (const table of ['businesses', 'business_numbers', 'calls', 'call_reports', 'conversations', 'messages', 'people', 'decisions', 'events', 'consent_states', 'due', 'ledger_meta']) {
				expect({ table, has: tablesIn(rows).has(table) }).toEqual({ table, has: true });
			}
			expect(rows.filter(({ table }) => table === 'events')).toHaveLength((await allEvents(ledger())).length);
		});

		it('of one business holds nothing of another', async () => {
			await fill();
			const rows = await rowsOf(ledger(), UPTOWN);
			expect(JSON.stringify(rows)).not.toMatch(/bayside/i);
			expect(JSON.stringify(rows)).not.toContain(BOB);
			expect(rows.filter(({ table }) => table === 'calls' || table === 'call_reports')).toHaveLength(2);
			expect(JSON.stringify(await rowsOf(ledger(), BAYSIDE))).not.toMatch(/uptown/i);
			expect(tablesIn(await rowsOf(ledger(), 'nobody'))).toEqual(new Set(['migrations']));
		});

		it('goes through more rows than a page, each once', async () => {
			for (let index = 0; index < 520; index += 1) await ledger().countRefusal('webhook', `reason-${index}`, T0);
			const reasons = (await rowsOf(ledger())).filter(({ table }) => table === 'refusals').map(({ row }) => row.reason);
			expect(reasons).toHaveLength(520);
			expect(new Set(reasons).size).toBe(520);
		});

		it('is that of one moment, whatever is written meanwhile', async () => {
			await fill();
			const before = comparable(await rowsOf(ledger()));
			const seen: ExportedRow[] = [];
			for await (const row of ledger().exportAll()) {
				if (seen.length === 3) await missedCall(ledger(), T0 + HOUR, { from: '+14155550129' });
				seen.push(row);
			}
			expect(comparable(seen)).toEqual(before);
			expect(JSON.stringify(await rowsOf(ledger()))).toContain('+14155550129');
		});

		it('may be left in the middle', async () => {
			await fill();
			for await (const { table } of ledger().exportAll()) if (table === 'calls') break;
			await missedCall(ledger(), T0 + HOUR, { from: '+14155550128' });
		});

		it('fills another ledger, which is then the same one and goes on', async () => {
			await fill();
			const rows = await rowsOf(ledger());
			await withAnother(async (other) => {
				expect(await other.identity()).not.toBe(await ledger().identity());
				expect(await other.restore(rows)).toBe(rows.length);
				expect(comparable(await rowsOf(other))).toEqual(comparable(rows));
				expect(await other.identity()).toBe(await ledger().identity());
				expect(await other.optedOutAt(BAYSIDE, ANN)).toBe(T0);
				expect(await other.repliesToReview({ since: T0, until: T0 + 1, limit: 10 })).toMatchObject([{ message: { body: 'Hello?' }, correction: { intent: 'quote', note: 'é 🔧' } }]);
				expect(await other.businessOfNumber(UPTOWN_LINE)).toMatchObject({ profile: { id: UPTOWN } });
				const last = present((await allEvents(other)).at(-1)).seq;
				await missedCall(other, T0 + HOUR, { from: BOB });
				expect(present((await allEvents(other)).at(-1)).seq).toBeGreaterThan(last);
			});
		});

		it('is not written over anything', async () => {
			await fill();
			const rows = await rowsOf(ledger());
			await expect(ledger().restore(rows)).rejects.toThrow(/empty ledger only, and in this one "\w+" has rows/);
			expect(comparable(await rowsOf(ledger()))).toEqual(comparable(rows));
		});

		it.each<[string, ExportedRow, RegExp]>([
			['a table that is not known', { table: 'calls; DROP TABLE calls', row: { id: 'x' } }, /does not know: the table/],
			['a field that is not known', { table: 'calls', row: { id: 'x', 'holder) VALUES (1); --': 'y' } }, /does not know: the field/],
			['a row without fields', { table: 'calls', row: {} }, /does not know/],
			['a newer version', { table: 'migrations', row: { version: 999, at: 0 } }, /newer version of this package \(schema 999/],
			['half a row', { table: 'calls', row: { id: 'x' } }, /./],
		])('with %s restores nothing at all', async (_what, strange, told) => {
			await fill();
			const rows = await rowsOf(ledger());
			await withAnother(async (other) => {
				await expect(other.restore([...rows, strange])).rejects.toThrow(told);
				expect(tablesIn(await rowsOf(other))).toEqual(new Set(['migrations']));
				await other.restore(rows);
				expect(comparable(await rowsOf(other))).toEqual(comparable(rows));
			});
		});

		it('can be kept in a file while it is in use, and read back', async () => {
			await fill();
			const path = newPath();
			await Promise.all([ledger().backUp(path), missedCall(ledger(), T0 + HOUR, { from: '+14155550129' })]);
			expect(existsSync(`${path}.part`)).toBe(false);
			await expect(ledger().backUp(path)).rejects.toThrow(`There is a file ${path} already.`);
			await withAnother(async (other) => {
				await other.restore(readBackup(path));
				expect(await other.optedOutAt(BAYSIDE, ANN)).toBe(T0);
				expect(await other.identity()).toBe(await ledger().identity());
				expect(await other.getPerson(BAYSIDE, ANN)).toMatchObject({ name: 'O\'Brien "Ann" 🔧 \\ \u2028' });
			});
		});

		it('leaves no file where it could not be written', async () => {
			await expect(ledger().backUp(folder.path('no/such/folder/backup'))).rejects.toThrow();
			expect(existsSync(folder.path('no'))).toBe(false);
		});

		it('that was cut off is refused, with the line', async () => {
			await fill();
			const path = newPath();
			const lines = (await rowsOf(ledger())).map((row) => JSON.stringify(row)).join('\n');
			writeFileSync(path, lines.slice(0, -10));
			await withAnother(async (other) => {
				await expect(other.restore(readBackup(path))).rejects.toThrow(`line ${lines.split('\n').length}): each line must be`);
				expect(tablesIn(await rowsOf(other))).toEqual(new Set(['migrations']));
			});
			expect(readFileSync(path, 'utf8')).toHaveLength(lines.length - 10);
		});
	});
}
