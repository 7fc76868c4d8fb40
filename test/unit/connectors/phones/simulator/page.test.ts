import type { Browser, Page } from 'playwright-core';
import { simulatorPage } from '../../../../../connectors/phones/simulator';
import { launch, Stage } from '../../../../support/simulator/browser';
import { BUSINESS, PATHS } from '../../../../support/simulator/server';

const CALLER = '+14155550123';
const BUSINESS_NUMBER = BUSINESS.numbers[0] ?? '';

let browser: Browser;
let stage: Stage;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());
afterEach(() => stage.close());

const posted = (action: string) => stage.server.posts.filter((post) => post['action'] === action);
const state = (page: Page, name: string) => page.locator(`#call[data-state=${name}]`).waitFor();
const over = (page: Page) => page.locator('#call').waitFor({ state: 'hidden' });

async function miss(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Call the business' }).first().click();
	await state(page, 'ringing');
	await page.getByRole('button', { name: 'Hang up' }).click();
	await page.locator('#caller .bubble').first().waitFor();
	await over(page);
}

describe('the caller', () => {
	it('dials, hears it ring, hangs up and gets a text, which is announced', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.getByText('A text should come back within seconds.').waitFor();
		await page.getByRole('button', { name: 'Call the business' }).first().click();
		await state(page, 'ringing');
		expect(await page.locator('#call-timer').textContent()).toMatch(/^0:0\d$/);
		await page.locator('.line').getByText('+1 415 555 0123 is calling').waitFor();
		await page.getByRole('button', { name: 'Hang up' }).click();

		await page.locator('#caller .bubble').getByText('Sorry we missed your call').waitFor();
		await page.getByText(/^\d+\.\d s after the missed call$/).waitFor();
		expect(await page.locator('#announcer').textContent()).toContain("New text on the caller's phone: Hi, this is Harbor Plumbing.");
		await over(page);
		await page.locator('#timeline').getByText('A text may go out').waitFor();

		expect(stage.server.posts).toEqual([
			{ action: 'dial', id: expect.any(String), from: CALLER, to: BUSINESS_NUMBER, withheld: false, path: PATHS.calls, origin: 'null', key: undefined },
			{ action: 'hang_up', callId: stage.server.posts[0]?.['id'], path: PATHS.calls, origin: 'null', key: undefined },
		]);
		expect(stage.complaints).toEqual([]);
	});

	it('lets it ring until the time is over: reported once, however many pages look on', async () => {
		stage = await Stage.open(browser, { plan: { ringSeconds: 1 } });
		const [page, other] = [await stage.page(), await stage.page({ address: '#from=%2B14155550142' })];
		await page.locator('#dial').click();
		await page.locator('#caller .bubble').waitFor();
		await other.locator('#timeline').getByText('Nobody picked up within 1 second.').waitFor();
		expect(stage.server.heard.filter((news) => news.kind === 'call').map((news) => [news.step, news.status])).toEqual([
			['arrived', undefined],
			['dial_ended', 'no_answer'],
		]);
		expect(await other.locator('#caller .bubble').count()).toBe(0);
	});

	it('is answered at the desk, talks, and gets no text', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.locator('#dial').click();
		await page.locator('#lines').getByRole('button', { name: 'Answer' }).click();
		await state(page, 'answered');
		await page.locator('#lines').getByText('this caller gets no text').waitFor();
		await page.locator('#lines').getByRole('button', { name: 'Hang up' }).click();
		await over(page);
		await page.locator('#caller').getByText('You called: answered').waitFor();
		await page.locator('#timeline').getByText('The call counts as answered').waitFor();
		expect(stage.server.posts.map((post) => post['action'])).toEqual(['dial', 'answer', 'hang_up']);
		expect(await page.locator('#caller .bubble').count()).toBe(0);
	});

	it('withholds the number', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.getByRole('switch', { name: 'Withhold caller ID' }).check();
		await page.locator('#dial').click();
		await page.locator('.line').getByText('Withheld number is calling').waitFor();
		expect(await page.locator('#desk').textContent()).not.toContain('415 555 0123');
		await page.locator('#hang-up').click();
		await page.locator('#timeline').getByText('No text: the caller withheld the number.').waitFor();
		expect(posted('dial')).toMatchObject([{ withheld: true }]);
		expect(stage.server.heard[0]).toMatchObject({ from: 'anonymous' });
	});

	it('leaves a message at the mailbox', async () => {
		stage = await Stage.open(browser, { plan: { ringSeconds: 1, afterMissed: 'voicemail', missedPrompt: 'Please <leave> a message.' } });
		const page = await stage.page();
		await page.locator('#dial').click();
		await state(page, 'mailbox');
		expect(await page.locator('#call-prompt').textContent()).toBe('“Please <leave> a message.”');
		await page.getByRole('button', { name: 'Leave a message' }).click();
		await page.getByText('Recording…').waitFor();
		await page.getByRole('button', { name: 'Send message' }).click();
		await over(page);
		expect(posted('voicemail')).toMatchObject([{ seconds: expect.any(Number) }]);
	});

	it('hears at once that every call counts as missed', async () => {
		stage = await Stage.open(browser, { plan: { mode: 'all_missed', afterMissed: 'goodbye', missedPrompt: 'Goodbye.' } });
		const page = await stage.page();
		await page.locator('#dial').click();
		await page.getByText('“Goodbye.”').waitFor();
		expect(await page.getByRole('button', { name: 'Answer' }).count()).toBe(0);
		await over(page);
		expect(stage.server.posts.map((post) => post['action'])).toEqual(['dial']);
	});

	it('replies by quick reply and by keyboard, on several lines', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await miss(page);
		await page.getByRole('button', { name: 'How much for a drain clean?' }).click();
		await page.locator('#caller .bubble').getByText('A standard drain clean is $149.').waitFor();
		const field = page.getByRole('textbox', { name: 'Text to the business' });
		await field.focus();
		await page.keyboard.type('First line');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('second line');
		await page.keyboard.press('Enter');
		await page.locator('#caller .mine').getByText('second line').waitFor();
		expect(await field.inputValue()).toBe('');
		await page.locator('#caller .pending').waitFor({ state: 'detached' });
		expect(posted('text')).toMatchObject([
			{ from: CALLER, to: BUSINESS_NUMBER, body: 'How much for a drain clean?', path: PATHS.texts },
			{ body: 'First line\nsecond line', path: PATHS.texts },
		]);
	});

	it('is offered START after STOP', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await miss(page);
		await page.getByRole('button', { name: 'STOP', exact: true }).click();
		await page.getByRole('button', { name: 'START', exact: true }).waitFor();
		await page.locator('#timeline').getByText('Opted out').waitFor();
	});

	it('chooses another number, and keeps it when the page is reloaded in the middle of a call', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.getByRole('combobox', { name: "The caller's number" }).selectOption('');
		await page.keyboard.type('4155550177');
		await page.keyboard.press('Enter');
		expect(await page.getByRole('textbox', { name: "The caller's number" }).evaluate((field: { validationMessage: string }) => field.validationMessage)).toContain('country code');
		await page.getByRole('textbox', { name: "The caller's number" }).fill('+1 (415) 555-0177');
		await page.keyboard.press('Enter');
		await page.getByRole('switch').check();
		await page.locator('#dial').click();
		await state(page, 'ringing');
		await page.reload();
		await state(page, 'ringing');
		expect(await page.getByRole('switch').isChecked()).toBe(true);
		await page.locator('#hang-up').click();
		await over(page);
		expect(stage.server.posts.map((post) => [post['action'], post['from']])).toEqual([
			['dial', '+14155550177'],
			['hang_up', undefined],
		]);
	});

	it('learns why a text was not taken', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page({ address: '#from=%2B14155550199' });
		await page.getByRole('textbox', { name: 'Text to the business' }).fill('Hello?');
		await page.getByRole('button', { name: 'Send text' }).first().click();
		await page.locator('#caller .meta').getByText('Not sent. This is a landline').waitFor();
		expect(await page.locator('#announcer').textContent()).toContain('Not sent. This is a landline');
	});

	it('learns why a call was not put through', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.route(/view=state/, (route) => route.abort());
		stage.server.store.numbers.unregister(BUSINESS_NUMBER, 'calls');
		await page.locator('#dial').click();
		await page.getByText('This number is not in service.').waitFor();
	});
});

describe('the person on call', () => {
	it('gets the alert, which is announced, and takes it', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await miss(page);
		await page.getByRole('button', { name: "There's water everywhere!!" }).click();
		const phone = page.locator('#oncall');
		await phone.locator('.bubble.alert').getByText('EMERGENCY 7').waitFor();
		expect(await page.locator('#announcer').textContent()).toContain("Alert on the on-call person's phone: EMERGENCY 7");
		await phone.getByRole('button', { name: '7', exact: true }).click();
		await phone.getByText('Yours now.').waitFor();
		await page.locator('#timeline').getByText('Dana took the emergency.').waitFor();
		expect(posted('text').at(-1)).toMatchObject({ from: '+14155550150', to: BUSINESS_NUMBER, body: '7', path: PATHS.texts });
		expect(await phone.locator('.chips button').count()).toBe(0);
	});
});

describe('what comes from others', () => {
	const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script></textarea></style> javascript:alert(1) https://example.com/"onmouseover="x \u202eesrever {{7*7}}`;

	it('is never markup: texts, events, names and prompts', async () => {
		stage = await Stage.open(browser, { respond: false });
		const { server } = stage;
		server.store.numbers.register('+14155550111', 'calls', PATHS.calls, HOSTILE.slice(0, 120));
		server.store.numbers.register('+14155550111', 'texts', PATHS.texts);
		for (const to of [CALLER, '+14155550150']) {
			server.store.texts.keep({ id: `hostile-${to}`, direction: 'out', from: '+14155550111', to, body: HOSTILE, media: ['javascript:alert(1)//<b>'], at: Date.now() });
		}
		server.responder.tell('<b onclick=x>', HOSTILE);
		server.responder.tell('__proto__', HOSTILE);
		server.responder.tell('constructor_x', HOSTILE);
		const page = await stage.page({ address: '#to=%2B14155550111&from=%2B14155550123&oncall=%2B14155550150' });
		await page.locator('#caller .bubble').waitFor();
		await page.locator('#oncall .bubble').waitFor();
		const found = await page.evaluate(`({
			hacked: window.hacked,
			strangers: document.querySelectorAll('main img, main script, main b[onclick], main style, [onerror], [onmouseover]').length,
			links: [...document.querySelectorAll('.bubble a')].map((a) => [a.getAttribute('href'), a.rel, a.target]),
			bubble: document.querySelector('#caller .bubble').textContent,
			lines: [...document.querySelectorAll('#timeline p')].map((p) => p.textContent),
			name: document.querySelector('h1').textContent,
		})`);
		expect(found).toEqual({
			hacked: undefined,
			strangers: 0,
			links: [
				['https://example.com/', 'noopener noreferrer', '_blank'],
				['https://example.com/', 'noopener noreferrer', '_blank'],
			],
			bubble: `Business: ${HOSTILE}Picture: javascript:alert(1)//<b>`,
			lines: [HOSTILE, HOSTILE, HOSTILE],
			name: HOSTILE.slice(0, 120),
		});
		expect(stage.complaints).toEqual([]);
	});
});

describe('the page', () => {
	it('keeps the access key with every request', async () => {
		stage = await Stage.open(browser, { accessKey: 'a key & more' });
		const page = await stage.page({ address: '?key=a%20key%20%26%20more' });
		await miss(page);
		await page.getByRole('button', { name: 'Can I book Thursday at 10?' }).click();
		await page.locator('#timeline').getByText('The caller wrote').waitFor();
		expect(stage.server.posts.map((post) => post['key'])).toEqual(['a key & more', 'a key & more', 'a key & more']);
	});

	it('is not given out without the key', async () => {
		stage = await Stage.open(browser, { accessKey: 'a key' });
		const answer = await fetch(stage.server.url);
		expect(answer.status).toBe(401);
		expect(await answer.text()).toContain('?key=');
	});

	it('works with the keyboard alone', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.locator('#dial').focus();
		await page.keyboard.press('Enter');
		await state(page, 'ringing');
		expect(await page.evaluate('document.activeElement.id')).toBe('hang-up');
		// Nothing behind the call can be reached.
		await page.keyboard.press('Shift+Tab');
		expect(await page.evaluate(`document.activeElement.closest('.bar, .composer')`)).toBeNull();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await over(page);
		expect(await page.evaluate('document.activeElement.id')).toBe('dial');
	});

	it('names every control', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await miss(page);
		for (const role of ['button', 'textbox', 'combobox', 'switch', 'list'] as const) {
			const all = await page.getByRole(role).count();
			expect(all).toBeGreaterThan(0);
			expect([role, await page.getByRole(role, { name: /\S/ }).count()]).toEqual([role, role === 'list' ? 3 : all]);
		}
	});

	it.each([320, 360, 390, 768, 1020, 1021, 1280, 1920])('fits a window %i px wide', async (width) => {
		stage = await Stage.open(browser);
		const page = await stage.page({ viewport: { width, height: 800 } });
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
		expect(await page.locator('.column:visible').count()).toBe(width <= 1020 ? 1 : 3);
	});

	it('shows one phone at a time on a small screen, and where something is new', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page({ viewport: { width: 390, height: 844 } });
		await page.locator('#dial').click();
		await page.locator('.tabs .news[data-to=desk]').waitFor();
		await page.getByRole('button', { name: 'Business', exact: true }).click();
		expect(await page.locator('.column:visible').getAttribute('id')).toBe('desk');
		expect(await page.locator('.tabs [aria-current=true]').textContent()).toBe('Business');
		expect(await page.locator('.tabs .news[data-to=desk]').count()).toBe(0);
		await page.getByRole('button', { name: 'Answer' }).click();
		await page.getByText('this caller gets no text').waitFor();
	});

	it('loads nothing from elsewhere', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await miss(page);
		const origins = new Set(stage.loaded.filter((address) => !address.startsWith('data:')).map((address) => new URL(address).origin));
		expect([...origins]).toEqual([new URL(stage.server.url).origin]);
		expect(simulatorPage().replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\//);
		expect(Buffer.byteLength(simulatorPage())).toBeLessThan(64 * 1024);
	});

	it('says that the connection is lost', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.context().setOffline(true);
		await page.getByRole('alert').getByText('The simulator does not answer').waitFor();
		await page.context().setOffline(false);
		await page.locator('#live-dot.on').waitFor();
		expect(await page.getByRole('alert').count()).toBe(0);
	});

	it('sends a text once although its first answer was lost', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		let lost = 0;
		await page.route(`**${PATHS.texts}*`, async (route) => {
			if (route.request().method() !== 'POST' || lost > 0) return await route.continue();
			lost += 1;
			await route.fetch();
			await route.abort();
		});
		await page.getByRole('textbox', { name: 'Text to the business' }).fill('Only once');
		await page.keyboard.press('Enter');
		await page.locator('#caller .pending').waitFor({ state: 'detached' });
		await page.getByText('A standard drain clean').first().waitFor();
		expect(posted('text')).toHaveLength(2);
		expect(new Set(stage.server.heard.map((news) => news.kind === 'text' && news.providerId)).size).toBe(1);
		expect(await page.locator('#caller .mine').count()).toBe(1);
	});

	it('reloads itself when it was served by an n8n that has been started anew', async () => {
		stage = await Stage.open(browser);
		const page = await stage.page();
		await page.clock.install();
		await page.reload();
		await page.locator('#live-dot.on').waitFor();
		await page.route(/view=state/, (route) => route.fulfill({ status: 403, headers: { 'access-control-allow-origin': '*' }, json: { error: 'Reload the page.' } }), { times: 1 });
		const reloaded = page.waitForEvent('load');
		await page.clock.fastForward(20_000);
		await reloaded;
		await page.locator('#live-dot.on').waitFor();
	});

	it('says what to do when there is no number yet', async () => {
		stage = await Stage.open(browser);
		stage.server.store.numbers.unregister(BUSINESS_NUMBER, 'calls');
		stage.server.store.numbers.unregister(BUSINESS_NUMBER, 'texts');
		const page = await stage.page();
		await page.getByText('There is no number to call yet.').waitFor();
		expect(await page.locator('#dial').isDisabled()).toBe(true);
	});

	it.each(['light', 'dark'] as const)('can be read: %s', async (colorScheme) => {
		stage = await Stage.open(browser);
		const page = await stage.page({ colorScheme });
		const pairs = [
			['ink', 'paper'], ['ink', 'card'], ['ink', 'sunk'], ['ink', 'alert-wash'], ['soft', 'paper'], ['soft', 'card'], ['on-accent', 'accent'],
			['accent', 'card'], ['accent', 'accent-wash'], ['alert', 'alert-wash'], ['alert', 'card'], ['amber', 'amber-wash'], ['blue', 'blue-wash'],
		];
		const colours = await page.evaluate<Record<string, number[]>>(`Object.fromEntries(${JSON.stringify([...new Set(pairs.flat())])}.map((name) => {
			const probe = document.body.appendChild(document.createElement('i'));
			probe.style.color = 'var(--' + name + ')';
			return [name, getComputedStyle(probe).color.match(/\\d+/g).map(Number)];
		}))`);
		for (const [front = '', back = ''] of pairs) {
			expect([front, back, contrast(colours[front], colours[back]) >= 4.5]).toEqual([front, back, true]);
		}
	});
});

/** Contrast ratio by WCAG 2.2. */
function contrast(a: number[] = [], b: number[] = []): number {
	const luminance = (rgb: number[]) => {
		const [red = 0, green = 0, blue = 0] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}
