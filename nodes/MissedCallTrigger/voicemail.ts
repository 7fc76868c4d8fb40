import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookRequest } from '../../connectors';
import { toItem, type ReplyReceipt, type VoicemailTranscript } from '../../engine';
import { openLedgerFor } from '../shared/ledger';
import type { ConnectedPhone } from '../shared/phones';
import { answer } from '../shared/request';
import { holderOf } from '../shared/setUp';
import { keepForTestRun, onOutput, type Emission } from '../shared/sweep';
import { businessIdOf } from './settings';

export const OUTPUT_NAMES = ['Missed Call', 'Voicemail'];
const VOICEMAIL = 1;
/** A canvas that has not read a voicemail within this time is handed it once more. */
const VOICEMAIL_LEASE_MS = 45_000;

/** What a caller said on the voicemail, in words: kept, and handed to the canvas to be read like a reply. */
export async function receiveVoicemail(context: IWebhookFunctions, phone: ConnectedPhone, request: WebhookRequest, said: VoicemailTranscript): Promise<IWebhookResponseData> {
	const ledger = await openLedgerFor(context);
	const holder = holderOf(context);
	const businessId = businessIdOf(context);
	const receipt = await ledger.recordVoicemail(
		{ ...said, account: phone.account },
		{ holder, now: Date.now(), leaseMs: VOICEMAIL_LEASE_MS, ...(businessId === undefined ? {} : { businessId }) },
	);
	const data = emissionOf(receipt, await ledger.identity());
	if (data && context.getMode() === 'manual') keepForTestRun(holder, data);
	return answer(context, phone.connector.answerText(request), data);
}

/** The voicemail as `reply` of an item; undefined for what starts nothing. */
export function emissionOf({ kind, profile, message, call, person, conversation }: ReplyReceipt, ledger: string): Emission | undefined {
	if (kind !== 'reply' || !profile || !message) return undefined;
	const json = toItem({ profile, ledger, now: Date.now(), reply: message, ...(call ? { call } : {}), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) });
	return onOutput(OUTPUT_NAMES.length, VOICEMAIL, json as unknown as IDataObject);
}
