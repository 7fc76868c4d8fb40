import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { openLedger, openSimulatorStore, simulatorPage, simulatorPath, simulatorState, type WebhookRequest } from '../../connectors';
import { onCallOrder, tellEvent, type BusinessProfile } from '../../engine';
import { answer } from '../shared/request';

/** Serves the simulated phone, or what it shows as JSON. */
export async function serveSimulator(context: IWebhookFunctions, request: WebhookRequest): Promise<IWebhookResponseData> {
	if (request.query.view !== 'state') return answer(context, { status: 200, contentType: 'text/html; charset=utf-8', body: simulatorPage() });
	const ledger = await openLedger();
	const businesses = (await ledger.listBusinesses()).map((saved) => saved.profile);
	const since = Number(request.query.since);
	const state = simulatorState(openSimulatorStore(simulatorPath()), {
		...(request.query.businessNumber ? { businessNumber: request.query.businessNumber } : {}),
		...(Number.isFinite(since) ? { since } : {}),
		businesses: businesses.map((profile) => ({
			name: profile.name,
			numbers: profile.numbers.map((entry) => entry.number),
			team: [...onCallOrder(profile), ...profile.team.filter((member) => member.onCall === undefined)].flatMap((member) => (member.phone === undefined ? [] : [{ name: member.name, number: member.phone }])),
		})),
		events: (await Promise.all(businesses.map(async (profile) => await lines(profile)))).flat(),
	});
	return answer(context, { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify(state) });
}

const LINES = 120;

async function lines(profile: BusinessProfile): Promise<readonly { at: number; kind: string; text: string }[]> {
	const ledger = await openLedger();
	const events = await ledger.latestEvents(profile.id, LINES);
	return events.flatMap((event) => {
		const told = tellEvent(event, profile);
		return told === undefined ? [] : [{ at: event.at, kind: event.kind, text: told }];
	});
}
