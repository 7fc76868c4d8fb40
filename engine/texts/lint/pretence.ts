import { anyWord, firstOf, type Rule } from './rule';

/** A machine that says “I”, has a first name, or is busy with something. */
const PRETENCES = [
	/(?<![\p{L}\p{N}'’.])I(?:['’](?:m|ll|ve|d))?(?![\p{L}\p{N}'’.-])/u,
	anyWord('personally|in person here|real (?:person|human)|human being|live agent|not a (?:ro)?bot'),
	anyWord('(?:my|the) name is|just (?:saw|noticed|stepped|got out|missed you by)|stepped (?:away|out)|on (?:another|the other) (?:call|line)|with (?:a|another) (?:customer|client|patient)|in a meeting|on a job|behind the wheel'),
	/\b(?:[Tt]his is|[Ii]t['’]s|[Ii]t is) \p{Lu}\p{Ll}+ (?:from|at|with|over at|here)(?!\p{L})/u,
	anyWord('personalmente|persona real|no soy un (?:robot|bot)|me llamo|mi nombre es|acabo de|estoy|(?:le|te|les) (?:llamo|escribo|contesto|respondo)|en otra llamada|con otro cliente|en una reuni[oó]n'),
	/(?<![\p{L}\p{N}])(?:[Ss]oy|[Ll]e habla) \p{Lu}\p{Ll}+/u,
];

/** Nobody wrote this text: it must not say that somebody did. */
export const pretence: Rule = ({ words, team }) => {
	const found = team ? undefined : firstOf(words, PRETENCES);
	if (found === undefined) return [];
	return [
		{
			rule: 'human_pretence',
			severity: 'warning',
			problem: `"${found.shown.slice(0, 60)}" sounds as if a person were writing, and people feel deceived when they find out.`,
			mend: 'Write as the business: we, our team.',
			at: found.at,
		},
	];
};
