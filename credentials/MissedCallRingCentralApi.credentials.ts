import { createHash } from 'node:crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

const SERVER = 'https://platform.ringcentral.com';
const TOKEN_TIMEOUT_MS = 10_000;
/** RingCentral gives few tokens a minute: runs that find the old one expired at the same time share a new one so long. */
const SHARE_MS = 60_000;

/** An app and a user (by a JWT) of RingCentral. */
export class MissedCallRingCentralApi implements ICredentialType {
	name = 'missedCallRingCentralApi';

	displayName = 'Missed Call: RingCentral API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#ringcentral';

	icon = { light: 'file:icons/missedCallRingCentral.svg', dark: 'file:icons/missedCallRingCentral.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Of a REST API app with JWT authentication from the RingCentral developer console, which has the permissions SMS, Read Messages, Call Control and Webhook Subscriptions',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'JWT',
			name: 'jwtToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Made in the developer console, under Credentials, by the user whose number sends and receives the texts. For a company or queue number, this is the user whom the admin portal names as its SMS recipient.',
		},
		{
			displayName: 'Server URL',
			name: 'serverUrl',
			type: 'string',
			default: SERVER,
			description: 'Address of the API. Change it for a brand of RingCentral that has its own.',
		},
		{
			displayName: 'Verification Token',
			name: 'verificationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only where you subscribed by hand: what you gave as deliveryMode.verificationToken. A trigger that subscribes by itself makes up its own.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/**
	 * Exchanges the JWT for an access token of an hour: https://developers.ringcentral.com/guide/authentication/jwt-flow
	 * n8n calls this where there is none yet, and after a 401. A JWT that is refused gives an empty token: the request
	 * itself then gets RingCentral's 401, which says that nothing was done.
	 */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		return { accessToken: await sharedToken(this, credentials) };
	}

	/**
	 * n8n replaces an expired token only where a 401 is thrown, while our requests take every status as an answer. So the
	 * first try throws a 401; the second one, known by what the first left behind, does not.
	 */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const { ignoreHttpStatusErrors: ignored } = requestOptions;
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, authorization: `Bearer ${trimmed(credentials.accessToken)}` },
			...(ignored === true ? { ignoreHttpStatusErrors: { ignore: true, except: [401] } } : {}),
			...(typeof ignored === 'object' ? { ignoreHttpStatusErrors: true } : {}),
		};
	};

	/** Reading one's own subscriptions needs no permission beyond those that everything needs. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.serverUrl || "https://platform.ringcentral.com").trim().replace(/\\/+$/, "") }}',
			url: '/restapi/v1.0/subscription',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'RingCentral does not accept the credential. Check Client ID and Client Secret, that the app uses JWT authentication, and that the JWT is not revoked and is allowed for this app.',
				},
			},
		],
	};
}

interface Given {
	readonly token: Promise<string>;
	readonly at: number;
}

const given = new Map<string, Given>();

/** The token that was given to another run a moment ago, unless that is the very one which has just expired. */
async function sharedToken(helper: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const now = Date.now();
	for (const [key, { at }] of given) if (Math.abs(now - at) >= SHARE_MS) given.delete(key);
	const key = createHash('sha256').update(JSON.stringify([serverOf(credentials), trimmed(credentials.clientId), trimmed(credentials.clientSecret), trimmed(credentials.jwtToken)])).digest('hex');
	for (let last = given.get(key); last; last = given.get(key)) {
		const token = await last.token.catch(() => '');
		if (token !== '' && token !== trimmed(credentials.accessToken)) return token;
		// Nobody has asked for another meanwhile.
		if (given.get(key) === last) break;
	}
	const token = fetchToken(helper, credentials);
	given.set(key, { token, at: now });
	return await token;
}

async function fetchToken(helper: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<string> {
	const client = Buffer.from(`${trimmed(credentials.clientId)}:${trimmed(credentials.clientSecret)}`).toString('base64');
	const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: trimmed(credentials.jwtToken) });
	try {
		const answer = (await helper.helpers.httpRequest({
			method: 'POST',
			url: `${serverOf(credentials)}/restapi/oauth/token`,
			headers: { authorization: `Basic ${client}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
			body: form.toString(),
			timeout: TOKEN_TIMEOUT_MS,
		})) as { readonly access_token?: unknown } | undefined;
		return trimmed(answer?.access_token);
	} catch (error) {
		const status = statusOf(error);
		if (status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408) return '';
		// The request that needs the token never goes out. Told by the code of a refused connection, which says just that.
		const cause = error instanceof Error ? error.message : String(error);
		throw Object.assign(new Error('RingCentral gave no access token for the JWT. Check the Server URL in the credential and try again in a minute.', { cause }), { code: 'ECONNREFUSED' });
	}
}

function statusOf(error: unknown): number | undefined {
	const { response, httpCode, status } = error as { readonly response?: { readonly status?: unknown }; readonly httpCode?: unknown; readonly status?: unknown };
	const found = Number(response?.status ?? httpCode ?? status);
	return Number.isInteger(found) && found > 0 ? found : undefined;
}

function serverOf({ serverUrl }: ICredentialDataDecryptedObject): string {
	return trimmed(serverUrl).replace(/\/+$/, '') || SERVER;
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
