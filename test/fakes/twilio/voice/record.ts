import { webhookMethod } from '../context';
import { newSid } from '../sids';
import { recordingStatusBody, recordingUrl, transcriptionBody } from '../webhooks';
import { CallerHungUp } from './clock';
import type { Leg } from './leg';
import type { Session, TwimlDocument } from './session';
import type { Step } from './steps';
import { followUp, NEXT } from './steps';
import type { TwimlElement } from './twiml';
import type { Voicemail } from './types';

interface Recording {
	sid: string;
	url: string;
	seconds: number;
	startMs: number;
}

/**
 * Records what is said after the beep. An empty recording asks for no action and the next verb
 * follows (Twilio's reference of Record); with no action given, the same document is asked again.
 * @throws CallerHungUp when the caller does so, after the action has been told
 */
export async function record(session: Session, leg: Leg, document: TwimlDocument, verb: TwimlElement): Promise<Step> {
	const said = leg.setup.listener.voicemail();
	if (!said) throw new CallerHungUp();
	const { attributes } = verb;
	const silence = Number(attributes['timeout'] ?? 5);
	if (said.seconds <= 0) {
		session.clock.wait(silence);
		return NEXT;
	}
	const recording = take(session, said, Number(attributes['maxLength'] ?? 3600));
	const ending = said.endsWith ?? 'hangup';
	if (ending === 'hangup') leg.final = 'completed';
	if (ending === 'silence') session.clock.wait(silence);
	const step = await followUp(
		session,
		'record_action',
		session.absolute(document, attributes['action'] ?? document.url),
		webhookMethod(attributes['method']),
		{
			...leg.params(),
			RecordingSid: session.context.vendor.namesRecordings ? recording.sid : undefined,
			RecordingUrl: recording.url,
			RecordingDuration: String(recording.seconds),
			Digits: ending === 'hangup' ? 'hangup' : ending === 'key' ? '#' : undefined,
		},
	);
	await tellAbout(session, leg, document, verb, recording, said);
	if (ending === 'hangup') throw new CallerHungUp();
	return step;
}

function take(session: Session, said: Voicemail, maxLength: number): Recording {
	const startMs = session.clock.nowMs;
	const seconds = Math.min(said.seconds, maxLength);
	session.clock.wait(seconds);
	const sid = newSid('RE');
	const recording = { sid, url: recordingUrl(session.context.accountSid, sid), seconds, startMs };
	session.transcript.recordings.push({ sid, url: recording.url, seconds });
	return recording;
}

async function tellAbout(
	session: Session,
	leg: Leg,
	document: TwimlDocument,
	verb: TwimlElement,
	recording: Recording,
	said: Voicemail,
): Promise<void> {
	const { recordingStatusCallback, recordingStatusCallbackMethod, transcribe, transcribeCallback } = verb.attributes;
	if (recordingStatusCallback) {
		await session.tell(
			'recording_status',
			session.absolute(document, recordingStatusCallback),
			recordingStatusCallbackMethod,
			recordingStatusBody({
				accountSid: session.context.accountSid,
				callSid: leg.setup.sid,
				recordingSid: recording.sid,
				recordingUrl: recording.url,
				durationSeconds: recording.seconds,
				startMs: recording.startMs,
			}),
		);
	}
	// The vendor transcribes recordings of 2 to 120 seconds.
	const transcribed = recording.seconds >= 2 && recording.seconds <= 120 && said.transcription !== undefined;
	if (transcribe === 'true' && transcribeCallback) {
		const words = transcriptionBody({
			recordingSid: recording.sid,
			recordingUrl: recording.url,
			text: transcribed ? (said.transcription ?? '') : '',
			status: transcribed ? 'completed' : 'failed',
		});
		const bare = Object.fromEntries(Object.entries(words).filter(([name]) => /^(Recording|Transcription)/.test(name)));
		await session.tell(
			'transcription',
			session.absolute(document, transcribeCallback),
			'POST',
			session.context.vendor.namesRecordings ? { ...words, ...leg.params() } : bare,
		);
	}
}
