import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

import { openInBrowser } from './demo/browser';
import { ensureBuilt } from './demo/build';
import { bringIn } from './demo/canvas';
import { DEFAULT_PORT, HELP, readOptions } from './demo/options';
import type { DemoOptions } from './demo/options';
import { announceDemo, claimDemo, releaseDemo } from './demo/running';
import type { Addresses } from './demo/running';
import { demoSettings, ownerOf, removeDemo, saveSettings } from './demo/settings';
import type { DemoSettings } from './demo/settings';
import twilioGuide from './guides/twilio.md';
import { UserError } from './lib/command.cjs';
import { runMain } from './lib/main.cjs';
import { stage } from './lib/stage.cjs';
import { N8nApiError, ensureN8n, freePorts, isPortFree, startN8n } from './n8n';
import type { RunningN8n } from './n8n';

const PORTS_TRIED = 20;

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options.show === 'help') return say(HELP);
	if (options.show === 'twilio') return say(twilioGuide);
	await demo(options);
}

async function demo(options: DemoOptions): Promise<void> {
	const { folder } = options;
	await ensureBuilt();
	await ensureN8n();
	const holder = claimDemo(folder);
	if (holder) {
		say(`The demo is running on ${folder} already (process ${holder.pid}).`);
		if (holder.addresses) sayAddresses(holder.addresses, demoSettings(folder));
		return;
	}
	try {
		await serve(options);
	} finally {
		releaseDemo(folder);
	}
}

/** Runs the demo until a signal comes or n8n ends. */
async function serve(options: DemoOptions): Promise<void> {
	const { folder } = options;
	if (options.fresh) removeDemo(folder);
	const settings = demoSettings(folder);
	const port = await choosePort(options.port);

	const ending = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
	});
	const n8n = await stage('Starting n8n', () => launch(options, settings, port));
	try {
		const canvas = await stage('Bringing the demo canvas in', async () => {
			await signIn(n8n, settings);
			return await bringIn(n8n.api, settings.workflowHash);
		});
		saveSettings(folder, { ...settings, workflowHash: canvas.hash });
		const addresses: Addresses = {
			editor: `${n8n.editorUrl}/workflow/${canvas.id}`,
			phone: `${n8n.editorUrl}${canvas.phonePath}`,
		};
		announceDemo(folder, addresses);
		sayAddresses(addresses, settings);
		say('Ctrl-C ends it.');
		if (options.open) openInBrowser(addresses.phone);
		const cause = await Promise.race([ending, n8n.ended]);
		if (cause !== undefined) throw endedByItself(n8n, cause, folder);
	} finally {
		await stage('Ending n8n', () => n8n.stop());
	}
	say('Everything is kept: `npm start` goes on from here.');
}

async function launch(options: DemoOptions, { encryptionKey }: DemoSettings, port: number): Promise<RunningN8n> {
	const log = createWriteStream(join(options.folder, 'n8n.log'));
	return await startN8n({
		userFolder: options.folder,
		port,
		encryptionKey,
		lazyAcquire: true,
		onLine: (line) => log.write(`${line}\n`),
		...(options.webhookUrl ? { webhookUrl: options.webhookUrl } : {}),
	});
}

async function signIn(n8n: RunningN8n, settings: DemoSettings): Promise<void> {
	try {
		await n8n.api.signIn(ownerOf(settings));
	} catch (error) {
		if (!(error instanceof N8nApiError) || error.status !== 401) throw error;
		throw new UserError(
			"The demo's account does not have the password any more that the demo gave it.",
			'Put it back in n8n, or begin anew with `npm start -- --fresh`.',
		);
	}
}

/** The port that was asked for, or the first free one. */
async function choosePort(wanted: number | undefined): Promise<number> {
	if (wanted !== undefined) {
		if (await isPortFree(wanted)) return wanted;
		throw new UserError(`Port ${wanted} is in use.`, 'Give another one (npm start -- --port 5700), or none to have one chosen.');
	}
	for (let port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED; port += 1) {
		if (!(await isPortFree(port))) continue;
		if (port !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is in use, so it is ${port} this time.`);
		return port;
	}
	const [port = DEFAULT_PORT] = await freePorts(1);
	return port;
}

function endedByItself(n8n: RunningN8n, cause: string, folder: string): UserError {
	return new UserError(`n8n ended by itself (${cause}). The end of ${join(folder, 'n8n.log')}:`, n8n.lastLines(20));
}

function sayAddresses({ editor, phone }: Addresses, settings: DemoSettings): void {
	const { email, password } = ownerOf(settings);
	say(`
  The simulated phone   ${phone}
  The canvas in n8n     ${editor}
  Sign in with          ${email}
  Password              ${password}

Call the business on the simulated phone and hang up before anybody answers: the text comes back within seconds.`);
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

runMain(main);
