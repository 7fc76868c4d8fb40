import { draftAt, listAt, textAt, textsOf } from './draft';
import { nearest, slipOf } from './nearest';
import { ROUTES, SITUATIONS, type Fault } from './profile';
import { pathText, quoted } from './shown';

interface Team {
	/** The first entry of each id: whether it can be texted. */
	readonly phones: ReadonlyMap<string, boolean>;
	readonly anyPhone: boolean;
	readonly onCall: boolean;
}

/** Everybody who is named is there, can be reached the way they are to be, and names are not misspelled. */
export function checkTeam(data: unknown): Fault[] {
	const faults: Fault[] = [];
	const team = readTeam(data, faults);
	checkOwners(data, team, faults);
	checkSteps(data, 'steps', team, faults);
	checkSteps(data, 'emergencySteps', team, faults);
	checkNames(data, faults);
	return faults;
}

function readTeam(data: unknown, faults: Fault[]): Team {
	const phones = new Map<string, boolean>();
	const places = new Map<string, number>();
	let anyPhone = false;
	let onCall = false;
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

function checkOwners(data: unknown, team: Team, faults: Fault[]): void {
	const check = (path: readonly PropertyKey[], ref: string | undefined, mayBeOnCall: boolean) => {
		if (ref === undefined) return;
		const fault = ref === 'on_call' && mayBeOnCall ? nobodyOnCall(team) : unknownMember(ref, team, mayBeOnCall ? ['on_call'] : []);
		if (fault !== undefined) faults.push({ path: pathText(path), ...fault });
	};
	check(['owner', 'default'], textAt(draftAt(data, 'owner'), 'default'), true);
	const byRoute = draftAt(data, 'owner', 'byRoute');
	for (const route of Object.keys(byRoute)) check(['owner', 'byRoute', route], textAt(byRoute, route), true);
	const byLine = draftAt(data, 'owner', 'byServiceLine');
	for (const line of Object.keys(byLine)) check(['owner', 'byServiceLine', line], textAt(byLine, line), false);
}

function checkSteps(data: unknown, list: string, team: Team, faults: Fault[]): void {
	listAt(draftAt(data, 'escalation'), list).forEach((step, index) => {
		const to = textAt(step, 'to');
		if (to === undefined) return;
		const fault = stepFault(to, team);
		if (fault !== undefined) faults.push({ path: `escalation.${list}[${index}].to`, ...fault });
	});
}

type Sentences = Omit<Fault, 'path'>;

function stepFault(to: string, team: Team): Sentences | undefined {
	if (to === 'on_call') return nobodyOnCall(team);
	if (to === 'everyone') {
		return team.anyPhone ? undefined : { problem: 'Nobody in the team has a phone to be texted on.', mend: 'Add people with a "phone" to "team".' };
	}
	if (team.phones.get(to) === false) {
		return { problem: `${quoted(to)} has no phone to be texted on.`, mend: 'Give this person a "phone" in "team".' };
	}
	return unknownMember(to, team, ['on_call', 'everyone']);
}

function nobodyOnCall(team: Team): Sentences | undefined {
	return team.onCall ? undefined : { problem: 'Nobody is on call.', mend: 'Give somebody in "team" the rank "onCall": 1.' };
}

function unknownMember(ref: string, team: Team, alsoAllowed: readonly string[]): Sentences | undefined {
	if (team.phones.has(ref)) return undefined;
	const known = [...new Set([...team.phones.keys(), ...alsoAllowed])];
	const meant = nearest(ref, known);
	const choice = known.length === 0 ? 'Add this person to "team".' : `Name one of: ${known.slice(0, 20).join(', ')}.`;
	return { problem: `Nobody in the team has the id ${quoted(ref)}.`, mend: meant === undefined ? choice : `Did you mean ${quoted(meant)}?` };
}

/** Routes and situations are open lists, in which a misspelled name would never be met and never be missed. */
function checkNames(data: unknown, faults: Fault[]): void {
	const check = (path: readonly PropertyKey[], word: string, known: readonly string[]) => {
		const meant = slipOf(word, known);
		if (meant === undefined) return;
		faults.push({
			path: pathText(path),
			problem: `${quoted(word)} looks like a slip of "${meant}".`,
			mend: `Write "${meant}", or choose a name that is less like it.`,
		});
	};
	for (const situation of Object.keys(draftAt(data, 'templates'))) check(['templates', situation], situation, SITUATIONS);
	for (const route of Object.keys(draftAt(data, 'owner', 'byRoute'))) check(['owner', 'byRoute', route], route, ROUTES);
	listAt(data, 'team').forEach((member, person) => {
		for (const [index, route] of textsOf(listAt(member, 'routes'))) check(['team', person, 'routes', index], route, ROUTES);
	});
}
