import {
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialDescription,
	type INodeCredentials,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { credentialType, parentTypes, propertiesOf } from './credentialTypes';

/** What credentials hold: by type; or, as most tests have it, that of Twilio alone. */
export type Secrets = ICredentialDataDecryptedObject | Readonly<Record<string, ICredentialDataDecryptedObject>>;

const PREFIX = 'test-';
let made = 0;
/** Credentials that a test named, by id. */
const named = new Map<string, ICredentialDataDecryptedObject>();
/** Servers that stand in for those whose address is a part of the product. */
const standIns = new Map<string, string>();

/** A node's references to credentials of these types: each node has its own, since every test has an account of its own. */
export const ownCredentials = (types: readonly INodeCredentialDescription[]): INodeCredentials =>
	Object.fromEntries(types.map(({ name }) => [name, { id: `${PREFIX}${(made += 1)}`, name }]));

/** A credential beside those of the desk, for one node: what it holds changes where n8n writes a token into it. */
export function namedCredential(type: string, data: ICredentialDataDecryptedObject): INodeCredentials {
	const id = `${PREFIX}${(made += 1)}`;
	named.set(id, data);
	return { [type]: { id, name: type } };
}

/** Has requests to an address that no credential holds (https://api.hubapi.com) go to a fake. */
export function standsIn(origin: string, url: string): void {
	standIns.set(origin, url);
}

/** Hands out the secrets of the tests, and authenticates by the credential type's own functions, as n8n does. */
export class TestCredentials extends ICredentialsHelper {
	private readonly byType: Readonly<Record<string, ICredentialDataDecryptedObject>>;

	constructor(secrets: Secrets) {
		super();
		this.byType = isByType(secrets) ? secrets : { missedCallTwilioApi: secrets };
	}

	getParentTypes(type: string): string[] {
		return parentTypes(type);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, typeName: string, options: IHttpRequestOptions | IRequestOptionsSimplified): Promise<IHttpRequestOptions> {
		const { authenticate } = credentialType(typeName);
		if (typeof authenticate === 'object') throw new Error(`${typeName} signs with expressions, which cost an isolate a request`);
		const request = options as IHttpRequestOptions;
		return redirected(authenticate ? await authenticate(credentials, request) : request);
	}

	/** A token that expires is fetched where there is none, or the one there is was refused; and kept. */
	async preAuthentication(helper: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, typeName: string, node: INode, expired: boolean): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = credentialType(typeName);
		const token = type.properties.find(({ type: kind, typeOptions }) => kind === 'hidden' && typeOptions?.expirable === true)?.name;
		if (token === undefined || !type.preAuthentication || (credentials[token] !== '' && !expired)) return undefined;
		const output = await type.preAuthentication.call(helper, credentials);
		const details = node.credentials?.[typeName];
		if (output[token] === undefined || !details) return undefined;
		await this.updateCredentials(details, typeName, output as ICredentialDataDecryptedObject);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(helper: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, typeName: string): Promise<ICredentialDataDecryptedObject | undefined> {
		return (await credentialType(typeName).preAuthentication?.call(helper, credentials)) as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The tests keep no encrypted credentials');
	}

	async getDecrypted(_additionalData: IWorkflowExecuteAdditionalData, details: INodeCredentialsDetails, type: string): Promise<ICredentialDataDecryptedObject> {
		const stored = this.stored(details, type);
		const filled = NodeHelpers.getNodeParameters(propertiesOf(type), stored as INodeParameters, true, false, null, null) as ICredentialDataDecryptedObject;
		if (stored.oauthTokenData !== undefined) filled.oauthTokenData = structuredClone(stored.oauthTokenData);
		return resolved(filled);
	}

	async updateCredentials(details: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject): Promise<void> {
		Object.assign(this.stored(details, type), data);
	}

	async updateCredentialsOauthTokenData(details: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject): Promise<void> {
		Object.assign(this.stored(details, type), { oauthTokenData: data.oauthTokenData });
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return propertiesOf(type);
	}

	private stored({ id }: INodeCredentialsDetails, type: string): ICredentialDataDecryptedObject {
		if (id?.startsWith(PREFIX) !== true) throw new Error(`The tests have no credential "${String(id)}"`);
		const data = named.get(id) ?? this.byType[type];
		if (!data) throw new Error(`The tests have no secrets of "${type}"`);
		return data;
	}
}

function isByType(secrets: Secrets): secrets is Readonly<Record<string, ICredentialDataDecryptedObject>> {
	return Object.values(secrets).every((value) => typeof value === 'object');
}

function redirected(request: IHttpRequestOptions): IHttpRequestOptions {
	const [origin, url] = [...standIns].find(([address]) => request.url.startsWith(address)) ?? [];
	return origin === undefined || url === undefined ? request : { ...request, url: request.url.replace(origin, url) };
}

/** Fields whose default is an expression over the credential itself (`$self`), as n8n resolves them. */
function resolved(data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	if (!Object.values(data).some(isExpression)) return data;
	const node = { id: '1', name: 'Credential', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return expression.getComplexParameterValue(node, data as INodeParameters, 'internal', {}, undefined, undefined, data) as ICredentialDataDecryptedObject;
}
