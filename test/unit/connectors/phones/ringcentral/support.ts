import { ringcentral, type RingCentralSecrets } from '../../../../../connectors/phones/ringcentral';
import type { AnsweringPlan, CallReport, WebhookRequest } from '../../../../../connectors';
import { addEvent, DEFAULT_MISSED_RULES, judge, NO_FACTS, type CallEvent, type Judgement } from '../../../../../engine';
import { ACCOUNT_ID, EXTENSION_ID, LINE, sessionEvent, type PartyTold } from '../../../../fakes/ringcentral';

export const CALLER = '+14155550132';
export const TOKEN = '0123456789abcdef0123456789abcdef';
export const AT = Date.parse('2026-03-10T15:00:00.000Z');
export const HOOK = 'https://hooks.example.com/webhook/1/calls';
export const SECRETS: RingCentralSecrets = { serverUrl: 'https://platform.ringcentral.com', clientId: 'app', owner: EXTENSION_ID, tokens: [TOKEN], account: ACCOUNT_ID };

export const PLAN: AnsweringPlan = {
	mode: 'listen',
	forwardTo: [],
	ringSeconds: 20,
	acceptance: false,
	afterMissed: 'goodbye',
	missedPrompt: '',
	whisper: '',
	voiceLanguage: 'en-US',
	stepUrl: (step) => `${HOOK}?step=${step}`,
};

/** An event as it arrives: signed by its token, whole in the raw body. */
export function requestOf(event: unknown, more: Partial<WebhookRequest> = {}): WebhookRequest {
	const rawBody = Buffer.from(typeof event === 'string' ? event : JSON.stringify(event));
	return { method: 'POST', url: HOOK, query: {}, headers: { 'content-type': 'application/json', 'verification-token': TOKEN }, rawBody, body: undefined, remoteAddress: '203.0.113.7', ...more };
}

/** Legs of a call from outside to the business. */
export const caller = (code: string, more: Partial<PartyTold> = {}): PartyTold => ({ id: 'p-1', direction: 'Outbound', code, from: { number: CALLER, name: 'WIRELESS CALLER' }, to: { number: LINE }, ...more });
export const team = (id: string, code: string, more: Partial<PartyTold> = {}): PartyTold => ({ id, direction: 'Inbound', code, extension: EXTENSION_ID, from: { number: CALLER }, to: { number: LINE, extension: EXTENSION_ID }, ...more });

/** What is reported of legs that change one after the other. */
export function reportsOf(parties: readonly PartyTold[], lookedUp?: Readonly<Record<string, string>>, origin?: string): readonly CallReport[] {
	return parties.flatMap((party, index) => readOne(sessionEvent('s-1', index + 2, AT + index * 1_000, [party], origin), lookedUp));
}

export function readOne(event: unknown, lookedUp?: Readonly<Record<string, string>>): readonly CallReport[] {
	return ringcentral.readCall(requestOf(event, lookedUp ? { lookedUp } : {})) ?? [];
}

/** How the engine judges the call after these reports. */
export function judged(reports: readonly CallReport[]): Judgement {
	const events = reports.filter((report): report is CallEvent => report.kind === 'call');
	return judge(events.reduce((facts, event) => addEvent(facts, event, AT), NO_FACTS(AT)), DEFAULT_MISSED_RULES);
}
