import { BOOKING, CANCEL, RESCHEDULE } from './appointments';
import { CALLBACK } from './callback';
import { ACKNOWLEDGEMENT, DECLINED, VENDOR, WRONG_NUMBER } from './closing';
import type { PhraseList } from './list';
import { QUESTION } from './question';
import { QUOTE } from './quote';
import { SERVICE_REQUEST } from './service-request';
import { SUPPORT } from './support';

/** Every intent that is read by its words; the consent intents are read by rule alone. */
export const PHRASE_LISTS: readonly PhraseList[] = [
	BOOKING,
	RESCHEDULE,
	CANCEL,
	QUOTE,
	SERVICE_REQUEST,
	SUPPORT,
	QUESTION,
	CALLBACK,
	WRONG_NUMBER,
	VENDOR,
	ACKNOWLEDGEMENT,
	DECLINED,
];

export type { PhraseList } from './list';
