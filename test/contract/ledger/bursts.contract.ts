import { ANN, BOB, intakeAt, LEASE, ledgerOfBayside, MINUTE, nextId, present, readAs, reply, SECOND, T0, textOf, type OpenLedger } from './world';

const GATHER = 8 * SECOND;

/** Texts that are one thought. */
export function burstsContract(open: OpenLedger): void {
	describe('bursts', () => {
		const ledger = ledgerOfBayside(open);
		const write = async (at: number, body: string, text: object = {}) => await ledger().recordReply(textOf(body, text), { ...intakeAt(at), gatherMs: GATHER });
		const due = async (at: number) => await ledger().offerRepliesAgain(intakeAt(at), 100);

		it('three texts within seconds are one reply, handed over when nothing more came', async () => {
			const first = await write(T0, 'hi');
			expect(first.kind).toBe('gathering');
			expect((await write(T0 + 5 * SECOND, 'my sink leaks', { media: ['https://example.com/sink.jpg'] })).kind).toBe('gathering');
			expect((await write(T0 + 11 * SECOND, 'can you come tomorrow')).kind).toBe('gathering');
			expect(await due(T0 + 12 * SECOND)).toEqual([]);
			const [whole, ...more] = await due(T0 + 19 * SECOND);
			expect(more).toEqual([]);
			expect(whole).toMatchObject({ kind: 'reply', message: { id: first.message?.id, body: 'hi\nmy sink leaks\ncan you come tomorrow', media: ['https://example.com/sink.jpg'] }, conversation: { id: first.conversation?.id }, person: { number: ANN }, profile: { id: 'bayside' } });
			expect(await due(T0 + 20 * SECOND)).toEqual([]);
		});

		it('keep each text by itself in the thread', async () => {
			const { conversation } = await write(T0, 'hi');
			await write(T0 + SECOND, 'anyone there');
			expect((await ledger().messagesOf(present(conversation).id, 10)).map(({ body }) => body)).toEqual(['hi', 'anyone there']);
		});

		it('once read, none of its texts comes back', async () => {
			await write(T0, 'hi');
			await write(T0 + SECOND, 'how much is a new faucet');
			const [whole] = await due(T0 + MINUTE);
			await ledger().recordClassification(present(whole?.message).id, readAs({ intent: 'quote', route: 'sales' }), T0 + MINUTE);
			expect(await due(T0 + MINUTE + 10 * LEASE)).toEqual([]);
		});

		it('not read, come back whole', async () => {
			await write(T0, 'hi');
			await write(T0 + SECOND, 'it drips');
			expect(await due(T0 + MINUTE)).toHaveLength(1);
			const again = await due(T0 + MINUTE + LEASE);
			expect(again.map(({ message }) => message?.body)).toEqual(['hi\nit drips']);
		});

		it('do not go on for ever', async () => {
			for (let second = 0; second <= 40; second += 5) await write(T0 + second * SECOND, `and ${second}`);
			expect((await due(T0 + 32 * SECOND)).map(({ message }) => message?.body.split('\n')[0])).toEqual(['and 0']);
		});

		it('a text that comes after the hand-over begins a reply of its own', async () => {
			await write(T0, 'how much is a cleaning');
			expect(await due(T0 + GATHER)).toHaveLength(1);
			expect((await write(T0 + GATHER + SECOND, 'for two')).kind).toBe('gathering');
			expect((await due(T0 + 3 * GATHER)).map(({ message }) => message?.body)).toEqual(['for two']);
		});

		it('an emergency is handed over at once, with what was said before', async () => {
			await write(T0, 'hello are you there');
			const told = await write(T0 + SECOND, 'I smell gas in the kitchen');
			expect(told).toMatchObject({ kind: 'reply', message: { body: 'hello are you there\nI smell gas in the kitchen' } });
			expect(await due(T0 + GATHER + SECOND)).toEqual([]);
			expect(await due(T0 + SECOND + LEASE)).toHaveLength(1);
		});

		it('an emergency that only all of it is, too', async () => {
			expect((await write(T0, 'I smell')).kind).toBe('gathering');
			expect((await write(T0 + SECOND, 'gas')).kind).toBe('reply');
		});

		it('an opt-out is not waited with, and holds at once', async () => {
			await write(T0, 'how did you get my number');
			expect((await write(T0 + SECOND, 'STOP')).kind).toBe('opt_out');
			expect(await ledger().optedOutAt('bayside', ANN)).toBe(T0 + SECOND);
			// What was asked before is still read: a person may have to know.
			expect((await due(T0 + MINUTE)).map(({ message }) => message?.body)).toEqual(['how did you get my number']);
		});

		it('of two people are two', async () => {
			await write(T0, 'hi');
			await write(T0 + SECOND, 'hello', { from: BOB });
			expect((await due(T0 + MINUTE)).map(({ message }) => message?.body)).toEqual(['hi', 'hello']);
		});

		it('a report that comes twice counts once', async () => {
			const providerId = nextId('SM');
			await write(T0, 'hi', { providerId });
			expect((await write(T0 + SECOND, 'hi', { providerId })).kind).toBe('duplicate');
			expect((await due(T0 + MINUTE)).map(({ message }) => message?.body)).toEqual(['hi']);
		});

		it('that race are one reply all the same', async () => {
			await Promise.all(['one', 'two', 'three', 'four'].map(async (body, i) => await write(T0 + i, body)));
			const found = await due(T0 + MINUTE);
			expect(found).toHaveLength(1);
			expect(found[0]?.message?.body.split('\n').sort()).toEqual(['four', 'one', 'three', 'two']);
		});

		it('without a wait each text is read by itself', async () => {
			expect((await reply(ledger(), T0, 'hi')).kind).toBe('reply');
			expect((await reply(ledger(), T0 + 1, 'there')).message?.body).toBe('there');
		});
	});
}
