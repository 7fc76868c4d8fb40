import { nobodyOnCall, unknownMember, type Team } from './crossCheckMembers';
import { draftAt, listAt, textAt, textsOf } from './draft';
import { slipOf } from './nearest';
import { toE164 } from './phone';
import { INTENTS, ROUTES, type Fault } from './profile';
import { pathText, quoted } from './shown';

type Path = readonly PropertyKey[];

/**
 * Everybody whom a rule for owners names is there, and what the rules go by is not misspelled: a rule that is never met
 * would never be missed.
 */
export function checkOwners(data: unknown, country: string, team: Team): Fault[] {
	const faults: Fault[] = [];
	const rotas = listAt(data, 'rotas').flatMap((rota) => textAt(rota, 'id') ?? []);
	const check = (path: Path, ref: string) => {
		if (rotas.includes(ref)) return;
		const fault = ref === 'on_call' ? nobodyOnCall(team) : unknownMember(ref, team, ['on_call', ...rotas]);
		if (fault !== undefined) faults.push({ path: pathText(path), ...fault });
	};
	const target = (path: Path, holder: unknown, key: string) => {
		const ref = textAt(holder, key);
		if (ref !== undefined) check(path, ref);
		for (const [index, one] of textsOf(listAt(holder, key))) check([...path, index], one);
	};
	const rule = (path: Path, holder: unknown, key: string) => {
		target(path, holder, key);
		for (const part of ['open', 'closed']) target([...path, part], draftAt(holder, key), part);
	};

	rule(['owner', 'default'], draftAt(data, 'owner'), 'default');
	for (const group of ['byIntent', 'byRoute', 'byNumber', 'byServiceLine']) {
		const rules = draftAt(data, 'owner', group);
		for (const key of Object.keys(rules)) rule(['owner', group, key], rules, key);
	}
	faults.push(...checkWords(data, 'byRoute', ROUTES), ...checkWords(data, 'byIntent', INTENTS), ...checkOwnNumbers(data, country));
	return faults;
}

function checkWords(data: unknown, group: string, known: readonly string[]): Fault[] {
	return Object.keys(draftAt(data, 'owner', group)).flatMap((word) => {
		const meant = slipOf(word, known);
		if (meant === undefined) return [];
		return [{ path: pathText(['owner', group, word]), problem: `${quoted(word)} looks like a slip of "${meant}".`, mend: `Write "${meant}", or choose a name that is less like it.` }];
	});
}

/** A number that is nobody's, or not the business's, is never called. */
function checkOwnNumbers(data: unknown, country: string): Fault[] {
	const own = new Set(listAt(data, 'numbers').flatMap((entry) => toE164(textAt(entry, 'number') ?? '', country) ?? []));
	return Object.keys(draftAt(data, 'owner', 'byNumber')).flatMap((key) => {
		const number = toE164(key.trim(), country);
		// What is no number at all the schema reports.
		if (number === undefined || own.has(number)) return [];
		return [{ path: pathText(['owner', 'byNumber', key]), problem: `${number} is not a number of this business.`, mend: 'Name one that is listed under "numbers", or add it there.' }];
	});
}
