import { NodeOperationError, type IExecuteFunctions, type IHookFunctions, type ITriggerFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { phoneSystem, type ConnectorSource, type NumberAdministration, type PhoneConnector, type SetUpPurpose, type SubscriptionAdministration, type Verification, type WebhookAnswer, type WebhookRequest } from '../../connectors';
import { HttpFailure, type Http, type PhoneSystem } from '../../engine';
import { chosenCredential } from './authentication';
import { httpOver } from './http';
import { keptCredential } from './keptCredential';
import { keptSecretsOf } from './subscriptions';

type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions;
type Source = ConnectorSource['credential'];

/** A phone system with its secrets filled in, as a node uses it. */
export interface ConnectedPhone {
	readonly name: string;
	/** For people. */
	readonly title: string;
	readonly account: string;
	readonly greet: (request: WebhookRequest) => WebhookAnswer | undefined;
	readonly verify: (request: WebhookRequest) => Verification;
	/** The request with what it only refers to. Rejects where that could not be learned. */
	readonly complete: (request: WebhookRequest) => Promise<WebhookRequest>;
	readonly connector: Omit<PhoneConnector<never>, 'greet' | 'verify' | 'lookUp' | 'sender' | 'administration' | 'subscription' | 'readSecrets' | 'accountOf'>;
	/** Absent where the system cannot text. */
	readonly sender?: PhoneSystem;
	readonly administration?: NumberAdministration;
	readonly subscription?: SubscriptionAdministration;
}

/** The connector that a node's fields name. */
export function chosenSystem(context: Context): PhoneConnector<unknown> {
	const name = parameter<string>(context, 'phoneSystem', 'twilio');
	try {
		return phoneSystem(name);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), error as Error);
	}
}

/** Whether the node's phone system is set up by subscription: asked before it is connected, which costs a credential. */
export const hasSubscription = (context: Context): boolean => chosenSystem(context).subscription !== undefined;

/** The phone system that a node's fields name, connected with its credential. @param purpose of a trigger: what its subscription is for */
export async function connectPhone(context: Context, purpose?: SetUpPurpose): Promise<ConnectedPhone> {
	return await connect(context, purpose, Infinity);
}

/** One through which texts are sent. */
export type SendingPhone = ConnectedPhone & { readonly sender: PhoneSystem };

/** The same, where texts are to be sent. Throws where the system cannot. */
export async function connectSender(context: IExecuteFunctions): Promise<SendingPhone> {
	const system = chosenSystem(context);
	// Before it is connected: such a node has no credential for a system that does not text.
	const phone = system.sender ? await connectPhone(context) : undefined;
	if (phone?.sender) return { ...phone, sender: phone.sender };
	throw new NodeOperationError(context.getNode(), `${system.title} sends no texts`, { description: 'Choose under "Phone System" the one through which this business texts. Calls may come in on another one.' });
}

/** Connects the phone system of a webhook and verifies the request with secrets that are at most a minute old. */
export async function verifyWith(context: IWebhookFunctions, request: WebhookRequest, purpose: SetUpPurpose): Promise<{ phone: ConnectedPhone; verified: Verification; greeting?: WebhookAnswer }> {
	const phone = await connect(context, purpose, KEEP_MS);
	const greeting = phone.greet(request);
	if (greeting) return { phone, verified: { ok: true }, greeting };
	const verified = phone.verify(request);
	if (verified.ok || phone.connector.credential === undefined || !mayReadAnew(Date.now())) return { phone, verified };
	const anew = await connect(context, purpose, 0);
	return { phone: anew, verified: anew.verify(request) };
}

/** Secrets of a webhook are kept so long: reading them costs more than everything else that a report takes. */
const KEEP_MS = 60_000;
/**
 * A signature that does not fit may mean that the token was just changed, so it is read anew then; but a flood of forged
 * requests may not make n8n read it each time: so often at once, and once a second from then on.
 */
const READINGS_AT_ONCE = 20;
const budget = { left: READINGS_AT_ONCE, at: 0 };

function mayReadAnew(now: number): boolean {
	budget.left = Math.min(READINGS_AT_ONCE, budget.left + Math.max(0, now - budget.at) / 1000);
	budget.at = now;
	if (budget.left < 1) return false;
	budget.left -= 1;
	return true;
}

/** @param maxAgeMs how old what was read for a webhook may be; Infinity: it is no webhook, read what holds now */
async function connect(context: Context, purpose: SetUpPurpose | undefined, maxAgeMs: number): Promise<ConnectedPhone> {
	const connector = chosenSystem(context);
	const type = chosenCredential(connector, (name) => parameter<unknown>(context, name, null));
	const credential: Source = type === undefined ? {} : maxAgeMs === Infinity ? await context.getCredentials(type) : await keptCredential(context, type, maxAgeMs);
	const parameters = Object.fromEntries((connector.parameters ?? []).map((name) => [name, parameter<unknown>(context, name, null) ?? undefined]));
	const secretsWith = (kept: ConnectorSource['kept']) => connector.readSecrets({ credential, parameters, kept });
	const bare = secretsWith({});
	// Only a system that is set up by subscription has secrets that come from there.
	const kept = purpose !== undefined && connector.subscription && 'getWebhookName' in context ? await keptSecretsOf(context, { system: connector.name, account: connector.accountOf(bare), purpose }, maxAgeMs) : undefined;
	const http = type === undefined ? noHttp : httpOver(context, type);
	return connected(connector, kept ? secretsWith(kept) : bare, http);
}

function connected<Secrets>(connector: PhoneConnector<Secrets>, secrets: Secrets, http: Http): ConnectedPhone {
	return {
		name: connector.name,
		title: connector.title,
		account: connector.accountOf(secrets),
		greet: (request) => connector.greet?.(request, secrets),
		verify: (request) => connector.verify(request, secrets, Date.now()),
		complete: async (request) => (connector.lookUp ? { ...request, lookedUp: await connector.lookUp(http, secrets, request) } : request),
		connector,
		...(connector.sender ? { sender: connector.sender(http, secrets) } : {}),
		...(connector.administration ? { administration: connector.administration(http, secrets) } : {}),
		...(connector.subscription ? { subscription: connector.subscription(http, secrets) } : {}),
	};
}

const noHttp: Http = async () => {
	throw new HttpFailure('This phone system has no network.', false);
};

/** A parameter of the node itself, not of an item; plain values cost nothing, whichever context asks. */
export function parameter<T>(context: Context, name: string, fallback: T): T {
	// The contexts of n8n differ in their second argument only: an item's number, where there are items.
	const value = 'getInputData' in context ? context.getNodeParameter(name, 0, fallback) : context.getNodeParameter(name, fallback);
	return value as T;
}
