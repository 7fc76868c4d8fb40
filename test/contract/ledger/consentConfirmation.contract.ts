import { ANN, BAYSIDE, claim, DAY, expectClaim, HOUR, ledgerOfBayside, LINE, MINUTE, nextId, present, readAs, reply, SECOND, SECOND_LINE, T0, textOf, intakeAt, type OpenLedger } from './world';
import type { ReplyReceipt } from '../../../engine';

/** An opt-out is confirmed once: by the phone system, or by us within five minutes, and never again for the same one. */
export function consentConfirmationContract(open: OpenLedger): void {
	describe('the confirmation', () => {
		const ledger = ledgerOfBayside(open);
		/** As a canvas asks for it: the key is the business, the person and the time of the opt-out. */
		const confirm = async (now: number, found: Pick<ReplyReceipt, 'consentAt' | 'providerAnswered'>, more: object = {}) =>
			await claim(ledger(), now, {
				key: `opt_out_confirmation:${BAYSIDE}:${ANN}:${present(found.consentAt)}`,
				purpose: 'opt_out_confirmation',
				...(found.providerAnswered === undefined ? {} : { providerAnswered: found.providerAnswered }),
				...more,
			});

		it('of an opt-out that is said three times, on both lines, is one', async () => {
			const first = await reply(ledger(), T0, 'STOP');
			const { message } = expectClaim(await confirm(T0 + SECOND, first), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + SECOND);
			for (const [body, to] of [['stop texting me', LINE], ['STOP', SECOND_LINE], ['quit', LINE]] as const) {
				expectClaim(await confirm(T0 + 2 * SECOND, await reply(ledger(), T0 + 2 * SECOND, body, { to })), 'taken');
			}
		});

		it('goes neither after five minutes, nor once they have come back', async () => {
			const found = await reply(ledger(), T0, 'STOP');
			expect((await confirm(T0 + 5 * MINUTE + 1, found, { key: nextId('late') })).decision.reason).toBe('stale');
			await reply(ledger(), T0 + SECOND, 'START');
			expect((await confirm(T0 + 2 * SECOND, found)).decision.reason).toBe('not_opted_out');
		});

		it('of a new opt-out, after they had come back, is a new one', async () => {
			const first = await reply(ledger(), T0, 'STOP');
			expectClaim(await confirm(T0, first), 'claimed');
			await reply(ledger(), T0 + HOUR, 'START');
			expectClaim(await confirm(T0 + 2 * HOUR, await reply(ledger(), T0 + 2 * HOUR, 'Stop.')), 'claimed');
		});

		it('is not ours where the phone system gave it', async () => {
			const found = await reply(ledger(), T0, 'STOP', { vendorConsent: 'opt_out' });
			expect(found.providerAnswered).toBe(true);
			expect((await confirm(T0, found)).decision.reason).toBe('provider_answered');
		});

		it('of YES after STOP is left to a phone system that takes YES for START', async () => {
			await reply(ledger(), T0, 'STOP', { vendorConsent: 'opt_out' });
			expect(await reply(ledger(), T0 + SECOND, 'Yes')).toMatchObject({ kind: 'opt_in', providerAnswered: true });
			await reply(ledger(), T0 + HOUR, 'STOP');
			expect(await reply(ledger(), T0 + HOUR + SECOND, 'Yes', { system: 'simulator' })).toMatchObject({ kind: 'opt_in', providerAnswered: false });
			await reply(ledger(), T0 + DAY, 'STOP');
			expect(await reply(ledger(), T0 + DAY + SECOND, 'yes!!')).toMatchObject({ kind: 'opt_in', providerAnswered: false });
		});

		it('of what only the reading found has the time at which it was said', async () => {
			const heard = present((await reply(ledger(), T0, 'pester somebody else')).message);
			await ledger().recordClassification(heard.id, readAs({ intent: 'opt_out', route: 'opt_out' }), T0 + 20 * SECOND);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			expectClaim(await confirm(T0 + 21 * SECOND, { consentAt: T0 }), 'claimed');
			expectClaim(await confirm(T0 + 30 * SECOND, await reply(ledger(), T0 + 30 * SECOND, 'STOP')), 'taken');
		});

		it('is not owed for a reading that START has overtaken', async () => {
			const heard = present((await reply(ledger(), T0, 'pester somebody else')).message);
			await reply(ledger(), T0 + SECOND, 'START');
			await ledger().recordClassification(heard.id, readAs({ intent: 'opt_out', route: 'opt_out' }), T0 + 20 * SECOND);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBeUndefined();
		});

		it('of a text that comes in twice is one', async () => {
			const text = textOf('STOP');
			const both = await Promise.all([ledger().recordReply(text, intakeAt(T0)), ledger().recordReply(text, intakeAt(T0))]);
			expect(both.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'opt_out']);
		});
	});

	describe('words of the business’s own', () => {
		const ledger = ledgerOfBayside(open, { consentWords: { optOut: ['Pausa', 'START'], optIn: ['Seguir', 'STOP'], help: ['Quien es'] } });

		it('opt out, in again and ask for help, and leave the known ones as they are', async () => {
			expect((await reply(ledger(), T0, 'pausa!')).kind).toBe('opt_out');
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0);
			expect((await reply(ledger(), T0 + 1, '¿Quién es?')).kind).toBe('help');
			expect((await reply(ledger(), T0 + 2, 'SEGUIR')).kind).toBe('opt_in');
			expect((await reply(ledger(), T0 + 3, 'stop')).kind).toBe('opt_out');
			expect((await reply(ledger(), T0 + 4, 'Start')).kind).toBe('opt_in');
			expect((await reply(ledger(), T0 + 5, 'una pausa por favor')).kind).toBe('reply');
		});
	});
}
