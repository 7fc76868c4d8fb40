import { ANN, escalating, KIM, LEE, MARIA, MINUTE, ROTA } from './escalating';

const scene = escalating();
const { advance, begin, follow, open, told } = scene;

/** The world begins on a Tuesday at 11:00; the shop closes at noon. */
const HOURS = { tue: [['08:00', '12:00']] };
const policy = (steps: readonly object[], more: object = {}) => ({ ...ROTA, hours: HOURS, escalation: { repeat: 0, steps, ...more } });

describe('a step with a condition', () => {
	it('is passed over without its wait where it does not hold', async () => {
		await begin(policy([
			{ afterMinutes: 0, to: 'maria' },
			{ afterMinutes: 30, to: 'lee', when: { hours: 'closed' } },
			{ afterMinutes: 5, to: 'kim', when: { hours: 'open' } },
		]));
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { step: 2 } });
		expect(await follow(60)).toEqual(['5: alerted kim', '10: exhausted']);
	});

	it('goes by the hours at which it falls due, not by those at which the one before was taken', async () => {
		await begin(policy([{ afterMinutes: 0, to: 'maria' }, { afterMinutes: 90, to: 'lee', when: { hours: 'open' } }, { afterMinutes: 80, to: 'kim', when: { hours: 'closed' } }]));
		await open();
		expect(await follow(120)).toEqual(['80: alerted kim', '85: exhausted']);
	});

	it('is passed over also where it held when it was planned and a late process finds the shop closed: the next waits from where it did', async () => {
		await begin(policy([{ afterMinutes: 0, to: 'maria' }, { afterMinutes: 50, to: 'lee', when: { hours: 'open' } }, { afterMinutes: 70, to: 'kim' }]));
		const { escalation } = await open();
		expect(escalation).toMatchObject({ step: 1 });
		scene.world.clock.pass(65 * MINUTE);
		expect(await advance(escalation)).toMatchObject({ result: 'waiting', told: [], escalation: { step: 2, dueAt: scene.world.clock.now() + 5 * MINUTE } });
		expect(await follow(20)).toEqual(['5: alerted kim', '10: exhausted']);
	});

	it('counts only for the urgencies and routes that it names', async () => {
		await begin(policy([
			{ afterMinutes: 0, to: 'maria', when: { urgencies: ['emergency'] } },
			{ afterMinutes: 2, to: 'lee', when: { routes: ['sales'] } },
			{ afterMinutes: 3, to: 'kim', when: { urgencies: ['routine', 'urgent'], routes: ['person', 'support'] } },
		]));
		expect(await open()).toMatchObject({ result: 'waiting', escalation: { step: 2, dueAt: scene.world.clock.now() + 3 * MINUTE } });
		expect(await follow(20)).toEqual(['3: alerted kim', '8: exhausted']);
	});

	it('that never holds leaves nobody to tell, and the policy ends at once', async () => {
		await begin(policy([{ afterMinutes: 5, to: 'maria', when: { hours: 'closed' } }], { repeat: 3 }));
		expect(await open()).toMatchObject({ result: 'exhausted', told: [] });
		expect(await follow(30)).toEqual([]);
	});

	it('is looked at anew in every round', async () => {
		await begin(policy([{ afterMinutes: 0, to: 'maria', when: { hours: 'open' } }, { afterMinutes: 58, to: 'lee' }], { repeat: 1 }));
		await open();
		expect(await follow(140)).toEqual(['58: alerted lee', '63: alerted lee', '68: exhausted']);
	});
});

describe('whom a step goes to', () => {
	it('may be several, each once, and the owner of the conversation', async () => {
		await begin(policy([{ afterMinutes: 0, to: ['owner', 'lee', 'kim'] }, { afterMinutes: 1, to: 'owner' }]));
		await scene.world.ledger.changeConversation(scene.conversationId, { do: 'assign', owner: 'kim' }, 'team', scene.world.clock.now());
		expect(await open()).toMatchObject({ told: [{ id: 'kim' }, { id: 'lee' }] });
		expect(await follow(1)).toEqual(['1: alerted kim']);
	});

	it('is whoever has the turn at that moment', async () => {
		const rota = { id: 'days', members: ['maria', 'lee'], every: { days: 1 }, handover: { time: '11:30' }, from: '2026-03-10' };
		await begin({ ...policy([{ afterMinutes: 0, to: 'days' }, { afterMinutes: 30, to: 'on_call' }, { afterMinutes: 30, to: 'days' }], { onCall: 'days' }), rotas: [rota] });
		expect(await open()).toMatchObject({ told: [{ id: 'lee' }] });
		expect(await follow(60)).toEqual(['30: alerted maria', '60: alerted maria']);
	});

	it('is whoever stands in', async () => {
		const rota = { id: 'days', members: ['maria'], every: { weeks: 1 }, handover: { time: '08:00' }, from: '2026-03-02', overrides: [{ from: '2026-03-10', to: '2026-03-10', member: 'kim' }] };
		await begin({ ...ROTA, rotas: [rota], escalation: { onCall: 'days' } });
		expect(await open()).toMatchObject({ told: [{ id: 'kim' }] });
	});
});

describe('a step that is handed to n8n', () => {
	const SLACK = { afterMinutes: 0, to: ['maria', 'lee'], channel: 'outside', outside: 'slack' };

	it('says whom to tell, by what, and in which words, and waits for the next like any other', async () => {
		await begin(policy([SLACK, { afterMinutes: 4, to: 'kim' }]));
		await scene.world.ledger.upsertPerson('smith', ANN, { name: 'Ann Smith' }, scene.world.clock.now());
		const outcome = await open();
		expect(outcome).toMatchObject({
			result: 'alerted',
			outside: [{ step: 0, to: ['maria', 'lee'], names: ['Maria', 'Lee'], channel: 'slack', text: 'Needs you for Smith Plumbing: Ann Smith +14155550123: "Needs a hand" Text 1 to +14155550100 to take it.' }],
			escalation: { told: ['maria', 'lee'] },
		});
		expect(scene.world.phone.requests).toEqual([]);
		expect(await follow(4)).toEqual(['4: alerted kim']);
	});

	it('is handed over once, however many ask', async () => {
		await begin(policy([SLACK, { afterMinutes: 4, to: 'everyone', channel: 'outside' }]));
		const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await open()));
		expect(outcomes.flatMap(({ outside }) => outside)).toHaveLength(1);
		scene.world.clock.pass(4 * MINUTE);
		const [escalation] = await scene.world.ledger.openEscalations('smith');
		if (!escalation) throw new Error('There is nothing open.');
		const later = await Promise.all(Array.from({ length: 20 }, async () => await advance(escalation)));
		expect(later.flatMap(({ outside }) => outside)).toMatchObject([{ step: 1, channel: 'outside', names: ['Maria', 'Lee', 'Kim'] }]);
	});

	it('goes out beside the texts of the same moment', async () => {
		await begin(policy([{ afterMinutes: 0, to: 'maria' }, SLACK, { ...SLACK, outside: 'email' }]));
		expect(await open()).toMatchObject({ told: [{ id: 'maria' }, { id: 'maria' }, { id: 'lee' }, { id: 'maria' }, { id: 'lee' }], outside: [{ step: 1, channel: 'slack' }, { step: 2, channel: 'email' }] });
		expect(told()).toEqual(['maria']);
	});

	it('needs nobody with a phone', async () => {
		await begin({ team: [{ id: 'zoe', name: 'Zoe', email: 'zoe@example.com' }], escalation: { steps: [{ afterMinutes: 0, to: 'zoe', channel: 'outside', outside: 'email' }] } });
		expect(await open()).toMatchObject({ result: 'alerted', failed: [], outside: [{ emails: ['zoe@example.com'] }] });
	});
});

it('begins anew for something worse with all of its repeats', async () => {
	await begin({ team: [MARIA, LEE], escalation: { repeat: 1, steps: [{ afterMinutes: 0, to: 'maria' }] } });
	await open();
	expect(await follow(6)).toEqual(['5: alerted maria']);
	await open({ urgency: 'emergency' });
	expect(await follow(20)).toEqual(['3: alerted maria', '6: exhausted']);
});

it('leaves nobody out whom it named: the people of the default policy', async () => {
	await begin({ team: [MARIA, LEE, KIM] });
	await open();
	await follow(40);
	expect(new Set(told())).toEqual(new Set(['maria', 'lee', 'kim']));
});
