import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { closeLedger, openLedger } from '../../../../connectors';
import type { Ledger } from '../../../../engine';
import { assertOneMemory, ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../../../../nodes/shared/ledger';
import { BAYSIDE, profileOf, T0 } from '../../../contract/ledger/world';
import { temporaryFolder } from './support';

const folder = temporaryFolder();
const NODE: INode = { id: '1', name: 'Send Text-Back', type: 'sendTextBack', typeVersion: 1, position: [0, 0], parameters: {} };
/** As much of n8n's context as the ledger asks for. */
const contextWith = (ledger: unknown) => ({ getNode: () => NODE, getInputData: () => [], getNodeParameter: () => ledger }) as unknown as IExecuteFunctions;

describe('the ledger of a node', () => {
	const environment = { ...process.env };
	afterEach(() => {
		process.env = { ...environment };
	});

	it('is by default that of the instance, without a credential', async () => {
		const path = folder.path('instance.sqlite');
		process.env.MISSED_CALL_LEDGER = `sqlite:${path}`;
		expect(ledgerProperty).toMatchObject({ name: 'ledger', default: 'instance', noDataExpression: true });
		expect(ledgerCredentials).toMatchObject([{ name: 'missedCallLedgerApi', displayOptions: { show: { ledger: ['credential'] } } }]);
		expect(await openLedgerFor(contextWith('instance'))).toBe(await openLedger(path));
		await closeLedger(path);
	});

	it('that cannot be opened is told as an error of the node', async () => {
		delete process.env.MISSED_CALL_LEDGER;
		process.env.EXECUTIONS_MODE = 'queue';
		await expect(openLedgerFor(contextWith('instance'))).rejects.toMatchObject({ name: 'NodeOperationError', message: expect.stringContaining('queue mode'), node: { name: 'Send Text-Back' } });
	});
});

describe('an item', () => {
	const [here, there] = [folder.path('here.sqlite'), folder.path('there.sqlite')];
	let ledger: Ledger;
	beforeEach(async () => {
		ledger = await openLedger(here);
	});
	afterEach(async () => {
		await Promise.all([closeLedger(here), closeLedger(there)]);
	});

	it('of the same ledger is taken, and one that does not say', async () => {
		await requireSameLedger(NODE, { business: { id: BAYSIDE, ledger: await ledger.identity() } }, ledger);
		for (const item of [{}, { business: null }, { business: {} }, { business: { ledger: '' } }, { business: 'x' }, { business: { ledger: 7 } }]) await requireSameLedger(NODE, item, ledger);
	});

	it('of another ledger is refused, with what to choose', async () => {
		const other = await openLedger(there);
		await expect(requireSameLedger(NODE, { business: { ledger: await other.identity() } }, ledger, 3)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining('another ledger'),
			description: expect.stringMatching(/nothing was done.*MISSED_CALL_LEDGER/s),
			context: { itemIndex: 3 },
		});
	});

	it('of a business that two ledgers know is refused', async () => {
		await ledger.saveBusiness(await profileOf(), T0);
		await assertOneMemory(NODE, BAYSIDE);
		await (await openLedger(there)).saveBusiness(await profileOf(), T0);
		await expect(assertOneMemory(NODE, BAYSIDE, 0)).rejects.toMatchObject({ name: 'NodeOperationError', message: expect.stringContaining('2 ledgers') });
	});
});
