/**
 * Words as they are thumbed, and the words meant. Keys are folded and without apostrophes; a value
 * may be several words. Only where nothing else can be meant: "y" is Spanish for "and", so it is
 * left alone.
 */
const TABLE: Readonly<Record<string, string>> = {
	// short forms
	'u yu': 'you',
	ur: 'your',
	r: 'are',
	'pls plz plez plss plzz pleas plese pleese': 'please',
	'tmrw tmr tmw tmrrw tommorow tomorow tommorrow tomoro tomorro 2morrow 2morow 2mrw 2moro 2mrrow tomrw tmro tomorrw':
		'tomorrow',
	'2day tday 2dy': 'today',
	'2nite tonite 2night tnite': 'tonight',
	'thx thnx thanx tks thks thnks ty tysm thankyou thanku': 'thanks',
	'appt appts apptmt appoint apointment appointmnt appointement apoinment appointmet apptment appontment':
		'appointment',
	ppl: 'people',
	'bc cuz coz cos becuz becasue bcuz': 'because',
	b4: 'before',
	'wknd wkend': 'weekend',
	'msg mssg': 'message',
	'txt txting': 'text',
	abt: 'about',
	w: 'with',
	lmk: 'let me know',
	idk: 'i do not know',
	rn: 'right now',
	'nvm nm nvrmind nevermind nvmd': 'never mind',
	wanna: 'want to',
	gonna: 'going to',
	gotta: 'got to',
	hafta: 'have to',
	lemme: 'let me',
	gimme: 'give me',
	'hr hrs': 'hours',
	mins: 'minutes',
	'k kk okay okey oki okie okk alrighty okei': 'ok',
	'yea yeah yeh yep yup yah yess yeahh': 'yes',
	'nope nah naw': 'no',
	'gr8': 'great',
	hv: 'have',
	cld: 'could',
	wld: 'would',
	shld: 'should',
	'sry soz': 'sorry',
	def: 'definitely',
	'prob probs': 'probably',
	min: 'minutes',
	mos: 'months',
	wks: 'weeks',
	wk: 'week',
	'fwiw btw lol lmao haha hahaha smh omg': '',
	addy: 'address',
	em: 'them',
	sched: 'schedule',
	resched: 'reschedule',
	// contractions
	'dont dnt donot': 'do not',
	'cant cannot cnt': 'can not',
	wont: 'will not',
	'im iam': 'i am',
	ive: 'i have',
	'whats wats wuts': 'what is',
	its: 'it is',
	isnt: 'is not',
	arent: 'are not',
	didnt: 'did not',
	doesnt: 'does not',
	wasnt: 'was not',
	werent: 'were not',
	hasnt: 'has not',
	havent: 'have not',
	hadnt: 'had not',
	wouldnt: 'would not',
	couldnt: 'could not',
	shouldnt: 'should not',
	aint: 'is not',
	'youre ure': 'you are',
	youve: 'you have',
	theyre: 'they are',
	theres: 'there is',
	heres: 'here is',
	wheres: 'where is',
	whens: 'when is',
	hows: 'how is',
	whos: 'who is',
	thats: 'that is',
	weve: 'we have',
	// misspellings of words that decide something
	'avalable availble availible avaliable availabe avail avaible': 'available',
	'availabilty availablity avalability': 'availability',
	'shedule schedual scedule schedul shcedule skedule': 'schedule',
	'reshedule reschedual rescedule reschedul': 'reschedule',
	'estamate estimat esitmate extimate estimte': 'estimate',
	'qoute quot quotw qote': 'quote',
	'cancle cancell cancal': 'cancel',
	'emergancy emergeny emergecy emergncy emergensy emegency': 'emergency',
	'plummer plumer plumbr': 'plumber',
	'electrition electrican eletrician electrian': 'electrician',
	'furnance furnas furnice': 'furnace',
	'toliet tolet toilette tiolet': 'toilet',
	'basment basemnt': 'basement',
	'brocken brokn': 'broken',
	'leeking leakin leking': 'leaking',
	leek: 'leak',
	wierd: 'weird',
	recieve: 'receive',
	recieved: 'received',
	'adress addres': 'address',
	'garrage garge': 'garage',
	'conditoner condishioner': 'conditioner',
	'heter heatr': 'heater',
	'workin wrking': 'working',
	'definately definitly': 'definitely',
	'intrested intersted': 'interested',
	wich: 'which',
	teh: 'the',
	cleanin: 'cleaning',
	'monring mornin morn': 'morning',
	'aftrnoon afternon arvo': 'afternoon',
	'wensday wednsday wendsday wenesday weds': 'wednesday',
	'thrusday thursdy thur thurs thu': 'thursday',
	'tues tue tuesdy teusday': 'tuesday',
	'satruday saterday': 'saturday',
	'firday fridy fri': 'friday',
	wed: 'wednesday',
	'mon mondy': 'monday',
	// Spanish
	'q ke': 'que',
	'xq pq porq xk': 'por que',
	'xfa xfavor porfa porfis porfavor xfis': 'por favor',
	'tb tmb tbn': 'tambien',
	bn: 'bien',
	dnd: 'donde',
	'msj mensage': 'mensaje',
	'grax grasias gracia graxias grcs': 'gracias',
	'mnn mnana': 'manana',
	'nesesito nesecito nececito nesecito': 'necesito',
	'kiero qiero': 'quiero',
	'kuanto quanto': 'cuanto',
	sita: 'cita',
	'emerjencia emergensia': 'emergencia',
	ablar: 'hablar',
	ay: 'hay',
	oy: 'hoy',
	'yamame yameme': 'llameme',
};

/** Contractions that are another word without their apostrophe ("ill", "id", "shell", "were"). */
const WITH_APOSTROPHE: Readonly<Record<string, string>> = {
	"i'll": 'i will',
	"i'd": 'i would',
	"we'll": 'we will',
	"we'd": 'we would',
	"we're": 'we are',
	"he's": 'he is',
	"she's": 'she is',
	"it'll": 'it will',
	"you'll": 'you will',
	"let's": 'let us',
	"y'all": 'you all',
	"o'clock": 'oclock',
	"ma'am": 'maam',
};

const MEANINGS: ReadonlyMap<string, readonly string[]> = new Map([
	...Object.entries(TABLE).flatMap(([spellings, meant]) =>
		spellings
			.split(' ')
			.map((spelling) => [spelling, meant === '' ? [] : meant.split(' ')] as const),
	),
	...Object.entries(WITH_APOSTROPHE).map(
		([spelling, meant]) => [spelling, meant.split(' ')] as const,
	),
]);

/** "pleaseee" → "please"; a doubled letter stays, since that is how many words are spelled. */
function withoutDrawl(word: string): string {
	return word.replace(/(.)\1{2,}/g, '$1');
}

/**
 * The words meant by one word as typed.
 *
 * @param word folded; apostrophes, if any, still in it
 */
export function meantBy(word: string): readonly string[] {
	const plain = word.replaceAll("'", '');
	const known = MEANINGS.get(word) ?? MEANINGS.get(plain);
	if (known) return known;
	const short = withoutDrawl(plain);
	return short === plain ? [plain] : (MEANINGS.get(short) ?? [short]);
}
