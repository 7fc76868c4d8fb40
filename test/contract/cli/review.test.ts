import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import { checkProfile, classify, type Ledger, type SaidCorrection } from '../../../engine';
import { missedCall, PROFILE, scratch } from './support';

const { file, folder, remove } = scratch();
const path = join(folder, 'ledger.sqlite');
const DAY = 24 * 3_600_000;
const now = Date.now();
const BOOKING = "I'd like to schedule an appointment";

let ledger: Ledger;
let texts = 0;
async function reply(body: string, said?: Omit<SaidCorrection, 'by'>, more: { readonly at?: number; readonly to?: string; readonly from?: string } = {}): Promise<string> {
	texts += 1;
	const at = more.at ?? now - DAY + texts * 1_000;
	const { message } = await ledger.recordReply({ kind: 'text', system: 's', account: 'a', providerId: `in${texts}`, from: more.from ?? '+12125550123', to: more.to ?? '+14155550100', body, media: [] }, { holder: 'w/t', now: at, leaseMs: 1 });
	const id = message?.id ?? '';
	await ledger.recordClassification(id, classify(body, { now: at, timezone: 'America/New_York', emergencyAdd: ['kiln door open'] }), at);
	if (said) await ledger.correctReply(id, { by: 'dana', ...said }, at + 1);
	return id;
}

beforeAll(async () => {
	ledger = ledgerOver(await openSqlite(path));
	for (const profile of [{ ...PROFILE, emergency: { add: ['kiln door open'] } }, { ...PROFILE, id: 'uptown', name: 'Uptown', numbers: [{ number: '+12125550150' }] }]) {
		const checked = await checkProfile(profile);
		if (!checked.ok) throw new Error('The profile of the test has faults.');
		await ledger.saveBusiness(checked.profile, 0);
	}
	await ledger.upsertPerson('bayside', '+12125550123', { name: 'Zelda Ruiz' }, now);
	await reply('rather the \u001b[31mred\u001b[0m, unless it was the first, you tell me 415-867-5309');
	await reply(BOOKING, { intent: 'booking' });
	await reply('the kiln door open, Zelda', { route: 'emergency' });
	await reply('Thanks so much!', { intent: 'quote', note: 'call 415-867-5309' });
	await reply('rather the other, unless it was the first, you tell me', undefined, { to: '+12125550150' });
	await reply('long ago', { intent: 'quote' }, { at: now - 30 * DAY });
	await reply('Thanks!');
});
afterAll(async () => {
	await ledger.close();
	remove();
});

const review = async (...args: string[]) => await missedCall(['review', '--ledger', path, ...args]);

describe('missed-call review', () => {
	it('lists the week’s unsure and corrected replies in their order, without a whole number', async () => {
		const { code, out } = await review();
		expect(code).toBe(0);
		expect([...out.matchAll(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}(\w+) {2}…0123 {2}(\w+): /gm)].map(([, business, kind]) => `${business} ${kind}`)).toEqual(['bayside unsure', 'bayside confirmed', 'bayside confirmed', 'bayside corrected', 'uptown unsure']);
		expect(out).toMatch(/acknowledgement \([\d.]+\) → closed; should be quote → sales; by dana: call …09\n {2}Thanks so much!\n {2}msg_\w+\n/);
		expect(out).toContain('call …09');
		expect(out).not.toMatch(/2125550123|867.?5309/);
		expect(out).not.toContain('\u001b');
		expect(out).toMatch(/: 2 unsure, 1 corrected, 2 confirmed\.\n$/);
	});

	it('lists as far back as asked, of one business, as JSON lines too', async () => {
		expect((await review('--since', '60d', '--json')).lines.map(({ text }) => text)).toContain('long ago');
		const { lines } = await review('--business', 'uptown', '--json', '--since', new Date(now - 2 * DAY).toISOString().slice(0, 10));
		expect(lines).toEqual([expect.objectContaining({ kind: 'unsure', business: 'uptown', person: '+12125550123', text: 'rather the other, unless it was the first, you tell me', read: expect.objectContaining({ unsure: true }), reply: expect.stringMatching(/^msg_/) })]);
		expect(await review('--business', 'uptown', '--since', '1h')).toMatchObject({ code: 0, out: expect.stringMatching(/^Since .* no reply was read unsurely/) });
	});

	it('makes tests of what somebody has looked at, which hold the routes', async () => {
		const routes = join(folder, 'routes.jsonl');
		expect(await review('--routes', routes)).toMatchObject({ code: 0, said: expect.stringContaining(`3 route tests in ${routes}.`) });
		const tests = readFileSync(routes, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(tests).toMatchObject([
			{ text: BOOKING, route: 'booking', vertical: 'generic', timezone: 'America/New_York', business: 'bayside' },
			{ text: 'the kiln door open, Sam', route: 'emergency', emergency: { add: ['kiln door open'], remove: [] } },
			{ text: 'Thanks so much!', route: 'sales' },
		]);
		const { code, out } = await missedCall(['test-routes', routes]);
		expect({ code, out }).toEqual({ code: 1, out: 'line 3: "Thanks so much!": route is closed, not sales\n2 passed, 1 failed\n' });
		const held = tests.slice(0, 2).map((test) => JSON.stringify(test)).join('\n');
		expect(await missedCall(['test-routes', '-'], { input: held })).toMatchObject({ code: 0, out: '2 passed, 0 failed\n' });
		const without = JSON.stringify({ ...tests[1], emergency: undefined });
		expect(await missedCall(['test-routes', '-'], { input: without })).toMatchObject({ code: 1 });
	});

	it('makes texts to learn from, in either form', async () => {
		const [table, lines] = [join(folder, 'new.tsv'), join(folder, 'new.jsonl')];
		expect(await review('--training', table)).toMatchObject({ code: 0, said: expect.stringContaining(`3 training texts in ${table}`) });
		const [head = '', ...rows] = readFileSync(table, 'utf8').trim().split('\n');
		expect(head).toMatch(/^# author: /);
		expect(rows.map((row) => row.split('\t'))).toEqual([
			['booking', 'routine', 'generic', 'en', '-', '-', BOOKING],
			[expect.any(String), 'emergency', 'generic', 'en', '-', expect.any(String), 'the kiln door open, Sam'],
			['quote', 'routine', 'generic', 'en', '-', '-', 'Thanks so much!'],
		]);
		expect(await review('--training', lines, '--json')).toMatchObject({ code: 0 });
		expect(JSON.parse(readFileSync(lines, 'utf8').split('\n')[0] ?? '')).toEqual({ intent: 'booking', urgency: 'routine', trade: 'generic', lang: 'en', asked: '-', also: [], text: BOOKING });
	});

	it('writes over nothing, and leaves no half file', async () => {
		const kept = file('kept.jsonl', 'mine');
		const other = join(folder, 'other.tsv');
		expect(await review('--training', other, '--routes', kept)).toMatchObject({ code: 1, said: expect.stringContaining(`There is a file ${kept} already`) });
		expect(readFileSync(kept, 'utf8')).toBe('mine');
		expect(existsSync(other)).toBe(false);
		expect(await review('--routes', join(folder, 'no/such/routes.jsonl'))).toMatchObject({ code: 1, said: expect.stringContaining('there is no such folder') });
		expect(await review('--routes', join(folder, 'x.jsonl'), '--training', join(folder, 'no/such/x.tsv'))).toMatchObject({ code: 1 });
		expect(existsSync(join(folder, 'x.jsonl'))).toBe(false);
	});

	it('refuses what it cannot mean', async () => {
		for (const args of [['more'], ['--since', 'soon'], ['--since', '0d'], ['--since', '2999-01-01'], ['--training', 'x.csv'], ['--routes', 'a.jsonl', '--training', 'a.jsonl']]) expect(await review(...args)).toMatchObject({ code: 2 });
		expect(await review('--business', 'nobody')).toMatchObject({ code: 1, said: expect.stringMatching(/It has: bayside, uptown/) });
		expect(await missedCall(['review', '--ledger', join(folder, 'none.sqlite')])).toMatchObject({ code: 1, said: expect.stringMatching(/no ledger at/) });
	});
});

it('a test of routes says which words are no list', async () => {
	expect(await missedCall(['test-routes', '-'], { input: '{"text":"hi","route":"person","emergency":{"add":"fire"}}' })).toMatchObject({ code: 1, out: expect.stringContaining('"emergency.add" must be a list of words') });
});
