import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { WebhookRequest } from '../../../connectors';

/** Signs as the dated API does, by the library that the standard's makers publish. @param at epoch milliseconds */
export function standardHeaders(key: string, body: string, at: number, id = 'msg_1'): Record<string, string> {
	return {
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(at / 1000)),
		'webhook-signature': new Webhook(key).sign(id, new Date(at), body),
	};
}

/** Signs as v1 and the app do: https://support.quo.com/core-concepts/integrations/webhooks */
export function openPhoneHeaders(key: string, body: string, at: number): Record<string, string> {
	const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(`${at}.${body}`).digest('base64');
	return { 'openphone-signature': `hmac;1;${at};${signature}` };
}

export function webhookRequest(body: string, headers: Readonly<Record<string, string>>): WebhookRequest {
	return {
		method: 'POST',
		url: 'https://hooks.example.com/webhook/1/calls',
		query: {},
		headers: { 'content-type': 'application/json', ...headers },
		rawBody: Buffer.from(body),
		body: JSON.parse(body) as unknown,
		remoteAddress: '203.0.113.7',
	};
}

export const iso = (at: number): string => new Date(at).toISOString();

/** An event as the dated API tells it. */
export function datedEvent(type: string, at: number, resource: object, context: object): string {
	return JSON.stringify({ id: 'EV000001', apiVersion: '2026-03-30', createdAt: iso(at), type, data: { resource, context: { orgId: 'OR000001', conversationId: 'CN000001', phoneNumberId: 'PN000001', ...context }, links: { quo: null } } });
}

/** An event as v1 and the app tell it. */
export function v1Event(type: string, at: number, object: object): string {
	return JSON.stringify({ id: 'EV000001', object: 'event', apiVersion: 'v4', createdAt: iso(at), type, data: { object: { conversationId: 'CN000001', phoneNumberId: 'PN000001', ...object } } });
}

export function callContext(line: string | undefined, other: string | undefined, more: object = {}): object {
	const numbers = (number: string | undefined): readonly string[] => (number === undefined ? [] : [number]);
	const resolution = line === undefined ? 'unavailable' : 'available';
	return { phoneNumberType: 'shared', userId: 'US000001', contacts: { ids: [], lookupStatus: 'none' }, participants: { workspace: numbers(line), external: numbers(other), resolution }, ...more };
}

export function messageContext(from: string, to: readonly string[], more: object = {}): object {
	return { userId: 'US000001', contacts: { ids: [], lookupStatus: 'none' }, senderIdentifier: from, recipientIdentifiers: to, ...more };
}
