import { sessionEvent, EXTENSION_ID, type PartyTold } from '../../fakes/ringcentral';
import { Desk, HERE, LINE, PERSON, timePasses, type TriggerOnCanvas } from '../../support/engine';
import { Front } from './front';
import { bring, bringAll, looked, ringcentralOffice, started } from './office';

let desk: Desk;
let office: Awaited<ReturnType<typeof ringcentralOffice>>;
let front: Front;
let trigger: TriggerOnCanvas;
let workflows = 0;
const on = (type = 'missedCallTrigger', more: object = HERE) => {
	const made = desk.trigger(type, { ...more, phoneSystem: 'ringcentral', options: { publicBase: front.url } }, { workflowId: `rc-${(workflows += 1)}` });
	front.stand(made);
	return made;
};

beforeEach(async () => {
	desk = await Desk.open();
	office = await ringcentralOffice();
	front = await Front.open();
	desk.vendors[office.type] = office.data;
	trigger = on();
});
afterEach(async () => {
	await front.close();
	await office.stop();
	await desk.close();
});

const subscriptions = () => [...office.fake.state.subscriptions.values()];
const FROM = { number: PERSON, name: 'WIRELESS CALLER' };
const caller: Omit<PartyTold, 'code'> = { id: 'p-1-1', direction: 'Outbound', from: FROM, to: { number: LINE } };
const phone: Omit<PartyTold, 'code'> = { id: 'p-1-2', direction: 'Inbound', extension: EXTENSION_ID, from: FROM, to: { number: LINE, extension: EXTENSION_ID } };
/** Rang out, step by step. */
const rungOut = (session = 's-1') =>
	([[{ ...caller, code: 'Setup' }], [{ ...phone, code: 'Proceeding' }], [{ ...phone, code: 'Disconnected', missed: true, reason: 'NoAnswer' }], [{ ...caller, code: 'Disconnected' }]] as PartyTold[][]).map((parties, index) =>
		sessionEvent(session, index + 2, Date.now() - 10_000 + index * 1_000, parties),
	);

/** What the trigger hands over once what was reported has settled. */
async function settled() {
	const listening = await trigger.listen();
	timePasses(30_000);
	listening.tick();
	await looked(desk, () => listening.emitted.length > 0);
	return listening.emitted.flatMap(({ data }) => data[0] ?? []).map(({ json }) => json);
}

it('is greeted before anything is verified, with the token in a header and JSON as type', async () => {
	const { answer, data } = await trigger.receive({ path: trigger.path, headers: { 'validation-token': 'tok-1' } });
	expect(answer).toMatchObject({ status: 200, type: 'application/json', body: '', headers: { 'validation-token': 'tok-1' } });
	expect(data).toBeUndefined();
	expect(await desk.ledger.refusals(0)).toEqual([]);
});

it('subscribes once with the token of the JWT, is called back, and ends only that', async () => {
	await trigger.activate();
	await trigger.activate();
	expect(subscriptions()).toEqual([expect.objectContaining({ address: `${front.url}${trigger.path}`, status: 'Active', verificationToken: expect.stringMatching(/^[0-9a-f]{32}$/) })]);
	expect(office.fake.state.tokensGiven).toBe(1);
	expect(office.data.accessToken).not.toBe('');
	office.fake.state.subscriptions.set('theirs', { ...(subscriptions()[0] as (typeof subscriptions extends () => (infer S)[] ? S : never)), id: 'theirs', address: 'https://elsewhere.example.com/' });
	await trigger.deactivate();
	expect(office.hooks()).toEqual(['https://elsewhere.example.com/']);
});

it('starts the canvas once for what RingCentral itself delivers, step by step', async () => {
	await trigger.activate();
	for (const event of rungOut()) expect(await office.fake.deliver(event)).toEqual([200]);
	// Word that somebody picked up may still be on its way.
	expect(started(front.received)).toEqual([]);
	expect(await settled()).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON, to: LINE, outcome: 'missed', missedReason: 'no_answer' }) })]);
});

it('starts nothing where another phone took the call of which this one was missed', async () => {
	await trigger.activate();
	const other: PartyTold = { ...phone, id: 'p-1-3', extension: '400100102', code: 'Answered' };
	office.fake.state.sessions.set('s-2', []);
	const [ring, , missed] = rungOut('s-2');
	await office.fake.deliver(ring ?? {});
	await office.fake.deliver(sessionEvent('s-2', 9, Date.now() - 8_000, [other]));
	await office.fake.deliver(missed ?? {});
	await office.fake.deliver(sessionEvent('s-2', 11, Date.now() - 1_000, [{ ...other, code: 'Disconnected' }]));
	await office.fake.deliver(sessionEvent('s-2', 12, Date.now() - 1_000, [{ ...caller, code: 'Disconnected' }]));
	expect(started(front.received)).toEqual([]);
	expect(await settled()).toEqual([]);
});

it('refuses events without the token, or with another, and counts them', async () => {
	await trigger.activate();
	const [genuine] = office.dialect.call('no_answer', { id: '3', from: PERSON, to: LINE, at: Date.now() }) ?? [];
	if (!genuine) throw new Error('nothing to forge');
	for (const forged of [office.dialect.forged.unsigned(genuine), office.dialect.forged.withOtherSecret(genuine)]) {
		expect((await bring(trigger, forged)).answer.status).toBe(403);
	}
	expect((await desk.ledger.refusals(0)).map(({ where }) => where)).toEqual(['ringcentral calls', 'ringcentral calls']);
	expect((await bringAll(trigger, office, [genuine]))[0]?.answer.status).toBe(200);
});

it('gets another token where the one it has is refused, without a word to anybody', async () => {
	await trigger.activate();
	office.fake.expireTokens();
	await trigger.activate();
	expect(office.fake.state.tokensGiven).toBe(2);
	expect(subscriptions()).toHaveLength(1);
});

it('says what is wrong with a JWT that is refused, once it is asked', async () => {
	Object.assign(office.data, { jwtToken: 'revoked.jwt.here' });
	await expect(on().activate()).rejects.toMatchObject({ message: expect.stringContaining('JWT'), description: expect.stringContaining('"Set Up the Number"') });
});

it('is renewed by the sweep before it runs out, and made anew when it was blacklisted', async () => {
	await trigger.activate();
	const [made] = subscriptions();
	if (!made) throw new Error('none');
	office.fake.state.now = () => Date.now();
	timePasses(6 * 24 * 3_600_000);
	const listening = await trigger.listen();
	listening.tick();
	await looked(desk, () => made.expiresAt > Date.now() + 6 * 24 * 3_600_000);
	expect(made.expiresAt).toBeGreaterThan(Date.now() + 6 * 24 * 3_600_000);
	made.status = 'Blacklisted';
	listening.tick();
	await looked(desk, () => false);
	// Not so soon again.
	expect(subscriptions()).toEqual([made]);
	timePasses(901_000);
	listening.tick();
	await looked(desk, () => subscriptions().some(({ status }) => status === 'Active'));
	expect(subscriptions()).toEqual([expect.objectContaining({ status: 'Active' })]);
	for (const event of rungOut('s-9')) expect(await office.fake.deliver(event)).toEqual([200]);
	expect(await settled()).toHaveLength(1);
});
