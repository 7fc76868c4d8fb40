import type { CallEvent } from '../../calls';
import type { LiveCall } from './liveCall';
import type { LoggedCall } from './logged';

/** Legs that were rung, by the call that they belong to. A leg without one is no leg. */
export class Legs {
	private readonly open = new Map<string, CallEvent[]>();
	private readonly calls = new Map<string, LiveCall>();

	/** @param count whether the log has legs: else nothing is kept */
	constructor(readonly count: boolean) {}

	expect(call: LiveCall): void {
		if (this.count) this.calls.set(call.row.id, call);
	}

	/** False when its call is not under way. */
	add(leg: LoggedCall): boolean {
		const call = leg.parent === undefined ? undefined : this.calls.get(leg.parent);
		if (!call) return false;
		const known = this.open.get(call.row.id) ?? [];
		this.open.set(call.row.id, [...known, ...call.reports.leg(leg)]);
		return true;
	}

	/** What the legs of a call told, once it is over. */
	of(call: LiveCall): readonly CallEvent[] {
		if (!this.count) return [];
		const events = this.open.get(call.row.id) ?? [];
		this.open.delete(call.row.id);
		this.calls.delete(call.row.id);
		return events;
	}
}
