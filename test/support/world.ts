import { ledgerOver, openSqlite } from '../../connectors/ledgers';
import { checkProfile, DEFAULT_MISSED_RULES, type BusinessProfile, type Call, type Conversation, type Intake, type Ledger, type SendDependencies } from '../../engine';
import { FakePhone } from './fakePhone';
import { VirtualClock } from './virtualClock';

export const LINE = '+14155550100';
/** A Tuesday, 11:00 in New York. */
export const NOON = Date.parse('2026-03-10T11:00:00-04:00');

/** A business, a real ledger in memory, a fake phone system and a clock of our own. */
export interface World {
	readonly profile: BusinessProfile;
	readonly ledger: Ledger;
	readonly phone: FakePhone;
	readonly clock: VirtualClock;
	readonly deps: SendDependencies;
	readonly intake: () => Intake;
	/** A call of this person that nobody answered, as the trigger hands it on. */
	missedCall(from: string): Promise<{ readonly call: Call; readonly conversation: Conversation }>;
	close(): Promise<void>;
}

export async function openWorld(more: object = {}, startAt = NOON): Promise<World> {
	const checked = await checkProfile({ id: 'smith', name: 'Smith Plumbing', timezone: 'America/New_York', numbers: [{ number: LINE }], quietHours: { zone: 'business', windows: 'own' }, ...more });
	if (!checked.ok) throw new Error(checked.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
	const { profile } = checked;
	const ledger = ledgerOver(await openSqlite(':memory:'));
	const clock = new VirtualClock(startAt);
	const phone = new FakePhone(clock);
	await ledger.saveBusiness(profile, startAt);
	const intake = (): Intake => ({ holder: 'trigger', now: clock.now(), leaseMs: 60_000 });
	let calls = 0;
	return {
		profile,
		ledger,
		phone,
		clock,
		deps: { ledger, phone, clock },
		intake,
		async missedCall(from) {
			calls += 1;
			const receipt = await ledger.recordCallEvent(
				{ kind: 'call', system: 'fake', account: 'AC1', key: `ended:${calls}`, callId: `CA${calls}`, step: 'ended', status: 'no_answer', from, to: LINE, at: clock.now() },
				DEFAULT_MISSED_RULES,
				intake(),
			);
			if (!receipt.call || !receipt.conversation) throw new Error(`The ledger did not offer the call: ${receipt.result}.`);
			return { call: receipt.call, conversation: receipt.conversation };
		},
		close: async () => await ledger.close(),
	};
}
