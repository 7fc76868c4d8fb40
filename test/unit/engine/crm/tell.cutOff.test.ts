import { tellCrm } from '../../../../engine';
import { openWorld } from '../../../support/world';
import { HandMadeCrm } from './handMadeCrm';

const CALLER = '+14155550132';
const DAY_MS = 86_400_000;

it('a lead whose CRM had not even named its owners when the process died is told later', async () => {
	const world = await openWorld();
	try {
		const { conversation } = await world.missedCall(CALLER);
		const crm = new HandMadeCrm();
		const { ledger, clock, profile } = world;
		await new Promise<void>((resolve) => {
			crm.before.owners = async () => {
				resolve();
				await new Promise(() => undefined);
			};
			void tellCrm({ ledger, crm, clock, random: () => 0.5 }, { profile, number: CALLER, conversationId: conversation.id, mapping: {}, overrides: [], extra: {}, wishes: { kinds: new Set(['call']) }, tags: [], deadline: clock.now() + 3_000 });
		});
		// Nobody comes back to it. What the ledger has is all that is left.
		const due = await ledger.claimDue(['crm_write'], clock.now() + DAY_MS, 60_000, 10);
		expect(due).toMatchObject([{ due: { kind: 'crm_write' }, conversation: { id: conversation.id } }]);
	} finally {
		await world.close();
	}
});
