import fc from 'fast-check';
import { advanceEscalation, openEscalation, type EscalationOutcome } from '../../../../engine/escalations';
import { Crash } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';
import { ANN, KIM, LEE, MARIA, MINUTE } from './escalating';

const SECOND = 1_000;
const LEASE = MINUTE;

const target = fc.constantFrom<string | string[]>('maria', 'lee', 'kim', 'on_call', 'everyone', 'owner', 'turns', ['lee', 'turns'], ['owner', 'maria']);
const step = fc.record({ afterMinutes: fc.integer({ min: 0, max: 12 }), to: target, channel: fc.constantFrom('text', 'text', 'outside') });
const policy = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 5 }), repeat: fc.integer({ min: 0, max: 2 }) });

/** What may happen to those who carry a policy out. */
type Happening = { readonly wait: number; readonly processes: number; readonly fault?: 'crash_before' | 'crash_after' | 'lost_answer'; readonly clock: number; readonly dies: boolean };
const happening: fc.Arbitrary<Happening> = fc.record(
	{
		wait: fc.integer({ min: 0, max: 400 }),
		processes: fc.integer({ min: 1, max: 3 }),
		fault: fc.constantFrom('crash_before' as const, 'crash_after' as const, 'lost_answer' as const),
		/** Seconds by which the clock is set at this moment. */
		clock: fc.constantFrom(0, 0, 0, 0, 3_600, -45, -600),
		/** The process ends right after it has told, before it takes the step. */
		dies: fc.boolean(),
	},
	{ requiredKeys: ['wait', 'processes', 'clock', 'dies'] },
);

/** As many processes as are named look for what has fallen due, and carry it out, or die over it. */
async function fire(world: World, { processes, dies }: Pick<Happening, 'processes' | 'dies'>, outside: EscalationOutcome['outside'][number][]): Promise<void> {
	let deaths = dies ? 1 : 0;
	const deps = {
		...world.deps,
		ledger: new Proxy(world.ledger, {
			get(target, name) {
				const found = Reflect.get(target, name) as unknown;
				if (name === 'takeStep' && deaths > 0) {
					deaths -= 1;
					return async () => await Promise.reject(new Crash('The process ended.'));
				}
				return typeof found === 'function' ? found.bind(target) : found;
			},
		}),
	};
	await Promise.all(
		Array.from({ length: processes }, async () => {
			for (const { escalation, due } of await world.ledger.claimDue(['escalation_step'], world.clock.now(), LEASE, 20)) {
				if (!escalation) throw new Error('A step fell due without its escalation.');
				try {
					outside.push(...(await advanceEscalation(deps, world.profile, LINE, escalation, due.id)).outside);
					await world.ledger.finishDue(due.id, due.fence, 'done', world.clock.now());
				} catch (error) {
					// Whoever died finishes nothing: the lease ends by itself.
					if (!(error instanceof Crash)) throw error;
				}
			}
		}),
	);
}

it('no step is skipped and none repeated, whatever dies, whoever races, however the clock is set', async () => {
	await fc.assert(
		fc.asyncProperty(policy, fc.array(happening, { maxLength: 14 }), async (escalation, happenings) => {
			const rotas = [{ id: 'turns', members: ['lee', 'kim'], every: { days: 1 }, handover: { time: '11:05' }, from: '2026-03-01' }];
			const world = await openWorld({ team: [MARIA, LEE, KIM], rotas, escalation });
			try {
				const conversation = await world.ledger.openConversation('smith', ANN, LINE, world.clock.now());
				const outside: EscalationOutcome['outside'][number][] = [];
				const request = { businessId: 'smith', conversationId: conversation.id, person: ANN, urgency: 'routine' as const, route: 'person', summary: 'Needs a hand' };
				const outcomes = await Promise.all(Array.from({ length: 3 }, async () => await openEscalation(world.deps, world.profile, LINE, request)));
				outside.push(...outcomes.flatMap((outcome) => outcome.outside));
				for (const one of happenings) {
					world.phone.plan = one.fault === undefined ? [] : [{ kind: one.fault }];
					world.clock.pass((one.wait + one.clock) * SECOND);
					await fire(world, one, outside);
				}
				world.phone.plan = [];
				// From here on nothing goes wrong any more.
				for (let minute = 0; minute < 300; minute += 1) {
					world.clock.pass(MINUTE);
					await fire(world, { processes: 1, dies: false }, outside);
				}
				const events = (await world.ledger.events({ limit: 100_000 })).filter(({ kind }) => kind === 'escalation_step' || kind === 'escalation_exhausted');
				const taken = events.map(({ kind, data }) => (kind === 'escalation_exhausted' ? 'end' : `${String(data.loop)}.${String(data.step)}`));
				const { steps, repeat } = escalation;
				const expected = Array.from({ length: repeat + 1 }, (_, loop) => [...steps.map((_step, index) => `${loop}.${index}`), ...(loop < repeat ? [`${loop}.${steps.length}`] : ['end'])]).flat();
				expect(taken).toEqual(expected);
				// Each step that n8n carries was handed over once, and not again by a repetition.
				const handed = steps.filter(({ channel }) => channel === 'outside').length * (repeat + 1);
				expect(outside).toHaveLength(handed);
				// Whoever was to be told by text was, and nobody twice for one step. A repetition after a crash may find the next one
				// on turn: who was told before the crash had a text as well.
				const most = steps.filter(({ channel }) => channel === 'text').length * (repeat + 1);
				for (const member of [MARIA, LEE, KIM]) {
					const due = events.filter(({ data }) => steps[Number(data.step)]?.channel === 'text' && (data.told as readonly string[] | undefined)?.includes(member.id));
					const texts = world.phone.accepted.filter(({ text }) => text.to === member.phone);
					expect(texts.length).toBeLessThanOrEqual(most);
					if (due.length > 0) expect(texts.length).toBeGreaterThan(0);
				}
			} finally {
				await world.close();
			}
		}),
		{ numRuns: 40 },
	);
}, 120_000);
