import { readConsent } from '../../../../../engine/texts/consent';

describe('sentences that opt out', () => {
	it.each([
		'stop the blasts', 'No more blasts please', 'cancel all blasts', 'I said S T O P', 'I told you S T O P', 'keep me out of your database', 'rm me from your texts', 'trash my contact',
		'put me on no call', "please don't send any more", 'Do not send any further', 'you are not allowed to text me', 'You have no right to contact me',
		"I don't remember signing up for this", "I wouldn't like to receive texts", 'no more blowin me up', 'un sucribe me please', 'un subcribe me',
		'quiero eliminar mensajes', 'eliminar estos textos', 'Déjennos en paz', 'déjennos tranquilos', 'desucribirme por favor',
		'take me offff', 'please take me of', 'stop calling and texting me', 'stop texting and calling this number', 'quit messaging or calling us', 'please stop txt', 'text me no more',
	])('%j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', how: 'free_text' });
	});

	it.each(['I sent stop in error', 'sorry, hit stop in error', 'I accidentally texted stop'])('and one that takes it back: %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_in' });
	});

	it.each([
		'can I send any more pictures', 'send any more of those parts you have', 'please keep me out of the sun lol', 'are pets allowed to stay', 'the blast chiller is down',
		'error code on the furnace', 'quiero eliminar cucarachas', 'dejen entrar al perro', 'you have every right to be late', 'what is the right to use',
		'unstop my drain', 'need to unstop a toilet', 'can you unstop drains', 'take me of course', 'stop calling, texting me is fine',
	])('but not %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});
});

describe('the words around a request', () => {
	it.each([
		'my ex wont leave me alone and I would like to ask your office about a restraining order this week',
		"the neighbor's dog will not leave me alone, so can somebody come and look at the fence on Friday please",
	])('count where it begins a text, however long the rest is: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it('ask for it where they ask us, however long the rest is', () => {
		expect(readConsent('I would appreciate if you stop contacting me. My brother now looks after the house and all that has to do with it')?.kind).toBe('opt_out');
	});

	it.each(['Quiten mi número de… ya saben cuál lista', 'Borren mi número de. Ya.', 'No further contact from… you people'])('end where the sentence breaks off: %j', (text) => {
		expect(readConsent(text)?.kind).toBe('opt_out');
	});

	it.each(['no vuelvan a llamarme', 'Stop texting me. The house is my brother’s now, he lives three streets from here and will not have anybody over, so ask him yourself and do not call me'])(
		'hold no wish for a call in %j',
		(text) => {
			expect(readConsent(text)).toMatchObject({ kind: 'opt_out' });
			expect(readConsent(text)).not.toHaveProperty('asksForCall');
		},
	);

	it('hold no wish for a call where it is far from the request', () => {
		const between = 'We were at the shop on Main Street for an hour and nobody there knew about it and then my aunt said to them ';
		expect(readConsent(`Stop texting me. ${between}. Call me a fool`)).not.toHaveProperty('asksForCall');
		expect(readConsent(`Call me a fool, ${between}. No more texts`)).not.toHaveProperty('asksForCall');
	});

	it.each(['Call me instead, I want to stop getting these messages', 'please call me? por favor no me manden más mensajes', 'Llámeme mejor. No me escriban más'])('hold one in %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', asksForCall: true });
	});

	it('say nothing of calls for who comes back', () => {
		const back = readConsent('I texted stop by mistake, please call me');
		expect(back).toMatchObject({ kind: 'opt_in' });
		expect(back).not.toHaveProperty('asksForCall');
	});
});
