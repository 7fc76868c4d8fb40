import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { crmSystems } from '../../connectors';

/** Tests a credential of a CRM that no request over HTTP can test: a database. */
export async function testTable(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const system = crmSystems.find(({ credential: type }) => type === credential.type);
	try {
		await system?.testCredential?.(credential.data ?? {});
		return { status: 'OK', message: 'The database lets this user in.' };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
