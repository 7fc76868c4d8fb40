/** What a keyword asks of the opt-out handling. */
export type OptOutType = 'STOP' | 'START' | 'HELP';

// Twilio's default keywords, English, for long codes (Help Center, "support for opt-out keywords").
const KEYWORDS: Record<OptOutType, readonly string[]> = {
	STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
	START: ['START', 'UNSTOP', 'YES'],
	HELP: ['HELP', 'INFO'],
};

/** Only a message that is the keyword and nothing else counts: "STOP please" does not. */
export function keywordOf(body: string): OptOutType | undefined {
	const word = body.trim().toUpperCase();
	return (Object.keys(KEYWORDS) as OptOutType[]).find((type) => KEYWORDS[type].includes(word));
}

/** The answers the platform itself gives, in the vendor's wording, which filters are tuned to. */
export const KEYWORD_REPLIES: Record<OptOutType, string> = {
	STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
	START: 'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
	HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};
