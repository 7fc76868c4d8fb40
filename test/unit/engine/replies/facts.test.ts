import { classify, type ReplyContext } from '../../../../engine/replies';

function read(text: string, context: Partial<ReplyContext> = {}): ReturnType<typeof classify> {
	return classify(text, { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago', ...context });
}

describe('the name', () => {
	it.each([
		['this is Maria', 'Maria'], ['this is maria from the shop', 'Maria'], ['my name is dave', 'Dave'],
		['my name is maria lopez and i need help', 'Maria Lopez'], ["Hi, I'm John Smith, need a plumber", 'John Smith'],
		['soy María', 'María'], ['Me llamo José Luis García y necesito una cita', 'José Luis García'],
		['Maria here', 'Maria'], ['need a quote. Thanks, Dave', 'Dave'], ['Need help asap - Karen Jones', 'Karen Jones'],
		["it's Karen from Oak st", 'Karen'], ['THIS IS BOB', 'Bob'], ['this is Dr. Patel', 'Dr. Patel'],
	])('is read from %j', (text, name) => {
		expect(read(text).name).toBe(name);
	});

	it.each([
		'im interested', "i'm looking for a quote", 'this is ridiculous', 'this is urgent', 'I AM ANGRY',
		'this is for my mom', 'Im at work', 'soy de Houston', 'this is she', "It's Friday", 'my name is <b>x</b>', 'thanks',
	])('is not made up from %j', (text) => {
		expect(read(text).name).toBeUndefined();
	});

	it('is the whole answer when we asked for it', () => {
		expect(read('maria lopez', { lastAsked: 'name' }).name).toBe('Maria Lopez');
		expect(read('maria lopez').name).toBeUndefined();
		expect(read('why', { lastAsked: 'name' }).name).toBeUndefined();
	});
});

describe('the address', () => {
	it.each([
		['345 Oak st', '345 Oak st'],
		['I live at 1200 W Elm Ave apt 4, Springfield, IL 62704 thanks', '1200 W Elm Ave apt 4, Springfield, IL 62704'],
		['my address is 77 lakeview dr', '77 lakeview dr'], ['its at 9 N 5th St #12', '9 N 5th St #12'],
		['vivo en calle Roble 345', 'calle Roble 345'], ['2 outlets at 4410 Maple Grove Ln', '4410 Maple Grove Ln'],
		['1600 Broadway', '1600 Broadway'], ['55 County Road 12', '55 County Road 12'],
	])('is read from %j', (text, address) => {
		expect(read(text).address).toBe(address);
	});

	it.each(['3 on the way', '10 minutes drive', 'be there at 5 on the road', '24 hr dr', '1 st', '200 ft of fence'])(
		'is not made up from %j',
		(text) => {
			expect(read(text).address).toBeUndefined();
		},
	);

	it('may be shorter when we asked for it', () => {
		for (const text of ['345 Oak', '90210', 'K1A 0B1', 'SW1A 1AA']) {
			expect(read(text, { lastAsked: 'address' }).address).toBe(text);
			expect(read(text).address).toBeUndefined();
		}
		expect(read('the same as before', { lastAsked: 'address' }).address).toBeUndefined();
	});
});

describe('the number to call', () => {
	it.each([
		['call 415-555-0123', '+14155550123'], ['my # is 415.555.0166 thx', '+14155550166'],
		['(415) 555-0144, no wait 4155550155', '+14155550155'],
	])('is read from %j', (text, number) => {
		expect(read(text).callbackNumber).toBe(number);
	});

	it('is read as the country writes it', () => {
		expect(read('+1 415 555 0123', { country: 'GB' }).callbackNumber).toBe('+14155550123');
		expect(read('415 555 0123', { country: 'XX' }).callbackNumber).toBe('+14155550123');
	});

	it.each(['order 12345678', '555', 'at 3pm on 7/4', '1234 Oak St 78704'])('is not made up from %j', (text) => {
		expect(read(text).callbackNumber).toBeUndefined();
	});
});

describe('the service', () => {
	it.each([
		['how much for a drain clean', 'plumbing', 'drain cleaning'], ['cleaning for 2 kids', 'dental', 'teeth cleaning'],
		['need a cleaning friday', 'House Cleaning & Maids', 'house cleaning'], ['water heater died', undefined, 'water heater'],
		['necesito un plomero', undefined, 'plumber'], ['se me poncho una llanta', 'auto', 'tires'],
		['a table for 4', 'restaurant', 'restaurant'],
	])('of %j for a business in %j is %j', (text, industry, service) => {
		expect(read(text, { ...(industry ? { industry } : {}) }).service).toBe(service);
	});

	it('is not taken from words that mean it only to another trade', () => {
		expect(read('I will send a photo of the table').service).toBeUndefined();
	});
});

describe('the language', () => {
	it.each([
		['how much for a drain clean', 'en'], ['ok', 'en'], ['345 Oak st', 'en'], ['', 'en'],
		['necesito una cita para mañana', 'es'], ['gracias', 'es'], ['cuánto cuesta', 'es'],
		['Bonjour, je voudrais un rendez-vous demain', 'other'], ['你好,请问多少钱', 'other'], ['Здравствуйте', 'other'],
	])('of %j is %s', (text, language) => {
		expect(read(text).language).toBe(language);
	});
});
