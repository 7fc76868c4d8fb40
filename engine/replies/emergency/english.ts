import { ENGLISH_LIFE } from './english-life';
import { emergency, gap, type EmergencyRule } from './rule';

const ROOM =
	'(?:basement|house|home|kitchen|bathroom|garage|crawl ?space|laundry|room|apartment|office|store|shop|restaurant|hallway|ceiling|wall|walls|floor)';
const WIRED =
	'(?:outlets?|panel|furnace|breakers?|breaker box|wires?|wiring|dryer|unit|motor|switch|electrical box|fuse box|socket|water heater|microwave|plug|lights?|fixture|charger|ac|meter|extension cord)';
const PIPE = '(?:pipes?|water main|main line|water line|supply line|pipeline)';
const VEHICLE = '(?:car|truck|van|suv|vehicle|rv|motorcycle|trailer|bus)';

const FIRE: readonly EmergencyRule[] = [
	emergency('fire', [
		'on fire', '(?:caught|catching|catch|catches) (?:on )?fire',
		'(?:is|was|there is|we have|have|had) a fire', 'fire in (?:the|my|our|her|his)',
		'(?:house|kitchen|electrical|dryer|chimney|attic|grease|garage|stove|oven|panel|structure|car|wall) fire',
		'flames', 'house is burning',
	], { unlessAfter: /^ ?(?:place|pits?|alarm|extinguisher|sprinkler|damage|dept|department|proof|hydrant|watch|sale|stick|drill|escape|inspection|safety|claim)\b/ }),
	emergency('smoke', [
		`smoke (?:is |was |started )?(?:coming|pouring|everywhere|filling|billowing|in the (?:house|room|kitchen|basement|attic|walls?)|from (?:the|my|our|an))`,
		`smell(?:s|ing|ed)? ${gap(4)}(?:burning|burnt|burned|smoke|smoky|melting)`,
		'burning (?:smell|odor|plastic|wires?|electrical)', 'burnt (?:smell|wires?)',
		`${WIRED} (?:is |are |was |just |started |keeps |it is ){0,2}(?:smoking|smoked|sparking|sparked|sparks|melting|melted|burning|burned|burnt|arcing|on fire|exploded)`,
		`(?:smoking|sparking|sparked|melted|melting|burning|exploding) ${gap(1)}${WIRED}`,
		'full of smoke', 'lots of smoke',
		'(?:fuel|gasoline|diesel) (?:is )?(?:spraying|pouring|gushing|leaking (?:on|onto|everywhere|all over))',
		'smoke alarms? (?:is |are |keep |keeps |just )?(?:going|went) off',
	], { unlessAfter: /^ (?:detectors?|weed|break|shop|damage)/ }),
	emergency('sparks', [
		`sparks? ${gap(2)}(?:from|coming|came|flying|flew|out of|outlet|panel|breaker|switch|wire|box|socket)`,
		'(?:saw|seeing|see|throwing|shooting|making|shoots|shot|throws) (?:some |the |a )?sparks?',
		'(?:is|are|was|it|started|keeps) (?:now )?sparking',
		`(?:outlet|plug|panel|switch|breaker|wires?|socket|cord|light switch) ${gap(3)}(?:hot|scorched|scalding|charred|turned black|black marks)`,
	], { unlessAfter: /^ (?:plugs?|nv|nevada|water|line|tub)\b/ }),
];

const WATER: readonly EmergencyRule[] = [
	emergency('flood', ['flood(?:ing|ed|s)?'], {
		unlessAfter:
			/^ ?(?:lights?|lighting|lamps?|zones?|insurance|plains?|gates?|proof|proofing|irrigation|sensors?|control|maps?|every|when|whenever|each|sometimes|(?:with|of) (?:calls|emails|work|requests|orders|texts|people)|restoration|damage)\b/,
	}),
	emergency('burst_pipe', [
		`(?:${PIPE}|hose|water heater|hot water tank|boiler) (?:is |has |have |just |got |is just |that )?(?:burst|bursted|bursting|busted|exploded|ruptured|blew|broke|snapped)`,
		`(?:burst|busted|bursted|bursting|ruptured|exploded|snapped|blown) ${gap(2)}(?:${PIPE}|water heater|hot water tank|supply hose)`,
		`(?:broken|broke|cracked) ${gap(1)}(?:${PIPE})`,
		`${PIPE} (?:is|are) (?:broken|spraying|gushing|cracked)`,
	], { unlessAfter: /^ (?:pipe dream)/ }),
	emergency('water', [
		`water (?:is |was |keeps |just |it is |now ){0,3}(?:everywhere|all over|gushing|pouring|spraying|shooting|rushing|squirting|rising|pooling|running down|dripping (?:from|through)|leaking (?:everywhere|through|into|from the ceiling|all over|out of the ceiling))`,
		`water (?:is |was |keeps |just ){0,2}(?:coming|leaking|dripping|running|seeping) (?:in|through|down|up|into|from|out of|onto) (?:the |my |our |from the )?(?:ceiling|walls?|lights?|roof|floor|house|basement|kitchen|fixture|light fixture|door|attic|carpet)`,
		`(?:pouring|gushing|spraying|shooting|raining) (?:out |down |in )?(?:of |from |through |into |inside |on )?(?:the |my |our )?(?:water|ceiling|walls?|lights?|roof|${ROOM})`,
		'water (?:is |was |keeps )?(?:coming|getting) in(?= [.,?]|$| (?:fast|everywhere|under|when|now))',
		'(?:inch|inches|foot|feet) of water',
		'standing water in (?:the|my|our) (?:basement|house|kitchen|living room|garage)',
		`ceiling ${gap(3)}(?:collapsed|collapsing|caving|caved|falling|fell|sagging|bulging|coming down|pouring)`,
		`leak(?:ing|s)? ${gap(2)}(?:everywhere|all over|like crazy|nonstop|non stop|fast|from the light|through the light|onto the electrical|on the electrical|near the panel)`,
		'(?:major|huge|massive|serious|severe|really bad|very bad) (?:water )?(?:leak|leaking)',
		`(?:can|could) not (?:turn|shut|stop|get) ${gap(1)}water(?: to)?(?: off| stop| shut off| from)?`,
		'(?:can|could) not (?:turn off|shut off|stop) (?:the )?(?:water|leak|main)',
		'water (?:will|would) not (?:stop|shut|turn)',
	]),
	emergency('sewage', [
		`sew(?:age|er|erage) ${gap(4)}(?:back(?:ing|ed|s)? ?up|backups?|overflow(?:ing|ed|s)?|coming up|coming out|everywhere|in (?:the|my|our)|all over|spill(?:ing|ed)?|bubbling)`,
		'raw sewage',
		`(?:back(?:ing|ed|s)? ?up|overflow(?:ing|ed)|coming up|bubbling up) ${gap(3)}(?:tub|bathtub|shower|floor drain|basement|house|tubs|toilets)`,
		`(?:poop|shit|feces|crap|turds?|doo doo) ${gap(4)}(?:coming|floor|tub|shower|everywhere|up)`,
		`toilets? (?:is |are |keeps |just |was ){0,2}overflow(?:ing|ed|s)?`, 'overflowing toilets?',
		`septic ${gap(3)}(?:back(?:ing|ed)? ?up|overflow(?:ing|ed)?)`,
	]),
	emergency('structure', [
		`tree (?:limb |branch )?${gap(3)}(?:fell|fallen|crashed|came down|down|landed|through) ${gap(3)}(?:house|roof|car|garage|lines?|wires|driveway|home|truck|shed|fence|porch)`,
		`roof ${gap(2)}(?:collapsed|collapsing|caved|caving|blew off|blown off|ripped off|tore off|torn off|came off|is gone)`,
		'explosion', 'through (?:the|my|our) roof',
	], { unlessAfter: /^ (?:vents?|flashing|proof|with)/ }),
];

const AT_RISK =
	/\b(?:bab(?:y|ies)|infants?|newborns?|toddlers?|elderly|grand(?:ma|mother|pa|father|parents)|disabled|handicapped|wheelchair|oxygen|cpap|dialysis|chemo|sick|pregnant|months? old|(?:[7-9][0-9]|10[0-9]) (?:years?|yrs?|yo|yr)\b|[0-9] (?:month|week)s? old|little (?:one|ones|kids)|small (?:kids|children)|young kids|kids?|children)\b/;
const FREEZING =
	/\b(?:freezing|frozen|below zero|sub ?zero|below freezing|zero degrees|[0-4]?[0-9] degrees|degrees below|negative|in the teens|single digits|blizzard|snowing|snow storm|ice storm|hypothermia)\b/;
const SWELTERING = /\b(?:(?:9[0-9]|1[0-2][0-9])(?: degrees)?|heat ?wave|heat stroke|sweltering)\b/;

const COMFORT: readonly EmergencyRule[] = [
	emergency('no_heat', [
		'(?:no|without|lost|zero|not any) heat(?:ing|er)?',
		'heat(?:er|ing)? (?:is |has |just |will |does |went |stopped |quit |system )?(?:is )?(?:out|off|broke|broken|dead|died|quit|went out|not (?:work|working|turning|turn|come|coming|kick|kicking)[a-z ]{0,6}|stopped(?: working)?)',
		'(?:furnace|boiler|heat pump) (?:is |has |just |will |does |went |stopped )?(?:out|off|broke|broken|dead|died|quit|went out|not [a-z]{1,10}|stopped(?: working)?)',
	], { onlyWith: new RegExp(`${AT_RISK.source}|${FREEZING.source}`) }),
	emergency('no_cooling', [
		'(?:no|without|lost) (?:ac|a c|air|air conditioning|cooling|cool air)',
		'(?:ac|a c|air conditioner|air conditioning|air) (?:is |has |just |will |does |went |stopped |unit )?(?:is )?(?:out|off|broke|broken|dead|died|quit|went out|not [a-z]{1,10}|stopped(?: working)?)',
	], { onlyWith: new RegExp(`${AT_RISK.source.replace('|kids?|children', '')}|${SWELTERING.source}`) }),
	emergency('no_power', [
		'(?:no|without|lost) (?:power|electricity)',
		'(?:power|electricity) (?:is |went |has been )?(?:out|off)',
	], {
		onlyWith: /\b(?:oxygen|cpap|ventilator|dialysis|insulin|medical|newborn|infant|baby|elderly|freezing)\b/,
	}),
];

const STRANDED: readonly EmergencyRule[] = [
	emergency('stranded', [
		'stranded',
		`stuck ${gap(2)}(?:on|at|in|by) (?:the |a |an )?(?:side|highway|freeway|interstate|roadside|road|shoulder|snow|ditch|mud|middle|hwy|turnpike|parking garage)`,
		'side of the (?:road|highway|freeway|hwy|interstate|street|turnpike)',
		`${VEHICLE} ${gap(3)}(?:broke|broken) down`,
		`broke(?:n)? down ${gap(3)}(?:on|at|near|off|in) ${gap(2)}(?:highway|freeway|interstate|hwy|road|i[0-9]{1,3}|exit|shoulder|tunnel|bridge|turnpike|i)`,
		`${VEHICLE} ${gap(3)}(?:died|dead|stalled) ${gap(3)}(?:highway|freeway|interstate|intersection|road|middle)`,
	]),
	emergency('locked_out', [
		'lock(?:ed|ing)? (?:myself |ourselves |me |us |him |her )?out',
		`locked ${gap(3)}keys? (?:in|inside)`,
		`(?:left|locked) ${gap(2)}keys? (?:in|inside) (?:the |my |our )?(?:${VEHICLE}|house|trunk|home|apartment)`,
		'keys? (?:is |are |got )?(?:locked|stuck|left) (?:in|inside)',
	], {
		unlessAfter:
			/^ (?:of (?:my |the |our |your |an? )?(?:[a-z]{1,12} )?(?:account|email|e mail|portal|phone|iphone|ipad|computer|laptop|app|thermostat|website|login|profile|page|facebook|instagram|system|quickbooks|nest)|tag)/,
	}),
];

const CUSTODY: readonly EmergencyRule[] = [
	emergency('arrest', [
		'arrested', 'in (?:the )?(?:county )?jail', 'in custody', 'into custody', 'locked up',
		'(?:been|was|is|being|got|are) detained',
		'police (?:are|is|just|showed|came)(?: up)? ?(?:here|at|to)?', 'cops (?:are|is) (?:here|at)',
		'bail (?:bonds?|hearing|him|her|out|set|is|money)', '(?:need|post|make) bail',
		'ice (?:has|took|detained|picked|is (?:here|at)|agents?|raid)', 'raid(?:ing|ed) (?:my|our|the)',
	], { unlessAfter: /^ (?:record|records|development|battle)/ }),
];

const SAID_SO: readonly EmergencyRule[] = [
	emergency('said_emergency', [
		'emergency', 'life or death', 'life threatening', 'matter of life', 'mayday', 'sos', '911',
	], {
		unlessAfter:
			/^ (?:is over|was over|brakes?|contacts?|exits?|lights?|lighting|fund|funds|kit|room|loan|number|line|hours|generator|preparedness|plan|savings|preparation|(?:services? |calls? |visit |call out |callout )?(?:fees?|rates?|prices?|cost|costs|charges?|pricing))\b/,
		unlessBefore:
			/(?:\b(?:non|is this an|is this a|are you an|are you|what is an|what is your|counts as an|considered an|is there an|is there a|for an|in an|in case of an|in case of|if it is an|if an|unless it is an|unless|after hours or|24 hour|24 7|your) |(?:do|does|did|can|could|would|how much) (?:[a-z0-9]{1,12} ){1,5})$/,
	}),
];

/** What counts as an emergency in English, the dangers to life first. */
export const ENGLISH_EMERGENCIES: readonly EmergencyRule[] = [
	...ENGLISH_LIFE,
	...FIRE,
	...WATER,
	...COMFORT,
	...STRANDED,
	...CUSTODY,
	...SAID_SO,
];
