import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { assertOneMemory, closeLedger, openLedger } from '../../../../connectors';
import { ledgerPath, simulatorPath } from '../../../../connectors/dataFolder';
import { BAYSIDE, profileOf, T0 } from '../../../contract/ledger/world';
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
		await expect(Promise.all([openLedger(path), openLedger(path)])).rejects.toThrow(
			`The missed-call ledger cannot be kept in ${blocked}: something that is no folder lies where a folder is needed (${path}). Move it away, or keep the ledger elsewhere: MISSED_CALL_LEDGER=sqlite:/another/path/ledger.sqlite.`,
		);
		rmSync(blocked);
		mkdirSync(blocked);
		await openLedger(path);
		expect(existsSync(path)).toBe(true);
		await closeLedger(path);
	});
});

describe('the identity of a ledger', () => {
	it('is made once, whoever asks first, and stays', async () => {
		const path = folder.path('identity.sqlite');
		const ledger = await openLedger(path);
		const asked = await Promise.all(Array.from({ length: 10 }, async () => await ledger.identity()));
		expect(new Set(asked).size).toBe(1);
		await closeLedger(path);
		expect(await (await openLedger(path)).identity()).toBe(asked[0]);
		await closeLedger(path);
		expect(asked[0]).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('is another one in another file', async () => {
		const [one, two] = [folder.path('one.sqlite'), folder.path('two.sqlite')];
		expect(await (await openLedger(one)).identity()).not.toBe(await (await openLedger(two)).identity());
		await Promise.all([closeLedger(one), closeLedger(two)]);
	});
});

describe('one memory a business', () => {
	const [here, there, alias] = [folder.path('here.sqlite'), folder.path('there.sqlite'), folder.path('./alias.sqlite')];
	afterEach(async () => {
		await Promise.all([here, there, alias].map(async (path) => await closeLedger(path)));
	});

	it('is one while only one ledger of the process knows it', async () => {
		await (await openLedger(here)).saveBusiness(await profileOf(), T0);
		await openLedger(there);
		await assertOneMemory(BAYSIDE);
		await assertOneMemory('nobody');
	});

	it('is refused as two, with both named and the way out', async () => {
		await (await openLedger(here)).saveBusiness(await profileOf(), T0);
		const other = await openLedger(there);
		await other.saveBusiness(await profileOf(), T0);
		const refused = expect(assertOneMemory(BAYSIDE)).rejects;
		await refused.toThrow(`The business "${BAYSIDE}" is kept in 2 ledgers: ${here}; ${there}.`);
		await other.removeBusiness(BAYSIDE, T0 + 1);
		await assertOneMemory(BAYSIDE);
	});

	it('is one also where one ledger goes by two names', async () => {
		await (await openLedger(here)).saveBusiness(await profileOf(), T0);
		symlinkSync(here, alias);
		await openLedger(alias);
		await assertOneMemory(BAYSIDE);
	});
});
