import { startFakeTwilio, callStatusBody, newSid } from '../../fakes/twilio';
import { deadPort, type Office } from '../../support/canvas';
import { until } from '../../support/until';
import { businessOf, LINES } from './lines';

const create = { on: 'messages.create' } as const;

/** Twilio on bad days. */
export function faults(office: () => Office): void {
	const missed = async () => await office().call({ to: LINES.forward, outcome: 'no-answer' });
	const firstText = (person: string) => office().ledger.texts(person).find((text) => text.purpose === 'first_text');
	const settled = async (person: string) => await until(`the outcome of the text to ${person}`, () => ['sent', 'delivered', 'failed', 'unknown'].includes(String(firstText(person)?.status)) && firstText(person), 40_000);
	afterEach(() => expect(office().twilio.pendingFaults).toBe(0));

	it('too many requests: tried again when Twilio says, and sent once', async () => {
		office().twilio.failNext({ ...create, mode: 'status', status: 429, retryAfterSeconds: 1 });
		const { from } = await missed();
		await office().textTo(from);
		expect(await settled(from)).toMatchObject({ status: expect.stringMatching(/sent|delivered/) });
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it.each(['status', 'status_after_commit'] as const)('an error of the server (%s): looked up first, and sent once', async (mode) => {
		office().twilio.failNext({ ...create, mode, status: 500 });
		const { from } = await missed();
		await until('the outcome', () => ['sent', 'delivered'].includes(String(firstText(from)?.status)) && firstText(from), 40_000);
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('no answer after the text went out: found by looking it up', async () => {
		office().twilio.failNext({ ...create, mode: 'timeout_after_commit' });
		const { from } = await missed();
		expect(await settled(from)).toMatchObject({ status: expect.stringMatching(/sent|delivered/) });
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('a person who opted out at Twilio alone is opted out here as well', async () => {
		const from = office().person();
		office().twilio.setOptedOut(from, LINES.forward);
		await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
		expect(await settled(from)).toMatchObject({ status: 'failed', reason: 'opted_out', vendor_code: '21610' });
		expect(office().ledger.isOptedOut(from)).toBe(true);
	});

	it('nobody there: the text goes out when somebody is there again', async () => {
		const port = await deadPort();
		const { accountSid, authToken } = office().twilio;
		const credentialId = await office().n8n.api.createCredential({ name: 'Stranded', type: 'missedCallTwilioApi', data: { accountSid, authToken, sendWith: 'authToken', baseUrl: `http://127.0.0.1:${port}` } });
		const byHand = { options: { setUpNumber: false } };
		await office().publish({ id: 'stranded', credentialId, followsUp: false, calls: businessOf('Stranded Ltd', LINES.stranded, { callHandling: 'listen', team: {}, ...byHand }), texts: { numbers: LINES.stranded, ...byHand } });
		const from = office().person();
		const report = callStatusBody({ accountSid, callSid: newSid('CA'), from, to: LINES.stranded, callStatus: 'no-answer' });
		expect((await office().twilio.post(`${office().url('stranded', 'calls')}?step=status`, report)).status).toBe(200);
		expect(await settled(from)).toMatchObject({ status: 'failed', reason: 'unavailable', retry_at: expect.any(Number) });

		const back = await startFakeTwilio({ port, accountSid, authToken, statusCallbacks: false });
		back.addNumber(LINES.stranded);
		try {
			office().ledger.timePasses(60_000);
			expect((await back.waitForText((text) => text.to === from, 20_000)).body).toMatch(/^Hi, this is Stranded Ltd\./);
			await until('the outcome', () => firstText(from)?.status === 'sent');
			expect(back.textsTo(from)).toHaveLength(1);
		} finally {
			await office().n8n.api.deactivate('stranded');
			await back.close();
		}
	});
}
