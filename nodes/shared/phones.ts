import type { IExecuteFunctions, IHookFunctions, INodeProperties, INodeTypeDescription, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { readTwilioSecrets, simulator, simulatorPath, twilio, type NumberAdministration, type PhoneConnector, type SimulatorSecrets, type TwilioSecrets, type Verification, type WebhookRequest } from '../../connectors';
import { HttpFailure, type Http, type PhoneSystem } from '../../engine';
import { httpOver } from './http';

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions;

/** A phone system with its secrets filled in, as a node uses it. */
export interface ConnectedPhone {
	readonly name: string;
	readonly account: string;
	readonly verify: (request: WebhookRequest) => Verification;
	readonly connector: Pick<PhoneConnector<never>, 'readCall' | 'answerCall' | 'readAlert' | 'answerAlert' | 'readTranscript' | 'readText' | 'answerText'>;
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
export async function connectPhone(context: Context, readSecrets = freshSecrets): Promise<ConnectedPhone> {
	const system = parameter<string>(context, 'phoneSystem', 'twilio');
	if (system === 'simulator') {
		const secrets: SimulatorSecrets = { accessKey: parameter(context, 'accessKey', ''), storePath: simulatorPath() };
		return connected(simulator, secrets, noHttp, '');
	}
	const secrets = await readSecrets(context);
	return connected(twilio, secrets, httpOver(context, TWILIO_CREDENTIAL), secrets.accountSid);
}

async function freshSecrets(context: Context): Promise<TwilioSecrets> {
	return readTwilioSecrets(await context.getCredentials(TWILIO_CREDENTIAL));
}

/**
 * Secrets that a webhook was given lately, by credential. Outside an execution n8n takes a sandbox of its own each time
 * it reads a credential, which costs more than everything else that a report takes.
 */
const kept = new Map<string, { readonly secrets: TwilioSecrets; readonly readAt: number }>();
const KEEP_MS = 60_000;
/**
 * A signature that does not fit may mean that the token was just changed, so it is read anew then; but a flood of forged
 * requests may not make n8n read it each time: so often at once, and once a second from then on.
 */
const READINGS_AT_ONCE = 20;
const budget = { left: READINGS_AT_ONCE, at: 0 };

/** Connects the phone system of a webhook and verifies the request with secrets that are at most a minute old. */
export async function verifyWith(context: IWebhookFunctions, request: WebhookRequest): Promise<{ phone: ConnectedPhone; verified: Verification }> {
	const phone = await connectPhone(context, async () => await keptSecrets(context, KEEP_MS));
	const verified = phone.verify(request);
	if (verified.ok || phone.name === simulator.name || !mayReadAnew(Date.now())) return { phone, verified };
	const anew = await connectPhone(context, async () => await keptSecrets(context, 0));
	return { phone: anew, verified: anew.verify(request) };
}

function mayReadAnew(now: number): boolean {
	budget.left = Math.min(READINGS_AT_ONCE, budget.left + Math.max(0, now - budget.at) / 1000);
	budget.at = now;
	if (budget.left < 1) return false;
	budget.left -= 1;
	return true;
}

async function keptSecrets(context: Context, maxAgeMs: number): Promise<TwilioSecrets> {
	const id = context.getNode().credentials?.[TWILIO_CREDENTIAL]?.id;
	const found = id === undefined || id === null ? undefined : kept.get(id);
	const age = Date.now() - (found?.readAt ?? 0);
	// A clock that was set back makes the age negative: read anew.
	if (found && age >= 0 && age < maxAgeMs) return found.secrets;
	const secrets = await freshSecrets(context);
	if (id !== undefined && id !== null) kept.set(id, { secrets, readAt: Date.now() });
	return secrets;
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
