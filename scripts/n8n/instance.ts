import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { UserError } from '../lib/command.cjs';
import { N8nApi } from './api';
import { n8nEnvironment } from './environment';
import type { EnvironmentOptions } from './environment';
import { ensureN8n } from './install';
import { OfflineN8n } from './offline';
import { placePackage } from './ownPackage';
import type { PackageSource } from './ownPackage';
import { freePorts, isPortFree } from './ports';
import { N8nProcess } from './process';
import { untilPublished } from './publication';

export interface StartOptions extends Partial<Omit<EnvironmentOptions, 'brokerPort'>> {
	/** Our package as it is given to n8n; false leaves the folder as it is. 'dist' when left out. */
	packageFrom?: PackageSource | false;
	/** Runs before n8n starts, with its command line: import and publish here what shall be active at once. */
	prepare?: (offline: OfflineN8n) => Promise<void>;
	/** Gets every line n8n writes. */
	onLine?: (line: string) => void;
}

/** One n8n of one's own. */
export interface RunningN8n {
	/** Where it listens, e.g. http://127.0.0.1:40123 */
	readonly url: string;
	/** What it believes to be its public address: what providers sign and are told. Without a slash at the end. */
	readonly publicUrl: string;
	/** The editor's front page. */
	readonly editorUrl: string;
	readonly userFolder: string;
	readonly port: number;
	readonly pid: number;
	/** The environment it was started with. */
	readonly env: NodeJS.ProcessEnv;
	readonly api: N8nApi;
	/** Everything it wrote so far, the newest 5,000 lines of it. */
	log(): string;
	/** The end of that. */
	lastLines(count?: number): string;
	/** Resolves with the cause when it ends. */
	readonly ended: Promise<string>;
	/** Ends it in order. A user folder that was made for it goes too. */
	stop(): Promise<void>;
	/** Ends it and its children at once, as a power cut would; the user folder stays. */
	kill(): Promise<void>;
	/**
	 * Starts another on the same user folder, port and settings, without `prepare`; ends this one first when it still
	 * runs. Not for a throw-away that was stopped: its user folder is gone.
	 */
	restart(changes?: Partial<StartOptions>): Promise<RunningN8n>;
}

const READY_LINE = 'Editor is now accessible via';
const DEFAULT_KEY = 'an-encryption-key-of-a-throw-away-n8n';

/**
 * Starts the pinned n8n headless, on the loopback address, with this package, and waits until it is ready and the
 * triggers of its active workflows are registered. Installs n8n when it is missing.
 */
export async function startN8n(options: StartOptions = {}): Promise<RunningN8n> {
	await ensureN8n();
	const { userFolder } = options;
	if (!userFolder) return await start({ ...options, userFolder: mkdtempSync(join(tmpdir(), 'missed-call-n8n-')) }, true);
	mkdirSync(userFolder, { recursive: true });
	return await start({ ...options, userFolder }, false);
}

/** @param isThrowAway whether the user folder goes when n8n is stopped */
async function start(options: StartOptions & { userFolder: string }, isThrowAway: boolean): Promise<RunningN8n> {
	const { userFolder } = options;
	const [freePort = 0, brokerPort = 0] = await freePorts(2);
	const port = options.port ?? freePort;
	if (!(await isPortFree(port))) {
		throw new UserError(`Port ${port} is in use.`, 'End what listens there, or choose another port.');
	}
	const env = n8nEnvironment({ encryptionKey: DEFAULT_KEY, ...options, userFolder, port, brokerPort });
	const packageFrom = options.packageFrom ?? 'dist';
	if (packageFrom) await placePackage(userFolder, packageFrom);
	await options.prepare?.(new OfflineN8n(userFolder, env));

	// After a crash n8n pauses ten seconds before it starts, so as not to crash in a loop. Nobody gains by that here.
	rmSync(join(userFolder, '.n8n', 'crash.journal'), { force: true });
	const startedAt = Date.now();
	const n8n = new N8nProcess(['start'], userFolder, env);
	if (options.onLine) n8n.onLine(options.onLine);
	const url = `http://127.0.0.1:${port}`;
	const editorUrl = `http://localhost:${port}`;
	try {
		await untilReady(n8n, url);
		await untilPublished(userFolder, startedAt);
	} catch (error) {
		await n8n.kill();
		throw error;
	}
	return {
		url,
		publicUrl: (options.webhookUrl ?? editorUrl).replace(/\/+$/, ''),
		editorUrl,
		userFolder,
		port,
		pid: n8n.pid,
		env,
		api: new N8nApi(url),
		log: () => n8n.log,
		lastLines: (count) => n8n.lastLines(count),
		ended: n8n.ended,
		stop: async () => {
			await n8n.stop();
			if (isThrowAway) rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 });
		},
		kill: async () => await n8n.kill(),
		restart: async (changes = {}) => {
			if (n8n.running) await n8n.stop();
			if (!existsSync(userFolder)) throw new Error(`The user folder ${userFolder} is gone: call restart instead of stop.`);
			return await start({ ...options, packageFrom: false, prepare: undefined, port, ...changes, userFolder }, isThrowAway);
		},
	};
}

async function untilReady(n8n: N8nProcess, url: string): Promise<void> {
	await n8n.untilLine(READY_LINE);
	while (!(await isReady(url))) {
		if (!n8n.running) throw new UserError('n8n ended while it was starting. The last it wrote:', n8n.lastLines());
		await sleep(20);
	}
}

async function isReady(url: string): Promise<boolean> {
	try {
		const { status } = await fetch(`${url}/healthz/readiness`);
		return status === 200;
	} catch {
		return false;
	}
}
