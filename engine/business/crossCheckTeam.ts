import { checkEscalation } from './crossCheckEscalation';
import { readTeam } from './crossCheckMembers';
import { checkOwners } from './crossCheckOwners';
import { draftAt, listAt, textsOf } from './draft';
import { slipOf } from './nearest';
import { ROUTES, SITUATIONS, type Fault } from './profile';
import { pathText, quoted } from './shown';

/** Everybody who is named is there, can be reached the way they are to be, and names are not misspelled. */
export function checkTeam(data: unknown, country: string): Fault[] {
	const faults: Fault[] = [];
	const team = readTeam(data, faults);
	faults.push(...checkOwners(data, country, team));
	faults.push(...checkEscalation(data, team));
	checkNames(data, faults);
	return faults;
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
	listAt(data, 'team').forEach((member, person) => {
		for (const [index, route] of textsOf(listAt(member, 'routes'))) check(['team', person, 'routes', index], route, ROUTES);
	});
}
