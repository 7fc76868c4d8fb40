import { draftAt, listAt, textAt } from './draft';
import { nearest } from './nearest';
import type { Fault } from './profile';
import { quoted } from './shown';

/** What the checks need to know of the team. */
export interface Team {
	/** The first entry of each id: whether it can be texted. */
	readonly phones: ReadonlyMap<string, boolean>;
	readonly anyPhone: boolean;
	/** Somebody is on call, by rank or by a rota. */
	readonly onCall: boolean;
}

/** The team as written; faults of it by itself are noted on the way. */
export function readTeam(data: unknown, faults: Fault[]): Team {
	const phones = new Map<string, boolean>();
	const places = new Map<string, number>();
	let anyPhone = false;
	let onCall = textAt(draftAt(data, 'escalation'), 'onCall') !== undefined;
	listAt(data, 'team').forEach((member, index) => {
		const hasPhone = textAt(member, 'phone') !== undefined;
		const isOnCall = draftAt(member).onCall !== undefined;
		anyPhone ||= hasPhone;
		onCall ||= isOnCall;
		if (isOnCall && !hasPhone) {
			faults.push({
				path: `team[${index}].onCall`,
				problem: 'This person is on call but has no phone to be texted on.',
				mend: 'Add "phone", or remove "onCall".',
			});
		}
		const id = textAt(member, 'id');
		if (id === undefined) return;
		const first = places.get(id);
		if (first === undefined) {
			places.set(id, index);
			phones.set(id, hasPhone);
		} else {
			faults.push({ path: `team[${index}].id`, problem: `${quoted(id)} is the id of team[${first}] as well.`, mend: 'Give each person an id of their own.' });
		}
	});
	return { phones, anyPhone, onCall };
}

type Sentences = Omit<Fault, 'path'>;

export function nobodyOnCall(team: Team): Sentences | undefined {
	return team.onCall ? undefined : { problem: 'Nobody is on call.', mend: 'Give somebody in "team" the rank "onCall": 1.' };
}

export function unknownMember(ref: string, team: Team, alsoAllowed: readonly string[]): Sentences | undefined {
	if (team.phones.has(ref)) return undefined;
	const known = [...new Set([...team.phones.keys(), ...alsoAllowed])];
	const meant = nearest(ref, known);
	const choice = known.length === 0 ? 'Add this person to "team".' : `Name one of: ${known.slice(0, 20).join(', ')}.`;
	return { problem: `Nobody in the team has the id ${quoted(ref)}.`, mend: meant === undefined ? choice : `Did you mean ${quoted(meant)}?` };
}
