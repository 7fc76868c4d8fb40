import type { ServiceLists } from './list';

/** Trades of the house and its systems. Phrases are folded and use the syntax of `phrases.ts`. */
export const HOME_SERVICES: ServiceLists = {
	plumbing: {
		'water heater': ['hot? water heater', 'hot water tank', 'tankless', 'boiler', 'calentador de? agua?', 'no hot water', 'no hay agua caliente', 'sin agua caliente'],
		'drain cleaning': ['(drain|drains) (clean|cleaning|cleaned)', 'clogged (drain|drains|sink|tub|shower)', '(drain|sink|tub|shower) is? (clogged|backed)', 'slow (drain|drains)', '(drain|drains)', 'drenaje tapado?', 'destapar', '(tapado|tapada)', '(snake|snaked)'],
		toilet: ['(toilet|toilets)', 'inodoro', 'excusado', 'taza del bano', 'sanitario'],
		faucet: ['(faucet|faucets)', 'spigot', 'hose bib', 'llave del? agua?', 'grifo'],
		'pipe repair': ['(burst|broken|frozen|leaking|leaky|busted) (pipe|pipes)', '(pipe|pipes)', '(tuberia|tuberias|tubo|caneria)', '(repipe|repiping)'],
		leak: ['(leak|leaks|leaking|leaky)', 'water leak', '(fuga|gotera|goteando)', 'fuga de agua'],
		'garbage disposal': ['garbage? disposal', 'disposer'],
		'sump pump': ['sump pump'],
		'sewer line': ['sewer line?', 'sewage', 'septic tank?', 'main line', 'aguas negras', 'drenaje principal'],
		'water softener': ['water softener', 'water (filter|filtration)', 'reverse osmosis'],
		'gas line': ['gas (line|pipe)', 'linea de gas'],
		sink: ['sink', 'fregadero', 'lavabo', 'lavamanos'],
		shower: ['(shower|bathtub|tub)', 'shower valve', '(regadera|ducha|tina)'],
		plumber: ['(plumber|plumbing)', '(plomero|plomeria|fontanero)'],
	},
	hvac: {
		'air conditioning': ['(ac|a/c)', 'a c', 'air (conditioning|conditioner|conditioners)', 'central air', 'mini (split|splits)', 'aire acondicionado', 'el aire', '(condenser|condensor)', 'ac (repair|tune-up)'],
		furnace: ['(furnace|furnaces)', 'calenton', 'caldera'],
		heating: ['(heat|heating|heater)', 'heat pump', 'no heat', 'calefaccion', 'calefactor'],
		thermostat: ['thermostat', 'termostato'],
		'duct cleaning': ['(duct|ducts|ductwork)', 'air (duct|ducts)', 'limpieza de ductos'],
		'HVAC maintenance': ['hvac', 'tune (up|tuneup)', '(ac|furnace|hvac) tune up', 'filter change'],
	},
	electrical: {
		outlet: [
			'(outlet|outlets)', '(socket|sockets)', '(enchufe|enchufes)',
			'(contacto|contactos) electricos?', 'gfci',
		],
		'panel upgrade': ['panel upgrade', '(electrical|breaker) panel', 'fuse box', 'breaker box', 'tablero electrico'],
		'breaker repair': ['(breaker|breakers)', '(tripping|trips|tripped) breaker?', '(pastilla|pastillas)'],
		lighting: [
			'(lights|lighting)', 'light (fixture|switch|fixtures)', '(recessed|can) (lights|lighting)',
			'chandelier', '(luces|lampara|lamparas|foco)',
		],
		'ceiling fan': ['ceiling (fan|fans)', '(abanico|ventilador) de techo?'],
		'EV charger': ['ev charger', 'car charger', '(tesla|level) charger', 'level 2 charger', 'cargador'],
		generator: ['generator', 'generac', 'generador'],
		wiring: ['(wiring|rewire|rewiring|wires)', '(cableado|cables)'],
		electrician: ['(electrician|electrical|electric)', '(electricista|electricidad)'],
	},
	roofing: {
		'roof repair': ['(roof|roofs|roofing)', '(shingle|shingles)', 'roof (leak|leaking|repair)', '(leaking|leaky) roof', 'techo', 'gotera en el techo', '(hail|storm) damage'],
		'roof replacement': ['new roof', 'roof replacement', 'replace * roof', 'techo nuevo'],
		gutters: ['(gutter|gutters)', 'gutter (cleaning|guards)', '(canaletas|canalones)'],
		siding: ['siding'],
		skylight: ['(skylight|skylights)'],
	},
	garage_door: {
		'garage door': ['garage (door|doors)', 'garage', 'puerta del? (garaje|garage|cochera)'],
		'garage door spring': ['(spring|springs)', 'broken spring', 'torsion spring'],
		'garage door opener': ['garage? door? (opener|openers)', '(liftmaster|chamberlain)'],
	},
	locksmith: {
		lockout: ['(lock|locked|locked) out', 'lockout', 'keys (in|inside)', 'llaves (adentro|dentro)'],
		rekey: [
			'(rekey|rekeyed|rekeying)', '(change|replace) * locks', 'new locks',
			'cambiar (chapas?|cerraduras)?',
		],
		'car key': ['car (key|keys)', 'key (fob|fobs)', 'ignition', '(spare|lost) (key|keys)', 'llave de carro'],
		lock: ['(deadbolt|lock|locks)', '(chapa|cerradura|candado)', 'smart lock'],
	},
	appliance: {
		refrigerator: ['(fridge|refrigerator|freezer)', '(refri|refrigerador|nevera)', 'ice maker'],
		washer: ['(washer|washing) machine', 'lavadora'],
		dryer: ['(dryer|dryers)', 'dryer vent', 'secadora'],
		dishwasher: ['dishwasher', '(lavaplatos|lavavajillas)'],
		'oven or stove': ['(oven|stove|range|cooktop|microwave)', '(estufa|horno|microondas)'],
	},
	pool: {
		'pool service': ['(pool|pools)', 'pool (cleaning|pump|heater|opening|closing)', 'green pool', 'hot (tub|tubs)', 'spa heater', '(alberca|piscina)'],
	},
	solar: { solar: ['solar', 'solar (panel|panels)', 'paneles solares'] },
	restoration: {
		'water damage': ['water damage', '(flood|flooded|flooding)', 'water extraction', '(dano|danos) por agua', '(inundacion|inundo)'],
		mold: ['(mold|mould|mildew)', 'moho'],
		'fire damage': ['(fire|smoke) damage'],
	},
};
