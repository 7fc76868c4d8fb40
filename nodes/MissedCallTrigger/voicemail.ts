import type { IDataObject, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { toItem, type ReplyReceipt, type VoicemailTranscript } from '../../engine';
import { holderOf } from '../shared/holder';
import { openLedgerFor } from '../shared/ledger';
import type { ConnectedPhone } from '../shared/phones';
import type { Emission } from '../shared/sweep';
import { businessIdOf } from './settings';

export const OUTPUT_NAMES = ['Missed Call', 'Voicemail'];
/** A canvas that has not read a voicemail within this time is handed it once more. */
const VOICEMAIL_LEASE_MS = 45_000;

/**
 * Keeps what a caller said on the voicemail, in words, to be read like a reply. `come_back`: the call itself was not
 * reported yet, and the system only reports calls, so that it is to deliver this again.
 */
export async function keepVoicemail(context: IWebhookFunctions, phone: ConnectedPhone, said: VoicemailTranscript): Promise<IDataObject | 'come_back' | undefined> {
	const ledger = await openLedgerFor(context);
	const businessId = businessIdOf(context);
	const receipt = await ledger.recordVoicemail(
		{ ...said, account: phone.account },
		{ holder: holderOf(context), now: Date.now(), leaseMs: VOICEMAIL_LEASE_MS, ...(businessId === undefined ? {} : { businessId }) },
	);
	if (receipt.kind === 'unknown_business' && phone.connector.abilities.calls === 'reports') return 'come_back';
	return voicemailItem(receipt, await ledger.identity());
}

/** The voicemail as `reply` of an item; undefined for what starts nothing. */
export function voicemailItem({ kind, profile, message, call, person, conversation }: ReplyReceipt, ledger: string): IDataObject | undefined {
	if (kind !== 'reply' || !profile || !message) return undefined;
	return toItem({ profile, ledger, now: Date.now(), reply: message, ...(call ? { call } : {}), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) }) as unknown as IDataObject;
}

/** Missed calls and a voicemail, each on its output. */
export function emissionOf(calls: INodeExecutionData[], voicemail: IDataObject | undefined): Emission {
	return [calls, voicemail ? [{ json: voicemail }] : []];
}
