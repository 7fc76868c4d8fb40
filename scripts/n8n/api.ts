import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { CredentialJson, WorkflowJson } from './offline';

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface Execution {
	id: string;
	workflowId: string;
	status: 'canceled' | 'crashed' | 'error' | 'new' | 'running' | 'success' | 'unknown' | 'waiting';
	mode: string;
	finished: boolean;
	startedAt: string;
	stoppedAt?: string;
	/** With `includeData`: what every node got and gave. */
	data?: { resultData: { runData: Record<string, unknown[]>; error?: unknown; lastNodeExecuted?: string } };
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: 'canceled' | 'crashed' | 'error' | 'running' | 'success' | 'waiting';
	includeData?: boolean;
	/** At most this many of the newest; all when left out. */
	limit?: number;
}

interface PublicationStatus {
	status: 'failed' | 'in_progress' | 'not_published' | 'partial' | 'published';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

const PAGE = 250;
const API_KEY_SCOPES = ['execution:read', 'execution:list', 'workflow:read', 'workflow:list', 'workflow:activate', 'workflow:deactivate'];
const UNDER_WAY = new Set(['new', 'running']);

/** An answer of n8n's that is not 2xx. */
export class N8nApiError extends Error {
	constructor(
		call: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`n8n answered ${status} to ${call}: ${body.slice(0, 2_000)}`);
		this.name = 'N8nApiError';
	}
}

/** What the editor and the public API can do, for one signed-in owner of a running n8n. */
export class N8nApi {
	private cookie = '';

	private apiKey = '';

	private readonly browserId = randomUUID();

	/** @param url of the running n8n, without a slash at the end */
	constructor(readonly url: string) {}

	/** Makes the owner's account of a fresh n8n and signs in; on one that has its owner, signs in only. */
	async signIn(owner: Owner): Promise<void> {
		const { data: settings } = await this.rest<{ data: { userManagement: { showSetupOnFirstLoad: boolean } } }>('GET', '/settings');
		if (settings.userManagement.showSetupOnFirstLoad) await this.rest('POST', '/owner/setup', owner);
		else await this.rest('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });
	}

	/**
	 * Brings a workflow in under its own id, or replaces the one that has this id. It is not active after that.
	 * @returns its id
	 */
	async importWorkflow(workflow: WorkflowJson): Promise<string> {
		const { id } = workflow;
		if (id && (await this.exists(id))) {
			await this.deactivate(id);
			await this.rest('PATCH', `/workflows/${id}?forceSave=true`, workflow);
			return id;
		}
		const { data } = await this.rest<{ data: { id: string } }>('POST', '/workflows', { ...workflow, active: false });
		return data.id;
	}

	/** @returns the id that n8n gave it */
	async createCredential({ name, type, data }: Omit<CredentialJson, 'id'>): Promise<string> {
		const answer = await this.rest<{ data: { id: string } }>('POST', '/credentials', { name, type, data });
		return answer.data.id;
	}

	/**
	 * Publishes the workflow and waits until its triggers are registered: n8n does that in the background.
	 * @throws Error with what each trigger that could not be registered said
	 */
	async activate(workflowId: string): Promise<void> {
		await this.publicApi('POST', `/workflows/${workflowId}/activate`);
		const { status, triggers } = await this.untilSettled(workflowId);
		if (status === 'published') return;
		const faults = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`n8n could not activate workflow ${workflowId} (${status}): ${faults.join('; ')}`);
	}

	async deactivate(workflowId: string): Promise<void> {
		await this.publicApi('POST', `/workflows/${workflowId}/deactivate`);
		await this.untilSettled(workflowId);
	}

	async importAndPublish(workflow: WorkflowJson): Promise<string> {
		const id = await this.importWorkflow(workflow);
		await this.activate(id);
		return id;
	}

	/** The newest first. */
	async executions({ workflowId, status, includeData, limit = Infinity }: ExecutionFilter = {}): Promise<Execution[]> {
		const found: Execution[] = [];
		let cursor: string | null = null;
		do {
			const query = new URLSearchParams({ limit: String(Math.min(PAGE, limit - found.length)) });
			if (workflowId) query.set('workflowId', workflowId);
			if (status) query.set('status', status);
			if (includeData) query.set('includeData', 'true');
			if (cursor) query.set('cursor', cursor);
			const page: { data: Execution[]; nextCursor: string | null } = await this.publicApi('GET', `/executions?${query.toString()}`);
			found.push(...page.data);
			cursor = page.nextCursor;
		} while (cursor && found.length < limit);
		return found;
	}

	/** One execution with its data. */
	async execution(id: string): Promise<Execution> {
		return await this.publicApi('GET', `/executions/${id}?includeData=true`);
	}

	/** Waits until nothing of this workflow is under way and `count` executions or more are there; newest first. */
	async untilExecutions(workflowId: string, count: number, patienceMs = 60_000): Promise<Execution[]> {
		const deadline = Date.now() + patienceMs;
		for (;;) {
			const all = await this.executions({ workflowId });
			if (all.length >= count && !all.some(({ status }) => UNDER_WAY.has(status))) return all;
			if (Date.now() > deadline) {
				throw new Error(`n8n has ${all.length} executions of ${workflowId} (${all.map(({ status }) => status).join(', ')}), and not ${count} that ended`);
			}
			await sleep(100);
		}
	}

	/** The editor's own API, below /rest. */
	async rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.call(method, `/rest${path}`, body, { cookie: this.cookie, 'browser-id': this.browserId });
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		return (await response.json()) as T;
	}

	/** The public API, below /api/v1. */
	async publicApi<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.call(method, `/api/v1${path}`, body, { 'x-n8n-api-key': await this.key() });
		return (await response.json()) as T;
	}

	/** A file that the editor loads when signed in, e.g. /types/nodes.json */
	async file<T = unknown>(path: string): Promise<T> {
		const response = await this.call('GET', path, undefined, { cookie: this.cookie, 'browser-id': this.browserId });
		return (await response.json()) as T;
	}

	private async untilSettled(workflowId: string): Promise<PublicationStatus> {
		for (;;) {
			const { data } = await this.rest<{ data: PublicationStatus }>('GET', `/workflows/${workflowId}/publication-status`);
			if (data.status !== 'in_progress') return data;
			await sleep(20);
		}
	}

	private async exists(workflowId: string): Promise<boolean> {
		const { data } = await this.rest<{ data: { exists: boolean } }>('GET', `/workflows/${workflowId}/exists`);
		return data.exists;
	}

	private async key(): Promise<string> {
		if (this.apiKey === '') {
			const key = { label: `missed-call ${randomUUID()}`, expiresAt: null, scopes: API_KEY_SCOPES };
			const { data } = await this.rest<{ data: { rawApiKey: string } }>('POST', '/api-keys', key);
			this.apiKey = data.rawApiKey;
		}
		return this.apiKey;
	}

	private async call(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
			body: body === undefined ? null : JSON.stringify(body),
		});
		if (!response.ok) throw new N8nApiError(`${method} ${path}`, response.status, await response.text());
		return response;
	}
}
