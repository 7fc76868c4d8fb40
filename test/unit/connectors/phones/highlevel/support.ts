import type { WebhookRequest } from '../../../../../connectors';
import { highlevel } from '../../../../../connectors/phones/highlevel';
import { readHighLevelSecrets } from '../../../../../connectors/vendors/highlevel';
import { newKeys, requestWith, signedRequest } from '../../../../fakes/highlevel';

export const LOCATION = 'LocationOfAcme000001';
export const CALLER = '+14155550132';
export const LINE = '+14155550100';
export const SECRET = 'a-secret-of-these-tests-only-123';
export const NOW = Date.parse('2026-03-10T15:00:00Z');

export const keys = newKeys();
export const secrets = readHighLevelSecrets({ locationId: LOCATION, webhookSecret: SECRET, webhookPublicKey: keys.publicKey });

export const CALL = {
	type: 'InboundMessage',
	locationId: LOCATION,
	contactId: 'ContactOfCaller00001',
	conversationId: 'ConversationOfCaller',
	messageId: 'MessageOfTheCall0001',
	messageType: 'CALL',
	direction: 'inbound',
	dateAdded: '2026-03-10T15:00:00.000Z',
	from: CALLER,
	to: LINE,
} as const;

export const TEXT = { ...CALL, messageType: 'SMS', messageId: 'MessageOfTheText0001', body: 'Can you come at nine?', attachments: [], status: 'delivered' } as const;

export const app = (body: unknown): WebhookRequest => signedRequest(body, keys.privateKey);
export const workflow = (body: unknown, lookedUp?: Readonly<Record<string, string>>): WebhookRequest => ({ ...requestWith(body, { 'x-missed-call-secret': SECRET }), ...(lookedUp ? { lookedUp } : {}) });

export const verify = (request: WebhookRequest, now = NOW) => highlevel.verify(request, secrets, now);
export const calls = (request: WebhookRequest) => [highlevel.readCall(request) ?? []].flat();
export const texts = (request: WebhookRequest) => [highlevel.readText(request) ?? []].flat();
