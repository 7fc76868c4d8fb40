import type { VoicemailTranscript } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readFields } from './fields';
import type { Flavour } from './flavour';
import { carriedOf } from './steps';

/**
 * Reads what `<Record transcribe>` understood, ours or of the user's own TwiML. Recordings of less than two seconds and
 * those that were not understood come without words: undefined. SignalWire's request names neither call nor account, so our
 * URL carries both.
 */
export function readTranscript({ name }: Flavour, request: WebhookRequest): VoicemailTranscript | undefined {
	const fields = readFields(request);
	const words = (fields.TranscriptionText ?? '').trim();
	const carried = carriedOf(request);
	const { RecordingSid: recordingId, TranscriptionStatus: status } = fields;
	const callId = fields.CallSid || carried.call;
	if (!callId || !recordingId || words === '' || status !== 'completed') return undefined;
	return { system: name, account: fields.AccountSid || carried.account || '', callId, recordingId, words, ...(fields.RecordingUrl ? { recordingUrl: fields.RecordingUrl } : {}) };
}
