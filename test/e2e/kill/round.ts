import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../support/until';
import { Burst } from './burst';
import type { Canvas, Place } from './place';
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
	const texted = (canvas: Canvas) => who[canvas].filter((caller) => place.textsTo(caller) > 0).length;
	const report = (canvas: Canvas) => new Burst(place, who[canvas].map((caller) => place.missedCall(canvas, caller)));
	const latest = Date.now() + LATEST_KILL_MS;
	const reached = async (canvas: Canvas, count: number) => await until(`${count} texts of ${canvas}`, () => Date.now() > latest || texted(canvas) >= count, PATIENCE_MS);
	const bursts = [report('handBuilt')];
	// It prepares for seconds and then texts all within two: ours begins in that moment, and is in the midst of its burst as well.
	if (plan.inMidstOf === 'handBuilt') await reached('handBuilt', 1);
	bursts.push(report('ours'));
	const share = plan.inMidstOf === 'handBuilt' ? plan.killAt / 2 : plan.killAt;
	await reached(plan.inMidstOf, Math.max(1, Math.floor(share * callers)));
	await sleep(plan.killLaterMs);
	const atKill = { textsAtKill: place.texts - before, answeredAtKill: sum(bursts, 'answered') };
	await place.kill();
	if (plan.againAfterMs !== undefined) {
		await sleep(plan.againAfterMs);
		await place.kill();
	}
	const readyAt = Date.now();
	await Promise.all(bursts.map(({ done }) => done));
	await until('all work to be done', () => !place.isAtWork, PATIENCE_MS);
	const rows = place.office.ledger.calls().filter(({ caller }) => who.ours.includes(String(caller)));
	return {
		kills: plan.againAfterMs === undefined ? 1 : 2,
		...atKill,
		repeats: sum(bursts, 'repeats'),
		tallies: { ours: tallyOf(who.ours.map((caller) => place.textsTo(caller))), handBuilt: tallyOf(who.handBuilt.map((caller) => place.textsTo(caller))) },
		calls: rows.length,
		decided: rows.filter(({ action }) => action === 'text').length,
		otherDecisions: [...new Set(rows.filter(({ action }) => action !== 'text').map(({ action, reason }) => `${action} ${reason}`))],
		lastTextAfterSeconds: Math.max(0, lastTextAt(place, who.ours) - readyAt) / 1000,
	};
}

const sum = (bursts: readonly Burst[], what: 'answered' | 'repeats'): number => bursts.reduce((all, burst) => all + burst[what], 0);

/** When the phone company took the last of their texts. Epoch milliseconds. */
function lastTextAt(place: Place, callers: readonly string[]): number {
	const known = new Set(callers);
	const sent = place.office.twilio.requests.filter(({ operation, status, form }) => operation === 'messages.create' && status === 201 && known.has(String(form.To)));
	return Math.max(0, ...sent.map(({ atMs }) => atMs));
}
