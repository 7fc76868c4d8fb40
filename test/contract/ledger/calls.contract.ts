import { DEFAULT_MISSED_RULES, type CallEvent, type CallReceipt } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, BOB, intakeAt, kindsOf, ledgerOfBayside, LINE, missedCall, nextId, permutations, present, report, SECOND, SECOND_LINE, T0, type OpenLedger } from './world';

const FORWARD = { mode: 'forward', acceptance: false } as const;

/** Reports of one call that rang and that nobody took, as Twilio sends them when we dial. */
const unanswered = (callId: string): CallEvent[] => [
	report({ callId, step: 'arrived', answering: FORWARD, at: T0, callerName: 'ANN SMITH' }),
	report({ callId, step: 'leg_ended', legId: 'leg', status: 'no_answer', at: T0 + 20 * SECOND }),
	report({ callId, step: 'dial_ended', status: 'no_answer', at: T0 + 20 * SECOND }),
	report({ callId, step: 'ended', status: 'completed', at: T0 + 25 * SECOND, durationSeconds: 25 }),
];

/** Reports of one call that somebody took. */
const answered = (callId: string): CallEvent[] => [
	report({ callId, step: 'arrived', answering: FORWARD, at: T0 }),
	report({ callId, step: 'leg_answered', legId: 'leg', at: T0 + 5 * SECOND }),
	report({ callId, step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 60, at: T0 + 65 * SECOND }),
	report({ callId, step: 'ended', status: 'completed', at: T0 + 66 * SECOND, durationSeconds: 66 }),
];

export function callsContract(open: OpenLedger): void {
	describe('calls', () => {
		const ledger = ledgerOfBayside(open);

		const deliver = async (events: readonly CallEvent[], now = T0 + 30 * SECOND): Promise<CallReceipt[]> => {
			const receipts: CallReceipt[] = [];
			for (const [index, event] of events.entries()) receipts.push(await ledger().recordCallEvent(event, DEFAULT_MISSED_RULES, intakeAt(now + index)));
			return receipts;
		};

		it('hands a missed call over with all that belongs to it', async () => {
			const receipt = await missedCall(ledger(), T0, { callId: 'CA-one', callerName: 'ANN SMITH', attestation: 'A' });
			expect(receipt).toMatchObject({
				result: 'recorded',
				offer: true,
				call: { businessId: BAYSIDE, system: 'twilio', account: 'AC1', providerCallId: 'CA-one', from: ANN, fromRaw: ANN, to: LINE, outcome: 'missed', missedReason: 'no_answer', startedAt: T0, endedAt: T0, offers: 1, callerName: 'ANN SMITH', attestation: 'A' },
				conversation: { businessId: BAYSIDE, person: ANN, line: LINE, status: 'new_missed_call', automation: 'on', openedAt: T0 },
				person: { businessId: BAYSIDE, number: ANN, name: 'ANN SMITH', calls: 1, firstSeenAt: T0, lastSeenAt: T0 },
				profile: { id: BAYSIDE },
			});
			expect(await ledger().getCall(receipt.call.id)).toEqual(receipt.call);
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id }))).toEqual(['call_recorded', 'call_judged']);
			expect(await ledger().getCall('call_nowhere')).toBeUndefined();
		});

		it('takes the same report once', async () => {
			const first = await missedCall(ledger(), T0, { callId: 'CA-twice' });
			const before = await allEvents(ledger());
			const again = await missedCall(ledger(), T0 + SECOND, { callId: 'CA-twice' });
			expect(again).toMatchObject({ result: 'duplicate', offer: false, profile: { id: BAYSIDE } });
			expect(again.call).toEqual(first.call);
			expect(await allEvents(ledger())).toEqual(before);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ calls: 1 });
		});

		it('hands a call over once when the same report comes 20 times at once', async () => {
			const receipts = await atOnce(20, async () => await missedCall(ledger(), T0, { callId: 'CA-twenty' }));
			expect(receipts.filter(({ offer }) => offer)).toHaveLength(1);
			expect(receipts.filter(({ result }) => result === 'recorded')).toHaveLength(1);
			expect(receipts.filter(({ result }) => result === 'duplicate')).toHaveLength(19);
			expect(new Set(receipts.map(({ call }) => call.id)).size).toBe(1);
			expect(await ledger().listConversations({ limit: 10 })).toHaveLength(1);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'call_judged')).toHaveLength(1);
		});

		it('comes to the same call and hands it over once, whatever the order of its reports', async () => {
			for (const [index, order] of permutations(unanswered('CA')).entries()) {
				const callId = `CA-order-${index}`;
				const receipts = await deliver([...order, ...order].map((event) => ({ ...event, callId, key: `${callId}:${event.key}` })));
				const names = order.map(({ step }) => step).join(', ');
				expect([names, receipts.filter(({ offer }) => offer).length]).toEqual([names, 1]);
				const call = await ledger().getCall(present(receipts[0]?.call).id);
				expect([names, call?.outcome, call?.missedReason, call?.startedAt, call?.callerName]).toEqual([names, 'missed', 'no_answer', T0, 'ANN SMITH']);
				expect(receipts.slice(order.length).every(({ result }) => result === 'duplicate')).toBe(true);
			}
		});

		it('hands an answered call over in no order of its reports', async () => {
			for (const [index, order] of permutations(answered('CA')).entries()) {
				const callId = `CA-answered-${index}`;
				const receipts = await deliver(order.map((event) => ({ ...event, callId, key: `${callId}:${event.key}` })));
				const names = order.map(({ step }) => step).join(', ');
				expect([names, receipts.some(({ offer }) => offer)]).toEqual([names, false]);
				expect([names, (await ledger().getCall(present(receipts[0]?.call).id))?.outcome]).toEqual([names, 'answered']);
			}
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + 3_600 * SECOND), 100)).toEqual([]);
			expect(await ledger().listConversations({ limit: 10 })).toEqual([]);
		});

		it('says so when a call that was missed turns out to have been answered', async () => {
			const { call } = await missedCall(ledger(), T0, { callId: 'CA-late', step: 'dial_ended', status: 'no_answer' });
			const [receipt] = await deliver([report({ callId: 'CA-late', step: 'accepted' })]);
			expect(receipt).toMatchObject({ offer: false, call: { outcome: 'answered' } });
			const kept = await ledger().getCall(call.id);
			expect(kept?.outcome).toBe('answered');
			expect(kept).not.toHaveProperty('missedReason');
			expect(kept).toEqual(receipt?.call);
		});

		it('hands over a call that looked answered until its length was known, once', async () => {
			const rules = { ...DEFAULT_MISSED_RULES, answeredAtLeastSeconds: 10 };
			const give = async (event: CallEvent) => await ledger().recordCallEvent(event, rules, intakeAt(T0));
			expect(await give(report({ callId: 'CA-short', step: 'leg_answered', legId: 'l' }))).toMatchObject({ offer: false, call: { outcome: 'answered' } });
			expect(await give(report({ callId: 'CA-short', step: 'leg_ended', legId: 'l', status: 'completed', durationSeconds: 3 }))).toMatchObject({ offer: true, call: { missedReason: 'carrier_voicemail' } });
			expect(await give(report({ callId: 'CA-short', step: 'ended', status: 'completed', durationSeconds: 4 }))).toMatchObject({ offer: false, call: { outcome: 'missed' } });
		});

		it('keeps a voicemail that comes after the call was handed over, and does not hand it over again', async () => {
			const { call } = await missedCall(ledger(), T0, { callId: 'CA-mail', step: 'dial_ended', status: 'busy' });
			const [receipt] = await deliver([report({ callId: 'CA-mail', step: 'voicemail', recordingUrl: 'https://example.com/r/1', recordingSeconds: 12 })]);
			expect(receipt).toMatchObject({ result: 'recorded', offer: false });
			expect(await ledger().getCall(call.id)).toMatchObject({ outcome: 'missed', missedReason: 'busy', facts: { voicemail: { url: 'https://example.com/r/1', durationSeconds: 12 } } });
		});

		it('keeps two calls of one person apart and in one conversation', async () => {
			const one = await missedCall(ledger(), T0, { callId: 'CA-a' });
			const two = await missedCall(ledger(), T0, { callId: 'CA-b', to: SECOND_LINE });
			expect([one.offer, two.offer]).toEqual([true, true]);
			expect(one.call.id).not.toBe(two.call.id);
			expect(two.conversation?.id).toBe(one.conversation?.id);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ calls: 2 });
		});

		it('opens one conversation for 20 calls of one person at once', async () => {
			const receipts = await atOnce(20, async (index) => await missedCall(ledger(), T0, { callId: `CA-many-${index}` }));
			expect(receipts.every(({ offer }) => offer)).toBe(true);
			expect(new Set(receipts.map(({ conversation }) => conversation?.id)).size).toBe(1);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ calls: 20 });
		});

		it('never takes the calls or reports of two accounts or systems for one', async () => {
			const places = [{ account: 'AC1' }, { account: 'AC2' }, { account: '' }, { system: 'simulator' }];
			const receipts = [];
			for (const place of places) receipts.push(await missedCall(ledger(), T0, { callId: 'CA-same', key: 'K', ...place }));
			expect(receipts.map(({ offer }) => offer)).toEqual([true, true, true, true]);
			expect(new Set(receipts.map(({ call }) => call.id)).size).toBe(4);
		});

		it.each([
			['Anonymous', null],
			['', null],
			['+266696687', null],
			['sip:reception@example.com', null],
			['(415) 555-0120', ANN],
			['"Ann" <+14155550120>', ANN],
		])('reads the caller ID %j', async (from, expected) => {
			const receipt = await missedCall(ledger(), T0, { from });
			expect(receipt).toMatchObject({ offer: true, call: { from: expected, fromRaw: from } });
			expect(receipt.conversation?.person ?? null).toBe(expected);
			expect(receipt.person?.number ?? null).toBe(expected);
		});

		it('finds the business by the line that forwarded the call', async () => {
			const receipt = await missedCall(ledger(), T0, { to: '+18885550199', forwardedFrom: SECOND_LINE });
			expect(receipt).toMatchObject({ result: 'recorded', offer: true, call: { businessId: BAYSIDE, forwardedFrom: SECOND_LINE } });
		});

		it('takes the business that the trigger stands for, whatever number was called', async () => {
			const receipt = await ledger().recordCallEvent(report({ callId: nextId('CA'), to: '+14155550199' }), DEFAULT_MISSED_RULES, intakeAt(T0, { businessId: BAYSIDE }));
			expect(receipt).toMatchObject({ offer: true, call: { businessId: BAYSIDE } });
		});

		it('keeps a call to a number that nobody has, says so at each report, and starts nothing', async () => {
			const to = '+14155550199';
			for (const step of ['arrived', 'ended'] as const) {
				const receipt = await missedCall(ledger(), T0, { callId: 'CA-stray', step, to });
				expect(receipt).toMatchObject({ result: 'unknown_business', offer: false, call: { businessId: '', outcome: 'ignored', ignoredBecause: 'unknown_business', to } });
			}
			expect(await ledger().listConversations({ limit: 10 })).toEqual([]);
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + 3_600 * SECOND), 100)).toEqual([]);
		});

		it('leaves alone the numbers and the reasons that the trigger leaves out', async () => {
			expect(await missedCall(ledger(), T0, { to: SECOND_LINE }, { ...DEFAULT_MISSED_RULES, onlyNumbers: [LINE] })).toMatchObject({ offer: false, call: { outcome: 'ignored', ignoredBecause: 'number_off' } });
			expect(await missedCall(ledger(), T0, { status: 'busy' }, { ...DEFAULT_MISSED_RULES, reasons: ['no_answer'] })).toMatchObject({ offer: false, call: { outcome: 'ignored', ignoredBecause: 'reason_off:busy' } });
			expect(await missedCall(ledger(), T0, { to: '(415) 555-0100', from: BOB }, { ...DEFAULT_MISSED_RULES, onlyNumbers: [LINE] })).toMatchObject({ offer: true, call: { to: LINE } });
		});

		it('hands nothing over for a business that was removed while the phone rang', async () => {
			await missedCall(ledger(), T0, { callId: 'CA-gone', step: 'arrived' });
			await ledger().removeBusiness(BAYSIDE, T0 + 1);
			const receipt = await missedCall(ledger(), T0 + 2, { callId: 'CA-gone' });
			expect(receipt).toMatchObject({ result: 'unknown_business', offer: false, call: { outcome: 'ignored', ignoredBecause: 'unknown_business' } });
		});

		it('keeps the name that came with a later report, and not a later name in place of it', async () => {
			const { call } = await missedCall(ledger(), T0, { callId: 'CA-name', step: 'arrived' });
			await deliver([report({ callId: 'CA-name', step: 'leg_ended', callerName: 'ANN SMITH', forwardedFrom: LINE, attestation: 'A' }), report({ callId: 'CA-name', callerName: 'WIRELESS CALLER', attestation: 'C' })]);
			expect(await ledger().getCall(call.id)).toMatchObject({ callerName: 'ANN SMITH', attestation: 'A', forwardedFrom: LINE });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ name: 'ANN SMITH' });
		});

		it('bears garbage', async () => {
			const callId = `CA-${'x'.repeat(5_000)}'; DROP TABLE calls; --`;
			const receipt = await missedCall(ledger(), T0, { callId, from: '9'.repeat(10_000), callerName: '\u0000\u202e🤖'.repeat(300), forwardedFrom: 'x'.repeat(9_999), attestation: 'é'.repeat(999), legId: '__proto__', step: 'leg_ended', status: 'busy' });
			expect(receipt.call.fromRaw.length).toBeLessThanOrEqual(200);
			expect(receipt.call.callerName?.length).toBeLessThanOrEqual(200);
			expect(await missedCall(ledger(), T0, { callId })).toMatchObject({ result: 'recorded', offer: true, call: { id: receipt.call.id } });
			expect(await missedCall(ledger(), T0, { callId })).toMatchObject({ result: 'duplicate' });
		});
	});
}
