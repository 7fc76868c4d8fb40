import { dialActionBody, newSid } from '../../fakes/twilio';
import type { Office } from '../../support/canvas';
import { LINES } from './lines';

/** The same thing many times at once, and different things at once. */
export function races(office: () => Office): void {
	// So slow that what comes at once meets texts that are still on their way.
	beforeAll(() => office().twilio.configure({ latencyMs: 400 }));
	afterAll(() => office().twilio.configure({ latencyMs: 0 }));

	const ended = (from: string, callSid = newSid('CA')) => {
		const { twilio } = office();
		const params = dialActionBody({ accountSid: twilio.accountSid, callSid, from, to: LINES.forward, dialCallStatus: 'no-answer', dialCallSid: `${callSid}-leg` });
		return { callSid, tell: async () => await twilio.post(`${office().url('forward', 'calls')}?step=dial`, params) };
	};

	it('20 copies of one report at once: one text, one execution', async () => {
		const from = office().person();
		const before = (await office().executions('forward')).length;
		const call = ended(from);
		const deliveries = await Promise.all(Array.from({ length: 20 }, () => call.tell()));
		expect(deliveries.map(({ status }) => status)).toEqual(Array(20).fill(200));
		await office().textTo(from);
		expect(await office().decided(call.callSid)).toMatchObject({ action: 'text', offers: 1 });
		expect((await office().executions('forward')).length - before).toBe(1);
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('two calls of one person in the same second: one text, and the other call says why', async () => {
		const from = office().person();
		const [one, other] = [ended(from), ended(from)];
		await Promise.all([one.tell(), other.tell()]);
		const rows = [await office().decided(one.callSid), await office().decided(other.callSid)];
		expect(rows.map(({ action, reason }) => `${action} ${reason}`).sort()).toEqual(['skip texted_lately', 'text ok']);
		await office().executions('forward');
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('ten people in the same second: a text each', async () => {
		const people = Array.from({ length: 10 }, () => office().person());
		await Promise.all(people.map((from) => ended(from).tell()));
		await Promise.all(people.map((person) => office().textTo(person)));
		await office().executions('forward');
		expect(people.map((person) => office().bodiesTo(person).length)).toEqual(people.map(() => 1));
	});
}
