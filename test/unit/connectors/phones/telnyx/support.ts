import type { AnsweringPlan, WebhookRequest } from '../../../../../connectors/phones/connector';
import { telnyx, type TelnyxSecrets } from '../../../../../connectors/phones/telnyx';
import type { CallEvent, Http, OutsideCall } from '../../../../../engine';
import { eventRequest, newKeys, texmlRequest, type FakeTelnyx } from '../../../../fakes/telnyx';
import { fetchHttp } from '../../../../support/http';

export const KEYS = newKeys();
export const LINE = '+14155550100';
export const CALLER = '+14155550132';
export const TEAM = '+14155550111';
export const HOOK = 'https://hooks.example.com/webhook/0c2f/calls';
export const AT = Date.parse('2026-03-10T15:00:00Z');
export const SESSION = 'session-1';
export const LEG = 'leg-1';
export const CONNECTION = '1000000000000000001';
export const SECRETS: TelnyxSecrets = { publicKey: KEYS.publicKey, messagingProfileId: '', baseUrl: 'https://api.telnyx.com' };

export const PLAN: AnsweringPlan = {
	mode: 'listen',
	forwardTo: [],
	ringSeconds: 20,
	acceptance: false,
	afterMissed: 'voicemail',
	missedPrompt: 'Sorry, nobody is here.',
	whisper: 'A call for Smith Plumbing.',
	voiceLanguage: 'en-US',
	stepUrl: (step) => `${HOOK}?step=${step}`,
};

/** The caller's own leg. */
export const PAYLOAD = { call_session_id: SESSION, call_leg_id: LEG, call_control_id: 'v3:1', connection_id: CONNECTION, from: CALLER, to: LINE, start_time: new Date(AT).toISOString() };

export function event(type: string, payload: object, more: { readonly lookedUp?: Record<string, string>; readonly url?: string; readonly at?: number } = {}): WebhookRequest {
	return eventRequest(KEYS, type, payload, { url: more.url ?? HOOK, at: more.at ?? AT, ...(more.lookedUp ? { lookedUp: more.lookedUp } : {}) });
}

export function texml(query: string, fields: Record<string, string>): WebhookRequest {
	const common = { AccountSid: 'account', CallSid: 'v3:1', From: CALLER, To: LINE };
	return texmlRequest(KEYS, { ...common, ...fields }, { url: query === '' ? HOOK : `${HOOK}?${query}`, at: AT });
}

type Report = CallEvent | OutsideCall;

export function reportsOf(request: WebhookRequest, plan: Partial<AnsweringPlan> = {}): readonly Report[] {
	const read = telnyx.readCall(request, { ...PLAN, ...plan });
	return read === undefined ? [] : ([read].flat());
}

/** The one report of a request. */
export function reportOf(request: WebhookRequest, plan: Partial<AnsweringPlan> = {}): Report | undefined {
	const reports = reportsOf(request, plan);
	if (reports.length > 1) throw new Error(`There are ${reports.length} reports.`);
	return reports[0];
}

export function httpOf(fake: FakeTelnyx, key = fake.apiKey): Http {
	return fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } }));
}

export function secretsOf(fake: FakeTelnyx, more: Partial<TelnyxSecrets> = {}): TelnyxSecrets {
	return { ...SECRETS, baseUrl: fake.url, ...more };
}
