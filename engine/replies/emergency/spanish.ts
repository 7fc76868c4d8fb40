import { emergency, gap, type EmergencyRule } from './rule';

/** What counts as an emergency in Spanish; on folded text, so without accents. */
export const SPANISH_EMERGENCIES: readonly EmergencyRule[] = [
	emergency('gas', [
		'(?:huele|hule|oliendo|oler|olor|olores) (?:mucho |fuerte |muy fuerte )?a gas',
		'(?:fuga|escape|tufo|olor) de gas', 'se (?:esta )?(?:sale|saliendo|escapa|escapando) el gas',
		'gas (?:se esta saliendo|saliendo|escapando)', 'huevos? podridos?',
	], {
		life: true,
	}),
	emergency('carbon_monoxide', ['monoxido(?: de carbono)?'], {
		life: true,
		unlessBefore: /(?:instalar|cambiar|comprar|poner|un detector de|detectores de) $/,
	}),
	emergency('breathing', [
		'no (?:puedo|puede|pueden) (?:respirar|tragar)', 'me cuesta respirar', 'le cuesta respirar',
		'falta (?:de|el) aire', 'no respira', 'se (?:esta )?ahoga(?:ndo)?', 'dificultad para respirar',
	], {
		life: true,
	}),
	emergency('heart', [
		'dolor (?:de|en el) pecho', 'me duele (?:mucho )?el pecho', 'le duele (?:mucho )?el pecho',
		'infarto', 'ataque al corazon', 'derrame cerebral',
	], { life: true }),
	emergency('unconscious', [
		'inconsciente', 'se desmayo', 'desmayad[oa]', 'convulsion(?:es|ando)?', 'no despierta',
		'no reacciona',
	], { life: true }),
	emergency('swelling', [
		`(?:cara|garganta|lengua|labios?|mejilla|cuello|ojo) ${gap(3)}(?:hinchad[oa]s?|inflamad[oa]s?|hinchando|inflamando)`,
		`(?:hinchad[oa]|hincho|inflamo|hinchazon|inflamad[oa]|hinchando) ${gap(4)}(?:cara|garganta|lengua|labios?|mejilla|cuello)`,
		'reaccion alergica',
	], {
		life: true,
	}),
	emergency('bleeding', [
		'(?:sangra|sangrando|sangro|sangre) (?:mucho|mucha|demasiado|bastante)', 'mucha sangre',
		'no (?:para|deja) de sangrar', 'no (?:me |le )?para la sangre', 'hemorragia', 'sigue sangrando',
		'perdiendo sangre',
	], {
		life: true,
	}),
	emergency('injury', [
		'atropell(?:aron|o|ado|ada)',
		'se (?:cayo|rompio|quebro) (?:el |la |un )?(?:brazo|pierna|diente por un golpe|cabeza)',
		'se me (?:cayo|salio) (?:un|el) diente', 'se le (?:cayo|salio) (?:un|el) diente',
	], { life: true }),
	emergency('self_harm', [
		'suicid[a-z]{1,6}', 'quitar(?:me|se) la vida', 'matarme', 'no quiero vivir',
		'quiero morir(?:me)?', 'hacerme dano',
	], { life: true }),
	emergency('poison', [
		'envenen[a-z]{2,6}', 'intoxicad[oa]', 'intoxicacion', 'sobredosis',
		`(?:comio|trago|tomo|bebio) ${gap(3)}(?:veneno|pilas?|cloro|chocolate|pastillas|quimicos?|medicamento)`,
	], {
		life: true,
	}),
	emergency('violence', [
		'me (?:esta pegando|golpeo|pego|amenazo|quiere matar)',
		'tiene (?:una pistola|un arma|un cuchillo)',
	], { life: true }),
	emergency('intruder', [
		'se (?:estan )?met(?:io|iendo|ieron) (?:a|en) (?:mi|la|nuestra) casa', 'entraron a robar',
		'estan robando', 'nos (?:estan robando|robaron)',
	]),
	emergency('child_locked_in', [
		`(?:bebe|nino|nina|hijo|hija|perro) ${gap(4)}(?:encerrad[oa]|atrapad[oa])`,
		'atrapad[oa]s? (?:en|adentro|dentro)',
	], { life: true }),
	emergency('fire', [
		'incendio', 'incendiando', 'incendiand[oa]',
		'(?:hay|prendio|prendiendo|prende|agarro|se ve) (?:en )?(?:fuego|lumbre)', 'fuego en',
		'en llamas', 'se (?:esta )?quema(?:ndo)?', 'llamas',
	], {
		unlessAfter: /^ (?:al |a la |manana|despues)/,
	}),
	emergency('smoke', [
		'(?:sale|saliendo|hay|echa|echando|saca|sacando|mucho|con|de) (?:mucho )?humo',
		'huele (?:mucho )?a quemado', 'olor a quemado', 'cable(?:s)? quemad[oa]s?', 'corto ?circuito',
	], {
		unlessBefore: /(?:detector|detectores|alarma|alarmas) $/,
	}),
	emergency('sparks', [
		'chispas?', 'chispe(?:a|ando)', 'sacando chispas',
	], { unlessAfter: /^ de chocolate/ }),
	emergency('shock', [
		'electrocut[a-z]{1,6}', 'me (?:dio|da) (?:un |unos )?(?:toques?|toqueada|corriente|descarga)',
		'cables? (?:caidos?|pelados?|tirados?)',
	], { life: true }),
	emergency('flood', [
		'inund(?:acion|ado|ada|ando|o|a|aron)', 'se (?:me |nos )?(?:esta )?inund[a-z]{1,6}',
	], { unlessAfter: /^ cada/ }),
	emergency('burst_pipe', [
		`(?:revento|reventada|reventado|reventaron|exploto|trono|rompio|quebro) ${gap(3)}(?:tuberias?|tubos?|canos?|caneria|manguera|calentador|boiler)`,
		'(?:tuberia|tubo|cano|caneria) (?:esta )?(?:rot[oa]|reventad[oa]|quebrad[oa])',
		`(?:tuberias?|tubos?|canos?|caneria|calentador|boiler) ${gap(3)}(?:revento|rompio|exploto|trono|reventaron)`,
	]),
	emergency('water', [
		'agua (?:esta )?(?:por|en) tod[ao]s? (?:lados?|partes?|la casa|el piso|el suelo)',
		'(?:sale|saliendo|cae|cayendo|entra|entrando|tira|tirando|chorreando) (?:mucha )?agua (?:del|por el|de la|por la|por|en) (?:techo|pared|paredes|luz|lampara|todos lados|foco|todas partes)',
		'agua (?:saliendo|cayendo|entrando) (?:del|por el|de la|por la) (?:techo|pared|luz|lampara|foco)',
		'no (?:puedo|podemos) (?:cerrar|parar|cortar) (?:la llave|el agua|la fuga)',
		'techo (?:se esta cayendo|se cayo|se esta viniendo)', '(?:sale|saliendo|tirando) mucha agua',
		'mucha agua saliendo', 'fuga (?:muy )?(?:grande|fuerte)',
		'se (?:esta )?(?:tira|tirando|sale|saliendo) (?:mucho |mucha )?el? ?agua por',
	]),
	emergency('sewage', [
		'aguas negras',
		'drenaje (?:se )?(?:esta )?(?:regresa|regresando|saliendo|desbordando|desbordado)',
		'(?:inodoro|bano|taza|excusado|sanitario) (?:se )?(?:esta )?(?:desbord[a-z]{1,5}|derramando|tirando agua)',
		'se (?:esta )?(?:regresa|regresando|desborda|desbordando) (?:el |la )?(?:drenaje|taza|bano|inodoro|agua del drenaje)',
	]),
	emergency('structure', [
		`arbol ${gap(4)}(?:techo|casa|carro|cables|cochera)`, 'se cayo (?:el techo|un arbol)',
	], { unlessBefore: /(?:cortar|podar|quitar|un|el) (?:un |el )?$/ }),
	emergency('no_heat', ['(?:sin|no hay|no tengo|no tenemos|no funciona la|no sirve la) (?:calefaccion|calenton|calefactor)'], {
		onlyWith: /\b(?:bebe|bebes|ninos?|ninas?|recien nacid[oa]|ancian[oa]s?|abuel[oa]s?|helando|congelando|nevando|bajo cero|enferm[oa]|mucho frio)\b/,
	}),
	emergency('stranded', [
		'varad[oa]s?',
		'(?:tirad[oa]s?|parad[oa]s?|botad[oa]s?|atorad[oa]s?) en (?:la|el|medio|plena) ?(?:de la |de )?(?:carretera|autopista|calle|freeway|highway|camino|orilla)',
		'se (?:me|nos) (?:descompuso|paro|murio|apago) (?:el|la) (?:carro|coche|troca|auto|camioneta|camion)',
		`(?:carro|coche|troca|auto|camioneta) (?:se )?(?:me )?(?:descompuso|paro|quedo) ${gap(2)}(?:carretera|autopista|freeway)`,
	]),
	emergency('locked_out', [
		'me (?:quede|deje) (?:encerrad[oa] )?(?:afuera|fuera)',
		'nos quedamos (?:afuera|fuera|encerrados)',
		`(?:deje|dejamos|olvide|quedaron|encerre) ${gap(3)}llaves? (?:adentro|dentro|encerradas)`,
		'llaves? (?:adentro|dentro|encerradas) (?:de|del|en)',
		'no puedo entrar a mi (?:casa|carro|departamento|coche)',
		`(?:deje|dejamos|olvide|quedaron) ${gap(3)}adentro (?:las )?llaves`,
		'se me cerro (?:la puerta|el carro|el coche)',
	]),
	emergency('arrest', [
		'(?:lo|la|me|nos|los) arrestaron', 'arrestad[oa]s?', 'arrestaron', 'detenid[oa]s?',
		'(?:lo|la|me|los) detuv(?:o|ieron)', 'en la carcel', 'pres[oa] en', 'la migra', 'fianza',
		'inmigracion (?:lo|la|se|agarro|detuvo)',
	], {
		unlessBefore: /(?:agua|drenaje) $/,
	}),
	emergency('said_emergency', ['emergencia', 'auxilio', 'socorro'], {
		unlessAfter: /^ (?:de contacto|luz|salida)/,
		unlessBefore: /(?:\b(?:freno de|frenos de|contacto de|salida de|luz de|luces de|numero de|linea de|servicio de|servicios de|tarifa de|en caso de|es una linea de|horario de|cuarto de|sala de|si es una|si es) |(?:atienden|hacen|tienen|ofrecen|manejan|trabajan|cuanto (?:cobran|cuesta)) (?:[a-z0-9]{1,12} ){0,4})$/,
	}),
];
