import { HttpFailure, type HttpAnswer, type SendResult } from '../../engine';

type Refused = Extract<SendResult, { outcome: 'refused' }>;
type Unknown = Extract<SendResult, { outcome: 'unknown' }>;

/** Who was asked, and for what. */
export interface Asked {
	/** The vendor's name. */
	readonly title: string;
	/** The field of the credential that says where the vendor is. */
	readonly addressField: string;
	/** What cannot be ruled out where the vendor does not say, e.g. `the text may have gone out`. */
	readonly feared: string;
	/** After so many seconds a vendor that could not be reached may be asked again. */
	readonly soonSeconds: number;
}

/** What has become of a request that must not be made twice. Only what never went out, and what was refused, is sure not to have been done. */
export function readOutcome<T>(answer: HttpAnswer | HttpFailure, asked: Asked, taken: (answer: HttpAnswer) => T, refused: (answer: HttpAnswer) => Refused): T | Refused | Unknown {
	const { title, addressField, feared, soonSeconds } = asked;
	if (answer instanceof HttpFailure) {
		if (answer.reached) return unknown(`${title} did not answer (${answer.message}): ${feared} all the same.`);
		return {
			outcome: 'refused',
			reason: 'unavailable',
			message: `${title} could not be reached (${answer.message}). Check the ${addressField} in the credential and the network of n8n.`,
			retryAfterSeconds: soonSeconds,
		};
	}
	const { status } = answer;
	if (status >= 200 && status < 300) return taken(answer);
	// 408 is a server that did not wait for all of the request, or a proxy that did not wait for the vendor.
	if (status >= 400 && status < 500 && status !== 408) return refused(answer);
	return unknown(`${title} answered with HTTP status ${status}: ${feared} all the same.`);
}

export function unknown(message: string): Unknown {
	return { outcome: 'unknown', message };
}
