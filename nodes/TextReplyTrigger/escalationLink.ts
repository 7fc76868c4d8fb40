import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { askPage, takenPage, type EscalationPage } from '../../connectors';
import { toItem, type LinkUse } from '../../engine';
import { openLedgerFor } from '../shared/ledger';
import { answer } from '../shared/request';
import { onOutput, type Emission } from '../shared/sweep';

/** The page runs no scripts, loads nothing, and sends its one form only to where it came from. */
const HEADERS: Readonly<Record<string, string>> = {
	'Cache-Control': 'no-store',
	'X-Robots-Tag': 'noindex, nofollow',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * The link of an alert. Opening it only shows a page: previews of messages and mail scanners open links, and some press
 * nothing but follow everything. The button of the page posts, and that takes the escalation.
 * @param outputs of the trigger, and the one for what the team does
 */
export async function serveEscalationLink(context: IWebhookFunctions, outputs: number, team: number): Promise<IWebhookResponseData> {
	const request = context.getRequestObject();
	const { t } = context.getQueryData() as Readonly<Record<string, unknown>>;
	const token = typeof t === 'string' ? t : '';
	const ledger = await openLedgerFor(context);
	const now = Date.now();
	if (request.method !== 'POST') return show(context, askPage(await counted(await ledger.readLink(token, now))));
	const use = await counted(await ledger.useLink(token, now));
	const page = takenPage(use);
	if (use.state !== 'good' || !use.first) return show(context, page);
	return show(context, page, await emissionOf(use));

	async function counted<T extends { readonly state: string }>(reading: T): Promise<T> {
		if (reading.state === 'forged') await ledger.countRefusal('escalation link', 'forged', now);
		return reading;
	}

	/** As for a text of the team that takes something; there is no text to answer. */
	async function emissionOf({ escalation, profile, member }: Extract<LinkUse, { readonly state: 'good' }>): Promise<Emission> {
		const conversation = await ledger.getConversation(escalation.conversationId);
		const person = await ledger.getPerson(profile.id, escalation.person);
		const item = toItem({ profile, ledger: await ledger.identity(), now, escalation, ...(conversation ? { conversation } : {}), ...(person ? { person } : {}) });
		return onOutput(outputs, team, { ...item, team: { member: member.id, name: member.name, action: 'took' } });
	}
}

function show(context: IWebhookFunctions, page: EscalationPage, data?: Emission): IWebhookResponseData {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(HEADERS)) response.set(name, value);
	return answer(context, { status: page.status, contentType: 'text/html; charset=utf-8', body: page.body }, data);
}
