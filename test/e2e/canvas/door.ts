import { callStatusBody, incomingMessageBody, newSid } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';
import { LINES } from './lines';

const HOSTILE = [
	"'; DROP TABLE calls; --",
	'<script>alert(1)</script><img src=x onerror=alert(1)>',
	'{{ $json.secret }} {{ process.exit() }} ${7*7} {{7*7}}',
	'\u202Eesrever \u0000null \uD83D half \u{1F469}\u200D\u{1F680} \uFEFF',
	'../../../../etc/passwd %00 %n %s \r\nX-Injected: yes',
	'{"__proto__": {"admin": true}}',
	'e\u0301'.repeat(2_000),
];

/** Who is let in, and what becomes of what is not meant for us. */
export function door(office: () => Office): void {
	const missed = (more: Parameters<typeof callStatusBody>[0] = {}) =>
		callStatusBody({ accountSid: office().twilio.accountSid, callSid: newSid('CA'), from: office().person(), to: LINES.listen, callStatus: 'no-answer', ...more });
	const callsUrl = () => `${office().url('listen', 'calls')}?step=status`;

	async function knock(path: 'calls' | 'texts', init: RequestInit): Promise<{ status: number; text: string }> {
		const response = await fetch(office().url('listen', path).replace('https://hooks.example.com', office().n8n.url), { method: 'POST', ...init });
		return { status: response.status, text: await response.text() };
	}

	const callsKept = () => Number(office().ledger.rows('SELECT COUNT(*) AS count FROM calls WHERE line <> ?', LINES.clock)[0]?.count);

	async function startsNothing(work: () => Promise<unknown>): Promise<void> {
		const before = (await office().executions()).length;
		const calls = callsKept();
		await work();
		expect((await fetch(`${office().n8n.url}/healthz/readiness`)).status).toBe(200);
		expect((await office().executions()).length).toBe(before);
		expect(callsKept()).toBe(calls);
	}

	it.each<[string, { signature?: string | null }, object]>([
		['without a signature', { signature: null }, {}],
		['with a bad one', { signature: 'bm90IGEgc2lnbmF0dXJl' }, {}],
		['for another account', {}, { accountSid: `AC${'9'.repeat(32)}` }],
	])('refuses a report %s', async (_how, options, more) => {
		await startsNothing(async () => {
			const { status, contentType, body } = await office().twilio.post(callsUrl(), missed(more), options);
			expect([status, contentType]).toEqual([403, expect.stringContaining('application/json')]);
			expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\S+ \S+/) });
		});
	});

	it('refuses a report that was altered on its way, and one that was signed for another address', async () => {
		await startsNothing(async () => {
			const { twilio } = office();
			const good = twilio.signedForm(callsUrl(), missed());
			const altered = await knock('calls', { headers: good.headers, body: good.body.replace('no-answer', 'busy') });
			expect([altered.status, JSON.parse(altered.text)]).toEqual([403, { error: expect.stringContaining('signature') }]);
			const elsewhere = await twilio.post(callsUrl(), missed(), { to: callsUrl().replace('https://hooks.example.com', office().n8n.url).replace('status', 'dial') });
			expect(elsewhere.status).toBe(403);
		});
	});

	it('takes a replayed report for the duplicate that it is', async () => {
		const params = missed();
		const { headers, body } = office().twilio.signedForm(callsUrl(), params);
		const send = async () => await fetch(callsUrl().replace('https://hooks.example.com', office().n8n.url), { method: 'POST', headers, body });
		expect((await send()).status).toBe(200);
		await office().textTo(params.From ?? '');
		await startsNothing(async () => expect((await send()).status).toBe(200));
		expect(office().bodiesTo(params.From ?? '')).toHaveLength(1);
	});

	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const json = { 'content-type': 'application/json' };
	const signed = { 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl' };
	it.each<[string, () => RequestInit]>([
		['nothing', () => ({})],
		['an empty form', () => ({ headers: { ...form, ...signed }, body: '' })],
		['a garbled form', () => ({ headers: { ...form, ...signed }, body: '%%%=&&&=%ZZ&a[b][c]=d&\u0000' })],
		['garbled JSON', () => ({ headers: { ...json, ...signed }, body: '{"From": "+1415' })],
		['JSON that is no object', () => ({ headers: { ...json, ...signed }, body: '[[[[]]]]' })],
		['a picture', () => ({ headers: { 'content-type': 'image/png', ...signed }, body: Buffer.from('89504e470d0a1a0a', 'hex') })],
		['several parts', () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x', ...signed }, body: '--x\r\nContent-Disposition: form-data; name="From"\r\n\r\n+14155550123\r\n--x--\r\n' })],
		['XML', () => ({ headers: { 'content-type': 'text/xml', ...signed }, body: '<!DOCTYPE x [<!ENTITY e "eeee">]><x>&e;&e;</x>' })],
		['2 MB', () => ({ headers: { ...form, ...signed }, body: `From=${'a'.repeat(2e6)}` })],
		['5,000 fields', () => ({ headers: { ...form, ...signed }, body: Array.from({ length: 5_000 }, (_, index) => `field${index}=x`).join('&') })],
	])('refuses %s clearly', async (_what, request) => {
		await startsNothing(async () => {
			for (const path of ['calls', 'texts'] as const) {
				const { status, text } = await knock(path, request());
				expect({ path, status, refused: status >= 400 && status < 500 }).toEqual({ path, status, refused: true });
				expect(Object.values(JSON.parse(text) as object).some((words) => typeof words === 'string' && words.length > 0)).toBe(true);
			}
		});
	});

	it('leaves 20 MB to n8n itself, which takes no more than 16 MB of anybody', async () => {
		await startsNothing(async () => {
			const { status, text } = await knock('calls', { headers: { ...form, ...signed }, body: `From=${'a'.repeat(20e6)}` });
			expect([status >= 400, JSON.parse(text)]).toEqual([true, expect.objectContaining({ message: expect.any(String) })]);
		});
	});

	it('is closed to a browser', async () => {
		await startsNothing(async () => {
			const { status, text } = await knock('calls', { method: 'GET' });
			expect([status, JSON.parse(text)]).toEqual([403, { error: expect.any(String) }]);
		});
	});

	it('keeps 5,000 fields of which it needs a dozen, when Twilio signed them', async () => {
		const params = { ...missed(), ...Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`Zz${index}`, 'x'])) };
		expect((await office().twilio.post(callsUrl(), params)).status).toBe(200);
		await office().textTo(String(params.From));
	});

	it('reads hostile words as words', async () => {
		for (const words of HOSTILE) {
			const from = office().person();
			const { twilio } = office();
			const params = incomingMessageBody({ accountSid: twilio.accountSid, messageSid: newSid('SM'), from, to: LINES.forward, body: words });
			expect((await twilio.post(office().url('forward', 'texts'), params)).status).toBe(200);
			const call = missed({ from, callerName: words, to: words.slice(0, 60) });
			expect((await twilio.post(callsUrl(), call)).status).toBe(200);
		}
		const bodies = office().ledger.rows<{ body: string }>("SELECT body FROM messages WHERE direction = 'in'").map(({ body }) => body);
		expect(bodies).toEqual(expect.arrayContaining([HOSTILE[0], HOSTILE[1], HOSTILE[2]]));
		expect((await office().executions()).filter(({ status }) => status !== 'success')).toEqual([]);
	});

	it('counts every refusal by its reason, and keeps nothing of what was in it', () => {
		const refusals = office().ledger.rows<{ place: string; reason: string; count: number }>('SELECT place, reason, count FROM refusals');
		const counts = Object.fromEntries(refusals.map(({ place, reason, count }) => [`${place}: ${reason}`, count]));
		expect(counts).toMatchObject({ 'twilio calls: signature_missing': expect.any(Number), 'twilio calls: signature_wrong': expect.any(Number), 'twilio calls: wrong_account': 1, 'twilio calls: body_unreadable': expect.any(Number), 'twilio texts: body_unreadable': expect.any(Number) });
	});
}
