import type { PhoneConnector } from '../connector';
import { readAlert } from './alertReports';
import { answerAlert } from './alertTwiml';
import { readCall } from './calls';
import type { TwilioSecrets } from './secrets';
import { twilioSender } from './send';
import { twilioNumbers } from './setup';
import { verifyRequest } from './signature';
import { readText } from './texts';
import { readTranscript } from './transcript';
import { answerCall, emptyAnswer } from './twiml';

export { readTwilioSecrets, TWILIO_BASE_URL, type TwilioSecrets } from './secrets';
export { TWILIO_STEPS, type TwilioStep } from './steps';
export { TWILIO_DEFAULT_KEYWORDS } from './texts';

/** Twilio: calls by voice webhooks and TwiML, texts by the Messages API. */
export const twilio: PhoneConnector<TwilioSecrets> = {
	name: 'twilio',
	verify: verifyRequest,
	readCall,
	answerCall,
	readAlert,
	answerAlert,
	readTranscript,
	readText,
	answerText: emptyAnswer,
	sender: twilioSender,
	administration: twilioNumbers,
};
