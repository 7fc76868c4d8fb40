import { rfc2822 } from '../dates';
import { newSid } from '../sids';
import type { LegFacts } from './voice';
import { legParams } from './voice';

export interface RecordingFacts {
	recordingSid?: string;
	recordingUrl?: string;
	durationSeconds?: number;
}

/** The request to `<Record action>`, made when something was recorded. */
export function recordActionBody(
	facts: LegFacts & RecordingFacts & { digits?: string } = {},
): Record<string, string | undefined> {
	const params = legParams(facts);
	return {
		...params,
		...recording(params['AccountSid'] ?? '', facts),
		Digits: facts.digits,
	};
}

export interface RecordingStatusFacts extends RecordingFacts {
	accountSid?: string;
	callSid?: string;
	status?: 'in-progress' | 'completed' | 'absent';
	source?: 'RecordVerb' | 'DialVerb';
	startMs?: number;
}

/** The request to recordingStatusCallback. It names the call only by CallSid: no From, no To. */
export function recordingStatusBody(facts: RecordingStatusFacts = {}): Record<string, string | undefined> {
	const accountSid = facts.accountSid ?? `AC${'0'.repeat(32)}`;
	return {
		AccountSid: accountSid,
		CallSid: facts.callSid ?? newSid('CA'),
		...recording(accountSid, facts),
		RecordingStatus: facts.status ?? 'completed',
		RecordingChannels: facts.source === 'DialVerb' ? '2' : '1',
		RecordingSource: facts.source ?? 'RecordVerb',
		RecordingTrack: 'both',
		RecordingStartTime: rfc2822(facts.startMs ?? Date.now()),
		ErrorCode: '0',
	};
}

/** The request to `<Record transcribeCallback>`. */
export function transcriptionBody(
	facts: LegFacts & RecordingFacts & { text: string; status?: 'completed' | 'failed' },
): Record<string, string | undefined> {
	const params = legParams(facts);
	const { RecordingSid, RecordingUrl } = recording(params['AccountSid'] ?? '', facts);
	const sid = newSid('TR');
	return {
		...params,
		RecordingSid,
		RecordingUrl,
		TranscriptionSid: sid,
		TranscriptionStatus: facts.status ?? 'completed',
		TranscriptionText: facts.text,
		TranscriptionType: 'fast',
		TranscriptionUrl: `https://api.twilio.com/2010-04-01/Accounts/${params['AccountSid']}/Transcriptions/${sid}`,
	};
}

function recording(accountSid: string, facts: RecordingFacts) {
	const sid = facts.recordingSid ?? newSid('RE');
	return {
		RecordingSid: sid,
		RecordingUrl: facts.recordingUrl ?? recordingUrl(accountSid, sid),
		RecordingDuration: String(facts.durationSeconds ?? 10),
	};
}

export function recordingUrl(accountSid: string, recordingSid: string): string {
	return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}`;
}
