import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AlertCallAnswer, CallEvent } from '../../../engine';
import type { AnsweringPlan, WebhookAnswer, WebhookRequest } from '../../../connectors/phones/connector';
import { openSimulatorStore, simulator, type SimulatorSecrets, type SimulatorStore } from '../../../connectors/phones/simulator';
import { PLAN } from './server';

export { PLAN };

export const CALLER = '+14155550123';
export const BUSINESS_NUMBER = '+14155550100';

/** A request as the page on this machine makes it; `change` overrides any part. */
export function requestOf(body: unknown, change: Partial<WebhookRequest> = {}): WebhookRequest {
	return {
		method: 'POST',
		url: 'http://localhost:5678/webhook/x/calls',
		query: {},
		headers: { host: 'localhost:5678', 'content-type': 'application/json' },
		rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
		body: typeof body === 'string' ? undefined : body,
		remoteAddress: '127.0.0.1',
		...change,
	};
}

export interface Answered {
	readonly event: CallEvent | undefined;
	readonly status: number;
	readonly body: Record<string, unknown>;
}

/** A simulated company in a folder of its own, spoken to as the triggers speak to it. */
export class Company {
	readonly folder = mkdtempSync(join(tmpdir(), 'simulator-'));
	readonly secrets: SimulatorSecrets = { accessKey: '', storePath: join(this.folder, 'deep', 'er', 'simulator.db') };

	constructor() {
		this.store.numbers.register(BUSINESS_NUMBER, 'calls', '/webhook/x/calls', 'Harbor Plumbing');
		this.store.numbers.register(BUSINESS_NUMBER, 'texts', '/webhook/x/texts', 'Harbor Plumbing');
	}

	get store(): SimulatorStore {
		return openSimulatorStore(this.secrets.storePath);
	}

	call(body: unknown, plan: Partial<AnsweringPlan> = {}, change: Partial<WebhookRequest> = {}): Answered {
		const request = requestOf(body, change);
		const full = { ...PLAN, ...plan };
		expect(simulator.verify(request, this.secrets)).toEqual({ ok: true });
		const event = simulator.readCall(request, full);
		return { event, ...opened(simulator.answerCall(request, undefined, full)) };
	}

	/** Dials and gives the call's id. */
	dial(plan: Partial<AnsweringPlan> = {}, more: object = {}): string {
		const answer = this.call({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER, ...more }, plan);
		expect(answer.status).toBe(200);
		return String(answer.body['callId']);
	}

	/** What the person whose phone rings does, and the answer of a trigger that answers so. */
	alert(body: unknown, answer: AlertCallAnswer = { language: 'en-US', say: 'It is yours.', then: { do: 'hang_up' } }) {
		const request = requestOf(body);
		expect(simulator.verify(request, this.secrets)).toEqual({ ok: true });
		const report = simulator.readAlert(request);
		return { report, ...opened(report ? simulator.answerAlert(request, answer) : simulator.answerCall(request, undefined, PLAN)) };
	}

	text(body: unknown, change: Partial<WebhookRequest> = {}) {
		const request = requestOf(body, change);
		expect(simulator.verify(request, this.secrets)).toEqual({ ok: true });
		const text = simulator.readText(request);
		return { text, ...opened(simulator.answerText(request)) };
	}

	sender() {
		return simulator.sender(() => Promise.reject(new Error('The simulator needs no network.')), this.secrets);
	}

	close(): void {
		this.store.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

function opened(answer: WebhookAnswer): { status: number; body: Record<string, unknown> } {
	expect(answer.contentType).toBe('application/json; charset=utf-8');
	return { status: answer.status, body: JSON.parse(answer.body) as Record<string, unknown> };
}
