import type { VoicemailTranscript } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readEvent } from './event';
import { clean, link, own, word } from './values';

const MOST_CHARACTERS = 20_000;

/** A voicemail in words. Quo puts it into words where transcription is on for the number; else undefined. */
export function readTranscript(request: WebhookRequest): VoicemailTranscript | undefined {
	const event = readEvent(request);
	if (event?.type !== 'call.voicemail.completed') return undefined;
	const { about } = event;
	const words = clean(own(about, 'transcript'), MOST_CHARACTERS).trim();
	const callId = word(about, 'callId');
	const recordingId = word(about, 'voicemailId') || word(about, 'id');
	if (words === '' || callId === '' || recordingId === '') return undefined;
	const recordingUrl = link(about, 'recordingUrl');
	return { system: 'quo', account: '', callId, recordingId, words, ...(recordingUrl ? { recordingUrl } : {}) };
}
