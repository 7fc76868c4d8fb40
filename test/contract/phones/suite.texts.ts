import type { WebhookRequest } from '../../../connectors';
import type { PhoneDialect, TextTold } from './dialect';
import { CALLER, LINE, NOON, Office } from './office';

export function phoneTexts<Secrets>(dialect: PhoneDialect<Secrets>): void {
	let office: Office<Secrets>;
	beforeEach(async () => (office = await Office.open(dialect)));
	afterEach(async () => await office.close());
	const textIn = (about: TextTold): WebhookRequest => {
		const request = dialect.textIn?.(about);
		if (!request) throw new Error('The dialect has no texts that come in.');
		return request;
	};

	const told: TextTold = { id: 'm1', from: CALLER, to: LINE, body: 'Can you come tomorrow? 😀', media: [], at: NOON };

	it('a text is a reply, with its words and the person who wrote it', async () => {
		expect(await office.read(textIn(told), NOON)).toMatchObject([{ kind: 'reply', message: { from: CALLER, to: LINE, body: told.body, direction: 'in' } }]);
	});

	it('twice is once', async () => {
		await office.read(textIn(told), NOON);
		expect(await office.read(textIn(told), NOON + 5_000)).toMatchObject([{ kind: 'duplicate' }]);
	});

	it('the same words in another text are another text', async () => {
		await office.read(textIn(told), NOON);
		expect(await office.read(textIn({ ...told, id: 'm2' }), NOON + 5_000)).toMatchObject([{ kind: 'reply' }]);
	});

	it('STOP holds from then on', async () => {
		expect(await office.read(textIn({ ...told, id: 'm3', body: 'STOP' }), NOON)).toMatchObject([{ kind: 'opt_out' }]);
		expect(await office.ledger.optedOutAt('smith', CALLER, LINE)).toBe(NOON);
	});

	if (dialect.connector.abilities.pictures) {
		it('pictures come with their addresses', async () => {
			const media = ['https://media.example.com/a.jpg', 'https://media.example.com/b.jpg'];
			expect(await office.read(textIn({ ...told, id: 'm4', media }), NOON)).toMatchObject([{ message: { media } }]);
		});
	}

	if (dialect.optOutAnswered) {
		it('an opt-out that the vendor has dealt with is one, and is not answered again', async () => {
			const request = dialect.optOutAnswered?.({ id: 'm5', from: CALLER, to: LINE, at: NOON });
			if (!request) return;
			expect(await office.read(request, NOON)).toMatchObject([{ kind: 'opt_out', providerAnswered: true }]);
		});
	}

	if (dialect.humanText) {
		it('a text of somebody of the team stops automation, and is kept', async () => {
			const [reply] = await office.read(textIn(told), NOON);
			const request = dialect.humanText?.({ id: 'm6', from: LINE, to: CALLER, body: 'Hi, Dana here. We can come at nine.', media: [], at: NOON + 60_000 });
			if (!request || !reply || !('conversation' in reply)) throw new Error('There is no conversation.');
			// Beside it there may be a receipt for the same text.
			expect(await office.read(request, NOON + 60_000)).toContainEqual(expect.objectContaining({ result: 'recorded', conversation: expect.objectContaining({ automation: 'paused' }) }));
			expect(await office.read(request, NOON + 61_000)).not.toContainEqual(expect.objectContaining({ conversation: expect.anything() }));
			expect((await office.ledger.messagesOf(reply.conversation?.id ?? '', 10)).map(({ direction, body }) => `${direction}: ${body}`)).toEqual([`in: ${told.body}`, 'out: Hi, Dana here. We can come at nine.']);
		});
	}

	if (dialect.receipt) {
		it('a receipt says what became of a text, and an unknown one does no harm', async () => {
			for (const status of ['sent', 'delivered', 'undelivered'] as const) {
				const request = dialect.receipt?.({ providerId: `p-${status}`, status, from: LINE, to: CALLER, at: NOON });
				if (request) expect(await office.read(request, NOON)).toContainEqual(expect.objectContaining({ result: 'unknown' }));
			}
		});
	}
}
