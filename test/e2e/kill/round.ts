import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../support/until';
import { Burst } from './burst';
import { CANVASES, type Canvas, type Place } from './place';
import type { RoundPlan } from './plan';
import { tallyOf, type RoundResult } from './result';

/** Longer than any lease: what has not come by then does not come. */
const PATIENCE_MS = 180_000;

/** A machine that is too busy to get as far as planned by then is killed where it is. */
const LATEST_KILL_MS = 120_000;

/** One burst on both canvases at once, cut off in the middle. */
export async function killRound(place: Place, callers: number, plan: RoundPlan): Promise<RoundResult> {
	const who: Record<Canvas, string[]> = { ours: place.newCallers(callers), handBuilt: place.newCallers(callers) };
	const before = place.texts;
	const reports = Array.from({ length: callers }, (_, index) => CANVASES.map((canvas) => place.missedCall(canvas, who[canvas][index] ?? ''))).flat();
	const burst = new Burst(place, reports);
	const wanted = Math.max(1, Math.floor(plan.killAt * callers));
	const latest = Date.now() + LATEST_KILL_MS;
	await until(`${wanted} texts of ours`, () => Date.now() > latest || who.ours.filter((caller) => place.textsTo(caller) > 0).length >= wanted, PATIENCE_MS);
	await sleep(plan.killLaterMs);
	const atKill = { textsAtKill: place.texts - before, answeredAtKill: burst.answered };
	await place.kill();
	if (plan.againAfterMs !== undefined) {
		await sleep(plan.againAfterMs);
		await place.kill();
	}
	const readyAt = Date.now();
	await burst.done;
	await until('all work to be done', () => !place.isAtWork, PATIENCE_MS);
	const rows = place.office.ledger.calls().filter(({ caller }) => who.ours.includes(String(caller)));
	return {
		kills: plan.againAfterMs === undefined ? 1 : 2,
		...atKill,
		repeats: burst.repeats,
		tallies: { ours: tallyOf(who.ours.map((caller) => place.textsTo(caller))), handBuilt: tallyOf(who.handBuilt.map((caller) => place.textsTo(caller))) },
		calls: rows.length,
		decided: rows.filter(({ action }) => action === 'text').length,
		otherDecisions: [...new Set(rows.filter(({ action }) => action !== 'text').map(({ action, reason }) => `${action} ${reason}`))],
		lastTextAfterSeconds: Math.max(0, lastTextAt(place, who.ours) - readyAt) / 1000,
	};
}

/** When the phone company took the last of their texts. Epoch milliseconds. */
function lastTextAt(place: Place, callers: readonly string[]): number {
	const known = new Set(callers);
	const sent = place.office.twilio.requests.filter(({ operation, status, form }) => operation === 'messages.create' && status === 201 && known.has(String(form.To)));
	return Math.max(0, ...sent.map(({ atMs }) => atMs));
}
