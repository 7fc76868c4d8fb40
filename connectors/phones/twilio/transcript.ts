import type { VoicemailTranscript } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readFields } from './fields';

/**
 * Reads what `<Record transcribe>` understood, ours or of the user's own TwiML. Recordings of less than two seconds and
 * those that Twilio did not understand come without words: undefined.
 */
export function readTranscript(request: WebhookRequest): VoicemailTranscript | undefined {
	const fields = readFields(request);
	const words = (fields.TranscriptionText ?? '').trim();
	const { CallSid: callId, RecordingSid: recordingId, TranscriptionStatus: status } = fields;
	if (!callId || !recordingId || words === '' || status !== 'completed') return undefined;
	return { system: 'twilio', account: fields.AccountSid ?? '', callId, recordingId, words, ...(fields.RecordingUrl ? { recordingUrl: fields.RecordingUrl } : {}) };
}
