import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/chromium';
import { LedgerFile, OWNER, shippedCanvas, SimulatedPhone, webhookPath } from '../support/canvas';
import { startN8n, type RunningN8n } from '../support/n8n';
import { until } from '../support/until';
import { BOOKING_LINK, businessOf, DANA, LEE } from './canvas/lines';

const LINE = '+14155550100';
const LOCKED_LINE = '+14155550101';
const CALLER = '+14155550123';
const KEY = 'open-sesame-5f3a';

let n8n: RunningN8n;
let phone: SimulatedPhone;
let locked: SimulatedPhone;
let lockedPaths: SimulatedPhone['paths'];

beforeAll(async () => {
	const open = shippedCanvas({ id: 'open', phoneSystem: 'simulator', calls: businessOf('Bayside Plumbing', LINE) });
	const closed = shippedCanvas({ id: 'locked', phoneSystem: 'simulator', followsUp: false, calls: businessOf('Locked Ltd', LOCKED_LINE, { accessKey: KEY, callHandling: 'all_missed', team: {} }), texts: { accessKey: KEY } });
	n8n = await startN8n({ lazyAcquire: true });
	await n8n.api.signIn(OWNER);
	await n8n.api.importAndPublish(open);
	await n8n.api.importAndPublish(closed);
	const pathsOf = (canvas: typeof open) => ({ calls: webhookPath(canvas, 'calls'), texts: webhookPath(canvas, 'texts') });
	phone = new SimulatedPhone(n8n.url, pathsOf(open));
	lockedPaths = pathsOf(closed);
	locked = new SimulatedPhone(n8n.url, lockedPaths, KEY);
});
afterAll(() => n8n?.stop());

const ledger = () => new LedgerFile(n8n.userFolder);
const decisionOf = async (callId: string) => await until('a decision', () => ledger().calls().find((call) => call.provider_call_id === callId && (call.reason !== null || call.outcome === 'answered')));
const gets = async (number: string, words: RegExp) => await until(`a text to ${number} that says ${String(words)}`, async () => (await phone.textsTo(number)).find((body) => words.test(body)));

describe('the simulated phone by HTTP', () => {
	it('serves its page and what it shows', async () => {
		const page = await phone.page();
		expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([200, expect.stringContaining('text/html'), 'no-store']);
		expect(await page.text()).toContain('<title>Simulated phone</title>');
		const { numbers } = await phone.state();
		expect(numbers).toContainEqual(expect.objectContaining({ number: LINE, name: 'Bayside Plumbing', calls: phone.paths.calls, texts: phone.paths.texts, team: [{ name: DANA.name, number: DANA.phone }, { name: LEE.name, number: LEE.phone }] }));
	});

	it('texts back a call that nobody answers, reads the reply and alerts who is on call', async () => {
		const from = '+14155550131';
		const callId = await phone.dial(from, LINE);
		expect((await phone.post('calls', { action: 'no_answer', callId })).status).toBe(200);
		expect(await gets(from, /./)).toMatch(/^Hi, this is Bayside Plumbing\. Sorry we missed your call!/);
		expect(await decisionOf(callId)).toMatchObject({ missed_reason: 'no_answer', action: 'text' });

		expect((await phone.post('texts', { action: 'text', from, to: LINE, body: "There's water everywhere, the pipe burst!!" })).status).toBe(200);
		const alert = await gets(DANA.phone, new RegExp(`^EMERGENCY .*\\${from}`));
		const code = /Reply (\d+) to take it/.exec(alert)?.[1] ?? '';
		await phone.post('texts', { action: 'text', from: DANA.phone, to: LINE, body: code });
		await gets(DANA.phone, /^It's yours\./);

		const told = (await phone.state()).events.map((event) => event.text);
		expect(told).toEqual(expect.arrayContaining(['Missed call (no answer).', 'Decision: text the caller.', expect.stringMatching(/^The text.* went out\.$/), expect.stringMatching(/^Read as .*emergency/), expect.stringMatching(/^Dana took it/)]));
	});

	it.each([
		['hangs up', '+14155550141', ['hang_up'], 'abandoned', true],
		['leaves a message', '+14155550142', ['no_answer', 'voicemail'], 'no_answer', true],
		['talks to somebody', '+14155550143', ['answer', 'hang_up'], null, false],
	] as const)('knows what to do with a caller who %s', async (_what, from, actions, reason, texted) => {
		const callId = await phone.dial(from, LINE);
		for (const action of actions) expect((await phone.post('calls', { action, callId })).status).toBe(200);
		expect(await decisionOf(callId)).toMatchObject({ outcome: texted ? 'missed' : 'answered', missed_reason: reason });
		// Who left a message is thanked for it, once it has arrived.
		if (texted) await gets(from, /Sorry we missed your call|Thanks for your voicemail/);
		else expect(await phone.textsTo(from)).toEqual([]);
	});

	it('has nobody to text where the number is withheld', async () => {
		const callId = await phone.dial('+14155550151', LINE, { withheld: true });
		await phone.post('calls', { action: 'no_answer', callId });
		expect(await decisionOf(callId)).toMatchObject({ action: 'skip', reason: 'no_caller_id' });
	});

	it('sends the booking link, and nothing more after STOP', async () => {
		const from = '+14155550152';
		await phone.post('texts', { action: 'text', from, to: LINE, body: 'Can I book Thursday at 10?' });
		await gets(from, new RegExp(BOOKING_LINK));
		await phone.post('texts', { action: 'text', from, to: LINE, body: 'STOP' });
		await gets(from, /opted out/);
		const callId = await phone.dial(from, LINE);
		await phone.post('calls', { action: 'no_answer', callId });
		expect(await decisionOf(callId)).toMatchObject({ action: 'skip', reason: 'opted_out' });
	});

	it.each([
		['an unknown action', 'calls', { action: 'explode' }, 400],
		['no JSON object', 'calls', [], 400],
		['a number that is none', 'calls', { action: 'dial', from: 'me', to: LINE }, 400],
		['a number that nobody has', 'calls', { action: 'dial', from: CALLER, to: '+14155550199' }, 404],
		['a call that there is not', 'calls', { action: 'hang_up', callId: 'nobody' }, 404],
		['an empty text', 'texts', { action: 'text', from: CALLER, to: LINE, body: ' ' }, 400],
		['a text that is too long', 'texts', { action: 'text', from: CALLER, to: LINE, body: 'a'.repeat(2_000) }, 400],
	] as const)('says what is wrong with %s', async (_what, kind, body, status) => {
		expect(await phone.post(kind, body)).toEqual({ status, json: { error: expect.stringMatching(/\S+ \S+/) } });
	});

	it.each([
		['another machine behind a proxy', { 'x-forwarded-for': '203.0.113.7' }],
		['a web page from elsewhere', { origin: 'https://evil.example.com' }],
		['a page in a sandbox that is not ours', { origin: 'null' }],
	])('is closed to %s', async (_who, headers) => {
		expect(await phone.post('calls', { action: 'dial', from: CALLER, to: LINE }, headers)).toEqual({ status: 403, json: { error: expect.stringMatching(/\S+ \S+/) } });
		const { status } = await phone.page(headers);
		expect(status).toBe(403);
	});

	it('opens to everybody who has the access key, and to nobody else where there is one', async () => {
		const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
		for (const key of ['', 'wrong', `${KEY} `]) {
			const without = new SimulatedPhone(n8n.url, lockedPaths, key);
			expect((await without.page()).status).toBe(401);
			expect((await without.post('texts', { action: 'text', from: CALLER, to: LOCKED_LINE, body: 'Hi' })).status).toBe(401);
		}
		expect((await locked.page(elsewhere)).status).toBe(200);
		const from = '+14155550161';
		const { json } = await locked.post('calls', { action: 'dial', from, to: LOCKED_LINE }, elsewhere);
		expect(json).toMatchObject({ mode: 'all_missed' });
		await until('the text', async () => (await locked.textsTo(from)).length === 1);
	});
});

describe('the simulated phone in a browser', () => {
	let browser: Browser;
	let page: Page;
	let folder: string;
	const complaints: string[] = [];

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'missed-call-phone-'));
		browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--headless', '--no-sandbox', '--disable-gpu'] });
		page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
		page.setDefaultTimeout(20_000);
		page.on('pageerror', (error) => complaints.push(String(error)));
		await page.goto(`${n8n.editorUrl}${phone.paths.calls}`);
		await page.locator('#live-dot.on').waitFor();
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('shows the business, calls it, hangs up and sees the text arrive', async () => {
		await page.locator('#business-name').getByText('Bayside Plumbing').waitFor();
		await page.getByRole('button', { name: 'Call the business' }).first().click();
		await page.locator('#call[data-state=ringing]').waitFor();
		await page.locator('#lines').getByText('+1 415 555 0123 is calling').waitFor();
		await page.locator('#hang-up').click();
		await page.locator('#caller .bubble').getByText('Sorry we missed your call').waitFor();
		await page.getByText(/^\d+\.\d s after the missed call$/).waitFor();
		await page.locator('#timeline').getByText(/^The text.* went out\.$/).first().waitFor();
	});

	it('answers that text, and the person on call takes the alert on their phone', async () => {
		await page.getByRole('button', { name: "There's water everywhere!!" }).click();
		const alert = page.locator('#oncall .bubble').getByText(/EMERGENCY for Bayside Plumbing: .*\+14155550123/);
		await alert.waitFor();
		const code = /Reply (\d+) to take it/.exec((await alert.textContent()) ?? '')?.[1] ?? '';
		await page.locator('#oncall .chips').getByRole('button', { name: code, exact: true }).click();
		await page.locator('#oncall .bubble').getByText(/It's yours\. Call \+14155550123/).waitFor();
		await page.locator('#timeline').getByText(/Dana took it/).last().waitFor();
		const picture = join(folder, 'phone.png');
		await page.screenshot({ path: picture });
		expect(existsSync(picture)).toBe(true);
		expect(complaints).toEqual([]);
	});

	it('leaves green executions behind', async () => {
		const executions = await until('executions', async () => {
			const all = await n8n.api.executions();
			return all.length > 8 && all;
		});
		expect(executions.filter(({ status }) => status !== 'success')).toEqual([]);
	});
});
