import type { VoicemailTranscript } from '../../../engine';
import { allEvents, ANN, BAYSIDE, DANA, DAY, dueAt, intakeAt, LEASE, ledgerOfBayside, LINE, missedCall, nextId, present, readAs, sendFirstText, T0, type OpenLedger } from './world';

export function voicemailsContract(open: OpenLedger): void {
	describe('voicemail in words', () => {
		const ledger = ledgerOfBayside(open);
		const said = (callId: string, more: Partial<VoicemailTranscript> = {}): VoicemailTranscript => ({ system: 'twilio', account: 'AC1', callId, recordingId: nextId('RE'), words: 'There is water everywhere', recordingUrl: 'https://example.com/a.mp3', ...more });
		const called = async (from = ANN) => {
			const callId = nextId('CA');
			return { callId, ...(await missedCall(ledger(), T0, { callId, from })) };
		};

		it('is a message of the conversation, from the caller, with the recording, and is handed over once', async () => {
			const { callId, call, conversation } = await called();
			await sendFirstText(ledger(), T0, { call, ...(conversation ? { conversation } : {}) });
			const transcript = said(callId);
			const receipt = await ledger().recordVoicemail(transcript, intakeAt(T0 + LEASE));
			expect(receipt).toMatchObject({ kind: 'reply', call: { id: call.id }, conversation: { id: conversation?.id }, person: { number: ANN }, profile: { id: BAYSIDE } });
			expect(receipt.message).toMatchObject({ voicemail: true, direction: 'in', callId: call.id, from: ANN, to: LINE, body: 'There is water everywhere', media: ['https://example.com/a.mp3'], status: 'received' });
			expect(await ledger().recordVoicemail(transcript, intakeAt(T0 + LEASE))).toMatchObject({ kind: 'duplicate' });
			expect(await ledger().messagesOf(present(conversation).id, 10)).toHaveLength(2);
			const [told] = (await allEvents(ledger())).filter(({ kind }) => kind === 'reply_received');
			expect(told).toMatchObject({ callId: call.id, data: { kind: 'voicemail' } });
		});

		it('comes back until it is read, and is read like a reply', async () => {
			const { callId } = await called();
			const { message, conversation } = await ledger().recordVoicemail(said(callId), intakeAt(T0));
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE - 1), 10)).toEqual([]);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 10)).toMatchObject([{ message: { id: message?.id, voicemail: true } }]);
			await ledger().recordClassification(present(message).id, readAs({ route: 'emergency', urgency: 'emergency' }), T0 + LEASE);
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + DAY), 10)).toEqual([]);
			expect(await ledger().latestReply(present(conversation).id)).toMatchObject({ message: { id: message?.id } });
		});

		it('is no answer to our text, and its words are no keyword', async () => {
			const { callId, call, conversation } = await called();
			await sendFirstText(ledger(), T0, { call, ...(conversation ? { conversation } : {}) });
			await ledger().recordVoicemail(said(callId, { words: 'Stop' }), intakeAt(T0));
			expect(await ledger().optedOutAt(BAYSIDE, ANN, LINE)).toBeUndefined();
			const after = await ledger().getConversation(present(conversation).id);
			expect(after).toMatchObject({ status: 'texted' });
			expect(after?.lastReplyAt).toBeUndefined();
			expect(await dueAt(ledger(), T0 + 30 * DAY, ['unanswered'])).toEqual([]);
		});

		it.each([
			['of nobody’s number', 'anonymous'],
			['of the team', DANA],
			['of the business itself', LINE],
		])('%s is left alone', async (_whose, from) => {
			const { callId } = await called(from);
			expect(await ledger().recordVoicemail(said(callId), intakeAt(T0))).toMatchObject({ kind: 'ignored' });
			expect(await ledger().offerRepliesAgain(intakeAt(T0 + DAY), 10)).toEqual([]);
		});

		it('of a call that nobody knows is nothing', async () => {
			expect(await ledger().recordVoicemail(said('CA-nowhere'), intakeAt(T0))).toEqual({ kind: 'unknown_business' });
		});

		it('is forgotten with the person', async () => {
			const { callId } = await called();
			await ledger().recordVoicemail(said(callId, { words: 'Secret words' }), intakeAt(T0));
			await ledger().forgetPerson(BAYSIDE, ANN, T0 + DAY);
			for await (const row of ledger().exportAll()) expect(JSON.stringify(row)).not.toMatch(/Secret words|a\.mp3/);
		});
	});
}
