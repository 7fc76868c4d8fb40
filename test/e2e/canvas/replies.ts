import type { Office } from '../../support/canvas';
import { until } from '../../support/until';
import { BOOKING_LINK, DANA, LEE, LINES } from './lines';

const MINUTE = 60_000;

/** What people answer, and where it goes. */
export function replies(office: () => Office): void {
	const write = async (from: string, body: string, to: string = LINES.forward) => {
		const received = await office().twilio.receiveText({ from, to, body });
		expect(received.delivery).toMatchObject({ status: 200 });
		return received;
	};
	const read = async (from: string) =>
		await until(`a reading of what ${from} wrote`, () => {
			const texts = office().ledger.texts(from).filter((text) => text.direction === 'in');
			return texts.length > 0 && texts.every((text) => text.classification !== null) && JSON.parse(String(texts.at(-1)?.classification)) as { route: string; language: string };
		});
	const alertsTo = (phone: string, about: string) => office().bodiesTo(phone).filter((body) => body.includes(about));
	const alertTo = async (phone: string, about: string) => (await office().textTo(phone, (text) => text.body.includes(about))).body;
	const codeIn = (alert: string) => /Reply (\d+) to take it/.exec(alert)?.[1] ?? '';
	const escalationOf = (person: string) => office().ledger.rows("SELECT * FROM escalations WHERE person = ?", person)[0];

	describe('an emergency', () => {
		it('reaches who is first on call; who takes it silences automation; "done" closes it', async () => {
			const { from } = await office().call({ to: LINES.forward, outcome: 'no-answer' });
			await office().textTo(from);
			await write(from, "There's water everywhere, the pipe burst!!");
			const alert = await alertTo(DANA.phone, from);
			expect(alert).toMatch(/^EMERGENCY for Bayside Plumbing: .*water everywhere.* Reply \d+ to take it\.$/);
			expect(alertsTo(LEE.phone, from)).toEqual([]);

			await write(DANA.phone, codeIn(alert));
			expect((await office().textTo(DANA.phone, (text) => text.body.startsWith("It's yours."))).body).toContain(from);
			expect(escalationOf(from)).toMatchObject({ state: 'acknowledged', taken_by: 'dana' });

			const again = await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
			expect(await office().decided(again.callSid)).toMatchObject({ action: 'skip', reason: 'human_active' });

			await write(DANA.phone, `done ${codeIn(alert)}`);
			await office().textTo(DANA.phone, (text) => text.body.startsWith('Closed'));
			expect(escalationOf(from)).toMatchObject({ state: 'resolved' });
		});

		it('goes to the second in line when the first does not take it, and to nobody twice', async () => {
			const from = office().person();
			await write(from, 'I smell gas in the kitchen');
			await alertTo(DANA.phone, from);
			await until('the plan for the next step', () => escalationOf(from)?.step === 1);
			office().ledger.timePasses(4 * MINUTE);
			expect(await alertTo(LEE.phone, from)).toContain('(nobody has taken it yet)');
			expect(alertsTo(DANA.phone, from)).toHaveLength(1);
			await write(LEE.phone, codeIn(await alertTo(LEE.phone, from)));
			await office().textTo(LEE.phone, (text) => text.body.startsWith("It's yours."));
			await write(DANA.phone, codeIn(await alertTo(DANA.phone, from)));
			expect((await office().textTo(DANA.phone, (text) => text.body.includes('already has it'))).body).toBe('Lee already has it.');
		});
	});

	it('a wish to book, sent in three pieces, gets the link once', async () => {
		const from = office().person();
		for (const piece of ['hi', 'do u have anything thursday', 'for a haircut']) await write(from, piece, LINES.bursts);
		expect((await office().textTo(from)).body).toContain(BOOKING_LINK);
		const pieces = office().ledger.texts(from).filter(({ direction }) => direction === 'in');
		expect(pieces.map(({ body, classification }) => [body, classification !== null])).toEqual([['hi', true], ['do u have anything thursday', false], ['for a haircut', false]]);
		expect(JSON.parse(String(pieces[0]?.classification))).toMatchObject({ route: 'booking' });
		await office().executions('bursts');
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	it('an emergency is not waited with, whatever comes before it', async () => {
		const from = office().person();
		await write(from, 'hello??', LINES.bursts);
		await write(from, 'theres a gas smell in the salon', LINES.bursts);
		const told = office().ledger.texts(from).find(({ body }) => body === 'hello??');
		expect(told).toMatchObject({ offers: 1 });
		expect(await until('the escalation', () => escalationOf(from))).toMatchObject({ urgency: 'emergency' });
	});

	it('a wish to book gets the link', async () => {
		const from = office().person();
		await write(from, 'Can I book someone for Thursday at 10am?');
		expect((await office().textTo(from)).body).toContain(BOOKING_LINK);
		expect(await read(from)).toMatchObject({ route: 'booking' });
	});

	it('a question goes to a person of the team', async () => {
		const from = office().person();
		await write(from, 'How much do you charge to replace a water heater?');
		expect(await alertTo(DANA.phone, from)).toMatch(/^(Needs you|Urgent) for Bayside Plumbing/);
		expect(office().bodiesTo(from)).toEqual([]);
	});

	it('thanks get no answer', async () => {
		const from = office().person();
		await write(from, 'Thanks so much!');
		expect(await read(from)).toMatchObject({ route: 'closed' });
		await office().executions('forward');
		expect(office().bodiesTo(from)).toEqual([]);
		expect(alertsTo(DANA.phone, from)).toEqual([]);
	});

	it('Spanish is read, and answered in Spanish from then on', async () => {
		const from = office().person();
		await write(from, '¡Hay una fuga de gas en mi casa, por favor vengan rápido!');
		await alertTo(DANA.phone, from);
		expect(await read(from)).toMatchObject({ route: 'emergency', language: 'es' });
		await until('the language of the person', () => office().ledger.rows('SELECT language FROM people WHERE number = ?', from)[0]?.language === 'es');
		await write(from, 'por favor no me manden más mensajes');
		expect((await office().textTo(from, (text) => text.body.includes('baja confirmada'))).body).toContain('Bayside Plumbing');
	});

	it('the same text delivered again is read once', async () => {
		const from = office().person();
		const { delivery, message } = await write(from, 'Can I book someone for Friday?');
		await office().textTo(from);
		const before = (await office().executions('forward')).length;
		const copies = await Promise.all(Array.from({ length: 5 }, () => office().twilio.post(delivery?.url ?? '', delivery?.params ?? {})));
		expect(copies.map(({ status }) => status)).toEqual(Array(5).fill(200));
		expect(office().ledger.texts(from).filter((text) => text.provider_id === message.sid)).toHaveLength(1);
		expect((await office().executions('forward')).length).toBe(before);
		expect(office().bodiesTo(from)).toHaveLength(1);
	});

	describe('consent', () => {
		it('STOP ends all texts, and Twilio has the last word on it; START begins anew', async () => {
			const { from } = await office().call({ to: LINES.forward, outcome: 'no-answer' });
			await office().textTo(from);
			const stop = await write(from, 'STOP');
			expect([stop.keyword, stop.autoReply]).toEqual(['STOP', expect.anything()]);
			expect(office().ledger.isOptedOut(from)).toBe(true);
			const while_ = await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
			expect(await office().decided(while_.callSid)).toMatchObject({ action: 'skip', reason: 'opted_out' });
			await office().executions('forward');
			expect(office().bodiesTo(from)).toHaveLength(1);
			await write(from, 'START');
			expect(office().ledger.isOptedOut(from)).toBe(false);
			await write(from, 'Can I book someone for Monday?');
			await office().textTo(from, (text) => text.body.includes(BOOKING_LINK));
		});

		it('holds for the other lines of the business and in words of their own, and is confirmed once', async () => {
			const from = office().person();
			await write(from, 'please stop texting me');
			expect((await office().textTo(from)).body).toMatch(/^Bayside Plumbing: you're opted out/);
			await write(from, 'I said stop texting me!!');
			await office().executions('forward');
			expect(office().bodiesTo(from)).toHaveLength(1);
			const call = await office().call({ from, to: LINES.forward, outcome: 'no-answer' });
			expect(await office().decided(call.callSid)).toMatchObject({ reason: 'opted_out' });
			// Another business is another matter.
			await office().call({ from, to: LINES.allMissed, outcome: 'no-answer' });
			await office().textTo(from, (text) => text.from === LINES.allMissed);
		});

		it('HELP is answered by Twilio alone', async () => {
			const from = office().person();
			expect((await write(from, 'HELP')).autoReply).not.toBeNull();
			await office().executions('forward');
			expect(office().bodiesTo(from)).toEqual([]);
		});
	});
}
