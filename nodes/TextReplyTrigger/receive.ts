import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { TextReport } from '../../connectors';
import { escalationPart, isoIn, messagePart, toItem, type ConsentPart, type DeliveryReceipt, type ReceivedText, type ReplyReceipt } from '../../engine';
import { admit } from '../shared/admit';
import { holderOf } from '../shared/holder';
import { textIn } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import { parameter } from '../shared/phones';
import { listOfReports } from '../shared/reports';
import { answer, RECEIVED } from '../shared/request';
import { keepForTestRun, lookAt, onOutput, type Emission } from '../shared/sweep';
import { DEFAULT_GATHER_SECONDS } from './fields';

export const OUTPUT_NAMES = ['Reply', 'Opt-Out or Help', 'Not Delivered', 'Team'];
const [REPLY, CONSENT, NOT_DELIVERED] = [0, 1, 2];
export const TEAM = 3;
/** A canvas that has not read a reply within this time is handed it once more. */
export const REPLY_LEASE_MS = 45_000;

/** One request of the phone system: texts that came in, receipts for those that we sent, or texts that somebody of the team sent there. */
export async function receiveText(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const admitted = await admit(context, 'texts', textIn(parameter<IDataObject>(context, 'options', {}).publicBase));
	if ('answered' in admitted) return admitted.answered;
	const { phone, request } = admitted;
	const emissions: Emission[] = [];
	for (const report of listOfReports<TextReport>(phone.connector.readText?.(request))) {
		const emission = await keepReport(context, { ...report, account: phone.account });
		if (emission) emissions.push(emission);
	}
	const data = emissions.length === 0 ? undefined : merged(emissions);
	if (data && context.getMode() === 'manual') keepForTestRun(holderOf(context), data);
	return answer(context, phone.connector.answerText?.(request) ?? RECEIVED, data);
}

function merged(emissions: readonly Emission[]): Emission {
	return OUTPUT_NAMES.map((_, output) => emissions.flatMap((emission) => emission[output] ?? []));
}

async function keepReport(context: IWebhookFunctions, report: TextReport): Promise<Emission | undefined> {
	switch (report.kind) {
		case 'text':
			return await keepText(context, report);
		case 'receipt':
			return await keepReceipt(context, report);
		case 'outside': {
			const businessId = parameter<string>(context, 'businessId', '').trim();
			await (await openLedgerFor(context)).recordOutsideText(report, { now: Date.now(), ...(businessId === '' ? {} : { businessId }) });
			return undefined;
		}
	}
}

async function keepText(context: IWebhookFunctions, text: ReceivedText): Promise<Emission | undefined> {
	const businessId = parameter<string>(context, 'businessId', '').trim();
	const ledger = await openLedgerFor(context);
	const holder = holderOf(context);
	const now = Date.now();
	const gatherMs = gatherMsOf(context);
	const receipt = await ledger.recordReply(text, {
		holder,
		now,
		leaseMs: REPLY_LEASE_MS,
		gatherMs,
		...(businessId === '' ? {} : { businessId }),
	});
	if (receipt.kind === 'unknown_business') {
		context.logger.warn(`${context.getNode().name}: a text came in on a number that no saved business has. Add the number to a profile.`);
	}
	// A little later than due, so that the look finds it due.
	if (receipt.kind === 'gathering') lookAt(holder, now + gatherMs + 50);
	return emissionOf(receipt, await ledger.identity());
}

/** A test run shows a text at once: who tries a canvas out sends one. */
function gatherMsOf(context: IWebhookFunctions): number {
	if (context.getMode() === 'manual') return 0;
	const seconds = Number(parameter<IDataObject>(context, 'options', {}).gatherSeconds ?? DEFAULT_GATHER_SECONDS);
	return Number.isFinite(seconds) ? Math.min(60, Math.max(0, seconds)) * 1_000 : DEFAULT_GATHER_SECONDS * 1_000;
}

async function keepReceipt(context: IWebhookFunctions, receipt: DeliveryReceipt): Promise<Emission | undefined> {
	const ledger = await openLedgerFor(context);
	const { result, message, conversation, profile } = await ledger.recordReceipt(receipt, Date.now());
	if (result !== 'recorded' || !message || !profile || message.status !== 'undelivered') return undefined;
	if (message.purpose === 'first_text' && profile.undelivered === 'skip') return undefined;
	const json = toItem({ profile, ledger: await ledger.identity(), now: Date.now(), message, ...(conversation ? { conversation } : {}) });
	return onOutput(OUTPUT_NAMES.length, NOT_DELIVERED ?? 2, json as unknown as IDataObject);
}

/** Which output a text goes out on; undefined for what starts nothing. */
export function emissionOf(receipt: ReplyReceipt, ledger: string): Emission | undefined {
	const { kind, profile, message } = receipt;
	if (!profile || !message) return undefined;
	const base = toItem({
		profile,
		ledger,
		now: Date.now(),
		reply: message,
		...(receipt.call ? { call: receipt.call } : {}),
		...(receipt.person ? { person: receipt.person } : {}),
		...(receipt.conversation ? { conversation: receipt.conversation } : {}),
		...(receipt.escalation ? { escalation: receipt.escalation } : {}),
	});
	const to = (output: number | undefined, part: object = {}) => onOutput(OUTPUT_NAMES.length, output ?? 0, { ...base, ...part });
	switch (kind) {
		case 'reply':
			return to(REPLY);
		case 'opt_out':
		case 'opt_in':
		case 'help': {
			const consent: ConsentPart = { kind, at: isoIn(profile.timezone, receipt.consentAt ?? message.at), providerAnswered: receipt.providerAnswered === true };
			return to(CONSENT, { consent });
		}
		case 'team': {
			const open = (receipt.openEscalations ?? []).map((one) => escalationPart(one, profile.timezone));
			return to(TEAM, { team: { member: receipt.member?.id ?? '', name: receipt.member?.name ?? '', action: receipt.teamAction ?? 'nothing_open' }, open, reply: messagePart(message, profile.timezone) });
		}
		default:
			return undefined;
	}
}
