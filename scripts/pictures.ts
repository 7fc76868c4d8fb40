// `npm run pictures`: takes the pictures of the README and of workflows/README.md in a real n8n, in Chromium.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';

import { ensureChromium } from './chromium';
import { bringIn } from './demo/canvas';
import { runMain } from './lib/main.cjs';
import { ROOT } from './lib/project.cjs';
import { stage } from './lib/stage.cjs';
import { startN8n } from './n8n';
import type { RunningN8n, WorkflowJson } from './n8n';

const OWNER = { email: 'owner@missed-call.example', password: 'Pictures-Only-7', firstName: 'Demo', lastName: 'Owner' };
const DOCS = join(ROOT, 'docs', 'pictures');
const WORKFLOWS = join(ROOT, 'workflows');
const SIZE = { width: 1600, height: 900 };

async function main(): Promise<void> {
	const executablePath = await ensureChromium();
	const profile = mkdtempSync(join(tmpdir(), 'missed-call-pictures-'));
	const n8n = await stage('Starting n8n', () => startN8n({ packageFrom: 'dist', lazyAcquire: true }));
	const browser = await chromium.launchPersistentContext(profile, {
		executablePath,
		headless: true,
		viewport: SIZE,
		args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
	});
	try {
		await n8n.api.signIn(OWNER);
		await signIn(browser, n8n);
		await stage('Phone and execution', () => demo(browser, n8n));
		for (const file of canvases()) await stage(`Canvas ${basename(file)}`, () => canvas(browser, n8n, file));
	} finally {
		await browser.close();
		await n8n.stop();
		rmSync(profile, { recursive: true, force: true });
	}
}

async function signIn(browser: BrowserContext, n8n: RunningN8n): Promise<void> {
	const page = await browser.newPage();
	await page.goto(`${n8n.url}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"], input[type="email"]').first().fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.locator('button[type="submit"], [data-test-id="form-submit-button"]').first().click();
	await page.waitForURL((url) => !url.pathname.includes('signin'));
	await page.close();
}

/** A missed call on the simulated phone, answered by a text, and its execution in the editor. */
async function demo(browser: BrowserContext, n8n: RunningN8n): Promise<void> {
	mkdirSync(DOCS, { recursive: true });
	const { id, phonePath } = await bringIn(n8n.api, undefined);
	const page = await browser.newPage();
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.goto(`${n8n.url}${phonePath}`);
	await page.getByRole('button', { name: /^call /i }).first().click();
	await sleep(2_500);
	await page.getByRole('button', { name: /hang up/i }).first().click();
	await page.getByText(/Sorry we missed your call/).first().waitFor();
	await page.getByRole('button', { name: /water everywhere/i }).first().click();
	await page.getByText(/Reply 1 to take it/).first().waitFor();
	await sleep(1_500);
	await page.screenshot({ path: join(DOCS, 'phone.png') });
	await page.close();

	const executions = await n8n.api.untilExecutions(id, 2);
	const first = executions.at(-1);
	if (!first) throw new Error('n8n shows no execution of the demo.');
	const editor = await browser.newPage();
	await editor.goto(`${n8n.url}/workflow/${id}/executions/${first.id}`);
	await settle(editor);
	await editor.screenshot({ path: join(DOCS, 'execution.png') });
	await editor.close();
}

/** The main canvas, then folder by folder. */
function canvases(): string[] {
	const folders = readdirSync(WORKFLOWS, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'pictures');
	const inFolders = folders.flatMap(({ name }) => readdirSync(join(WORKFLOWS, name)).filter((file) => file.endsWith('.json')).map((file) => join(WORKFLOWS, name, file)));
	return [join(WORKFLOWS, 'missed-call-text-back.json'), ...inFolders];
}

async function canvas(browser: BrowserContext, n8n: RunningN8n, file: string): Promise<void> {
	const shipped = JSON.parse(readFileSync(file, 'utf8')) as WorkflowJson;
	// A copy under a name of its own: the demo above has the main canvas.
	const id = await n8n.api.importWorkflow({ ...shipped, id: `pic${(shipped.id ?? '').slice(3)}` });
	const page = await browser.newPage();
	await page.goto(`${n8n.url}/workflow/${id}`);
	await settle(page);
	await page.keyboard.press('1');
	await sleep(700);
	const pane = page.locator('[data-test-id="canvas-wrapper"], .vue-flow').first();
	await pane.screenshot({ path: join(WORKFLOWS, 'pictures', `${basename(file, '.json')}.png`) });
	await page.close();
}

/** The editor draws its canvas some time after it has loaded. */
async function settle(page: Page): Promise<void> {
	const where = page.frames().length > 1 ? page.frames().at(-1) : page.mainFrame();
	await (where ?? page.mainFrame()).locator('.vue-flow__node').first().waitFor({ timeout: 30_000 }).catch(() => undefined);
	await sleep(2_500);
}

runMain(main);
