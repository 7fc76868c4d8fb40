import type { PhraseList } from './list';

const DONE = '(fixed|repaired|replaced|installed|cleaned|removed|done|checked|serviced|looked at|painted|mowed|cut|trimmed|unclogged|hauled|pumped|sprayed|inspected|rewired|redone|moved|changed|delivered|treated|towed|colored|tuned|snaked|sealed|patched|groomed|hung|mounted|built|cleared|drained|rekeyed|filed|notarized)';
const DO = '(fix|repair|replace|install|remove|clean|mow|paint|haul|unclog|mount|hang|build|redo|remodel|treat|move|help with|look at|add|trim|cut|pump|inspect|deliver|tow|file|draft|clear|rekey|reupholster|refinish|seal|patch|service|upgrade|convert)';
const WANT = '(need|needs|needing|want|wants|wanting|would like|looking|have|trying|wanna)';
const BROKEN =
	'(broken|leaking|clogged|dead|stuck|cracked|backed up|running|dripping|leaky|frozen|rattling|beeping|chirping|tripping|flickering|smelly|loose|noisy|jammed|overflowing|acting up|making|blowing|losing|stinking|grinding|squeaking|sagging|peeling|rotted|rotten|rusted|out|down|busted|dying|messed up|sick|limping|vomiting|hurting|infected|swollen|blank|shaking|overheating|smoking|green|wobbly|damaged|falling|torn|chipped|infested|going bad|slow|hot|warm|off track|crooked|itching|bad)';
const TROUBLE = '(issue|issues|trouble|problem|problems)';
const PESTS = '(mice|mouse|rats|rat|roaches|ants|termites|wasps|bees|bed bugs|bugs|spiders|fleas|raccoons|raccoon|squirrels|bats|snakes|snake|mold|leak|leaks)';

export const SERVICE_REQUEST: PhraseList = {
	intent: 'service_request',
	phrases: [
		[4, [
			'not (working|cooling|heating|draining|flushing|turning|starting|opening|closing|charging|spinning|lighting|cutting|getting|blowing|coming|eating|holding|kicking|drying|dispensing|filling|firing|responding|igniting)',
			'(will|would) not (start|turn|open|close|flush|drain|light|stay|shut|work|stop|go|charge|cool|heat|spin|kick|come|lock|budge|move|latch|fill|dispense|dry|turn on|eat)',
			'(does|do|did|has|have) not (work|turn|start|drain|flush|cool|heat|open|close|lock|latch|dry|eaten|eat|worked)',
			'(stopped|quit|stop|stops) (working|cooling|heating|draining|running|spinning|turning|charging)',
			'can not get (it|the|my|any|our)',
			`${WANT} (a|an|my|our|the|some|to get|to have|get|his|her|it|this|these)? ~ ${DONE}`,
			`${WANT} (someone|somebody|a guy|help|anyone|you|to hire someone|a pro)? to ${DO}`,
			`${WANT} to ${DO}`, `${WANT} for (a|an|some|someone|help|weekly|monthly|new|your)`,
			`(is|are|was|keeps|keep|been|got|has|just|completely|all|getting) ${BROKEN}`,
			`${BROKEN} (sink|toilet|pipe|faucet|tooth|window|door|drain|tub|shower|heater|ac|furnace|fence|screen|tire|roof|tree|outlet|lock|spring)`,
			`(have|has|having|got|there is|there are|found|seeing|some) (a|an|some|such a)? ~ (${TROUBLE}|${PESTS})`,
			`${TROUBLE} (with|in|on) (my|our|the|a|his|her)`,
			'(weird|strange|loud|grinding|squeaking|funny|bad|awful|terrible|clicking|banging|humming|musty) (noise|noises|sound|sounds|smell|odor)',
			'making (a|an|this|some)? ~ (noise|noises|sound|sounds)',
			'interested in (a|an|getting|your|the|having|some|new|hiring)',
			'(was|were|been|got) (in|into) (a|an) ~ (accident|wreck|crash|collision)',
			'(got|been|was|were|getting) (rear ended|hurt|injured|served|sued|hit|evicted|fired)',
			'(do i|do we|if i|if we) have a case',
			'set up (our|a|my|an) (will|wills|trust|account|estate)',
			'need (a|an|some|new|your|my|help|someone|somebody|an emergency|one|two|@num|more|your|weekly|monthly|service|representation|movers|to hire|to get)',
			'(needs|need) (a|an|to be|new|some|work|repair|repairs|service|replacing|fixing|cleaning|help|its)',
			'(hurt|injured|broke|twisted|strained|chipped|cracked) (my|his|her|a)',
			'(has|had|have) (a|an)? ~ (sore throat|fever|rash|cough|infection|cavity|toothache|migraine)',
			'help (with|me|us) (with|get|fix|find|file|move|sell|buy|figure)?',
			'(tooth|back|knee|neck|mouth|jaw|gum|ear|foot|shoulder) ~ (hurts|hurting|pain|ache|aching|killing|throbbing|sore)',
			'takes (@num|forever|hours|too) (cycles|long|times|hours)?',
			'(blew|fell|came|broke|snapped) (down|off|over|apart|in)',
			'(necesito|necesitamos|ocupo|ocupamos|busco|quiero|queremos|quisiera|necesita) (un|una|unos|unas|que|arreglar|reparar|instalar|cambiar|ayuda|alguien|quien|limpiar|poner|pintar|cortar|servicio|hacer|revisar|podar|fumigar|divorciarme|mudarme|destapar|construir|el|la|los)',
			'no (funciona|sirve|prende|enfria|calienta|enciende|sale|baja|cierra|abre|jala|arranca|carga|centrifuga|desagua|drena|lava|seca|cierran|hay agua|tengo agua)',
			'se (me|nos|le)? (descompuso|rompio|quebro|tapo|dano|apago|poncho|cayo|trabo|atoro|fue)',
			'(tengo|tenemos|hay) (un|una|unas|unos|mucha|muchas|muchos)? ~ (fuga|fugas|gotera|goteras|problema|problemas|ratas|ratones|cucarachas|hormigas|chinches|dolor|humedad|termitas|avispas|plaga)',
			'(esta|estan|sigue) (tapado|tapada|roto|rota|descompuesto|descompuesta|goteando|tirando|haciendo|fallando|quebrado|quebrada|atorado|atorada)',
			'(hace|haciendo) (un|mucho)? (ruido|ruidos)', '(tuve|tuvimos) (un|una)', 'me interesa',
			'(estoy|estamos|ando) (buscando|interesado|interesada)', '(me|nos) duele',
		]],
		[
			2.5,
			[
				'(broke|died|burst|snapped|exploded|popped|failed|fried)', `${DO}`,
				'(leak|leaks|leaking|leaky)',
				'no (heat|hot water|water|power|ac|air|pressure|signal|electricity|cold air)',
				'(fixed|repaired|replaced|installed)', 'hole in', 'crack in', 'interested',
				'new (customer|client|patient)', 'need', 'needs',
				'(ruined|damage|damaged|infestation|stained|soaked)',
				'(clogged|jammed|tripping|flickering|dripping)', 'looking (for|to|into)',
				'(arreglar|reparar|instalar|destapar|cambiar|podar|cortar|fumigar|pintar|limpiar|revisar|revisen)',
				'(ayuda|ayudar|ayudarme)', 'dolor', '(fuga|gotera|tapado|tapada|roto|rota)',
			],
		],
		[
			1,
			[
				`${TROUBLE}`, '(noise|smell|smells)', 'help', 'work', 'repair', 'asap',
				'(my|our) (house|home|car|truck|dog|cat|kitchen|bathroom|basement|garage|yard|roof|son|daughter|husband|wife|mom|dad)',
				'(i|we) have', '(i|we) want', '(necesito|tengo|quiero|busco)',
				'mi (casa|carro|bano|cocina|perro|techo)', 'keeps', '(attached|pics|pictures)',
			],
		],
		[
			-5,
			[
				'(you|yall|guys|guy|tech|team|crew|company) (just|already|supposedly)? (fixed|installed|repaired|replaced|did|put|sold|broke|damaged|painted|serviced|worked on|cleaned|cracked|scratched|treated|quoted|promised|said)',
				'no longer need', 'do not need',
			],
		],
		[
			-2,
			[
				'(he|she|they) (fixed|installed|repaired|replaced|did|came|left|broke|damaged|cracked)',
				'already', 'interested in (working|growing|increasing|selling|learning)',
				'(do|does|are) (you|yall|u|you guys) (offer|do|have|service|repair|fix|install|sell|work)',
				'not interested', '(last|just) (fixed|installed|repaired|replaced)',
				'need (a|an|some) (later|different|earlier|appointment|quote|estimate|price|receipt|invoice|refund|manager)',
				'need help answering', 'do you need',
				'(need|want) (to|a) (cancel|reschedule|refund|copy|copies)',
				'need (copies|my receipt|the receipt)', 'when (can|could|will)',
			],
		],
	],
};
