import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startSimulatorServer, type SimulatorServer, type SimulatorServerOptions } from './server';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch(): Promise<Browser> {
	return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: FLAGS });
}

/** The simulated phones in a real browser, served for one test. */
export class Stage {
	/** What went wrong in any page: exceptions and messages of the console. */
	readonly complaints: string[] = [];
	/** Addresses of everything that was loaded. */
	readonly loaded: string[] = [];

	private constructor(
		private readonly browser: Browser,
		readonly server: SimulatorServer,
		private readonly folder: string,
	) {}

	static async open(browser: Browser, options: Omit<SimulatorServerOptions, 'storePath'> = {}): Promise<Stage> {
		const folder = mkdtempSync(join(tmpdir(), 'simulator-page-'));
		return new Stage(browser, await startSimulatorServer({ ...options, storePath: join(folder, 'simulator.db') }), folder);
	}

	/** Opens the page in a browser window of its own, and waits until it has seen the state. */
	async page(options: BrowserContextOptions & { readonly address?: string } = {}): Promise<Page> {
		const { address = '', ...more } = options;
		const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...more });
		const page = await context.newPage();
		page.on('pageerror', (error) => this.complaints.push(String(error)));
		page.on('console', (message) => {
			if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
		});
		page.on('request', (request) => this.loaded.push(request.url()));
		await page.goto(this.server.url + address);
		await page.locator('#live-dot.on').waitFor();
		return page;
	}

	async close(): Promise<void> {
		for (const context of this.browser.contexts()) await context.close();
		await this.server.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}
