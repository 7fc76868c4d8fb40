import type { VoicemailTranscript } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { callIdOf, isCall, isVoicemail, recordingOf } from './calls';
import { readFields, SYSTEM, textOf } from './fields';

const WORDS_LIMIT = 8_192;

/** What a caller said on the voicemail, where the account has transcription: in the webhook after the call, or in one of a later change. */
export function readTranscript(request: WebhookRequest): VoicemailTranscript | undefined {
	const fields = readFields(request);
	const callId = callIdOf(fields);
	const words = textOf(fields.transcription, WORDS_LIMIT) || textOf(fields.transcription_text, WORDS_LIMIT);
	if (callId === undefined || words === '' || !isCall(fields) || !isVoicemail(fields) || textOf(fields.direction) === 'outbound') return undefined;
	const recordingUrl = recordingOf(fields);
	return { system: SYSTEM, account: '', callId, recordingId: callId, words, ...(recordingUrl === undefined ? {} : { recordingUrl }) };
}
