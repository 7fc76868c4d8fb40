import { dialActionBody, gatherBody, callStatusBody } from '../fakes/twilio';
import { DANA, Desk, HERE, LEE, LINE, PERSON, type TriggerOnCanvas } from '../support/engine';

let desk: Desk;
let trigger: TriggerOnCanvas;
let id: string;
let escalationId: string;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('missedCallTrigger', HERE);
	const { conversation } = await desk.missedCall();
	const conversationId = conversation?.id ?? '';
	const now = Date.now();
	const opened = await desk.ledger.openEscalation({ businessId: 'bayside', conversationId, person: PERSON, urgency: 'emergency', route: 'emergency', summary: 'Gas', now, firstStepAt: now });
	escalationId = opened.escalation.id;
	id = await rings('dana', DANA, 'CAout');
});
afterEach(() => desk.close());

async function rings(member: string, phone: string, providerId: string): Promise<string> {
	const { conversationId } = (await desk.ledger.getEscalation(escalationId)) ?? { conversationId: '' };
	const claim = await desk.ledger.claimAlertCall({ key: `alert:${member}`, businessId: 'bayside', conversationId, escalationId, member, phone, line: LINE, system: 'twilio', account: desk.twilio.accountSid, now: Date.now(), leaseMs: 60_000 });
	if (claim.result !== 'claimed') throw new Error(claim.result);
	await desk.ledger.settleAlertCall(claim.call.id, { status: 'placed', providerId }, Date.now());
	return claim.call.id;
}

const leg = (phone = DANA, callSid = 'CAout') => ({ accountSid: desk.twilio.accountSid, callSid, from: LINE, to: phone, direction: 'outbound-api' as const });
const press = async (digits: string, alert = id, phone = DANA, callSid = 'CAout') => {
	const received = await desk.tell(trigger, `?step=alert&alert=${alert}`, gatherBody({ ...leg(phone, callSid), digits }));
	expect(received).toMatchObject({ data: undefined, answer: { status: 200, type: 'text/xml' } });
	return received.answer.body;
};
const state = async () => await desk.ledger.getEscalation(escalationId);

describe('a key on the call to the team', () => {
	it('1 takes it: nothing starts, and the number to call is said', async () => {
		expect(await press('1')).toMatch(/<Say[^>]*>It is yours\. Call 4 1 5, 5 5 5, 0 1 2 3\. Goodbye\.<\/Say><Hangup\/>/);
		expect(await state()).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
	});

	it('2 takes it and connects; a customer who does not pick up is told of, one who does is spoken with', async () => {
		expect(await press('2')).toMatch(new RegExp(`Connecting you now\\.</Say><Dial callerId="\\${LINE}"[^>]*><Number>\\${PERSON}</Number></Dial>`));
		expect(await state()).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
		const end = async (dialCallStatus: 'completed' | 'no-answer') => (await desk.tell(trigger, `?step=alert_dial&alert=${id}`, dialActionBody({ ...leg(), dialCallStatus, dialBridged: dialCallStatus === 'completed' }))).answer.body;
		expect(await end('no-answer')).toContain('They did not pick up. Please call them again: 4 1 5, 5 5 5, 0 1 2 3.');
		expect(await end('completed')).toContain('Goodbye.');
		const events = await desk.ledger.latestEvents('bayside', 50);
		expect(events.filter(({ kind }) => kind === 'alert_call').map(({ data }) => data.status)).toEqual(['placed', 'answered', 'connected']);
	});

	it('any other says the menu again, twice, and takes nothing', async () => {
		expect(await press('9')).toMatch(/<Gather [^>]*asked=1[^>]*><Say[^>]*>Press 1 to take it/);
		expect((await desk.tell(trigger, `?step=alert&alert=${id}&asked=2`, gatherBody({ ...leg(), digits: '9' }))).answer.body).toContain('Nobody pressed a key');
		expect(await state()).toMatchObject({ state: 'open' });
	});

	it('names who was quicker', async () => {
		const other = await rings('lee', LEE, 'CAlee');
		await press('1');
		expect(await press('2', other, LEE, 'CAlee')).toMatch(/Dana already has it\. Goodbye\.<\/Say><Hangup/);
		expect(await state()).toMatchObject({ takenBy: 'dana' });
	});

	it('says so where it is closed', async () => {
		await desk.ledger.resolveEscalation(escalationId, 'lee', Date.now());
		expect(await press('1')).toContain('This was already taken care of.');
	});
});

describe('what takes nothing', () => {
	it('is a key without a signature', async () => {
		const path = `${trigger.path}?step=alert&alert=${id}`;
		const { answer } = await trigger.receive({ path, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Digits=1&CallSid=CAout' });
		expect(answer.status).toBe(403);
		expect(await state()).toMatchObject({ state: 'open' });
	});

	it.each<[string, string, string, string]>([
		['of another phone', 'same', LEE, 'CAout'],
		['of another call', 'same', DANA, 'CAother'],
		['of no call of ours', 'acl_nowhere', DANA, 'CAout'],
	])('is a signed key %s, which is counted', async (_what, alert, phone, callSid) => {
		expect(await press('1', alert === 'same' ? id : alert, phone, callSid)).toContain('not known any more');
		expect(await state()).toMatchObject({ state: 'open' });
		expect(await desk.ledger.refusals(0)).toMatchObject([{ where: 'twilio calls', reason: 'unknown_alert_call', count: 1 }]);
	});

	it('is a call that is picked up and ends: it is noted, and is no missed call', async () => {
		for (const callStatus of ['in-progress', 'completed'] as const) {
			expect(await desk.tell(trigger, `?step=alert_status&alert=${id}`, callStatusBody({ ...leg(), callStatus }))).toMatchObject({ data: undefined, answer: { status: 200 } });
		}
		expect(await state()).toMatchObject({ state: 'open' });
		const events = await desk.ledger.latestEvents('bayside', 50);
		expect(events.filter(({ kind }) => kind === 'alert_call').map(({ data }) => data.status)).toEqual(['placed', 'answered', 'completed']);
	});
});
