import { firstOf, type Rule } from './rule';

const KEYWORDS = /(?<!\p{L})(?:STOP|STOPALL|START|UNSTOP|HELP|INFO|ALTO|BAJA|SMS|MMS|ASAP|AM|PM|USA|UK|LLC|HVAC|AC|ER|VIP|FAQ|ID|OK|TV)(?!\p{L})/gu;
const SHOUT = /(?<!\p{L})\p{Lu}{2,}(?:['’]\p{Lu}+)?(?:[^\p{L}\n]{1,3}\p{Lu}{2,}(?:['’]\p{Lu}+)?){2,}(?!\p{L})/u;

/** Three words in capitals, or three exclamation marks, are read as shouting, by filters too. */
export const shouting: Rule = ({ words }) => {
	const own = words.replace(KEYWORDS, (word) => ' '.repeat(word.length));
	const found = firstOf(own, [SHOUT, /!{3,}/, /(?<!\p{L})\p{Lu}{4,}(?!\p{L})[^\p{L}]{0,3}!/u]);
	if (found === undefined) return [];
	return [{ rule: 'shouting', severity: 'warning', problem: `"${found.shown.slice(0, 60)}" reads as shouting, and spam filters think so too.`, mend: 'Write it in small letters, with one full stop or exclamation mark.', at: found.at }];
};
