import { nobodyOnCall, unknownMember, type Team } from './crossCheckMembers';
import { draftAt, listAt, textAt, textsOf } from './draft';
import { nearest, slipOf } from './nearest';
import { ROUTES, type Fault } from './profile';
import { pathText, quoted } from './shown';
import { momentOf } from './values';

type Sentences = Omit<Fault, 'path'>;
type Note = (path: readonly PropertyKey[], fault: Sentences | undefined) => void;

/** Everybody whom a step or a rota names is there and can be reached in the way that it says. */
export function checkEscalation(data: unknown, team: Team): Fault[] {
	const faults: Fault[] = [];
	const note: Note = (path, fault) => {
		if (fault !== undefined) faults.push({ path: pathText(path), ...fault });
	};
	const rotas = listAt(data, 'rotas').flatMap((rota) => textAt(rota, 'id') ?? []);
	checkRotas(data, team, note);
	const onCall = textAt(draftAt(data, 'escalation'), 'onCall');
	if (onCall !== undefined && !rotas.includes(onCall)) note(['escalation', 'onCall'], unknownRota(onCall, rotas));
	for (const list of ['steps', 'emergencySteps']) {
		listAt(draftAt(data, 'escalation'), list).forEach((step, index) => checkStep(step, ['escalation', list, index], team, rotas, note));
	}
	return faults;
}

function checkStep(step: unknown, path: readonly PropertyKey[], team: Team, rotas: readonly string[], note: Note): void {
	const outside = textAt(step, 'channel') === 'outside';
	const one = textAt(step, 'to');
	if (one !== undefined) note([...path, 'to'], targetFault(one, team, rotas, outside));
	for (const [index, to] of textsOf(listAt(step, 'to'))) note([...path, 'to', index], targetFault(to, team, rotas, outside));
	if (textAt(step, 'outside') !== undefined && !outside) {
		note([...path, 'outside'], { problem: 'This names one of n8n’s nodes, and the step is not handed to n8n.', mend: 'Add "channel": "outside", or remove "outside".' });
	}
	for (const [index, route] of textsOf(listAt(draftAt(step, 'when'), 'routes'))) {
		const meant = slipOf(route, ROUTES);
		if (meant !== undefined) note([...path, 'when', 'routes', index], { problem: `${quoted(route)} looks like a slip of "${meant}".`, mend: `Write "${meant}", or choose a name that is less like it.` });
	}
}

/** What is handed to n8n's own nodes needs no phone. */
function targetFault(to: string, team: Team, rotas: readonly string[], outside: boolean): Sentences | undefined {
	if (to === 'on_call') return nobodyOnCall(team);
	if (to === 'everyone') {
		return team.anyPhone || outside ? undefined : { problem: 'Nobody in the team has a phone to be texted on.', mend: 'Add people with a "phone" to "team".' };
	}
	if (to === 'owner' || rotas.includes(to)) return undefined;
	if (!outside && team.phones.get(to) === false) return withoutPhone(to);
	return unknownMember(to, team, ['on_call', 'everyone', 'owner', ...rotas]);
}

function withoutPhone(member: string): Sentences {
	return { problem: `${quoted(member)} has no phone to be texted on.`, mend: 'Give this person a "phone" in "team".' };
}

function unknownRota(id: string, rotas: readonly string[]): Sentences {
	const meant = nearest(id, rotas);
	const choice = rotas.length === 0 ? 'Add the rota to "rotas".' : `Name one of: ${rotas.slice(0, 20).join(', ')}.`;
	return { problem: `There is no rota with the id ${quoted(id)}.`, mend: meant === undefined ? choice : `Did you mean ${quoted(meant)}?` };
}

function checkRotas(data: unknown, team: Team, note: Note): void {
	const seen = new Map<string, number>();
	listAt(data, 'rotas').forEach((rota, index) => {
		const path = ['rotas', index] as const;
		const id = textAt(rota, 'id');
		if (id !== undefined) note([...path, 'id'], idFault(id, seen.get(id), team));
		if (id !== undefined && !seen.has(id)) seen.set(id, index);
		for (const [place, member] of textsOf(listAt(rota, 'members'))) note([...path, 'members', place], memberFault(member, team));
		checkTurns(rota, path, note);
		listAt(rota, 'overrides').forEach((override, place) => {
			const member = textAt(override, 'member');
			if (member !== undefined) note([...path, 'overrides', place, 'member'], memberFault(member, team));
			note([...path, 'overrides', place, 'to'], endFault(textAt(override, 'from'), textAt(override, 'to')));
		});
	});
}

function idFault(id: string, first: number | undefined, team: Team): Sentences | undefined {
	if (first !== undefined) return { problem: `${quoted(id)} is the id of rotas[${first}] as well.`, mend: 'Give each rota an id of its own.' };
	if (team.phones.has(id)) return { problem: `${quoted(id)} is the id of somebody in the team as well, so a step could not tell them apart.`, mend: 'Choose another id for the rota.' };
	return id === 'owner' ? { problem: '"owner" means whoever owns the conversation, so no rota can have it as id.', mend: 'Choose another id.' } : undefined;
}

function memberFault(member: string, team: Team): Sentences | undefined {
	return team.phones.get(member) === false ? withoutPhone(member) : unknownMember(member, team, []);
}

function checkTurns(rota: unknown, path: readonly PropertyKey[], note: Note): void {
	const { every } = draftAt(rota);
	const { days, weeks } = draftAt(rota, 'every');
	if (every !== undefined && (days === undefined) === (weeks === undefined)) note([...path, 'every'], { problem: 'A turn lasts either days or weeks.', mend: 'Write { "days": 1 } or { "weeks": 1 }.' });
	if (days !== undefined && draftAt(rota, 'handover').day !== undefined) {
		note([...path, 'handover', 'day'], { problem: 'Turns that are counted in days do not change on one day of the week.', mend: 'Remove it, or write "every": { "weeks": 1 }.' });
	}
}

/** Compared as they are kept: so written, dates and times sort by their letters; a day without a time lasts to its end. */
function endFault(from: string | undefined, to: string | undefined): Sentences | undefined {
	const begin = from === undefined ? undefined : momentOf(from);
	const last = to === undefined ? undefined : momentOf(to);
	// What is no moment at all the schema tells.
	if (typeof begin !== 'string' || typeof last !== 'string') return undefined;
	const end = last.length === 10 ? `${last}T24:00` : last;
	return end > begin ? undefined : { problem: `This ends before it begins (${quoted(begin)}).`, mend: 'Write the end after the beginning.' };
}
