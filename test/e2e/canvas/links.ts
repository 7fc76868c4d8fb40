import type { Office } from '../../support/canvas';
import { until } from '../../support/until';
import { IDA, LINES } from './lines';

/** The link in an alert, opened as people, previews and scanners open links. */
export function links(office: () => Office): void {
	const escalationOf = (person: string) => office().ledger.rows('SELECT * FROM escalations WHERE person = ?', person)[0];
	const ask = async (link: string, init: RequestInit = {}) => {
		const response = await fetch(link.replace('https://hooks.example.com', office().n8n.url), { redirect: 'manual', ...init });
		return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, body: await response.text() };
	};

	it('takes nothing by being opened; the button takes it, once, and the person hears who calls', async () => {
		const from = office().person();
		await office().twilio.receiveText({ from, to: LINES.links, body: 'My dog ate chocolate, can somebody call me?' });
		const alert = (await office().textTo(IDA.phone, (text) => text.body.includes(from))).body;
		const link = /, or tap (\S+)$/.exec(alert)?.[1] ?? '';
		expect(link).toMatch(/^https:\/\/hooks\.example\.com\/webhook\/[\w-]+\/escalation\?t=[\w.-]+$/);

		for (let opened = 0; opened < 2; opened += 1) {
			const page = await ask(link);
			expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
			expect(page.body).toContain('<form method="post">');
			expect(page.body).toContain(from);
			expect(page.headers.get('cache-control')).toBe('no-store');
			expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
			expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
		}
		expect((await ask(link, { method: 'HEAD' })).body).toBe('');
		expect(escalationOf(from)).toMatchObject({ state: 'open' });

		const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(office().n8n.url).origin }, body: '' };
		const forged = await ask(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), form);
		expect([forged.status, forged.body.includes(from)]).toEqual([404, false]);
		expect(escalationOf(from)).toMatchObject({ state: 'open' });

		const taken = await ask(link, form);
		expect([taken.status, taken.body.includes('It’s yours.')]).toEqual([200, true]);
		expect(escalationOf(from)).toMatchObject({ state: 'acknowledged', taken_by: 'ida' });
		expect((await ask(link, form)).status).toBe(410);
		expect((await office().textTo(from, (text) => text.body.startsWith('Ida'))).body).toBe('Ida will call you in 10 minutes.');
		await until('the run to end', () => escalationOf(from)?.taken_by === 'ida');
		expect(office().bodiesTo(from).filter((body) => body.startsWith('Ida'))).toHaveLength(1);
	});
}
