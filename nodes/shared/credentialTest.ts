import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { phoneSystems } from '../../connectors';

/** Tests a credential that no server can test: whether what is filled in is fit to verify requests. */
export async function testSecrets(this: ICredentialTestFunctions, credential: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
	const system = phoneSystems.find(({ credential: type }) => type === credential.type);
	const fault = system?.faultOf?.(credential.data ?? {});
	return fault === undefined ? { status: 'OK', message: 'What is filled in is fit. Whether the other side sends the same shows with the first request.' } : { status: 'Error', message: fault };
}
