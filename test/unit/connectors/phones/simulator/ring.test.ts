import type { Browser, Page } from 'playwright-core';
import { launch, Stage } from '../../../../support/simulator/browser';
import { BUSINESS } from '../../../../support/simulator/server';

const LINE = BUSINESS.numbers[0] ?? '';
const DANA = BUSINESS.team[0]?.number ?? '';

let browser: Browser;
let stage: Stage;
let page: Page;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
	stage = await Stage.open(browser);
	page = await stage.page();
});
afterEach(() => stage.close());

const ringing = (more: object = {}) => stage.server.store.teamCalls.place({ id: 'acl_1', providerId: 'sim-1', from: LINE, to: DANA, path: '/webhook/demo/calls', said: 'Emergency for Harbor Plumbing. Press 1.', language: 'en-US', ringSeconds: 40, ...more }, Date.now());
const press = async (name: string) => await page.locator('#ring').getByRole('button', { name, exact: true }).click();
const shows = async (state: string) => await page.locator(`#ring[data-state=${state}]`).waitFor();
const gone = async () => await page.locator('#ring').waitFor({ state: 'hidden' });
const reports = () => stage.server.alerts.map((report) => (report.what === 'key' ? report.key : report.what === 'state' ? report.status : `talked ${report.talked}`));

it('rings the on-call phone, says what it is about when answered, and takes it with 1', async () => {
	ringing();
	await shows('ringing');
	expect(await page.locator('#ring-said').isVisible()).toBe(false);
	await press('Answer');
	await page.locator('#ring').getByText('Emergency for Harbor Plumbing. Press 1.').waitFor();
	await press('Take it: press 1');
	await page.locator('#ring').getByText('It is yours.').waitFor();
	await gone();
	expect(reports()).toEqual(['answered', '1']);
	expect(stage.complaints).toEqual([]);
});

it('connects with 2, until it is hung up', async () => {
	ringing();
	await press('Answer');
	await press('Take it and connect: press 2');
	await shows('connected');
	await page.locator('#ring').getByText('Connected with the customer').waitFor();
	await press('Hang up');
	await gone();
	expect(reports()).toEqual(['answered', '2', 'talked true']);
});

it('is declined, and leaves the texts as they were', async () => {
	ringing();
	await press('Decline');
	await gone();
	expect(reports()).toEqual(['rejected']);
	expect(await page.locator('#oncall-phone .thread').getAttribute('inert')).toBeNull();
});

it('rings for its time, and is reported once however many pages look on', async () => {
	await stage.page();
	ringing({ ringSeconds: 4 });
	await shows('ringing');
	await gone();
	expect(new Set(reports())).toEqual(new Set(['no_answer']));
});

it('does not ring on the phone of somebody else', async () => {
	ringing({ to: '+14155550177' });
	ringing({ id: 'acl_2', from: '+14155550188' });
	await page.locator('#oncall-phone .empty').waitFor();
	await page.waitForTimeout(1_500);
	expect(await page.locator('#ring').isVisible()).toBe(false);
});
