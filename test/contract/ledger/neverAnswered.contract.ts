import { neverAnswered, type Ledger } from '../../../engine';
import { allEvents, ANN, BAYSIDE, BOB, DAY, dueAt, escalationOf, kindsOf, ledgerOfBayside, LINE, missedCall, present, reply, T0, type OpenLedger } from './world';

export function neverAnsweredContract(open: OpenLedger): void {
	describe('a conversation that nobody of the team ever answered', () => {
		const ledger = ledgerOfBayside(open);
		const start = async (from = ANN) => present((await missedCall(ledger(), T0, { from })).conversation).id;
		const goStale = async () => (await dueAt(ledger(), T0 + 60 * DAY, ['stale'])).flatMap(({ conversation }) => conversation ?? []);
		const figures = async () => (await allEvents(ledger(), { businessId: BAYSIDE })).filter(({ kind }) => kind === 'never_answered');
		const listed = async () => (await ledger().listConversations({ neverAnswered: true, limit: 10 })).map(({ person }) => person).sort();

		it('is counted once, when it is closed as stale, and can be listed', async () => {
			const id = await start();
			expect(await listed()).toEqual([]);
			const [closed] = await goStale();
			expect(neverAnswered(present(closed))).toBe(true);
			await goStale();
			expect(await figures()).toMatchObject([{ conversationId: id, data: { status: 'new_missed_call', wrote: false } }]);
			expect(await listed()).toEqual([ANN]);
		});

		it('is told from one in which the person had written', async () => {
			await start();
			await reply(ledger(), T0 + 1, 'Hello?');
			await goStale();
			expect(await figures()).toMatchObject([{ data: { wrote: true } }]);
		});

		it.each<readonly [string, (l: Ledger, id: string) => Promise<unknown>]>([
			['called back', async (l, id) => await l.changeConversation(id, { do: 'contacted' }, 'dana', T0 + 1)],
			['took it over', async (l, id) => await l.changeConversation(id, { do: 'pause', because: 'mine', until: T0 + 2 }, 'dana', T0 + 1)],
			['took the alert', async (l, id) => await l.acknowledge((await l.openEscalation(escalationOf(id, T0))).escalation.id, 'dana', T0 + 1)],
			['booked an appointment', async (l, id) => await l.changeConversation(id, { do: 'status', status: 'booked' }, 'dana', T0 + 1)],
			['answered a later call', async (l) => await missedCall(l, T0 + DAY, { step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 9 })],
		])('is none where somebody %s', async (_what, happens) => {
			await happens(ledger(), await start());
			const [closed] = await goStale();
			expect(neverAnswered(present(closed))).toBe(false);
			expect(await figures()).toEqual([]);
			expect(await listed()).toEqual([]);
		});

		it('is one where somebody only left a note, and none that somebody closed or that is open', async () => {
			await ledger().changeConversation(await start(), { do: 'note', text: 'odd' }, 'dana', T0 + 1);
			await ledger().changeConversation(await start(BOB), { do: 'status', status: 'handled' }, 'dana', T0 + 1);
			await goStale();
			await ledger().openConversation(BAYSIDE, '+14155550199', LINE, T0 + 60 * DAY);
			expect(await listed()).toEqual([ANN]);
		});

		it('is none any more once it is opened again', async () => {
			const id = await start();
			await goStale();
			await ledger().changeConversation(id, { do: 'reopen' }, 'dana', T0 + 61 * DAY);
			expect(await listed()).toEqual([]);
			await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0 + 61 * DAY);
			expect(await listed()).toEqual([]);
			expect(kindsOf(await figures())).toEqual(['never_answered']);
		});
	});
}
