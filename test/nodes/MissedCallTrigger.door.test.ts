import { callStatusBody, dialActionBody } from '../fakes/twilio';
import { Desk, HERE, PERSON, PUBLIC_URL, type TriggerOnCanvas } from '../support/engine';

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('missedCallTrigger', HERE);
});
afterEach(() => desk.close());

describe('who may come in', () => {
	const good = () => {
		const path = `${trigger.path}?step=status`;
		return { path, ...desk.twilio.signedForm(PUBLIC_URL + path, callStatusBody({ ...desk.leg(), callStatus: 'no-answer' })) };
	};
	const refused = async (change: (request: ReturnType<typeof good>) => Parameters<TriggerOnCanvas['receive']>[0]) => {
		const { answer, data } = await trigger.receive(change(good()));
		expect(data).toBeUndefined();
		expect(answer.type).toMatch(/^application\/json/);
		const { error } = JSON.parse(answer.body) as { error: string };
		expect(error).not.toContain(PERSON);
		return `${answer.status} ${error}`;
	};

	it('lets in what Twilio signed', async () => {
		expect((await trigger.receive(good())).answer.status).toBe(200);
	});

	it.each<[string, (request: ReturnType<typeof good>) => Parameters<TriggerOnCanvas['receive']>[0], RegExp]>([
		['no signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': '' } }), /^403 .*without X-Twilio-Signature/],
		['a wrong signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': 'AAAA' } }), /^403 .*does not match.*WEBHOOK_URL/],
		['another body', (request) => ({ ...request, body: request.body.replace('no-answer', 'completed') }), /^403 .*does not match/],
		['another step', (request) => ({ ...request, path: request.path.replace('status', 'voice') }), /^403 .*does not match/],
		['no readable body', (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }), /^400 .*could not be read/],
		['a body too large', (request) => ({ ...request, body: `${request.body}&x=${'a'.repeat(300_000)}` }), /^400 .*could not be read/],
	])('refuses %s', async (_what, change, told) => {
		expect(await refused(change)).toMatch(told);
		expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'twilio calls', count: 1 })]);
	});

	it('refuses another account, though it signed rightly', async () => {
		const { answer } = await desk.tell(trigger, '?step=status', callStatusBody({ ...desk.leg(), accountSid: 'AC-other', callStatus: 'no-answer' }));
		expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('another Twilio account')]);
	});

	it('refuses everybody where the credential has no auth token', async () => {
		const bare = desk.trigger('missedCallTrigger', HERE);
		Object.assign(bare, { secrets: { ...desk.secrets, authToken: '' } });
		const { answer } = await bare.receive(good());
		expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('no Auth Token')]);
	});

	it('has nothing to read here for a browser', async () => {
		const path = `${trigger.path}?step=voice&x=1`;
		const { headers } = desk.twilio.signedForm(PUBLIC_URL + path, {});
		const { answer } = await trigger.receive({ method: 'GET', path, headers });
		expect([answer.status, JSON.parse(answer.body)]).toEqual([405, { error: 'This address takes the reports of a phone system, sent with POST.' }]);
	});

	it('checks a test run against the address of the test run', async () => {
		const path = `${trigger.path.replace('/webhook/', '/webhook-test/')}?step=dial`;
		const params = dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' });
		expect((await trigger.receive({ path, ...desk.twilio.signedForm(PUBLIC_URL + path, params) }, 'manual')).data?.[0]).toHaveLength(1);
		const production = desk.twilio.signedForm(`${PUBLIC_URL}${trigger.path}?step=dial`, params);
		expect((await trigger.receive({ path, ...production }, 'manual')).answer.status).toBe(403);
	});

	it('checks against the public address that the user gave', async () => {
		const behindTunnel = desk.trigger('missedCallTrigger', { ...HERE, options: { publicBase: 'https://tunnel.example.net/' } });
		const path = `${behindTunnel.path}?step=status`;
		const form = desk.twilio.signedForm(`https://tunnel.example.net${path}`, callStatusBody({ ...desk.leg(), callStatus: 'no-answer' }));
		expect((await behindTunnel.receive({ path, ...form })).answer.status).toBe(200);
	});
});
