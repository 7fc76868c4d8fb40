import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeLedger, openLedger } from '../../../../connectors';
import { ledgerPath, simulatorPath } from '../../../../connectors/dataFolder';
import { temporaryFolder } from './support';

const folder = temporaryFolder();

describe('the folder of our files', () => {
	it('is in the folder that n8n uses', () => {
		expect(ledgerPath({ N8N_USER_FOLDER: '/data' })).toBe(join('/data', '.n8n', 'missed-call', 'ledger.sqlite'));
		expect(ledgerPath({})).toBe(join(homedir(), '.n8n', 'missed-call', 'ledger.sqlite'));
		expect(dirname(simulatorPath({ N8N_USER_FOLDER: '/data' }))).toBe(dirname(ledgerPath({ N8N_USER_FOLDER: '/data' })));
	});
});

describe('the ledger of a process', () => {
	it('is opened once, however many ask, and anew after it was closed', async () => {
		const path = folder.path('once/ledger.sqlite');
		const opened = await Promise.all(Array.from({ length: 20 }, async () => await openLedger(path)));
		expect(new Set(opened).size).toBe(1);
		await opened[0]?.countRefusal('w', 'r', 0);
		await closeLedger(path);
		await expect(opened[0]?.refusals(0)).rejects.toThrow();
		const again = await openLedger(path);
		expect(again).not.toBe(opened[0]);
		expect(await again.refusals(0)).toHaveLength(1);
		await closeLedger(path);
		await closeLedger(path);
	});

	it('is tried again after it could not be opened', async () => {
		const blocked = folder.path('blocked');
		const path = join(blocked, 'ledger.sqlite');
		writeFileSync(blocked, 'a file where the folder should be');
		await expect(Promise.all([openLedger(path), openLedger(path)])).rejects.toThrow();
		rmSync(blocked);
		mkdirSync(blocked);
		await openLedger(path);
		expect(existsSync(path)).toBe(true);
		await closeLedger(path);
	});
});
