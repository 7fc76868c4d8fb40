import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Http } from '../../../engine';
import { fetchHttp } from '../../support/http';

interface Authenticates {
	authenticate: (data: ICredentialDataDecryptedObject, request: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
}

/** Requests that a credential signs, as n8n has it do. */
export function signedHttp(credential: Authenticates, data: ICredentialDataDecryptedObject): Http {
	return async (request) => {
		const signed = await credential.authenticate(data, { url: request.url, headers: { ...request.headers }, qs: { ...request.query } });
		const { auth, headers, qs } = signed;
		const basic: Record<string, string> = auth ? { authorization: `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}` } : {};
		return await fetchHttp()({ ...request, headers: { ...(headers as Record<string, string>), ...basic }, query: qs as Record<string, string> });
	};
}
