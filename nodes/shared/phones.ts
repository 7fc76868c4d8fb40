import type { IExecuteFunctions, IHookFunctions, INodeProperties, INodeTypeDescription, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readTwilioSecrets, simulator, simulatorPath, twilio, type NumberAdministration, type PhoneConnector, type SimulatorSecrets, type Verification, type WebhookRequest } from '../../connectors';
import { HttpFailure, type Http, type PhoneSystem } from '../../engine';
import { httpOver } from './http';

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions;

/** A phone system with its secrets filled in, as a node uses it. */
export interface ConnectedPhone {
	readonly name: string;
	readonly account: string;
	readonly verify: (request: WebhookRequest) => Verification;
	readonly connector: Pick<PhoneConnector<never>, 'readCall' | 'answerCall' | 'readText' | 'answerText'>;
	readonly sender: PhoneSystem;
	readonly administration?: NumberAdministration;
}

export const TWILIO_CREDENTIAL = 'missedCallTwilioApi';

export const phoneCredentials: NonNullable<INodeTypeDescription['credentials']> = [
	{ name: TWILIO_CREDENTIAL, required: true, displayOptions: { show: { phoneSystem: ['twilio'] } } },
];

export const phoneSystemProperty: INodeProperties = {
	displayName: 'Phone System',
	name: 'phoneSystem',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Simulator', value: 'simulator', description: 'A phone company of our own, to try everything without an account' },
		{ name: 'Twilio', value: 'twilio', description: 'Numbers, calls and texts of a Twilio account' },
	],
	default: 'twilio',
	description: 'Whose calls and texts this is about',
};

/** The phone system that a node's fields name, connected with its credential. */
export async function connectPhone(context: Context): Promise<ConnectedPhone> {
	const system = parameter<string>(context, 'phoneSystem', 'twilio');
	if (system === 'simulator') {
		const secrets: SimulatorSecrets = { accessKey: parameter(context, 'accessKey', ''), storePath: simulatorPath() };
		return connected(simulator, secrets, noHttp, '');
	}
	const secrets = readTwilioSecrets(await context.getCredentials(TWILIO_CREDENTIAL));
	return connected(twilio, secrets, httpOver(context, TWILIO_CREDENTIAL), secrets.accountSid);
}

function connected<Secrets>(connector: PhoneConnector<Secrets>, secrets: Secrets, http: Http, account: string): ConnectedPhone {
	return {
		name: connector.name,
		account,
		verify: (request) => connector.verify(request, secrets),
		connector,
		sender: connector.sender(http, secrets),
		...(connector.administration ? { administration: connector.administration(http, secrets) } : {}),
	};
}

const noHttp: Http = async () => {
	throw new HttpFailure('The simulator has no network.', false);
};

/** A parameter of the node itself, not of an item; plain values cost nothing, whichever context asks. */
export function parameter<T>(context: Context, name: string, fallback: T): T {
	// The contexts of n8n differ in their second argument only: an item's number, where there are items.
	const value = 'getInputData' in context ? context.getNodeParameter(name, 0, fallback) : context.getNodeParameter(name, fallback);
	return value as T;
}
