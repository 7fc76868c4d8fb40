import type { ICredentialTestFunctions, IWebhookFunctions } from 'n8n-workflow';
import { closeLedger, nameOfLedger, readPostgresCredential } from '../../../connectors';
import { openLedgerFor, testLedger } from '../../../nodes/shared/ledger';
import { describeOnPostgres, freshSchemas, onServer, SERVER_URL } from './postgresServer';

describeOnPostgres('a node with a credential for Postgres', () => {
	const newSchema = freshSchemas();
	const url = new URL(SERVER_URL);
	const fields = (more: object = {}) => ({
		host: url.hostname,
		port: Number(url.port),
		database: url.pathname.slice(1),
		user: url.username,
		password: decodeURIComponent(url.password),
		encryption: 'none',
		schema: newSchema(),
		...more,
	});
	let reads = 0;
	const contextWith = (id: string, data: object) =>
		({
			getNode: () => ({ name: 'A node', credentials: { missedCallLedgerApi: { id, name: 'Ledger' } } }),
			getNodeParameter: () => 'credential',
			getCredentials: async () => {
				reads += 1;
				return data;
			},
		}) as unknown as IWebhookFunctions;
	const tested = async (data: object) => await testLedger.call({} as ICredentialTestFunctions, { id: '1', name: 'Ledger', type: 'missedCallLedgerApi', data: data as never });

	it('opens one ledger however often it is asked, and reads the credential once a minute', async () => {
		const data = fields();
		const opened = [];
		for (let time = 0; time < 5; time += 1) opened.push(await openLedgerFor(contextWith('one', data)));
		expect(new Set(opened).size).toBe(1);
		expect(reads).toBe(1);
		await opened[0]?.countRefusal('w', 'r', 0);
		expect(await onServer(async (client) => (await client.query(`SELECT count FROM ${data.schema}.refusals`)).rowCount)).toBe(1);
		await closeLedger({ kind: 'postgres', options: readPostgresCredential(data) });
	});

	it('says what is wrong with the credential, and never the password', async () => {
		const wrong = fields({ port: 1, password: 's3cret' });
		await expect(openLedgerFor(contextWith('two', wrong))).rejects.toMatchObject({ name: 'NodeOperationError', message: expect.stringMatching(/cannot be used\. Nothing answers there/) });
		expect(nameOfLedger({ kind: 'postgres', options: readPostgresCredential(wrong) })).not.toContain('s3cret');
		expect(await tested(wrong)).toMatchObject({ status: 'Error', message: expect.not.stringContaining('s3cret') });
	}, 30_000);

	it('tests the credential by opening the ledger', async () => {
		expect(await tested(fields())).toMatchObject({ status: 'OK' });
		expect(await tested(fields({ host: '' }))).toEqual({ status: 'Error', message: '"Host" in the credential of the ledger is empty. Fill it in.' });
		expect(await tested(fields({ encryption: 'verified' }))).toMatchObject({ status: 'Error', message: expect.stringContaining('offers no encryption') });
	});
});
