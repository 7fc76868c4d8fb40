import { callStatusBody, newSid } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';
import { until } from '../../support/until';
import { BEFORE, businessOf, LINES } from './lines';

/** What publishing does to a number, and taking back does. */
export function activation(office: () => Office): void {
	const number = (line: string) => office().twilio.state.numbers.get(line);

	it('points calls and texts of each number at its own canvas', () => {
		for (const id of ['forward', 'allMissed'] as const) {
			const { pathname: calls } = new URL(office().url(id, 'calls'));
			const { pathname: texts } = new URL(office().url(id, 'texts'));
			expect(number(LINES[id])).toMatchObject({ voice_url: expect.stringContaining(`${calls}?step=voice`), voice_method: 'POST', status_callback: expect.stringContaining(`${calls}?step=status`), sms_url: expect.stringContaining(texts), sms_method: 'POST' });
		}
	});

	it('stops where the number is in use and the user wants that, and does not take one from a canvas that has it', async () => {
		await office().bringIn({ id: 'careful', followsUp: false, calls: businessOf('Careful Ltd', LINES.busy, { options: { inUse: 'stop' } }) });
		await office().bringIn({ id: 'thief', followsUp: false, calls: businessOf('Bayside Plumbing', LINES.forward) });
		// n8n tries each several times before it gives up.
		await Promise.all([
			expect(office().n8n.api.activate('careful')).rejects.toThrow(/is in use: .*https:\/\/ivr\.example\.com\/in/),
			expect(office().n8n.api.activate('thief')).rejects.toThrow('belongs to another active workflow'),
		]);
		for (const id of ['careful', 'thief']) await office().n8n.api.deactivate(id);
		expect(number(LINES.busy)).toMatchObject(BEFORE);
		expect(number(LINES.forward)?.voice_url).toContain(new URL(office().url('forward', 'calls')).pathname);
	});

	it('test listening takes what Twilio signed for the test address, and never touches the number', async () => {
		const { n8n, twilio } = office();
		const canvas = await office().bringIn({ id: 'listening', followsUp: false, calls: businessOf('Listening Ltd', LINES.test, { callHandling: 'all_missed', team: {} }) });
		const listening = await n8n.api.rest<{ data: { waitingForWebhook?: boolean } }>('POST', `/workflows/${canvas.id}/run`, { triggerToStartFrom: { name: 'Missed Call Trigger' } });
		expect(listening.data).toEqual({ waitingForWebhook: true });
		expect(number(LINES.test)).toMatchObject(BEFORE);
		const from = office().person();
		const report = callStatusBody({ accountSid: twilio.accountSid, callSid: newSid('CA'), from, to: LINES.test, callStatus: 'completed' });
		const { status, body } = await twilio.post(`${office().url('listening', 'calls', 'webhook-test')}?step=status`, report);
		expect({ status, body }).toEqual({ status: 200, body: expect.stringContaining('<Response') });
		expect((await office().textTo(from)).body).toMatch(/^Hi, this is Listening Ltd\./);
		const [run] = await until('the test run', async () => {
			const runs = await office().executions('listening');
			return runs.length > 0 && runs;
		});
		expect(run).toMatchObject({ mode: 'manual', status: 'success' });
		expect(number(LINES.test)).toMatchObject(BEFORE);
	});
}

/** The last thing that happens in an office. */
export function closing(office: () => Office): void {
	it('has its executions green, every one', async () => {
		const all = await office().executions();
		expect(all.length).toBeGreaterThan(50);
		expect(all.filter(({ status }) => status !== 'success')).toEqual([]);
	});

	it('puts back what the numbers did before', async () => {
		for (const id of ['forward', 'allMissed', 'listen', 'clock', 'bursts', 'links']) await office().n8n.api.deactivate(id);
		const blank = Object.fromEntries(Object.entries(BEFORE).map(([name, value]) => [name, value === 'GET' ? 'POST' : '']));
		expect(office().twilio.state.numbers.get(LINES.forward)).toMatchObject(BEFORE);
		expect(office().twilio.state.numbers.get(LINES.listen)).toMatchObject(BEFORE);
		expect(office().twilio.state.numbers.get(LINES.allMissed)).toMatchObject(blank);
		expect(office().ledger.rows('SELECT * FROM number_setups')).toEqual([]);
	});

	it('has a reason for every missed call, and a text for every decision to text', () => {
		const calls = office().ledger.calls();
		expect(calls.length).toBeGreaterThan(40);
		expect(calls.filter(({ outcome, reason }) => outcome === 'missed' && reason === null)).toEqual([]);
		expect(calls.filter(({ outcome }) => !['missed', 'answered', 'ignored', 'open'].includes(outcome))).toEqual([]);
		const texted = office().ledger.rows("SELECT call_id, status FROM messages WHERE purpose = 'first_text'");
		expect(new Set(texted.map((text) => text.call_id)).size).toBe(texted.length);
		for (const call of calls.filter(({ action }) => action === 'text')) {
			expect({ call: call.id, texts: texted.filter((text) => text.call_id === call.id).length }).toEqual({ call: call.id, texts: 1 });
		}
	});

	it('has left nothing owed', () => {
		expect(office().ledger.rows('SELECT id FROM calls WHERE owed_at IS NOT NULL')).toEqual([]);
		expect(office().ledger.rows("SELECT id, status FROM messages WHERE status = 'claimed'")).toEqual([]);
	});
}
