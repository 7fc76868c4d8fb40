import { CLEAN, found, rules } from './linting';

it('has nothing to say of a text that is right', () => {
	expect(rules(CLEAN)).toEqual([]);
	expect(rules('Hola, le escribe Smith Plumbing. Sentimos no haberle atendido. ¿Qué necesita? Responda STOP para darse de baja.', { language: 'es' })).toEqual([]);
});

const BAD: Readonly<Record<string, readonly string[]>> = {
	human_pretence: [
		'Hi, this is Dana personally.', 'I just stepped away from my desk', "I'm with a customer", 'I’ll call you back', 'This is Dana from Smith Plumbing', 'My name is Dana', 'sorry, on another call',
		'We are in a meeting', 'You are texting a real person', "we're not a bot", 'Just saw your call', 'Soy Dana', 'Le habla Dana', 'Me llamo Dana', 'Estoy con otro cliente', 'Enseguida le llamo', 'Acabo de ver su llamada', 'no soy un robot',
	],
	always_watched: [
		"We're here 24/7", 'open 24 hours', 'around the clock', 'Somebody is standing by', "We'll answer right away", 'we reply immediately', 'an answer within 5 minutes', 'in a few minutes', 'This line is monitored',
		'Atendemos las 24 horas', 'siempre disponibles', 'le respondemos de inmediato', 'respondemos en 5 minutos', 'enseguida',
	],
	first_link: ['https://example.com', 'http://example.com/a?b=c', 'www.example.com', 'See example.com/book', 'book at smith.dental', '{booking_link}', '{{ booking_link | x }}'],
	link_shortener: ['bit.ly/abc', 'https://bit.ly/abc', 'See tinyurl.com/x', 'BIT.LY/ABC', 't.co/x'],
	one_ask: ['Can we help? Where are you?', 'What? Who?', '¿Qué necesita? ¿Dónde?', 'Reply here or call us on 415-555-0100', 'Reply here or book online', 'Just reply, or call us back', 'Responda o llámenos'],
	promotion: ['Free estimates!', '20% off today', '50 % de descuento', 'our special offer', 'Coupon inside', 'Limited time', 'Big sale', 'Oferta especial', 'Presupuesto gratis', 'Ask about our discounts'],
	shouting: ['CALL US NOW', 'WE ARE CLOSED TODAY', 'Sorry!!!', 'URGENT!', 'LLÁMENOS AHORA MISMO'],
	filter_risk: ['Wine and beer', 'CBD oil', 'guns and ammo', 'payday loan', 'casino night', 'Marihuana', 'vapes'],
};

describe.each(Object.keys(BAD))('%s', (rule) => {
	it.each(BAD[rule] ?? [])('is found in %j', (words) => {
		for (const text of [words, `Hi, this is Smith Plumbing. ${words}`, `${words} Smith Plumbing`]) {
			const finding = found(rule, text);
			expect(finding).toBeDefined();
			expect(['warning', 'error']).toContain(finding?.severity);
		}
	});
});

const GOOD: Readonly<Record<string, readonly string[]>> = {
	human_pretence: ['this is {business}', 'This is Smith Plumbing here', "We'll call you", "it's us again", 'our team', 'Interstate I-80', 'vitamin i', 'Type II', 'le escribe {business}', 'le respondemos', 'Is it urgent?'],
	always_watched: ['This line is not monitored', "it isn't monitored around the clock", 'never open 24 hours', 'we will get back to you {opens|soon}', 'no se atiende las 24 horas', '24 hour'.slice(0, 2)],
	first_link: ['We open at 8.30', 'call 415.555.0100', 'e.g. a leak', 'Thanks.Reply here', 'Smith Inc.', 'mail ann@example'],
	link_shortener: ['example.com', 'habit.lyon', 'https://example.com/bit.lyx'],
	one_ask: ['How can we help??', 'Just reply here. If this is an emergency call 911.', 'Reply here. Reply STOP to opt out.', 'We missed your call. Reply here', "Reply with what you need and we'll call you back", 'Reply here to book', 'Responda aquí. Responda STOP para darse de baja.'],
	promotion: ['Feel free to reply', 'toll-free', 'We deal with leaks', 'We offer plumbing', 'free to call', 'a house for sale', 'pain-free'],
	shouting: ['Reply STOP to opt out', 'HVAC and AC', 'Reply START, STOP or HELP', 'SMITH LLC', 'Sorry! Really!'],
	filter_risk: ['Bordeaux', 'weed control', 'a nail gun', 'Middlesex', 'swine', 'gunner', 'sunlight', 'alarmas'],
};

describe.each(Object.keys(GOOD))('%s', (rule) => {
	it.each(GOOD[rule] ?? [])('is not found in %j', (words) => {
		expect(found(rule, `Hi, this is Smith Plumbing. ${words}`)).toBeUndefined();
	});
});

describe('where', () => {
	it.each([
		['human_pretence', 'Hi {first_name}, this is {business}. I am busy', 'I am'],
		['first_link', 'Hi {first_name}: see www.example.com', 'www'],
		['first_link', 'Hi {first_name}: see {booking_link}', '{booking_link}'],
		['always_watched', '{business}: here 24/7', '24/7'],
		['one_ask', '{business}: what? where?', '? where?'.slice(-1)],
		['promotion', 'Hi {first_name|there}, free estimates', 'free'],
		['filter_risk', '{{ business }} has wine', 'wine'],
		['shouting', '{business} IS NOT OPEN', 'IS NOT'],
		['link_shortener', '{business}: bit.ly/a', 'bit.ly'],
	])('%s in %j', (rule, text, there) => {
		expect(found(rule, text)?.at).toBe(rule === 'one_ask' ? text.lastIndexOf(there) : text.indexOf(there));
	});
});

describe('what is none of the author’s words', () => {
	it.each(['Free Casino Guns', '24/7 Plumbing', 'Example.com', 'WE ARE LOUD LLC', 'I Can Fix It', 'Why? How? Plumbing', 'Personally Yours'])('a name may be %j', (businessName) => {
		for (const text of [CLEAN.replace('Smith Plumbing', businessName), CLEAN.replace('Smith Plumbing', '{business}')]) expect(rules(text, { businessName })).toEqual([]);
	});

	it('but a link is judged by where it goes', () => {
		expect(found('link_shortener', 'Book: {booking_link}', { purpose: 'booking_link', values: { booking_link: 'https://bit.ly/x' } })).toMatchObject({ severity: 'error' });
	});
});

describe('later texts', () => {
	it.each(['first_link', 'one_ask', 'promotion'])('may break %s', (rule) => {
		for (const words of BAD[rule] ?? []) expect(found(rule, words, { purpose: 'answer' })).toBeUndefined();
	});

	it('still pretend nothing, unless they go to the team', () => {
		expect(found('human_pretence', "I'm with a customer", { purpose: 'answer' })).toBeDefined();
		for (const purpose of ['team_alert', 'team_reply'] as const) expect(rules("I'm here 24/7", { purpose })).toEqual([]);
	});
});
