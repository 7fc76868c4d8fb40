import type { ServiceLists } from './list';

/** Trades around the house: outdoors, cleaning, moving, building. */
export const PROPERTY_SERVICES: ServiceLists = {
	landscaping: {
		'lawn mowing': ['(lawn|grass)', '(mow|mowed|mowing)', 'lawn (care|mowing|service)', '(cut|cutting) * (grass|lawn)', 'cortar * (cesped|pasto|zacate|yarda)', '(yarda|jardin|pasto|cesped|zacate)'],
		landscaping: [
			'(landscape|landscaping)', 'yard work?', 'yard clean up', '(mulch|sod|hedges|hedge|bushes)',
			'trim * (hedges|bushes)', '(leaf|leaves) removal?', '(jardineria|jardinero)',
		],
		sprinklers: ['(sprinkler|sprinklers|irrigation)', '(aspersores|riego)'],
		'snow removal': ['(snow|plow|plowing|shovel)', 'snow (removal|plowing)'],
	},
	tree: {
		'tree removal': ['(tree|trees)', 'tree (removal|service)', '(remove|cut) * (tree|trees)', '(arbol|arboles)', '(tumbar|cortar) * arbol'],
		'tree trimming': ['(trim|trimming|prune|pruning)', 'tree trimming', '(podar|poda)'],
		'stump grinding': ['(stump|stumps)', 'stump (grinding|removal)', '(tronco|troncos)'],
	},
	cleaning: {
		'house cleaning': ['(house|home|apartment) (cleaning|cleaned|cleaner)', '(cleaning|cleaner|cleaners|maid|maids)', 'clean * (house|apartment|home|place)', '(limpieza|limpiar)', 'limpieza de casa'],
		'deep cleaning': ['deep (clean|cleaning)', 'limpieza profunda'],
		'move-out cleaning': ['move (out|in) (clean|cleaning)', 'moving out'],
		'carpet cleaning': ['(carpet|carpets|rug|rugs)', 'carpet (cleaning|cleaned)', '(alfombra|alfombras)', '(upholstery|couch|sofa) (cleaning|cleaned)'],
		'office cleaning': ['(office|commercial) cleaning', 'janitorial'],
		'window cleaning': ['window (washing|cleaning)', '(wash|clean) * windows'],
		'pressure washing': ['(pressure|power) (wash|washing|washed)', 'lavado a presion'],
		'junk removal': ['(junk|trash|debris)', 'junk removal', 'haul * away', 'hauling'],
	},
	pest: {
		termites: ['(termite|termites)', '(termita|termitas)'],
		rodents: ['(mouse|mice|rat|rats|rodent|rodents)', '(ratas|ratones|raton|rata)'],
		'bed bugs': ['bed (bug|bugs)', '(bedbug|bedbugs)', 'chinches'],
		roaches: ['(roach|roaches|cockroach|cockroaches)', '(cucaracha|cucarachas)'],
		'ants or insects': ['(ant|ants|spider|spiders|bugs|wasp|wasps|bees|hornet|hornets|mosquito|mosquitoes|fleas|ticks)', '(wasp|hornet|bee) (nest|hive)', '(hormigas|aranas|avispas|abejas|pulgas|insectos)'],
		'wildlife removal': ['(raccoon|raccoons|squirrel|squirrels|skunk|possum|opossum|bat|bats|snake|snakes|wildlife)', '(mapache|vibora)'],
		'pest control': ['(pest|pests)', 'pest control', '(exterminator|exterminate)', '(spray|spraying|sprayed) for', '(fumigar|fumigacion|plagas)'],
	},
	painting: {
		painting: [
			'(paint|painting|painter|painters|repaint)', 'paint * (house|room|kitchen|fence)',
			'(pintar|pintura|pintor)',
		],
		'cabinet painting': ['(cabinet|cabinets) (paint|painting|painted)'],
		drywall: ['(drywall|sheetrock)', 'tablaroca'],
	},
	fencing: { fence: [
		'(fence|fences|fencing|gate)', '(cerca|barda|reja)',
	], deck: ['(deck|decks|patio|pergola)'] },
	flooring: { flooring: [
		'(floor|floors|flooring|hardwood|laminate|lvp)', '(tile|tiling|tiles)', '(piso|pisos|azulejo)',
	] },
	windows: { windows: [
		'(window|windows)', '(broken|cracked|foggy) (window|glass)', '(ventana|ventanas|vidrio)',
		'sliding door', '(screen|screens)',
	] },
	concrete: { concrete: [
		'(concrete|driveway|sidewalk|foundation|asphalt|paving|pavers)', '(concreto|cemento)',
	] },
	remodeling: {
		'kitchen remodel': ['kitchen (remodel|renovation)', 'remodel * kitchen', '(countertop|countertops|cabinets)', 'remodelar * cocina'],
		'bathroom remodel': ['(bathroom|bath) (remodel|renovation)', 'remodel * bathroom', 'remodelar * bano'],
		remodel: ['(remodel|remodeling|renovation|addition)', '(remodelacion|remodelar)'],
		handyman: [
			'handyman', 'tv (mount|mounting|mounted)', 'mount * tv', 'hang * (tv|door|shelves)',
			'furniture assembly', 'assemble',
		],
	},
	moving: {
		moving: [
			'(mover|movers|moving)', '(help|local|long) (moving|move|distance)',
			'move * (apartment|house)', '(mudanza|mudanzas)', 'storage', '(load|unload) truck?',
		],
	},
	security: { 'alarm or cameras': [
		'alarm system', 'security (system|camera|cameras)', '(cameras|cctv)', '(camaras|alarma)',
	] },
};
