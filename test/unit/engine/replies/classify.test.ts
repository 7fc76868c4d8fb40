import { classify, normalizeReply, type ReplyContext } from '../../../../engine/replies';

function read(text: string, context: Partial<ReplyContext> = {}): ReturnType<typeof classify> {
	return classify(text, { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago', ...context });
}

describe('the order of decision', () => {
	it('lets words about texting go first', () => {
		expect(read('cancel')).toMatchObject({ intent: 'opt_out', route: 'opt_out', method: 'rule', confidence: 1 });
		expect(read('cancel my 3pm')).toMatchObject({ intent: 'cancel', route: 'booking' });
		expect(read('HELP')).toMatchObject({ intent: 'help', route: 'closed' });
	});

	it('takes a bare yes for consent only from someone opted out', () => {
		expect(read('YES', { optedOut: true })).toMatchObject({ intent: 'opt_in', route: 'closed' });
		expect(read('YES')).toMatchObject({ intent: 'other', route: 'person', unsure: true });
		expect(read('yes', { lastAsked: 'booking_time' })).toMatchObject({ intent: 'booking', route: 'booking' });
	});

	it('leaves a channel change to a person and does not close the door', () => {
		const otherWay = read("please don't text, call me");
		expect([otherWay.intent, ...otherWay.also]).toContain('callback');
		expect(read('stop texting me and call me')).toMatchObject({ intent: 'opt_out', also: ['callback'] });
	});

	it('gives what it cannot tell to a person, with the best guess', () => {
		expect(read('')).toMatchObject({ intent: 'other', route: 'person', unsure: true, confidence: 0, method: 'none' });
		expect(read('asdfgh')).toMatchObject({ route: 'person', unsure: true });
		const doubtful = read('how much for a drain clean', { threshold: 0.999 });
		expect(doubtful).toMatchObject({ intent: 'quote', route: 'person', unsure: true });
		expect(doubtful.summary).toContain('(unsure)');
	});

	it('is never unsure of an emergency', () => {
		expect(read('basement is flooding', { threshold: 1 })).toMatchObject({ route: 'emergency', unsure: false });
	});

	it('names further intents', () => {
		expect(read('how much for a drain clean and can someone come out friday')).toMatchObject({
			intent: 'quote',
			also: expect.arrayContaining(['booking']) as string[],
		});
	});

	it('says what decided', () => {
		expect(read('how much for a tune up').evidence).toContain('how much');
		expect(read('how much for a tune up').method).toBe('model');
		expect(read('tuesday', { lastAsked: 'booking_time' })).toMatchObject({ method: 'rule', evidence: ['a time, as asked'] });
	});
});

describe('what the model alone may not do', () => {
	it('resume texting', () => {
		expect(read('you can start sending me the reminders again if you like')).toMatchObject({ route: 'person', unsure: true });
	});

	it('close the door on somebody who wants to be called', () => {
		expect(read('no texts for me, i never read them, ring me instead').route).toBe('person');
	});
});

describe('what was asked last', () => {
	it.each([
		['What day works for you?', 'the second one', 'booking'],
		['Please reply YES to confirm your visit.', 'yes', 'booking'],
		['What is the address?', '345 Oak st', 'service_request'],
		['¿A qué hora le queda bien?', 'el jueves', 'booking'],
		['May I have your name?', 'maria', 'service_request'],
	])('is read out of our text %j', (lastText, text, intent) => {
		expect(read(text, { lastText })).toMatchObject({ intent, unsure: false });
	});

	it('is nothing where our text asks for nothing, and what is given goes first', () => {
		expect(read('yes', { lastText: 'We are on our way.' })).toMatchObject({ route: 'person', unsure: true });
		expect(read('maria', { lastText: 'What day works for you?', lastAsked: 'name' })).toMatchObject({ name: 'Maria', intent: 'service_request' });
	});
});

describe('answers to what we asked', () => {
	it.each([
		['booking_time', 'the second one', 'booking'], ['booking_time', '2', 'booking'], ['booking_time', 'tmrw after 5', 'booking'],
		['booking_time', 'el jueves', 'booking'], ['booking_time', 'none of those work', 'booking'], ['confirm', 'sí', 'booking'],
		['address', '345 Oak st', 'service_request'], ['name', 'maria', 'service_request'], ['photo', 'here you go', 'service_request'],
	] as const)('after %s, %j means %s', (lastAsked, text, intent) => {
		expect(read(text, { lastAsked })).toMatchObject({ intent, unsure: false });
	});

	it('means nothing by itself', () => {
		expect(read('2').route).toBe('person');
		expect(read('345 Oak st')).toMatchObject({ intent: 'other', route: 'person', address: '345 Oak st' });
	});

	it('does not take a no for a yes', () => {
		expect(read('no', { lastAsked: 'confirm' }).route).toBe('person');
		expect(read('no', { lastAsked: 'booking_time' }).route).toBe('person');
	});

	it('hears what is said instead of an answer', () => {
		expect(read('how much will it cost?', { lastAsked: 'booking_time' }).intent).toBe('quote');
		expect(read('call me tomorrow', { lastAsked: 'booking_time' }).intent).toBe('callback');
		expect(read('I need to cancel', { lastAsked: 'confirm' }).intent).toBe('cancel');
		expect(read('STOP', { lastAsked: 'confirm' }).intent).toBe('opt_out');
		expect(read('found someone else, thanks', { lastAsked: 'name' }).intent).toBe('declined');
	});
});

describe('the summary', () => {
	it('puts what matters on one line', () => {
		expect(read('Hi this is Maria at 345 Oak St, can I book someone tomorrow after 3 for the water heater?', { threshold: 0 }).summary).toMatch(
			/^(?:Urgent: )?Wants to book(?: · also [a-z ]+)? · water heater · tomorrow after 3 · Maria · 345 Oak St · “Hi this is Maria at 345 Oak St, can I book someone tomorrow after 3 for the water heater\?”$/,
		);
	});

	it('stays short', () => {
		expect([...read('how much '.repeat(500)).summary].length).toBeLessThanOrEqual(200);
	});
});

describe('reactions to our texts', () => {
	it.each(['Liked “Are you free at 3?”', 'Loved "ok"', '👍 to “See you at 3”', 'Le gustó “Nos vemos”'])(
		'close on %j',
		(text) => {
			expect(read(text)).toMatchObject({ intent: 'acknowledgement', route: 'closed' });
		},
	);

	it.each(['Disliked “We can be there Tuesday”', 'Questioned “We can be there Tuesday”'])('ask a person on %j', (text) => {
		expect(read(text)).toMatchObject({ intent: 'other', route: 'person' });
	});
});

describe('normalizing', () => {
	it.each([
		['r u open 2day', 'are you open today'], ['plz call me tmrw @ 3pm', 'please call me tomorrow @ 3pm'],
		["I can't, won't & don't", 'i can not , will not & do not'], ['Pleaseee!!! come', 'please . come'],
		['cuánto xfa', 'cuanto por favor'], ['3:30 p.m. or 10 a.m.', '3:30pm or 10am'], ['ok 👍🏽', 'ok emojiok'],
		['¿Qué?', 'que ?'],
	])('%j becomes %j', (text, folded) => {
		expect(normalizeReply(text).folded).toBe(folded);
	});

	it('keeps accents beside the folded words', () => {
		expect(normalizeReply('MAÑANA  a las 5').text).toBe('mañana a las 5');
	});

	it('points every word to where it stood', () => {
		const reply = normalizeReply('Hola — ＴＭＲＷ, José');
		expect(reply.tokens.map(({ word, start, end }) => [word, reply.original.slice(start, end)])).toEqual([
			['hola', 'Hola'], ['-', '—'], ['tomorrow', 'ＴＭＲＷ'], [',', ','], ['jose', 'José'],
		]);
	});
});
