import { DANA, Desk, expectGoodItems, LEE, PERSON, PROFILE, PUBLIC_URL, timePasses, type TriggerOnCanvas } from '../support/engine';

const HOUR = 3_600_000;
const TEAM_OUTPUT = 3;

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open({ escalation: { links: true, repeat: 0 } });
	trigger = desk.trigger('textReplyTrigger');
	await trigger.activate();
});
afterEach(() => desk.close());

const escalate = async () => {
	const item = await desk.reply("There's water everywhere, the pipe burst!!");
	return await desk.run('escalate', {}, (await desk.run('classifyReply', {}, [item])).json('Classify Reply'));
};
const linkTo = (phone: string) => /, or tap (\S+)$/.exec(desk.twilio.textsTo(phone).at(-1)?.body ?? '')?.[1] ?? '';
const pathOf = (link: string) => link.replace(PUBLIC_URL, '');
const knock = async (method: 'GET' | 'POST', link: string) => await trigger.receive({ method, path: pathOf(link), ...(method === 'POST' ? { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' } : {}) });
const open = async () => (await desk.ledger.openEscalations('bayside'))[0];

it('goes out with the alert, under the address of the trigger', async () => {
	await escalate();
	expect(linkTo(DANA)).toMatch(new RegExp(`^${PUBLIC_URL}/webhook/wh-1/escalation\\?t=[\\w.-]+$`));
	expect(desk.twilio.textsTo(DANA).at(-1)?.body).toContain('Reply 1 to take it, or tap https://');
});

it('does not go out where the profile does not want it, or no trigger is known', async () => {
	await trigger.deactivate();
	await escalate();
	expect(desk.twilio.textsTo(DANA).at(-1)?.body).toMatch(/Reply 1 to take it\.$/);
	await trigger.activate();
	await desk.ledger.saveBusiness({ ...desk.profile, escalation: { ...desk.profile.escalation, links: false } }, Date.now());
	await desk.run('escalate', { operation: 'open', options: { urgency: 'urgent' } }, [await desk.missedCall('+14155550137')]);
	expect(linkTo(DANA)).toBe('');
});

it('opened, shows what it is about and takes nothing, however often; the button takes it, and starts the canvas once', async () => {
	await desk.ledger.upsertPerson('bayside', PERSON, { name: 'Ann <b>Smith</b>' }, Date.now());
	await escalate();
	const link = linkTo(DANA);
	for (let opened = 0; opened < 3; opened += 1) {
		const { answer, data } = await knock('GET', link);
		expect([answer.status, answer.type, data]).toEqual([200, 'text/html; charset=utf-8', undefined]);
		expect(answer.body).toContain('<form method="post">');
		expect(answer.body).toContain(PERSON);
		expect(answer.body).toContain('the pipe burst!!');
		expect(answer.body).not.toContain('<b>Smith');
		expect(answer.body).not.toMatch(/<script|<img|<link|https?:\/\//);
		expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer', 'content-security-policy': expect.stringContaining("default-src 'none'") });
		expect(await open()).toMatchObject({ state: 'open' });
	}
	const { answer, data } = await knock('POST', link);
	expect(answer.status).toBe(200);
	expect(answer.body).toContain(`href="tel:${PERSON}"`);
	expect(await open()).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
	expectGoodItems(data ?? [], 'trigger');
	expect(data?.map((items) => items.length)).toEqual([0, 0, 0, 1]);
	expect(data?.[TEAM_OUTPUT]?.[0]?.json).toMatchObject({ team: { member: 'dana', name: 'Dana', action: 'took' }, escalation: { takenBy: 'dana' }, conversation: { owner: 'dana', automation: 'paused' } });

	const again = await knock('POST', link);
	expect([again.answer.status, again.data]).toEqual([410, undefined]);
	expect(again.answer.body).toContain('This link was used already.');
	expect((await knock('GET', link)).answer.body).not.toContain(PERSON);
});

it('what it starts goes through Escalate', async () => {
	await escalate();
	const { data } = await knock('POST', linkTo(DANA));
	const ran = await desk.run('escalate', {}, [data?.[TEAM_OUTPUT]?.[0]?.json ?? {}]);
	expect(ran.error).toBeUndefined();
	expect(ran.json('Escalate', 2)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ state: 'acknowledged' }) })]);
	expect(desk.twilio.textsTo(DANA)).toHaveLength(1);
});

it('of the second in line says who was quicker, and starts nothing', async () => {
	await escalate();
	timePasses(4 * 60_000);
	const escalation = await open();
	await desk.run('escalate', { operation: 'advance', options: { escalationId: escalation?.id ?? '' } }, [{ business: (await desk.missedCall('+14155550138')).business }]);
	const lees = linkTo(LEE);
	expect(lees).toContain('/escalation?t=');
	await knock('POST', linkTo(DANA));
	expect((await knock('GET', lees)).answer.body).toContain('Dana already has it.');
	const late = await knock('POST', lees);
	expect([late.answer.status, late.data]).toEqual([200, undefined]);
	expect(late.answer.body).not.toContain(PERSON);
	expect(await open()).toMatchObject({ takenBy: 'dana' });
});

it('expires, and says what to do instead', async () => {
	await escalate();
	const link = linkTo(DANA);
	timePasses(4 * HOUR);
	for (const method of ['GET', 'POST'] as const) {
		const { answer } = await knock(method, link);
		expect(answer.status).toBe(410);
		expect(answer.body).toContain('This link has expired.');
	}
	expect(await open()).toMatchObject({ state: 'open' });
});

it.each([['altered', (link: string) => link.replace('.dana.', '.lee.')], ['cut off', (link: string) => link.slice(0, -4)], ['without its token', (link: string) => link.replace(/\?.*/, '')], ['doubled', (link: string) => `${link}&t=x`]])('%s is refused, shows nothing, and is counted', async (_how, change) => {
	await escalate();
	const link = change(linkTo(DANA));
	for (const method of ['GET', 'POST'] as const) {
		const { answer, data } = await knock(method, link);
		expect([answer.status, answer.type, data]).toEqual([404, 'text/html; charset=utf-8', undefined]);
		expect(answer.body).toContain('This link is not valid.');
		expect(answer.body).not.toMatch(/Bayside|\+1415/);
	}
	expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'escalation link', reason: 'forged', count: 2 })]);
	expect(await open()).toMatchObject({ state: 'open' });
});

it('is no door for reports of the phone system, nor the other way round', async () => {
	expect((await trigger.receive({ path: trigger.path, headers: {}, body: '' })).answer.type).toMatch(/^application\/json/);
	expect(PROFILE.id).toBe('bayside');
});

it('noted by a former version of the set-up, is noted when the workflow is published again', async () => {
	const kept = await desk.ledger.recallSetup('twilio', desk.twilio.accountSid, '+14155550100', 'texts');
	if (!kept) throw new Error('The number is not set up.');
	const { escalationUrl, ...before } = kept;
	expect(escalationUrl).toBe(`${PUBLIC_URL}/webhook/wh-1/escalation`);
	await desk.ledger.rememberSetup(before);
	expect(await trigger.exists()).toBe(false);
	await trigger.activate();
	expect((await desk.ledger.recallSetup('twilio', desk.twilio.accountSid, '+14155550100', 'texts'))?.escalationUrl).toBe(escalationUrl);
});
