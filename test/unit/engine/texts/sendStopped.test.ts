import { ANN, answer, MINUTE, sending } from './sending';
import { sendText } from '../../../../engine/texts';

const scene = sending();

it('what was refused for now, and may not go when somebody asks for it again, does not come out of the due list any more', async () => {
	const { ledger, phone, clock, deps } = scene.world;
	const { conversation } = await scene.world.missedCall(ANN);
	phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 60 }];
	const request = answer({ conversationId: conversation.id });
	expect(await sendText(deps, request)).toMatchObject({ sent: false, reason: 'throttled' });
	await ledger.changeConversation(conversation.id, { do: 'pause', because: 'mine' }, 'maria', clock.now());
	clock.pass(2 * MINUTE);
	expect(await sendText(deps, request)).toMatchObject({ sent: false, decision: { reason: 'human_active' } });
	expect(await ledger.claimDue(['held_text'], clock.now() + 60 * MINUTE, MINUTE, 9)).toEqual([]);
});
