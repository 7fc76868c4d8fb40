import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { WebhookRequest } from '../../../connectors';
import { callrailDialect } from '../../contract/phones/callrail.dialect';
import type { PhoneDialect } from '../../contract/phones/dialect';
import { highlevelApp, highlevelWorkflow } from '../../contract/phones/highlevel.dialect';
import { quoDialect } from '../../contract/phones/quo.dialect';
import { ringcentralDialect } from '../../contract/phones/ringcentral.dialect';
import { telnyxOnSip } from '../../contract/phones/telnyx.dialect';
import { API_KEY, ACCOUNT, startFakeCallRail, type FakeCallRail } from '../../fakes/callrail/start';
import { signed } from '../../fakes/callrail/webhooks';
import { startFakeHighLevel, type FakeHighLevel } from '../../fakes/highlevel';
import { FakeQuo, standardHeaders } from '../../fakes/quo';
import { APP, FakeRingCentral, JWT } from '../../fakes/ringcentral';
import { FakeTelnyx } from '../../fakes/telnyx';
import { LINE, type Desk, type Received, type TriggerOnCanvas } from '../../support/engine';

/** A vendor's account, as a node's credential and the vendor's own requests know it. */
export interface Office<Fake> {
	readonly system: string;
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
	readonly fake: Fake;
	readonly dialect: PhoneDialect<never>;
	/** The request as it would be signed for whoever subscribed with that URL; unchanged where nobody subscribes. */
	sign(request: WebhookRequest, purpose: 'calls' | 'texts'): WebhookRequest;
	/** How many subscriptions, webhooks or addresses of anybody the account has for calls and texts, ours or not. */
	hooks(): readonly string[];
	readonly stop: () => Promise<void>;
}

/** One through which texts are sent. */
export interface TextingOffice<Fake> extends Office<Fake> {
	/** Texts that went out through the vendor. */
	sent(): readonly { readonly id: string; readonly from: string; readonly to: string; readonly body: string }[];
}

type AnyDialect = PhoneDialect<never>;

export async function quoOffice(): Promise<TextingOffice<FakeQuo>> {
	const fake = await FakeQuo.start();
	fake.state.addNumber(LINE);
	const keyOf = (purpose: string) => fake.state.hooks.find(({ url }) => url.endsWith(`/${purpose}`))?.key ?? `whsec_${Buffer.from('a key of nobody at all').toString('base64')}`;
	return {
		system: 'quo',
		type: 'missedCallQuoApi',
		data: { apiKey: fake.apiKey, baseUrl: fake.url },
		fake,
		dialect: quoDialect as unknown as AnyDialect,
		sign: (request, purpose) => ({ ...request, headers: { ...request.headers, ...standardHeaders(keyOf(purpose), request.rawBody.toString('utf8'), Date.now()) } }),
		hooks: () => fake.state.hooks.map(({ url }) => url),
		sent: () => fake.state.messages.map(({ id, from, to, text }) => ({ id, from, to: to[0] ?? '', body: text })),
		stop: async () => await fake.stop(),
	};
}

export async function ringcentralOffice(): Promise<TextingOffice<FakeRingCentral>> {
	const fake = await FakeRingCentral.start();
	const tokenOf = (purpose: string) => [...fake.state.subscriptions.values()].find(({ address }) => address.endsWith(`/${purpose}`))?.verificationToken ?? 'none';
	return {
		system: 'ringcentral',
		type: 'missedCallRingCentralApi',
		data: { ...APP, jwtToken: JWT, serverUrl: fake.url, accessToken: '' },
		fake,
		dialect: ringcentralDialect as unknown as AnyDialect,
		sign: (request, purpose) => ({ ...request, headers: { ...request.headers, 'verification-token': tokenOf(purpose) } }),
		hooks: () => [...fake.state.subscriptions.values()].map(({ address }) => address),
		sent: () => fake.state.messages.filter(({ direction }) => direction === 'Outbound').map(({ id, from, to, subject }) => ({ id, from, to, body: subject })),
		stop: async () => await fake.stop(),
	};
}

/** @param by an app's webhooks are signed; those of a workflow bring a secret */
export async function highlevelOffice(by: 'app' | 'workflow' = 'app'): Promise<TextingOffice<FakeHighLevel>> {
	const fake = await startFakeHighLevel();
	const dialect = by === 'app' ? highlevelApp : highlevelWorkflow;
	Object.assign(fake.state, { locationId: dialect.secrets.locationId });
	return {
		system: 'highlevel',
		type: 'missedCallHighLevelApi',
		data: { token: fake.state.token, locationId: fake.state.locationId, number: LINE, webhookSecret: dialect.secrets.webhookSecret, webhookPublicKey: dialect.secrets.publicKey, baseUrl: fake.url },
		fake,
		dialect: dialect as unknown as AnyDialect,
		sign: (request) => request,
		hooks: () => [],
		sent: () => fake.state.messages.filter(({ direction }) => direction === 'outbound'),
		stop: fake.stop,
	};
}

export async function callrailOffice(): Promise<TextingOffice<FakeCallRail>> {
	const fake = await startFakeCallRail(LINE);
	const lists = () => fake.state.integrations.flatMap(({ config }) => Object.values(config).flatMap((urls) => (Array.isArray(urls) ? (urls as string[]) : [])));
	return {
		system: 'callrail',
		type: 'missedCallCallRailApi',
		data: { apiKey: API_KEY, accountId: ACCOUNT, companyId: '', signingSecret: '', baseUrl: fake.url },
		fake,
		dialect: callrailDialect as unknown as AnyDialect,
		sign: (request) => signed(request.body as object, fake.state.integrations[0]?.signing_key ?? 'none'),
		hooks: () => [...new Set(lists())],
		sent: () => fake.state.conversations.flatMap(({ id, customer_phone_number: to, current_tracking_number: from, messages }) => messages.filter(({ direction }) => direction === 'outgoing').map(({ content }) => ({ id, from, to, body: content }))),
		stop: async () => await fake.stop(),
	};
}

/** Telephones on a SIP connection, which reports. */
export async function telnyxOffice(): Promise<TextingOffice<FakeTelnyx>> {
	const fake = await FakeTelnyx.start();
	const profile = fake.state.addProfile();
	const connection = fake.state.addConnection({ id: '1000000000000000001' });
	fake.state.addNumber(LINE, { messaging_profile_id: profile.id, connection_id: connection.id });
	return {
		system: 'telnyx',
		type: 'missedCallTelnyxApi',
		data: { apiKey: fake.apiKey, publicKey: telnyxOnSip.secrets.publicKey, messagingProfileId: '', baseUrl: fake.url },
		fake,
		dialect: telnyxOnSip as unknown as AnyDialect,
		sign: (request) => request,
		sent: () => fake.state.messages.map(({ id, from, to, text }) => ({ id, from, to, body: text })),
		hooks: () => [connection.webhook_event_url ?? '', profile.webhook_url ?? ''].filter((url) => url !== ''),
		stop: async () => await fake.stop(),
	};
}

/** Brings what a vendor sends to a trigger, at the trigger's own address. */
export async function bring(trigger: TriggerOnCanvas, { url, headers, rawBody, remoteAddress, method }: WebhookRequest): Promise<Received> {
	return await trigger.receive({ path: trigger.path + url.replace(/^[^?]*/, ''), method: method as 'POST', headers, body: rawBody, address: remoteAddress });
}

/** All requests of the vendor about one call, the last one's result last. */
export async function bringAll(trigger: TriggerOnCanvas, office: Pick<Office<unknown>, 'sign'>, requests: readonly WebhookRequest[] | undefined, purpose: 'calls' | 'texts' = 'calls'): Promise<readonly Received[]> {
	const received: Received[] = [];
	for (const request of requests ?? []) received.push(await bring(trigger, office.sign(request, purpose)));
	return received;
}

/** Items of all requests, by output. */
export function started(received: readonly Received[], output = 0) {
	return received.flatMap(({ data }) => data?.[output] ?? []).map(({ json }) => json);
}

/** Lets the look that a timer started go on, until it is seen to be done or nothing more can come of it. */
export async function looked(desk: Desk, isDone: () => boolean | Promise<boolean>): Promise<void> {
	for (let turn = 0; turn < 300 && !(await isDone()); turn += 1) {
		await desk.ledger.listBusinesses();
		await new Promise(setImmediate);
	}
}
