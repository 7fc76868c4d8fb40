import { advanceEscalation, openEscalation, type Escalation, type EscalationOutcome, type OpenRequest } from '../../../../engine/escalations';
import { LINE, openWorld, type World } from '../../../support/world';

export const ANN = '+14155550123';
export const MINUTE = 60_000;
export const MARIA = { id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1 };
export const LEE = { id: 'lee', name: 'Lee', phone: '+14155550102', onCall: 2 };
export const KIM = { id: 'kim', name: 'Kim', phone: '+14155550103', onCall: 3 };
export const ROTA = { team: [MARIA, LEE, KIM] };

export interface Escalating {
	readonly world: World;
	/** Ann's conversation. */
	readonly conversationId: string;
	/** Begins a test with a business of this profile. */
	readonly begin: (more?: object) => Promise<void>;
	readonly open: (more?: Partial<OpenRequest>) => Promise<EscalationOutcome>;
	readonly advance: (escalation: Escalation, dueId?: string) => Promise<EscalationOutcome>;
	/** Who had a text, in order. */
	readonly told: () => readonly string[];
	/** Lets time pass minute by minute, and fires what falls due as the trigger does. Says in which minute who was told. */
	readonly follow: (minutes: number) => Promise<readonly string[]>;
}

export function escalating(): Escalating {
	let world: World;
	let conversationId: string;
	afterEach(async () => await world.close());
	const advance = async (escalation: Escalation, dueId?: string) => await advanceEscalation(world.deps, world.profile, LINE, escalation, dueId);
	return {
		get world() {
			return world;
		},
		get conversationId() {
			return conversationId;
		},
		async begin(more = ROTA) {
			world = await openWorld(more);
			conversationId = (await world.ledger.openConversation('smith', ANN, LINE, world.clock.now())).id;
		},
		open: async (more) =>
			await openEscalation(world.deps, world.profile, LINE, { businessId: 'smith', conversationId, person: ANN, urgency: 'routine', route: 'person', summary: 'Needs a hand', ...more }),
		advance,
		told: () => world.phone.accepted.map(({ text }) => [MARIA, LEE, KIM].find(({ phone }) => phone === text.to)?.id ?? text.to),
		async follow(minutes) {
			const log: string[] = [];
			for (let minute = 1; minute <= minutes; minute += 1) {
				world.clock.pass(MINUTE);
				for (const { escalation, due } of await world.ledger.claimDue(['escalation_step'], world.clock.now(), MINUTE, 20)) {
					if (!escalation) throw new Error('A step fell due without its escalation.');
					const outcome = await advance(escalation, due.id);
					log.push(`${minute}: ${outcome.result}${outcome.told.map(({ id }) => ` ${id}`).join('')}`);
					await world.ledger.finishDue(due.id, due.fence, 'done', world.clock.now());
				}
			}
			return log;
		},
	};
}
