import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { openSimulatorStore, simulatorPage, simulatorPath, simulatorState, type WebhookRequest } from '../../connectors';
import { onCallOrder, tellEvent, type BusinessProfile, type Ledger, type LedgerEvent } from '../../engine';
import { openLedgerFor } from '../shared/ledger';
import { answer } from '../shared/request';

/** Serves the simulated phone, or what it shows as JSON. */
export async function serveSimulator(context: IWebhookFunctions, request: WebhookRequest): Promise<IWebhookResponseData> {
	// A page kept from before a restart would carry a pass that no longer opens anything.
	context.getResponseObject().set('Cache-Control', 'no-store');
	if (request.query.view !== 'state') return answer(context, { status: 200, contentType: 'text/html; charset=utf-8', body: simulatorPage() });
	const ledger = await openLedgerFor(context);
	const businesses = (await ledger.listBusinesses()).map((saved) => saved.profile);
	const since = Number(request.query.since);
	const state = simulatorState(openSimulatorStore(simulatorPath()), {
		...(request.query.business ? { businessNumber: request.query.business } : {}),
		...(Number.isFinite(since) ? { since } : {}),
		businesses: businesses.map((profile) => ({
			name: profile.name,
			numbers: profile.numbers.map((entry) => entry.number),
			team: [...onCallOrder(profile), ...profile.team.filter((member) => member.onCall === undefined)].flatMap((member) => (member.phone === undefined ? [] : [{ name: member.name, number: member.phone }])),
		})),
		events: (await Promise.all(businesses.map(async (profile) => await lines(ledger, profile)))).flat(),
	});
	return answer(context, { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(state) });
}

const LINES = 120;

async function lines(ledger: Ledger, profile: BusinessProfile): Promise<readonly { at: number; kind: string; text: string }[]> {
	const events = await ledger.latestEvents(profile.id, LINES);
	return events.flatMap((event) => {
		const told = tellEvent(event, profile);
		return told === undefined ? [] : [{ at: event.at, kind: kindOf(event), text: told }];
	});
}

/** The page shows good news and bad in different colours; which it is stands in the event's data. */
function kindOf(event: LedgerEvent): string {
	if (event.kind === 'decision' && event.data.action !== 'text') return event.data.action === 'hold' ? 'decision_hold' : 'decision_skip';
	if (event.kind === 'call_judged' && event.data.outcome === 'answered') return 'call_answered';
	return event.kind;
}
