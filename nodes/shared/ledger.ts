import {
	NodeOperationError,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type INode,
	type INodeCredentialTestResult,
	type INodeProperties,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { assertOneMemory as assertOneMemoryOfProcess, openLedger, openPostgres, readPostgresCredential, type LedgerChoice } from '../../connectors';
import type { Ledger } from '../../engine';
import { keptCredential } from './keptCredential';
import { parameter } from './phones';

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions;

export const LEDGER_CREDENTIAL = 'missedCallLedgerApi';

/**
 * Credentials of a node that has {@link ledgerProperty}. One node of the package tests the credential for all of them:
 * it says so itself, with `testedBy: 'testLedger'` and `methods.credentialTest`.
 */
export const ledgerCredentials: NonNullable<INodeTypeDescription['credentials']> = [
	{ name: LEDGER_CREDENTIAL, required: true, displayOptions: { show: { ledger: ['credential'] } } },
];

export const ledgerProperty: INodeProperties = {
	displayName: 'Ledger',
	name: 'ledger',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Credential', value: 'credential', description: 'A Postgres that a credential names' },
		{ name: 'Instance', value: 'instance', description: 'The one of this n8n: what MISSED_CALL_LEDGER names, else a file in the folder of n8n' },
	],
	default: 'instance',
	description: 'Where calls, texts and opt-outs are remembered. All nodes that work for a business must choose the same.',
};

/** A credential read for a webhook counts so long: see `keptCredential`. */
const KEEP_MS = 60_000;

/** The ledger that the node chose. Throws an error in words when it cannot be opened. */
export async function openLedgerFor(context: Context): Promise<Ledger> {
	try {
		return parameter<string>(context, 'ledger', 'instance') === 'credential' ? await openLedger(await choiceOf(context)) : await openLedger();
	} catch (error) {
		throw error instanceof NodeOperationError ? error : new NodeOperationError(context.getNode(), error as Error);
	}
}

async function choiceOf(context: Context): Promise<LedgerChoice> {
	return { kind: 'postgres', options: readPostgresCredential(await keptCredential(context, LEDGER_CREDENTIAL, KEEP_MS)) };
}

/** Refuses an item that another ledger made: what that one knows of the person, this one does not. */
export async function requireSameLedger(node: INode, item: IDataObject, ledger: Ledger, itemIndex?: number): Promise<void> {
	const from = (item.business as { readonly ledger?: unknown } | null | undefined)?.ledger;
	// Items of an earlier version, and those that were made by hand, do not say.
	if (typeof from !== 'string' || from === '' || from === (await ledger.identity())) return;
	throw new NodeOperationError(node, 'The item comes from another ledger than the one that this node uses', {
		...(itemIndex === undefined ? {} : { itemIndex }),
		description:
			'Opt-outs and texts that one ledger remembers the other does not, so nothing was done. Choose the same under "Ledger" in this node as in the trigger that the item comes from. ' +
			'Where both say Instance, MISSED_CALL_LEDGER differs between the processes of this n8n: set it to the same on the main, webhook and worker processes.',
	});
}

/** Refuses to work for a business that two ledgers of this process know. */
export async function assertOneMemory(node: INode, businessId: string, itemIndex?: number): Promise<void> {
	try {
		await assertOneMemoryOfProcess(businessId);
	} catch (error) {
		throw new NodeOperationError(node, error as Error, itemIndex === undefined ? {} : { itemIndex });
	}
}

/** Opens the ledger that a credential names, as a node would. */
export async function testLedger(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	try {
		const database = await openPostgres(readPostgresCredential(credential.data ?? {}));
		await database.close();
		return { status: 'OK', message: 'The ledger is there and up to date.' };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
