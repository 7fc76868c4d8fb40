import { NodeOperationError, type IDataObject, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import type { AnsweringPlan, CallReport, WebhookAnswer, WebhookRequest } from '../../connectors';
import { toItem, type CallEvent, type CallReceipt, type Offer } from '../../engine';
import { admit } from '../shared/admit';
import { holderOf } from '../shared/holder';
import { textIn } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import type { ConnectedPhone } from '../shared/phones';
import { listOfReports } from '../shared/reports';
import { answer, RECEIVED, refuse } from '../shared/request';
import { keepForTestRun } from '../shared/sweep';
import { receiveAlert } from './alertCalls';
import { answeringPlan, businessIdOf, missedRules, options } from './settings';
import { emissionOf, keepVoicemail } from './voicemail';
import { serveSimulator } from './simulatorPage';

/** A canvas that shows no result for a call within this time is handed it once more. */
export const OFFER_LEASE_MS = 45_000;

/** One request of the phone system: verified, kept, answered, and handed to the canvas only when a call became a missed one. */
export async function receiveCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const admitted = await admit(context, 'calls', textIn(options(context).publicBase));
	if ('answered' in admitted) return admitted.answered;
	const { phone, request } = admitted;
	if (request.method === 'GET') {
		return phone.name === 'simulator' ? await serveSimulator(context, request) : refuse(context, 405, 'This address takes the reports of a phone system, sent with POST.');
	}
	const alert = phone.connector.readAlert?.(request);
	if (alert) return await receiveAlert(context, phone, request, alert);
	return await receiveReports(context, phone, request);
}

/** What a request reports of calls, and then what was said on the voicemail: some systems tell both at once. */
async function receiveReports(context: IWebhookFunctions, phone: ConnectedPhone, request: WebhookRequest): Promise<IWebhookResponseData> {
	const plan = await answeringPlan(context, request);
	const receipts: CallReceipt[] = [];
	for (const report of listOfReports<CallReport>(phone.connector.readCall?.(request, plan))) {
		// The credential says whose account it is; not every report names it (Twilio Studio's need not).
		const receipt = await keep(context, phone, request, plan, { ...report, account: phone.account });
		if (receipt) receipts.push(receipt);
	}
	if (receipts.some((receipt) => receipt.result === 'unknown_business')) {
		context.logger.warn(`${context.getNode().name}: a call came in on a number that no saved business has. Add the number to a profile.`);
	}
	const said = phone.connector.readTranscript?.(request);
	const voicemail = said ? await keepVoicemail(context, phone, said) : undefined;
	if (voicemail === 'come_back') return refuse(context, phone.connector.comeBack ?? 503, 'The call of this voicemail has not been reported yet.');
	const items = await itemsOf(context, receipts);
	const data = items.length === 0 && !voicemail ? undefined : emissionOf(items, voicemail);
	if (data && context.getMode() === 'manual') keepForTestRun(holderOf(context), data);
	return answer(context, said && receipts.length === 0 ? (phone.connector.answerText?.(request) ?? RECEIVED) : answerTo(phone, request, receipts.at(-1), plan), data);
}

async function itemsOf(context: IWebhookFunctions, receipts: readonly CallReceipt[]): Promise<{ json: IDataObject }[]> {
	const items: { json: IDataObject }[] = [];
	for (const { offer, call, profile, ...rest } of receipts) {
		if (offer && call && profile) items.push({ json: callItem({ ...rest, call, profile }, await (await openLedgerFor(context)).identity()) });
	}
	return items;
}

/** Keeps the report before anything is answered. A live call is put through even where that fails: its later reports say it all again. */
async function keep(context: IWebhookFunctions, phone: ConnectedPhone, request: WebhookRequest, plan: AnsweringPlan, report: CallReport): Promise<CallReceipt | undefined> {
	try {
		return await keepReport(context, report);
	} catch (error) {
		if (!steersLiveCall(answerTo(phone, request, undefined, plan))) throw new NodeOperationError(context.getNode(), error as Error);
		context.logger.error(`${context.getNode().name}: the ledger could not keep a report of a live call. ${(error as Error).message}`);
		return undefined;
	}
}

async function keepReport(context: IWebhookFunctions, report: CallReport): Promise<CallReceipt | undefined> {
	const ledger = await openLedgerFor(context);
	const businessId = businessIdOf(context);
	const business = businessId === undefined ? {} : { businessId };
	if (report.kind === 'outside_call') {
		await ledger.recordOutsideCall(report, { now: Date.now(), ...business });
		return undefined;
	}
	const event: CallEvent = report;
	return await ledger.recordCallEvent(event, missedRules(context), { holder: holderOf(context), now: Date.now(), leaseMs: OFFER_LEASE_MS, ...business });
}

function answerTo(phone: ConnectedPhone, request: WebhookRequest, receipt: CallReceipt | undefined, plan: AnsweringPlan): WebhookAnswer {
	return phone.connector.answerCall?.(request, receipt?.call, plan) ?? RECEIVED;
}

function steersLiveCall(given: WebhookAnswer): boolean {
	return given.contentType.includes('xml') && /<(?:Dial|Gather|Record|Say)\b/.test(given.body);
}

/** A missed call as it goes out on the wire. */
export function callItem(offer: Offer, ledger: string): IDataObject {
	const { profile, call, person, conversation } = offer;
	return toItem({ profile, ledger, call, now: Date.now(), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) }) as unknown as IDataObject;
}
