import { Desk, HERE, LINE, PERSON, PUBLIC_URL, type TriggerOnCanvas } from '../../support/engine';
import type { FakeQuo } from '../../fakes/quo';
import { bringAll, callrailOffice, looked, quoOffice, started, type Office } from './office';

const OTHERS = 'https://elsewhere.example.com/hook';

/** What the vendors' fakes need to be set up by somebody else, and to lose what was set up. */
const OFFICES: [string, () => Promise<Office<unknown>>, (of: Office<unknown>) => void, (of: Office<unknown>) => void][] = [
	[
		'Quo',
		quoOffice,
		({ fake }) => void (fake as FakeQuo).state.newHook('dated', { url: OTHERS, events: ['call.completed'], resourceIds: ['*'], status: 'enabled', label: null }),
		({ fake }) => void (fake as FakeQuo).state.hooks.splice(0),
	],
	[
		'CallRail',
		callrailOffice,
		({ fake, data }) =>
			void (fake as Awaited<ReturnType<typeof callrailOffice>>['fake']).state.integrations.push({ id: 1, company_id: 'COM0000000000000000000000000000test', type: 'Webhooks', state: 'active', config: { post_call_webhook: [OTHERS] }, signing_key: `key beside ${data.apiKey as string}` }),
		({ fake }) => void (fake as Awaited<ReturnType<typeof callrailOffice>>['fake']).state.integrations.splice(0),
	],
];

describe.each(OFFICES)('what %s reports', (_title, open, setUpByOthers, forget) => {
	let desk: Desk;
	let office: Office<unknown>;
	let trigger: TriggerOnCanvas;
	let workflows = 0;
	const on = (more: object = {}) => desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: office.system, ...more }, { workflowId: `${_title}-${(workflows += 1)}` });

	beforeEach(async () => {
		desk = await Desk.open();
		office = await open();
		desk.vendors[office.type] = office.data;
		trigger = on();
	});
	afterEach(async () => {
		await office.stop();
		await desk.close();
	});
	const kept = async () => {
		const { connector } = office.dialect;
		const account = connector.accountOf(connector.readSecrets({ credential: office.data, parameters: {}, kept: {} }));
		return await desk.ledger.recallSubscription({ system: office.system, account, holder: `${trigger.workflow.id}:${trigger.node.id}`, purpose: 'calls' });
	};
	const missed = (id: string) => office.dialect.call('no_answer', { id, from: PERSON, to: LINE, at: Date.now() - 1_000 });

	it('is subscribed to once and kept, and ended again; what others subscribed to stays', async () => {
		setUpByOthers(office);
		await trigger.activate();
		await trigger.activate();
		const ours = `${PUBLIC_URL}/webhook/wh-1/calls`;
		expect(office.hooks()).toEqual([OTHERS, ours]);
		expect(await kept()).toMatchObject({ url: ours, numbers: [LINE] });
		expect(Object.values((await kept())?.secrets ?? {})).toEqual([expect.stringMatching(/\S{8,}/)]);
		await trigger.deactivate();
		expect(office.hooks()).toEqual([OTHERS]);
		expect(await kept()).toBeUndefined();
		await trigger.deactivate();
		expect(office.hooks()).toEqual([OTHERS]);
	});

	it('keeps no secret where an export of the ledger would show it', async () => {
		await trigger.activate();
		const [secret = 'none'] = Object.values((await kept())?.secrets ?? {});
		const { state } = (await kept()) ?? { state: {} };
		expect(JSON.stringify(state)).not.toContain(secret);
	});

	it('is never touched by a test run, nor where the user does it by hand', async () => {
		await trigger.activate('manual', 'manual');
		await on({ options: { setUpNumber: false } }).activate();
		expect(office.hooks()).toEqual([]);
		await trigger.activate();
		await trigger.deactivate('manual', 'manual');
		expect(office.hooks()).toHaveLength(1);
	});

	it('is subscribed to anew by the sweep where somebody took that away, and let in from then on', async () => {
		await trigger.activate();
		const before = await kept();
		forget(office);
		const listening = await trigger.listen();
		listening.tick();
		await looked(desk, async () => (await kept())?.at !== before?.at);
		expect(office.hooks()).toHaveLength(1);
		const received = await bringAll(trigger, office, missed('b1'));
		expect(received.map(({ answer }) => answer.status)).toEqual(received.map(() => 200));
		expect(started(received)).toHaveLength(1);
		expect(started(listening.emitted.map(({ data }) => ({ data })) as never)).toEqual([]);
	});

	it('is not looked after where it was never subscribed to', async () => {
		const listening = await trigger.listen();
		listening.tick();
		await looked(desk, () => false);
		expect(office.hooks()).toEqual([]);
	});

	it('is refused before anything was subscribed to: there is nothing to verify it with', async () => {
		const [received] = await bringAll(trigger, office, missed('b2'));
		expect(received?.answer).toMatchObject({ status: 403 });
		expect(received?.data).toBeUndefined();
	});

	it('is told what to do about where the account does not let us', async () => {
		Object.assign(office.data, { apiKey: 'another-key' });
		await expect(on().activate()).rejects.toMatchObject({ message: expect.stringMatching(/key|credential/i), description: expect.stringMatching(/switch "Set Up the Number" off[^]*\n1\. \w+[^]*\n2\. /) });
		// With the address to paste, not a place where to look for it.
		await expect(on().activate()).rejects.toMatchObject({ description: expect.stringContaining(PUBLIC_URL) });
	});
});
