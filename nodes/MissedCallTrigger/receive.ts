import { NodeOperationError, type IDataObject, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import type { AnsweringPlan, WebhookAnswer, WebhookRequest } from '../../connectors';
import { toItem, type CallEvent, type CallReceipt, type Offer } from '../../engine';
import { textIn } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import { verifyWith, type ConnectedPhone } from '../shared/phones';
import { answer, refuse, toWebhookRequest } from '../shared/request';
import { holderOf } from '../shared/setUp';
import { keepForTestRun } from '../shared/sweep';
import { receiveAlert } from './alertCalls';
import { answeringPlan, businessIdOf, missedRules, options } from './settings';
import { receiveVoicemail } from './voicemail';
import { serveSimulator } from './simulatorPage';

/** A canvas that shows no result for a call within this time is handed it once more. */
export const OFFER_LEASE_MS = 45_000;

/** One request of the phone system: verified, kept, answered, and handed to the canvas only when a call became a missed one. */
export async function receiveCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = toWebhookRequest(context, textIn(options(context).publicBase));
	const { phone, verified } = await verifyWith(context, request);
	if (!verified.ok) {
		await (await openLedgerFor(context)).countRefusal(`${phone.name} calls`, verified.reason, Date.now());
		context.logger.warn(`${context.getNode().name}: refused a request. ${verified.message}`);
		return refuse(context, verified.status, verified.message);
	}
	if (request.method === 'GET') {
		return phone.name === 'simulator' ? await serveSimulator(context, request) : refuse(context, 405, 'This address takes the reports of a phone system, sent with POST.');
	}
	const alert = phone.connector.readAlert(request);
	if (alert) return await receiveAlert(context, phone, request, alert);
	const said = phone.connector.readTranscript?.(request);
	if (said) return await receiveVoicemail(context, phone, request, said);
	const plan = await answeringPlan(context, request);
	const read = phone.connector.readCall(request, plan);
	// The credential says whose account it is; not every report names it (Twilio Studio's need not).
	const event = read && { ...read, account: phone.account };
	const receipt = await keep(context, phone, request, plan, event);
	const given = phone.connector.answerCall(request, receipt?.call, plan);
	if (receipt?.result === 'unknown_business') {
		context.logger.warn(`${context.getNode().name}: a call came in on a number that no saved business has. Add the number to a profile.`);
	}
	if (!receipt?.offer || !receipt.call || !receipt.profile) return answer(context, given);
	const ledger = await (await openLedgerFor(context)).identity();
	const data = [[{ json: callItem({ ...receipt, call: receipt.call, profile: receipt.profile }, ledger) }]];
	if (context.getMode() === 'manual') keepForTestRun(holderOf(context), data);
	return answer(context, given, data);
}

/** Keeps the report before anything is answered. A live call is put through even where that fails: its later reports say it all again. */
async function keep(context: IWebhookFunctions, phone: ConnectedPhone, request: WebhookRequest, plan: AnsweringPlan, event: CallEvent | undefined): Promise<CallReceipt | undefined> {
	if (!event) return undefined;
	try {
		const businessId = businessIdOf(context);
		return await (await openLedgerFor(context)).recordCallEvent(event, missedRules(context), {
			holder: holderOf(context),
			now: Date.now(),
			leaseMs: OFFER_LEASE_MS,
			...(businessId === undefined ? {} : { businessId }),
		});
	} catch (error) {
		if (!steersLiveCall(phone.connector.answerCall(request, undefined, plan))) throw new NodeOperationError(context.getNode(), error as Error);
		context.logger.error(`${context.getNode().name}: the ledger could not keep a report of a live call. ${(error as Error).message}`);
		return undefined;
	}
}

function steersLiveCall(given: WebhookAnswer): boolean {
	return given.contentType.includes('xml') && /<(?:Dial|Gather|Record|Say)\b/.test(given.body);
}

/** A missed call as it goes out on the wire. */
export function callItem(offer: Offer, ledger: string): IDataObject {
	const { profile, call, person, conversation } = offer;
	return toItem({ profile, ledger, call, now: Date.now(), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) }) as unknown as IDataObject;
}
