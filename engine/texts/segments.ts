import { SegmentedMessage } from 'sms-segments-calculator';

// The only file that loads the library: required when a text is first measured, so that it costs a start nothing.

/** One text as the library reads it. */
export function segmented(body: string): { readonly gsm: boolean; readonly units: number; readonly segments: number; readonly nonGsm: readonly string[] } {
	const message = new SegmentedMessage(body);
	const gsm = message.encodingName === 'GSM-7';
	return {
		gsm,
		// Its own count is of what a reader sees as one character; what fills a segment is what is sent.
		units: gsm ? message.numberOfCharacters : body.length,
		segments: message.segmentsCount,
		nonGsm: [...new Set(message.getNonGsmCharacters())],
	};
}

/** What the vendors' smart encoding puts in place of one character: itself where it knows none. */
export function lookAlike(character: string): string {
	return new SegmentedMessage(character, 'auto', true).graphemes.join('');
}
