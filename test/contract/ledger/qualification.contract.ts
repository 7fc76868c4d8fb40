import type { KeptQualification } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, DAY, ledgerOfBayside, LINE, T0, type OpenLedger } from './world';

export function qualificationContract(open: OpenLedger): void {
	describe('questions before a time is offered', () => {
		const ledger = ledgerOfBayside(open);
		const kept = (answers: KeptQualification['answers'], ended?: KeptQualification['ended']): KeptQualification => ({ route: 'booking', answers, ...(ended ? { ended } : {}) });
		const answer = (text: string) => ({ text, read: true, at: T0 });
		const start = async () => (await ledger().openConversation(BAYSIDE, ANN, LINE, T0)).id;

		it('keep every answer, however many come at once, and on the record which but not what', async () => {
			const id = await start();
			await atOnce(6, async (index) => await ledger().keepQualification(id, kept({ [`q${index}`]: answer(`secret ${index}`) }), T0));
			const { qualification } = (await ledger().getConversation(id)) ?? {};
			expect(Object.keys(qualification?.answers ?? {}).sort()).toEqual(['q0', 'q1', 'q2', 'q3', 'q4', 'q5']);
			const events = (await allEvents(ledger(), { conversationId: id })).filter(({ data }) => data.do === 'qualify');
			expect(events).toHaveLength(6);
			expect(JSON.stringify(events)).not.toContain('secret');
		});

		it('stay ended, and the same again changes nothing', async () => {
			const id = await start();
			await ledger().keepQualification(id, kept({}, 'call'), T0);
			expect(await ledger().keepQualification(id, kept({}), T0 + 1)).toEqual(kept({}, 'call'));
			expect((await allEvents(ledger(), { conversationId: id })).filter(({ data }) => data.do === 'qualify')).toHaveLength(1);
			expect(await ledger().keepQualification('conv_nowhere', kept({}), T0)).toBeUndefined();
		});

		it('are forgotten with the person', async () => {
			const id = await start();
			await ledger().keepQualification(id, kept({ address: answer('12 Secret St') }), T0);
			await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0);
			await ledger().forget(T0 + DAY, T0 + 2 * DAY);
			expect(await ledger().getConversation(id)).not.toHaveProperty('qualification');
		});
	});
}
