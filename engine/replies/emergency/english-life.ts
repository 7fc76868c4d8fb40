import { emergency, gap, type EmergencyRule } from './rule';

const FACE = '(?:face|throat|tongue|lips?|jaw|eyes?|neck|cheek|gums?)';

/** Dangers to life, in English. */
export const ENGLISH_LIFE: readonly EmergencyRule[] = [
	emergency(
		'gas',
		[
			`smell(?:s|ing|ed|t)? ${gap(4)}(?:gas|propane)`,
			'(?:gas|propane) (?:line |pipe )?(?:smell|smells|odor|odour|leak|leaks|leaking|leakage|fumes)',
			`(?:gas|propane) (?:line|pipe|valve|tank|meter)? ?${gap(2)}(?:leaking|escaping|hissing|broke|broken|burst|ruptured|cut|hit)`,
			`(?:hit|cut|broke|leaking|leak of|ruptured) ${gap(2)}(?:gas|propane)(?: line| pipe)?`,
			'rotten eggs?',
		],
		{
			life: true,
			unlessAfter: /^ (?:station|stations|detectors?|detection|test|testing|tank rental|prices?|bill|mileage|cap|money)\b/,
		},
	),
	emergency('carbon_monoxide', [
		'carbon monoxide',
		`co2? (?:alarm|detector|alert|monitor|meter) ${gap(4)}(?:going|went|goes|beeping|sounding|blaring|off|ringing|rang|alarm)`,
	], {
		life: true,
		unlessBefore: /(?:install|installing|installed|replace|replacing|test|inspect|buy|new|add|mount|sell|need|a few|more) (?:a |an |new |some |more |smoke and |smoke |the |my |and |hardwired )*$/,
	}),
	emergency('breathing', [
		'(?:can|could) (?:not|barely|hardly) (?:breathe?|breath|swallow)',
		'(?:trouble|difficulty|hard|struggling|problems?|issues?) (?:time )?(?:with )?(?:breathing|to breathe|swallowing|to swallow)',
		'short(?:ness)? of breath', '(?:not|stopped|isnt) breathing', 'choking',
	], { life: true, unlessAfter: /^ (?:hazard|on the price)/ }),
	emergency('heart', [
		'chest (?:pains?|pressure|hurts|hurting|tight|tightness|discomfort|is tight|is killing me)',
		'pains? in (?:my|his|her|the) chest', 'heart attack', 'having a stroke', 'had a stroke',
		'stroke symptoms', 'cardiac arrest',
		'can not feel (?:my|his|her) (?:(?:left|right) )?(?:arms?|legs?|face|side)',
	], { life: true }),
	emergency('unconscious', [
		'unconscious', 'unresponsive', 'passed out', 'fainted', 'blacked out', 'seizures?',
		'convulsing', 'convulsions', '(?:not|is not) waking up', 'just collapsed',
		'will not wake up', 'can not wake (?:him|her|them|up)', 'collapsed on the floor',
		'heat ?stroke',
	], { life: true }),
	emergency('allergic_reaction', [
		'allergic reaction', 'anaphyla[a-z]{1,6}', 'epi ?pen',
	], { life: true }),
	emergency('swelling', [
		`${FACE} ${gap(4)}(?:swollen|swelling|swelled|swells|swole|puffed up|puffy|blown up|closing|closing up)`,
		`(?:swollen|swelling|swelled) ${gap(4)}${FACE}`,
	], { life: true }),
	emergency('bleeding', [
		`bleed(?:ing|s)? ${gap(4)}(?:a lot|bad|badly|heavy|heavily|profusely|everywhere|nonstop|non stop|for hours|uncontrollably|out|lots|so much|all over|internally|really bad)`,
		`bleeding ${gap(3)}(?:will not|does not|is not|has not|would not|can not) (?:stop|stopping|stopped|slow)`,
		'(?:will not|can not|does not|not|would not|could not) (?:stop|quit) (?:the )?bleeding',
		'(?:still|keeps|heavy|severe|uncontrolled) bleeding',
		'(?:lots of|so much|losing|lost a lot of|losing a lot of|coughing up|vomiting|throwing up|peeing|pooping) blood',
		'blood (?:is )?everywhere',
	], { life: true, unlessAfter: /^ (?:edge|money)/ }),
	emergency('injury', [
		`(?:knocked|knock|punched) ${gap(3)}(?:tooth|teeth)(?: out)?`,
		`(?:tooth|teeth) ${gap(3)}knocked out`,
		'head injury', 'concussion',
		'(?:broke|broken|fractured) (?:my |his |her )?(?:jaw|bones?|arm|leg|neck|hip|wrist|skull)',
		'in labor', 'my water broke', '(?:got )?hit by (?:a |the )?(?:car|truck|bus|train)',
		'bit(?:ten)? by a (?:snake|rattlesnake)', 'third degree burns?', 'badly burned',
		'severe burns?',
	], { life: true }),
	emergency('self_harm', [
		'suicid[a-z]{1,4}', '(?:kill|killing) (?:myself|himself|herself|themselves|themself|my self)',
		'want to die', 'wants to die',
		'(?:end|take|taking|ending) (?:my|his|her|their) (?:own )?life', 'self ?harm(?:ing)?',
		'(?:going to|want to|wants to|might|thoughts of|thinking of|thinking about|about to) (?:hurt|hurting|harm|harming|cut|cutting) (?:myself|himself|herself)',
		'(?:harm|harming|cutting) (?:myself|himself|herself)',
		'do not want to (?:live|be alive|be here) ?(?:anymore|any more)?', 'no reason to live',
		'better off dead',
	], { life: true, unlessAfter: /^ (?:insurance|legal|to business)/ }),
	emergency('poison', [
		'overdos[a-z]{1,4}', 'poisoned', 'poisoning',
		`(?:ate|eaten|swallowed|drank|ingested|got into|chewed|licked|inhaled) ${gap(5)}(?:poison|bleach|antifreeze|chocolate|pills?|meds|medication|battery|batteries|magnets?|chemicals?|rodenticide|rat bait|xylitol|grapes|raisins|needle|sock|coins?|detergent|tide pod)`,
		'poison control',
	], { life: true, unlessAfter: /^ (?:ivy|oak|sumac)/ }),
	emergency('violence', [
		'(?:beating|beat|choked|choking|stabbed|shot|attacking|attacked|strangled) me(?: up)?',
		'(?:he|she|they|someone|who) (?:has|have|had) a (?:gun|knife|weapon)',
		'(?:threatening|threatened|trying|tried|going) to (?:kill|shoot|stab) (?:me|us|her|him|my [a-z]{1,12})',
		'kidnapp?ed', 'active shooter',
	], { life: true }),
	emergency('intruder', [
		`(?:someone|somebody|guy|man|people|they|he|person) (?:is |are |was |just |keeps )?(?:trying to |tried to )?(?:break|breaking|broke|breaks|get|getting) in(?:to (?:my|our|the) (?:house|home|apartment|car|shop|store))?`,
		'intruders?', 'being robbed', '(?:got|was|were|been|house|home|store|shop) broken into',
		'break in (?:last night|today|tonight|this morning|in progress)',
	]),
	emergency('shock', [
		'electrocut[a-z]{2,4}', '(?:got|getting|been|keeps?|being|gets|get) shocked', 'shocked me',
		'shocks? (?:me|you|us) when',
	], { life: true, unlessAfter: /^ (?:at|how|that|to (?:see|hear|find|learn)|by (?:how|your|the (?:price|bill|cost)))/ }),
	emergency('power_line', [
		'(?:downed|fallen|live|exposed live|hanging) (?:power ?|electric |electrical |utility )?(?:lines?|wires?|cables?)',
		`(?:power ?|utility |electric )lines? ${gap(3)}(?:down|fell|fallen|hanging|snapped|sparking|on the (?:ground|roof|house|car))`,
		'arcing',
	], { life: true }),
	emergency('child_locked_in', [
		`(?:baby|kids?|child|children|son|daughter|toddler|infant|newborn|dog|puppy|cat) ${gap(4)}(?:locked|stuck|trapped) (?:in|inside)`,
		`lock(?:ed)? ${gap(2)}(?:baby|kids?|child|children|son|daughter|toddler|infant|newborn|dog|puppy) (?:in|inside)`,
		'trapped (?:in|inside|under|between)', 'stuck in (?:the |an |this )?elevator',
	], { life: true }),
];
