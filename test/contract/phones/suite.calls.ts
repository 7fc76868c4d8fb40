import fc from 'fast-check';
import type { WebhookRequest } from '../../../connectors';
import { SCENARIOS, type PhoneDialect, type Scenario } from './dialect';
import { CALLER, LINE, NOON, Office } from './office';

/** What a call that went so is judged to be. */
const JUDGED: Readonly<Record<Scenario, { readonly outcome: string; readonly reasons?: readonly string[] }>> = {
	answered: { outcome: 'answered' },
	answered_by_one_of_two: { outcome: 'answered' },
	no_answer: { outcome: 'missed', reasons: ['no_answer'] },
	// Some vendors have one word for all that nobody took.
	busy: { outcome: 'missed', reasons: ['busy', 'no_answer'] },
	declined: { outcome: 'missed', reasons: ['rejected', 'busy', 'no_answer'] },
	abandoned: { outcome: 'missed', reasons: ['abandoned', 'no_answer'] },
	voicemail: { outcome: 'missed', reasons: ['voicemail'] },
	closed: { outcome: 'missed', reasons: ['closed', 'no_answer', 'menu_abandoned'] },
};

let made = 0;

export function phoneCalls<Secrets>(dialect: PhoneDialect<Secrets>): void {
	let office: Office<Secrets>;
	beforeEach(async () => (office = await Office.open(dialect)));
	afterEach(async () => await office.close());

	const told = SCENARIOS.filter((scenario) => dialect.call(scenario, about()) !== undefined);
	const requests = (scenario: Scenario, more: { readonly from?: string; readonly at?: number } = {}): readonly WebhookRequest[] => dialect.call(scenario, { ...about(), ...more }) ?? [];

	it('tells answered and missed calls', () => {
		expect(told).toEqual(expect.arrayContaining(['answered', 'no_answer']));
	});

	it.each(told)('%s: is judged rightly, and handed to the canvas once if missed', async (scenario) => {
		const receipts = await office.hear(requests(scenario), NOON);
		const call = await office.callOf(receipts);
		const { outcome, reasons } = JUDGED[scenario];
		expect(call).toMatchObject({ outcome, from: CALLER, to: LINE });
		if (reasons) expect(reasons).toContain(call.missedReason);
		expect(receipts.filter(({ offer }) => offer)).toHaveLength(outcome === 'missed' ? 1 : 0);
	});

	it.each(told)('%s: every report twice changes nothing', async (scenario) => {
		const once = requests(scenario);
		const first = await office.hear(once, NOON);
		const before = await office.callOf(first);
		const again = await office.hear([...once, ...once.toReversed()], NOON + 1_000);
		expect((await office.callOf([...first, ...again])).outcome).toBe(before.outcome);
		expect([...first, ...again].filter(({ offer }) => offer)).toHaveLength(before.outcome === 'missed' ? 1 : 0);
	});

	it.each(told)('%s: in whatever order the reports come, the verdict is the same', async (scenario) => {
		const list = requests(scenario);
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length }), async (order) => {
				const fresh = await Office.open(dialect);
				try {
					const call = await fresh.callOf(await fresh.hear(order, NOON));
					expect(call.outcome).toBe(JUDGED[scenario].outcome);
				} finally {
					await fresh.close();
				}
			}),
			{ numRuns: Math.min(24, factorial(list.length)) },
		);
	});

	it('an answered caller is offered to nobody at any time while the reports come in', async () => {
		for (const scenario of ['answered', 'answered_by_one_of_two'] as const) {
			if (!told.includes(scenario)) continue;
			const receipts = await office.hear(requests(scenario), NOON);
			expect(receipts.filter(({ offer }) => offer)).toEqual([]);
		}
	});

	it('two calls of one person are two calls', async () => {
		const [first, second] = [await office.hear(requests('no_answer'), NOON), await office.hear(requests('no_answer', { at: NOON + 60_000 }), NOON + 60_000)];
		expect((await office.callOf(first)).id).not.toBe((await office.callOf(second)).id);
	});

	it('a report that comes half a day late texts nobody: refused as old, or kept with the time of the call; only where none is told it counts as now', async () => {
		const late = NOON + 13 * 3_600_000;
		const list = requests('no_answer');
		const refusals = list.flatMap((request) => {
			const verified = dialect.connector.verify(request, dialect.secrets, late);
			return verified.ok ? [] : [verified.message];
		});
		if (refusals.length > 0) {
			expect(refusals.join('\n')).toMatch(/\b(?:old|ago)\b/);
			return;
		}
		const receipts = await office.hear(list, late);
		const call = await office.callOf(receipts);
		expect(call.outcome).toBe('missed');
		const offered = receipts.find(({ offer }) => offer);
		const { decision } = await office.decideOn(offered, late);
		expect(decision).toMatchObject(dialect.tellsNoTime === true ? { action: 'text' } : { action: 'skip', reason: 'stale' });
	});

	if (dialect.anonymous.length > 0) {
		it.each(dialect.anonymous.map((disguise) => [disguise]))('a withheld number (%j) is nobody, and the call is still kept', async (from) => {
			const call = await office.callOf(await office.hear(requests('no_answer', { from }), NOON));
			expect(call).toMatchObject({ outcome: 'missed', from: null });
		});
	}

	if (dialect.humanCall) {
		it('a call that somebody of the team places and that is picked up stops automation', async () => {
			const { conversation } = (await office.hear(requests('no_answer'), NOON)).find(({ offer }) => offer) ?? {};
			const back = dialect.humanCall?.({ id: newId(), from: LINE, to: CALLER, at: NOON + 60_000, reached: true }) ?? [];
			await office.hear(back, NOON + 60_000);
			expect(await office.ledger.getConversation(conversation?.id ?? '')).toMatchObject({ automation: 'paused', reachedAt: expect.any(Number) });
		});

		it('one that is not picked up does not', async () => {
			const { conversation } = (await office.hear(requests('no_answer'), NOON)).find(({ offer }) => offer) ?? {};
			await office.hear(dialect.humanCall?.({ id: newId(), from: LINE, to: CALLER, at: NOON + 60_000, reached: false }) ?? [], NOON + 60_000);
			const after = await office.ledger.getConversation(conversation?.id ?? '');
			expect(after?.automation).toBe('on');
			expect(after?.reachedAt).toBeUndefined();
		});
	}

	it('nothing that could come in the place of a report makes it throw', () => {
		const [sample] = requests('no_answer');
		if (!sample) throw new Error('The dialect tells no missed call.');
		fc.assert(
			fc.property(fc.oneof(fc.json().map((text) => JSON.parse(text) as unknown), fc.object(), fc.string(), fc.constant(null)), (body) => {
				const raw = typeof body === 'string' ? body : JSON.stringify(body);
				const request = { ...sample, body, rawBody: Buffer.from(raw) };
				dialect.connector.readCall?.(request, office.plan);
				dialect.connector.readText?.(request);
				dialect.connector.readTranscript?.(request);
				dialect.connector.verify(request, dialect.secrets, NOON);
			}),
			{ numRuns: 300 },
		);
	});
}

function about(): { id: string; from: string; to: string; at: number } {
	return { id: newId(), from: CALLER, to: LINE, at: NOON };
}

function newId(): string {
	made += 1;
	return `c${made}`;
}

function factorial(n: number): number {
	return n <= 1 ? 1 : n * factorial(n - 1);
}
