import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { advanceEscalation, bundleText, openEscalation, type Escalation, type OpenRequest } from '../../../../engine/escalations';
import { Crash } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';
import { KIM, LEE, MARIA, MINUTE, ROTA } from './escalating';

const SECOND = 1_000;
const person = (index: number) => `+1415555${String(2_000 + index)}`;

let world: World;
const opened: World[] = [];
afterEach(async () => void (await Promise.all(opened.splice(0).map(async (one) => await one.close()))));
const begin = async (more: object = { team: [MARIA], escalation: { repeat: 0 } }) => void opened.push((world = await openWorld(more)));

async function open(index: number, more: Partial<OpenRequest> = {}) {
	const conversation = await world.ledger.openConversation('smith', person(index), LINE, world.clock.now());
	return await openEscalation(world.deps, world.profile, LINE, { businessId: 'smith', conversationId: conversation.id, person: person(index), urgency: 'routine', route: 'person', summary: `Matter ${index}`, ...more });
}
/** What the Follow-Up Trigger and Escalate do with whatever has fallen due. */
async function fire() {
	for (const { escalation, due } of await world.ledger.claimDue(['escalation_step'], world.clock.now(), MINUTE, 50)) {
		if (!escalation) throw new Error('A step fell due without its escalation.');
		await advanceEscalation(world.deps, world.profile, LINE, escalation, due.id);
		await world.ledger.finishDue(due.id, due.fence, 'done', world.clock.now());
	}
}
const pass = async (ms: number) => {
	world.clock.pass(ms);
	await fire();
};
const texts = (to: { readonly phone: string } = MARIA) => world.phone.accepted.filter(({ text }) => text.to === to.phone).map(({ text }) => text.body);

describe('alerts to one person', () => {
	it('are one text a minute: the first goes at once, and what falls into its minute goes together when that is over', async () => {
		await begin();
		await open(1);
		for (const index of [2, 3, 4]) {
			world.clock.pass(10 * SECOND);
			expect(await open(index)).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }] });
		}
		expect(texts()).toEqual([expect.stringContaining('Matter 1')]);
		await pass(29 * SECOND);
		expect(texts()).toHaveLength(1);
		await pass(SECOND);
		expect(texts()[1]).toBe(`3 waiting for Smith Plumbing: reply 2: ${person(2)} "Matter 2"; reply 3: ${person(3)} "Matter 3"; reply 4: ${person(4)} "Matter 4"`);
		await pass(59 * SECOND);
		await open(5);
		expect(texts()).toHaveLength(2);
		await pass(SECOND);
		expect(texts()[2]).toBe(`Needs you for Smith Plumbing: ${person(5)}: "Matter 5" Reply 5 to take it.`);
	});

	it('after a quiet minute go at once', async () => {
		await begin();
		await open(1);
		await pass(MINUTE);
		await open(2);
		expect(texts()).toHaveLength(2);
	});

	it('leave out what was taken meanwhile; where nothing is left, no text goes', async () => {
		await begin();
		await open(1);
		const second = await open(2);
		const third = await open(3);
		await world.ledger.acknowledge(second.escalation.id, 'lee', world.clock.now());
		await pass(MINUTE);
		expect(texts()).toEqual([expect.stringContaining('Matter 1'), `Needs you for Smith Plumbing: ${person(3)}: "Matter 3" Reply 3 to take it.`]);
		const fourth = await open(4);
		await world.ledger.resolveEscalation(fourth.escalation.id, 'lee', world.clock.now());
		await pass(2 * MINUTE);
		expect(texts()).toHaveLength(2);
		expect(third.escalation.told).toEqual(['maria']);
	});

	it('wait for each person by themselves', async () => {
		await begin({ team: [MARIA, LEE, KIM], escalation: { steps: [{ afterMinutes: 0, to: ['maria', 'lee'] }] } });
		await open(1);
		await world.ledger.changeConversation((await open(2)).escalation.conversationId, { do: 'note', text: 'x' }, 'team', world.clock.now());
		expect([texts(MARIA).length, texts(LEE).length, texts(KIM).length]).toEqual([1, 1, 0]);
		await pass(MINUTE);
		expect([texts(MARIA).length, texts(LEE).length]).toEqual([2, 2]);
	});

	it('keep the pace of the policy: who waits for the minute to end has been told', async () => {
		await begin({ team: [MARIA, LEE] });
		await open(1);
		await open(2);
		await pass(MINUTE);
		await pass(4 * MINUTE);
		expect(texts(LEE)).toEqual([expect.stringContaining('Matter 1')]);
		await pass(MINUTE);
		expect(texts(LEE)[1]).toContain('Matter 2');
	});

	it('say that nobody has taken it only where somebody was told before', async () => {
		await begin({ team: [MARIA, LEE], escalation: { steps: [{ afterMinutes: 0, to: 'maria' }, { afterMinutes: 2, to: 'lee' }] } });
		await open(1);
		await open(2);
		await pass(MINUTE);
		expect(texts(MARIA)[1]).not.toContain('nobody has taken');
		await pass(MINUTE);
		expect(texts(LEE)[0]).toMatch(/^(Needs you for .*nobody has taken it yet|2 waiting)/);
	});
});

describe('emergencies', () => {
	it('do not wait, and are told by themselves: what is none keeps its own text', async () => {
		await begin();
		await open(1);
		await open(2);
		await open(3, { urgency: 'emergency' });
		expect(texts()[1]).toBe(`EMERGENCY for Smith Plumbing: ${person(3)}: "Matter 3" Reply 3 to take it.`);
		await pass(MINUTE);
		expect(texts()[2]).toBe(`Needs you for Smith Plumbing: ${person(2)}: "Matter 2" Reply 2 to take it.`);
		expect(texts()).toHaveLength(3);
	});

	it('several in one minute are told together, the earlier ones again as long as nobody has taken them', async () => {
		await begin();
		const first = await open(1, { urgency: 'emergency' });
		world.clock.pass(20 * SECOND);
		await open(2, { urgency: 'emergency' });
		expect(texts()[1]).toContain('EMERGENCY: 2 waiting for Smith Plumbing: reply 1:');
		await world.ledger.acknowledge(first.escalation.id, 'maria', world.clock.now());
		world.clock.pass(20 * SECOND);
		await open(3, { urgency: 'emergency' });
		expect(texts()[2]).toMatch(/^EMERGENCY: 2 waiting for Smith Plumbing: reply 2: .*; reply 3: /);
		world.clock.pass(61 * SECOND);
		await open(4, { urgency: 'emergency' });
		expect(texts()[3]).toMatch(/^EMERGENCY for .*Reply 4 to take it\.$/);
	});
});

describe('no alert is lost or doubled', () => {
	it('when the process ends before the bundle goes, or right after', async () => {
		await begin();
		await open(1);
		await open(2);
		await open(3);
		world.clock.pass(MINUTE);
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(fire()).rejects.toThrow(Crash);
		world.phone.plan = [{ kind: 'crash_after' }];
		world.clock.pass(MINUTE);
		await expect(fire()).rejects.toThrow(Crash);
		for (let again = 0; again < 5; again += 1) await pass(MINUTE);
		const carrying = texts().filter((body) => body.includes('Matter 2'));
		expect(carrying.filter((body) => body.includes('Matter 3'))).toHaveLength(1);
	});

	it('when many processes open, join and send at once', async () => {
		await begin();
		await Promise.all(Array.from({ length: 12 }, async (_, index) => await open(index, { urgency: index % 4 === 0 ? 'urgent' : 'routine' })));
		world.clock.pass(MINUTE);
		await Promise.all([fire(), fire(), fire(), fire()]);
		const all = texts().join('\n');
		for (let index = 0; index < 5; index += 1) expect(all).toMatch(/Matter/);
		expect(texts()).toHaveLength(2);
		expect(texts()[1]).toContain('11 waiting');
		expect(texts()[1]).toContain('and 6 more');
	});

	it('when the clock is set back for an hour: nobody waits an hour', async () => {
		await begin();
		await open(1);
		world.clock.pass(-60 * MINUTE);
		await open(2);
		expect(texts()).toHaveLength(2);
		await open(3);
		await pass(MINUTE);
		expect(texts()).toHaveLength(3);
	});

	it('whatever comes in whichever order: each is told, and routine ones a minute apart', async () => {
		const step = fc.record({ wait: fc.integer({ min: 0, max: 90 }), urgency: fc.constantFrom('routine' as const, 'urgent' as const, 'emergency' as const) });
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
				await begin({ team: [MARIA], escalation: { repeat: 0 } });
				const told: Escalation[] = [];
				for (const [index, { wait, urgency }] of steps.entries()) {
					for (let second = 0; second < wait; second += 5) await pass(Math.min(5, wait - second) * SECOND);
					told.push((await open(index, { urgency })).escalation);
				}
				for (let second = 0; second < 70; second += 5) await pass(5 * SECOND);
				const sent = world.phone.accepted;
				for (const [index, { code, urgency }] of told.entries()) {
					// Five are listed; what a longer list leaves out is counted in it.
					const bodies = sent.filter(({ text }) => text.body.includes(`eply ${code}`) || /and \d+ more/.test(text.body));
					expect({ index, told: bodies.length > 0 }).toEqual({ index, told: true });
					if (urgency !== 'emergency') expect(sent.filter(({ text }) => new RegExp(`eply ${code}\\b`).test(text.body)).length).toBeLessThanOrEqual(1);
				}
				const calm = sent.filter(({ text }) => !text.body.startsWith('EMERGENCY'));
				for (const [index, { at }] of calm.entries()) {
					const before = calm[index - 1];
					if (before) expect(at - before.at).toBeGreaterThanOrEqual(MINUTE);
				}
			}),
			{ numRuns: 40 },
		);
	}, 60_000);
});

describe('the text that carries several', () => {
	const alert = (index: number, more: Partial<Escalation> = {}): { personName: undefined; escalation: Escalation } => ({
		personName: undefined,
		escalation: { id: `esc_${index}`, businessId: 'smith', conversationId: 'c', person: person(index), code: index, state: 'open', urgency: 'routine', route: 'person', summary: 'x “y” … '.repeat(200), step: 0, loop: 0, openedAt: index, told: [], ...more },
	});

	it('lists five, counts the others, and stays plain and short whatever people wrote', () => {
		const text = bundleText(Array.from({ length: 9 }, (_, index) => alert(index + 1)), 'Smith Plumbing');
		expect(text.match(/reply \d+:/g)).toHaveLength(5);
		expect(text).toMatch(/^9 waiting for Smith Plumbing: .*; and 4 more$/);
		expect(new SegmentedMessage(text)).toMatchObject({ encodingName: 'GSM-7' });
		expect(new SegmentedMessage(text).segmentsCount).toBeLessThanOrEqual(4);
	});

	it('leaves no hole where nothing is known', () => {
		expect(bundleText([alert(1, { summary: '' }), alert(2, { summary: ' \n' })], 'Smith')).toBe(`2 waiting for Smith: reply 1: ${person(1)}; reply 2: ${person(2)}`);
	});
});

it('the default policy of a whole team still reaches everybody', async () => {
	await begin(ROTA);
	for (const index of [1, 2, 3]) await open(index);
	for (let minute = 0; minute < 40; minute += 1) await pass(MINUTE);
	for (const member of [MARIA, LEE, KIM]) for (const index of [1, 2, 3]) expect(texts(member).join('\n')).toContain(`Matter ${index}`);
});
