import { readFileSync } from 'node:fs';
import { readBackup } from '../../../connectors/ledgers';
import type { KeptSubscription, Ledger } from '../../../engine';
import { temporaryFolder } from './temporaryFolder';
import { ledgerOfBayside, LINE, SECOND_LINE, T0, type OpenLedger } from './world';

const OWNER = { system: 'quo', account: 'ACquo', holder: 'workflow/trigger', purpose: 'calls' } as const;
const KEPT: KeptSubscription = { ...OWNER, url: 'https://n8n.example.com/webhook/1', numbers: [LINE, SECOND_LINE], state: { id: 'WH1', at: 'é 🔧' }, secrets: { key: 'c2VjcmV0LXNpZ25pbmcta2V5' }, at: T0 };

async function exported(ledger: Ledger): Promise<string> {
	const rows: string[] = [];
	for await (const row of ledger.exportAll()) rows.push(JSON.stringify(row));
	return rows.join('\n');
}

export function subscriptionsContract(open: OpenLedger): void {
	describe('what a provider was told to report', () => {
		const ledger = ledgerOfBayside(open);
		const folder = temporaryFolder();
		let files = 0;
		const another = async (work: (other: Ledger) => Promise<void>) => {
			const other = await open();
			try {
				await work(other);
			} finally {
				await other.close();
			}
		};

		it('is remembered whole', async () => {
			expect(await ledger().recallSubscription(OWNER)).toBeUndefined();
			await ledger().keepSubscription(KEPT);
			expect(await ledger().recallSubscription(OWNER)).toEqual(KEPT);
		});

		it('is each trigger’s own, for calls and for texts, at each account of each system', async () => {
			await ledger().keepSubscription(KEPT);
			for (const other of [{ system: 'telnyx' }, { account: 'ACother' }, { holder: 'workflow/other' }, { purpose: 'texts' }] as const) {
				expect(await ledger().recallSubscription({ ...OWNER, ...other })).toBeUndefined();
				await ledger().keepSubscription({ ...KEPT, ...other, url: 'https://n8n.example.com/other', secrets: { key: 'other' } });
			}
			expect(await ledger().recallSubscription(OWNER)).toEqual(KEPT);
			await ledger().forgetSubscription({ ...OWNER, purpose: 'texts' });
			expect(await ledger().recallSubscription(OWNER)).toEqual(KEPT);
		});

		it('is replaced whole, its secrets too', async () => {
			await ledger().keepSubscription(KEPT);
			const next = { ...KEPT, url: 'https://n8n.example.com/webhook/2', numbers: [LINE], state: {}, secrets: { token: 'next' }, at: T0 + 1 };
			await ledger().keepSubscription(next);
			expect(await ledger().recallSubscription(OWNER)).toEqual(next);
		});

		it('is forgotten whole: its secrets do not come back with the next of that name', async () => {
			await ledger().keepSubscription(KEPT);
			await ledger().forgetSubscription(OWNER);
			await ledger().forgetSubscription(OWNER);
			expect(await ledger().recallSubscription(OWNER)).toBeUndefined();
			await ledger().keepSubscription({ ...KEPT, secrets: {} });
			expect(await ledger().recallSubscription(OWNER)).toEqual({ ...KEPT, secrets: {} });
		});

		it('is in an export without its secrets', async () => {
			await ledger().keepSubscription(KEPT);
			const all = await exported(ledger());
			expect(all).toContain(KEPT.url);
			expect(all).not.toContain(KEPT.secrets.key);
			expect(all).not.toContain('subscription:');
		});

		it('is in a backup without its secrets, and comes back without them', async () => {
			await ledger().keepSubscription(KEPT);
			const path = folder.path(`backup-${(files += 1)}`);
			await ledger().backUp(path);
			expect(readFileSync(path, 'utf8')).not.toContain(KEPT.secrets.key);
			await another(async (other) => {
				await other.restore(readBackup(path));
				expect(await other.recallSubscription(OWNER)).toEqual({ ...KEPT, secrets: {} });
				// What the next set-up learns is kept there as well.
				await other.keepSubscription(KEPT);
				expect(await other.recallSubscription(OWNER)).toEqual(KEPT);
			});
		});

		it('has secrets that nobody can bring in with a backup', async () => {
			await another(async (other) => {
				await expect(other.restore([{ table: 'secrets', row: { name: 'subscription:quo:ACquo:workflow/trigger:calls', value: '{"key":"mine"}' } }])).rejects.toThrow('does not know: the table "secrets"');
			});
		});
	});
}
