import { clockMinutes } from './spans';
import { DAY_MS, instantOf, localDay, requireInstant, requireZone } from './localTime';
import { WEEKDAYS, type BusinessProfile, type Rota, type TeamMember } from './profile';

/**
 * Who of a rota is on call at a moment (epoch milliseconds). Before its beginning the turns run as if it had always
 * been. Turns change at the handover time on the wall clock: where that time comes twice, the first time; where clocks
 * jump over it, at the jump. Undefined when there is no such rota, or nobody of it is in the team.
 * Throws a RangeError when `at` is no time between 1970 and 2199.
 */
export function onRota(profile: Pick<BusinessProfile, 'rotas' | 'team' | 'timezone'>, rotaId: string, at: number): TeamMember | undefined {
	requireInstant(at);
	const rota = profile.rotas.find(({ id }) => id === rotaId);
	if (rota === undefined) return undefined;
	const memberOf = (id: string | undefined) => profile.team.find((member) => member.id === id);
	const zoneName = rota.timezone ?? profile.timezone;
	const standIn = rota.overrides.filter((override) => holds(override, zoneName, at)).at(-1);
	return memberOf(standIn?.member) ?? memberOf(turnAt(rota, zoneName, at));
}

function turnAt(rota: Rota, zoneName: string, at: number): string | undefined {
	const zone = requireZone(zoneName);
	const length = rota.every.days ?? (rota.every.weeks ?? 1) * 7;
	const anchor = anchorOf(rota);
	const minute = clockMinutes(rota.handover.time) ?? 0;
	const begins = (turn: number) => instantOf(zone, anchor + turn * length, minute);
	let turn = Math.floor((localDay(zone, at) - anchor) / length);
	// The date alone is right but for the hours before a handover, and where clocks change around midnight.
	while (begins(turn) > at) turn -= 1;
	while (begins(turn + 1) <= at) turn += 1;
	const { members } = rota;
	return members[((turn % members.length) + members.length) % members.length];
}

/** The day of the first handover, in days since 1970-01-01. */
function anchorOf({ from, every, handover }: Rota): number {
	const first = dayNumber(from);
	if (every.days !== undefined || handover.day === undefined) return first;
	// 1970-01-01 was a Thursday.
	const weekday = (((first + 3) % 7) + 7) % 7;
	return first + ((WEEKDAYS.indexOf(handover.day) - weekday + 7) % 7);
}

function holds({ from, to }: Rota['overrides'][number], zoneName: string, at: number): boolean {
	const zone = requireZone(zoneName);
	const instant = (text: string, wholeDays: number) => {
		const [day = '', time] = text.split('T');
		return instantOf(zone, dayNumber(day) + (time === undefined ? wholeDays : 0), time === undefined ? 0 : (clockMinutes(time) ?? 0));
	};
	return at >= instant(from, 0) && at < instant(to, 1);
}

const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
