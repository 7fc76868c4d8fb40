import { sendText } from '../../../../engine/texts';
import { Crash } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';
import { ANN, answer, MINUTE } from './sending';

let world: World;
beforeEach(async () => void (world = await openWorld({ quietHours: { zone: 'business', windows: 'own' } })));
afterEach(async () => await world.close());

describe('a doubtful text that did not go out and may not go now', () => {
	it('waits for its time, and goes then', async () => {
		world.clock.pass(10 * 60 * MINUTE - 1_000);
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, world.clock.now());
		const nudge = answer({ purpose: 'follow_up', key: 'nudge', conversationId: conversation.id });
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(sendText(world.deps, nudge)).rejects.toThrow(Crash);
		world.clock.pass(MINUTE);
		const morning = Date.parse('2026-03-11T08:00:00-04:00');
		expect(await sendText(world.deps, nudge)).toMatchObject({ sent: false, decision: { action: 'hold', reason: 'quiet_hours' }, retryAt: morning });
		world.clock.pass(morning - world.clock.now());
		const [item] = await world.ledger.claimDue(['held_text'], world.clock.now(), MINUTE, 10);
		expect(await sendText(world.deps, { ...nudge, dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
		expect(world.phone.accepted).toHaveLength(1);
	});
});
