import { foldText } from '../../texts';
import type { ReplyContext } from '../classification';
import { normalizeReply, type NormalizedReply } from '../normalize';
import { isNoEmergencyHere } from './context';
import { ENGLISH_EMERGENCIES } from './english';
import { emergency, type EmergencyRule } from './rule';
import { SPANISH_EMERGENCIES } from './spanish';

const RULES = [...ENGLISH_EMERGENCIES, ...SPANISH_EMERGENCIES];

/** The business's own words are few; this bounds what a mistaken setting can cost. */
const OWN_LIMIT = 100;

/** An emergency, and what shows it. */
export interface EmergencyFinding {
	/** Names of the rules that matched, e.g. `gas`; `own_words` for the business's own. */
	kinds: string[];
	/** For each of them, the words that matched: `gas: smell gas`. */
	evidence: string[];
}

type EmergencySettings = Pick<ReplyContext, 'emergencyAdd' | 'emergencyRemove'>;

function ownRule(phrases: readonly string[]): EmergencyRule | null {
	const patterns = phrases
		.slice(0, OWN_LIMIT)
		.map((phrase) => foldText(phrase.slice(0, 200)).replace(/ [.,]/g, ''))
		.filter((phrase) => phrase !== '');
	return patterns.length > 0 ? emergency('own_words', patterns) : null;
}

function isRemoved(rule: EmergencyRule, words: string, removed: readonly string[]): boolean {
	return removed.some(
		(phrase) => phrase !== '' && (phrase === rule.name.replaceAll('_', ' ') || ` ${words} `.includes(` ${phrase} `)),
	);
}

/**
 * Looks for an emergency: danger to people or property now, or someone stranded. English and
 * Spanish, across trades, leaning to recall: a doubtful case is one.
 *
 * `emergencyAdd` adds the business's own words; `emergencyRemove` takes away rules by name or
 * matches by the words in them.
 *
 * @returns null when there is none
 */
export function findEmergency(
	reply: NormalizedReply,
	settings: EmergencySettings = {},
): EmergencyFinding | null {
	if ((settings.emergencyAdd ?? []).length > 0 || (settings.emergencyRemove ?? []).length > 0) return lookTwice(reply, settings);
	let found = looked.get(reply);
	if (found === undefined) looked.set(reply, (found = lookTwice(reply, {})));
	return found;
}

/** Lines may be sentences, or one sentence sent in pieces: “i smell” and then “gas”. */
function lookTwice(reply: NormalizedReply, settings: EmergencySettings): EmergencyFinding | null {
	const found = look(reply, settings);
	if (found || !reply.original.includes('\n')) return found;
	return look(normalizeReply(reply.original.replaceAll('\n', ' ')), settings);
}

/** The model and the rules ask the same of the same text, which is looked through once for both. */
const looked = new WeakMap<NormalizedReply, EmergencyFinding | null>();

function look(reply: NormalizedReply, settings: EmergencySettings): EmergencyFinding | null {
	const { folded } = reply;
	const removed = (settings.emergencyRemove ?? [])
		.slice(0, OWN_LIMIT)
		.map((phrase) => foldText(phrase.slice(0, 200).replaceAll('_', ' ')).replace(/ [.,]/g, ''));
	const own = ownRule(settings.emergencyAdd ?? []);
	const finding: EmergencyFinding = { kinds: [], evidence: [] };

	for (const rule of own ? [...RULES, own] : RULES) {
		for (const match of folded.matchAll(rule.pattern)) {
			const words = match[0];
			if (isNoEmergencyHere(rule, folded, match.index, match.index + words.length)) continue;
			if (rule.onlyWith && !rule.onlyWith.test(folded)) continue;
			if (isRemoved(rule, words, removed)) continue;
			if (!finding.kinds.includes(rule.name)) finding.kinds.push(rule.name);
			finding.evidence.push(`${rule.name}: ${words}`);
			// One match a rule is enough to know, and keeps a hostile text cheap.
			break;
		}
	}
	return finding.kinds.length > 0 ? finding : null;
}

export { RULES as EMERGENCY_RULES };
