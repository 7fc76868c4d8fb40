import type { AnsweringPlan, CallReport, TextReport, WebhookRequest } from '../../../../../connectors';
import { quo } from '../../../../../connectors/phones/quo';
import type { Http } from '../../../../../engine';
import { FakeQuo, webhookRequest } from '../../../../fakes/quo';
import { fetchHttp } from '../../../../support/http';

export const LINE = '+14155550100';
export const CALLER = '+14155550132';
export const OTHER = '+14155550147';
export const NOW = Date.parse('2026-06-02T15:00:00Z');
export const HOOK = 'https://hooks.example.com/webhook/1/calls';

export type Secrets = ReturnType<typeof quo.readSecrets>;

export function secrets(given: { readonly key?: string; readonly signingSecrets?: string; readonly baseUrl?: string } = {}): Secrets {
	const { key, ...credential } = given;
	return quo.readSecrets({ credential, kept: key === undefined ? {} : { key } });
}

export const plan: AnsweringPlan = {
	mode: 'listen',
	forwardTo: [],
	ringSeconds: 18,
	acceptance: false,
	afterMissed: 'voicemail',
	missedPrompt: '',
	whisper: '',
	voiceLanguage: 'en-US',
	stepUrl: () => HOOK,
};

/** An event as it reaches the readers: verified already, so unsigned here. */
export function told(body: string, lookedUp?: Readonly<Record<string, string>>): WebhookRequest {
	return { ...webhookRequest(body, {}), ...(lookedUp ? { lookedUp } : {}) };
}

export function callReports(request: WebhookRequest): readonly CallReport[] {
	return quo.readCall(request) ?? [];
}

export function textReports(request: WebhookRequest): readonly TextReport[] {
	const read = quo.readText(request);
	if (read === undefined) return [];
	return 'kind' in read ? [read] : read;
}

export interface Workspace {
	readonly fake: FakeQuo;
	readonly http: Http;
	readonly secrets: Secrets;
	readonly lineId: string;
}

/** A workspace with one number, and the port that bears its key. */
export async function workspace(): Promise<Workspace> {
	const fake = await FakeQuo.start();
	const line = fake.state.addNumber(LINE);
	return { fake, http: httpWith(fake.apiKey), secrets: secrets({ baseUrl: fake.url }), lineId: line.id };
}

export function httpWith(key: string): Http {
	return fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: key } }));
}
