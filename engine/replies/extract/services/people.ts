import type { ServiceLists } from './list';

/** Trades that serve people and animals: health, law, beauty, cars, money. */
export const PEOPLE_SERVICES: ServiceLists = {
	dental: {
		'teeth cleaning': ['(teeth|dental) (cleaning|cleaned)', 'cleaning', 'limpieza dental?', 'limpieza de dientes', 'hygienist'],
		'tooth pain': ['(toothache|toothaches)', 'tooth (ache|pain|hurts)', 'dolor de (muela|diente)', 'me duele * (muela|diente)'],
		crown: ['(crown|crowns)', '(corona|coronas)'],
		filling: ['(filling|fillings|cavity|cavities)', '(empaste|caries)'],
		extraction: [
			'(extraction|extracted)', 'wisdom (tooth|teeth)', 'tooth pulled', 'pull * tooth',
			'sacar * muela', 'muela del juicio',
		],
		'root canal': ['root (canal|canals)', 'endodoncia'],
		implant: ['(implant|implants)', '(implante|implantes)'],
		whitening: ['(whitening|whiten)', 'blanqueamiento'],
		braces: ['(braces|invisalign|retainer|aligners|orthodontist)', '(frenos|brackets)'],
		'chipped tooth': ['(chipped|broken|cracked) (tooth|teeth)', 'chipped * tooth', '(diente|muela) (roto|rota|quebrado|quebrada)'],
		dentures: ['(denture|dentures|veneers)', 'dentadura'],
		'dental checkup': ['(dentist|dental)', 'dental (exam|checkup)', 'dentista'],
	},
	medical: {
		physical: [
			'(physical|checkup)', '(annual|sports) (physical|exam)', 'wellness visit', 'chequeo',
		],
		vaccine: [
			'(vaccine|vaccines|vaccination)', '(flu|covid|tetanus) (shot|test|vaccine)',
			'(vacuna|vacunas)',
		],
		prescription: ['(refill|prescription|rx)', '(meds|medication) refill', 'receta'],
		'lab results': ['(lab|test|blood) (results|work)', 'resultados'],
		'sick visit': ['(fever|cough|strep|flu|rash|uti|infection)', '(fiebre|tos|gripa)'],
		'back pain': ['(back|neck) (pain|hurts)', 'sciatica', '(chiropractor|adjustment)', 'dolor de espalda'],
		'physical therapy': ['physical therapy', 'pt session', 'terapia'],
		consultation: ['(consult|consultation)', 'consulta'],
		botox: [
			'(botox|filler|fillers|lip) filler', 'laser hair removal',
			'(facial|facials|microneedling|hydrafacial)',
		],
		massage: ['(massage|massages)', 'deep tissue', 'masaje'],
		therapy: ['(therapist|therapy|counseling|counselor)', 'terapeuta'],
		'eye exam': ['eye (exam|appointment)', '(glasses|contacts|contact)', 'contact lenses', '(lentes|examen) de la vista'],
	},
	veterinary: {
		'pet visit': ['(dog|puppy|cat|kitten|pet|vet)', '(perro|perrito|gato|mascota|veterinario)', '(rabbit|bird|hamster)'],
		'pet vaccines': ['(dog|cat|puppy|rabies|kennel) (shots|vaccines|vaccine|cough)', '(rabies|bordetella)', 'shots'],
		'spay or neuter': ['(spay|spayed|neuter|neutered)', 'esterilizar'],
		grooming: ['(groom|grooming|groomed|groomer)', 'nail trim', 'nails trimmed', 'dog (bath|wash)'],
		boarding: ['(boarding|daycare|kennel)', 'board * dog'],
	},
	legal: {
		'car accident': ['(car|auto|truck|motorcycle) (accident|wreck|crash)', '(accident|rear) (ended|whiplash)', 'accidente', 'hit and run'],
		divorce: ['(divorce|divorced|divorcing)', '(divorcio|divorciar|divorciarme)'],
		custody: ['(custody|visitation)', 'child support', '(custodia|manutencion)'],
		'DUI or criminal': ['(dui|dwi|owi)', '(criminal|felony|misdemeanor|charges|warrant|expunge|expungement|probation)', '(arrested|arrest|arrestaron)', '(traffic|speeding) ticket'],
		immigration: [
			'(immigration|visa|greencard|citizenship|asylum|deportation)', 'green card', 'work permit',
			'(inmigracion|ciudadania|asilo|residencia|deportacion)', 'permiso de trabajo',
		],
		'estate planning': ['(a|my|our) will', '(wills|trust|trusts|probate)', 'power of attorney', 'estate planning', 'testamento'],
		bankruptcy: ['(bankruptcy|bankrupt)', 'chapter (7|13)', 'bancarrota'],
		'personal injury': ['(injury|injured|injuries)', '(slip|fell) and fall', 'settlement', 'workers (comp|compensation)', '(lesion|lesiones)'],
		eviction: ['(eviction|evict|evicted|evicting)', 'desalojo'],
		lawyer: ['(lawyer|attorney|legal)', '(abogado|abogada)'],
	},
	salon: {
		haircut: [
			'(haircut|haircuts|trim|fade|hair)', 'hair cut', 'cut and color', 'beard trim',
			'corte de? (pelo|cabello)?', 'corte',
		],
		'hair color': ['(color|highlights|balayage|roots|bleach|toner)', 'hair color', '(tinte|mechas|luces)', '(blowout|keratin|perm)'],
		nails: [
			'(nails|manicure|pedicure|mani|pedi|gel|acrylics|acrylic)', 'gel (nails|set)', 'full set',
			'(unas|manicura|pedicura)',
		],
		'brows or lashes': ['(brow|brows|eyebrow|eyebrows|lash|lashes|lamination)', 'lash (extensions|fill|lift)', '(cejas|pestanas)'],
		waxing: ['(wax|waxing|brazilian)', 'depilacion'],
		makeup: ['makeup', '(bridal|wedding) (hair|makeup)', 'maquillaje'],
		tattoo: ['(tattoo|tattoos|piercing)', 'tatuaje'],
	},
	auto: {
		'oil change': ['oil (change|changed)', 'cambio de aceite'],
		brakes: ['(brake|brakes|rotors)', 'brake (pads|job)', '(frenos|balatas)'],
		tires: [
			'(tire|tires|alignment|rotation)', '(flat|new|spare) (tire|tires)',
			'(llanta|llantas|ponchada)',
		],
		battery: ['(battery|alternator)', 'jump start', '(bateria|alternador)'],
		'engine diagnosis': ['check engine light?', '(engine|motor)', '(overheating|overheated)', 'diagnostic', 'will not start', 'no (prende|arranca)'],
		transmission: ['(transmission|clutch)', 'transmision'],
		towing: ['(tow|towed|towing)', 'tow truck', '(grua|remolque)', 'roadside'],
		'body work': ['(dent|dents|bumper|scratch)', 'body (work|shop)', 'auto? body', 'hojalateria'],
		windshield: ['(windshield|windscreen)', '(cracked|chipped|broken) windshield', 'parabrisas'],
		detailing: ['(detail|detailing|detailed)', 'ceramic coating', 'car wash'],
		inspection: ['(inspection|smog|emissions)', 'state inspection', 'smog check', 'verificacion'],
		'car repair': ['mechanic', '(car|truck) (repair|shop)', 'my (car|truck|honda|toyota|ford|chevy)', '(mecanico|carro|troca|coche)'],
	},
	finance: {
		'tax return': ['(tax|taxes)', 'tax (return|prep|preparation)', '(impuestos|taxes)', '(1099|w2|irs)'],
		bookkeeping: ['(bookkeeping|bookkeeper|payroll|accountant|cpa)', '(contador|contabilidad)'],
		insurance: [
			'insurance (quote|policy)', '(car|auto|home|life|renters) insurance',
			'seguro de (auto|carro|casa|vida)',
		],
		mortgage: ['(mortgage|refinance|refi|preapproval|preapproved)', 'hipoteca'],
	},
	real_estate: {
		'property viewing': ['(showing|tour|viewing)', 'open house', 'see * (house|apartment|property|unit)', '(listing|rental|lease)', 'for (rent|sale)', '(renta|rentar|departamento)'],
	},
	fitness: { class: [
		'(class|classes|membership|lesson|lessons)', 'personal (trainer|training)',
		'(gym|yoga|pilates|crossfit)', '(clase|clases|gimnasio)',
	] },
	events: {
		photography: ['(photo|photos|photographer|photography|photoshoot)', '(fotos|fotografo)'],
		catering: ['(cater|catering|caterer)', 'banquete'],
		restaurant: ['(table|reservation)', '(takeout|menu|delivery)', '(mesa|reservacion)'],
	},
};
