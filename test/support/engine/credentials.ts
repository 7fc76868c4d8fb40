import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { MissedCallTwilioApi } from '../../../credentials/MissedCallTwilioApi.credentials';

const TYPES = [new MissedCallTwilioApi()];

const PREFIX = 'twilio-';
let made = 0;

/** A node's reference to a credential: each node has one of its own, since every test has an account of its own. */
export const ownCredential = () => ({ missedCallTwilioApi: { id: `${PREFIX}${(made += 1)}`, name: 'Twilio' } });

/** Hands out the secrets of the tests, and authenticates by the credential type's own function, as n8n does. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly secrets: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, typeName: string, options: IHttpRequestOptions | IRequestOptionsSimplified): Promise<IHttpRequestOptions> {
		return await typeOf(typeName).authenticate(credentials, options as IHttpRequestOptions);
	}

	async preAuthentication(): Promise<undefined> {}

	async runPreAuthentication(): Promise<undefined> {}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The tests keep no encrypted credentials');
	}

	async getDecrypted(_additionalData: IWorkflowExecuteAdditionalData, details: INodeCredentialsDetails, type: string): Promise<ICredentialDataDecryptedObject> {
		typeOf(type);
		if (details.id?.startsWith(PREFIX) !== true) throw new Error(`The tests have no credential "${String(details.id)}"`);
		return { ...this.secrets };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string): INodeProperties[] {
		return typeOf(type).properties;
	}
}

function typeOf(name: string): MissedCallTwilioApi {
	const type = TYPES.find((candidate) => candidate.name === name);
	if (!type) throw new Error(`The tests know no credential type "${name}"`);
	return type;
}
