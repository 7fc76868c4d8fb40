import { asRecord, own, secondsIn, textIn, timeOf, type Fields } from './values';

export interface Recording {
	readonly id: string;
	readonly url: string;
	readonly seconds?: number;
}

/** The recording in a report. The public URL stays; the other, which Telnyx signs, is good for ten minutes. */
export function recordingIn(payload: Fields): Recording | undefined {
	const url = urlIn(payload, 'public_recording_urls') || urlIn(payload, 'recording_urls') || textIn(payload, 'recording_url', 4_096);
	if (!/^https?:\/\//i.test(url)) return undefined;
	const seconds = secondsIn(payload, 'duration_secs') ?? between(payload);
	const id = textIn(payload, 'recording_id', 128) || textIn(payload, 'recording_started_at', 64) || url.split('?')[0] || url;
	return { id, url, ...(seconds === undefined ? {} : { seconds }) };
}

function urlIn(payload: Fields, name: string): string {
	const urls = asRecord(own(payload, name));
	return textIn(urls, 'mp3', 4_096) || textIn(urls, 'wav', 4_096);
}

function between(payload: Fields): number | undefined {
	const [start, end] = [timeOf(textIn(payload, 'recording_started_at', 64)), timeOf(textIn(payload, 'recording_ended_at', 64))];
	return start === undefined || end === undefined || end < start ? undefined : Math.round((end - start) / 1000);
}
