/** What differs between Twilio and those who imitate it. */
export interface Vendor {
	/** Before `/2010-04-01` in paths. */
	readonly prefix: string;
	readonly signatureHeader: string;
	/** Whether STOP and the like are answered and held to by the platform. */
	readonly answersKeywords: boolean;
	/** Whether the end of a Dial tells that the two were joined. */
	readonly tellsBridged: boolean;
	/** Whether requests about what was recorded name everything: call, account and the recording itself. */
	readonly namesRecordings: boolean;
	/** Codes of refusals where they are others than Twilio's. */
	readonly codes: Readonly<Record<number, { readonly code: number; readonly message: string }>>;
	/** Whether codes are text. */
	readonly codesAsText: boolean;
	/** Path of the lookup, and what it answers. */
	readonly lookup: 'v2' | 'relay';
}

export const TWILIO_ITSELF: Vendor = {
	prefix: '',
	signatureHeader: 'x-twilio-signature',
	answersKeywords: true,
	tellsBridged: true,
	namesRecordings: true,
	codes: {},
	codesAsText: false,
	lookup: 'v2',
};
