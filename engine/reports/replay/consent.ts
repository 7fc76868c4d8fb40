import type { BusinessProfile } from '../../business';

/** What was said last within one reach: one of the two times. Epoch milliseconds. */
interface Said {
	readonly scope: string;
	readonly out?: number;
	readonly back?: number;
}

const EVERYWHERE = 'account';
const ofBusiness = (businessId: string): string => `business:${businessId}`;
const ofLine = (businessId: string, line: string): string => `line:${businessId}:${line}`;

/** Who opted out, for as long as the log goes: only people who said so take room. Words reach as far as they do in the ledger. */
export class Consents {
	private readonly of = new Map<string, readonly Said[]>();

	/** Since when the person is opted out, as far as texts of this business from this line go. */
	optedOutAt({ id }: BusinessProfile, number: string, line: string): number | undefined {
		const states = this.of.get(number);
		if (states === undefined) return undefined;
		const prefix = ofLine(id, '');
		const lines = line.startsWith('+') ? [prefix + line] : [undefined, ...states.map(({ scope }) => scope).filter((scope) => scope.startsWith(prefix))];
		return least(lines.map((scope) => outThere(states, id, scope)));
	}

	/** True when it is said for the first time: said again it keeps its first time. */
	optOut(profile: BusinessProfile, number: string, line: string, now: number): boolean {
		const already = this.optedOutAt(profile, number, line);
		const states = this.of.get(number) ?? [];
		const out = Math.max(now, ...states.map(({ back = now }) => back));
		for (const scope of toldScopes(profile, line)) {
			// Said again, it keeps its time; where it reached less far until now, it is widened.
			if (already !== undefined && states.some((state) => state.scope === scope && state.out !== undefined)) continue;
			this.say(number, { scope, out });
		}
		return already === undefined;
	}

	optIn(profile: BusinessProfile, number: string, line: string, now: number): void {
		const back = Math.max(now, ...(this.of.get(number) ?? []).map(({ out }) => (out === undefined ? now : out + 1)));
		for (const scope of toldScopes(profile, line)) this.say(number, { scope, back });
	}

	private say(number: string, said: Said): void {
		const others = (this.of.get(number) ?? []).filter(({ scope }) => scope !== said.scope);
		this.of.set(number, [...others, said]);
	}
}

/** Of what the business was told there the latest counts; what ends the texts of all businesses counts too. */
function outThere(states: readonly Said[], businessId: string, lineScope: string | undefined): number | undefined {
	const own = states.filter(({ scope }) => scope === ofBusiness(businessId) || scope === lineScope);
	const back = Math.max(...own.map((state) => state.back ?? Number.NEGATIVE_INFINITY));
	const everywhere = states.find(({ scope }) => scope === EVERYWHERE)?.out;
	return least([...own.map(({ out }) => out), everywhere].filter((out) => out !== undefined && out >= back));
}

/** A word for all businesses is kept for the one that was told as well: an opt-in said to another does not bring its texts back. */
function toldScopes({ id, optOutScope }: BusinessProfile, line: string): readonly string[] {
	if (optOutScope === 'account') return [EVERYWHERE, ofBusiness(id)];
	return [optOutScope === 'number' && line.startsWith('+') ? ofLine(id, line) : ofBusiness(id)];
}

function least(times: ReadonlyArray<number | undefined>): number | undefined {
	const known = times.filter((at) => at !== undefined);
	return known.length === 0 ? undefined : Math.min(...known);
}
