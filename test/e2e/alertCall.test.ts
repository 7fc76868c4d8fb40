import { Office } from '../support/canvas';
import { until } from '../support/until';
import type { Callee, CallTranscript } from '../fakes/twilio';
import { businessOf, DANA, LEE } from './canvas/lines';

const LINE = '+14155550100';
const MINUTE = 60_000;
const escalation = { emergencySteps: [{ afterMinutes: 0, to: 'dana', channel: 'call' }, { afterMinutes: 3, to: 'lee', channel: 'text' }], repeat: 0 };

describe('an emergency, from the missed call to the ringing phone of the person on call', () => {
	let office: Office;

	beforeAll(async () => {
		office = await Office.open([LINE]);
		await office.publish({ id: 'rings', calls: businessOf('Bayside Plumbing', LINE, { callHandling: 'all_missed', moreProfile: JSON.stringify({ escalation }) }) });
	});
	afterAll(() => office?.close());

	const escalationOf = (person: string) => office.ledger.rows('SELECT * FROM escalations WHERE person = ?', person)[0];
	const eventsOf = (person: string) =>
		office.ledger
			.rows<{ data: string }>("SELECT e.data FROM events e JOIN conversations c ON c.id = e.conversation_id WHERE c.person = ? AND e.kind = 'alert_call' ORDER BY e.seq", person)
			.map(({ data }) => (JSON.parse(data) as { status: string }).status);

	/** Somebody calls in vain, gets the text and answers that there is gas; the phone of the person on call does as told. */
	async function emergency(dana: Callee): Promise<{ readonly from: string; readonly rung: CallTranscript }> {
		office.twilio.setCallee(DANA.phone, dana);
		const already = office.twilio.state.placedCalls.length;
		const { from } = await office.call({ to: LINE, outcome: 'no-answer' });
		await office.textTo(from);
		const { delivery } = await office.twilio.receiveText({ from, to: LINE, body: 'There is a gas smell in my kitchen' });
		expect(delivery).toMatchObject({ status: 200 });
		await until('the phone to have rung', () => office.twilio.state.placedCalls.length > already);
		const rung = office.twilio.state.placedCalls[already] as CallTranscript;
		expect(rung).toMatchObject({ from: LINE, to: DANA.phone, errors: [] });
		return { from, rung };
	}

	it('1 takes it: automation is silent, and nobody else is told', async () => {
		const { from, rung } = await emergency({ kind: 'person', press: '1' });
		expect(rung.spoken.join(' ')).toMatch(/^Emergency for Bayside Plumbing\. [\d ,]+\. There is a gas smell in my kitchen\. Press 1 to take it\. .* It is yours\. Call [\d ,]+\. Goodbye\.$/);
		expect(escalationOf(from)).toMatchObject({ state: 'acknowledged', taken_by: 'dana' });
		expect(office.ledger.rows('SELECT owner, automation FROM conversations WHERE person = ?', from)).toEqual([{ owner: 'dana', automation: 'paused' }]);
		await until('the end of the call to be noted', () => eventsOf(from).includes('completed'));
		expect(office.bodiesTo(DANA.phone).filter((body) => body.includes(from))).toEqual([]);
	});

	it('2 takes it and connects the two: the customer sees the number of the business', async () => {
		const { from, rung } = await emergency({ kind: 'person', press: '2' });
		expect(rung.spoken.at(-2)).toBe('It is yours. Connecting you now.');
		expect(rung.legs).toMatchObject([{ number: from, answered: true, bridged: true }]);
		expect(office.twilio.state.calls.find(({ to, direction }) => to === from && direction === 'outbound-dial')).toMatchObject({ from: LINE });
		expect(escalationOf(from)).toMatchObject({ state: 'acknowledged', taken_by: 'dana' });
		await until('the connection to be noted', () => eventsOf(from).includes('connected'));
	});

	it.each<[string, Callee, string]>([
		['rings out', { kind: 'nobody' }, 'no_answer'],
		['goes to a voicemail', { kind: 'voicemail' }, 'completed'],
	])('a phone that %s takes nothing: the next one is told at their time, and nobody is rung twice', async (_what, callee, status) => {
		const { from } = await emergency(callee);
		await until('the end of the call to be noted', () => eventsOf(from).includes(status));
		const rings = office.twilio.state.placedCalls.length;
		expect(escalationOf(from)).toMatchObject({ state: 'open', step: 1 });
		expect(office.bodiesTo(LEE.phone).filter((body) => body.includes(from))).toEqual([]);
		office.ledger.timePasses(4 * MINUTE);
		const { body } = await office.textTo(LEE.phone, (text) => text.body.includes(from));
		expect(body).toMatch(/^EMERGENCY for Bayside Plumbing/);
		expect(office.twilio.state.placedCalls.length).toBe(rings);
	});

	it('a phone that Twilio cannot reach costs no time: the next one is told at once', async () => {
		office.twilio.failNext({ on: 'calls.create', mode: 'status', status: 400, code: 21214 });
		const { from } = await office.call({ to: LINE, outcome: 'no-answer' });
		await office.textTo(from);
		await office.twilio.receiveText({ from, to: LINE, body: 'gas leak!! please hurry' });
		await office.textTo(LEE.phone, (text) => text.body.includes(from));
		expect(eventsOf(from)).toEqual(['refused']);
	});
});
