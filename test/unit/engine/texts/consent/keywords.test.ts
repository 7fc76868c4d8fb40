import { PROVIDER_KEYWORDS, providerReads, readConsent } from '../../../../../engine/texts/consent';

describe('whole-message keywords', () => {
	it.each([
		['STOP', 'STOP'], ['stop', 'STOP'], ['Stop.', 'STOP'], ['STOP!!', 'STOP'], ['sToPPPPp', 'STOP'],
		['"STOP"', 'STOP'], ['“Stop”', 'STOP'], ['*stop*', 'STOP'], ['  stop \n', 'STOP'],
		['STOP 🛑', 'STOP'], ['🛑', 'STOP'], ['stop😡😡', 'STOP'],
		['S T O P', 'STOP'], ['S.T.O.P.', 'STOP'], ['S-T-O-P', 'STOP'], ['ST0P', 'STOP'],
		['ＳＴＯＰ', 'STOP'], ['ЅТОР', 'STOP'], ['sтоp', 'STOP'],
		['s\u200bt\u200co\u200dp\ufeff', 'STOP'], ['\u202estop\u202c', 'STOP'], ['s̶t̶o̶p̶', 'STOP'],
		['Ⓢⓣⓞⓟ', 'STOP'], ['🅢🅣🅞🅟', 'STOP'], ['𝐒𝐓𝐎𝐏', 'STOP'], ['ꜱᴛᴏᴘ', 'STOP'],
		['stop all', 'STOPALL'], ['STOPALL', 'STOPALL'],
		['Unsubscribe', 'UNSUBSCRIBE'], ['unsubcribe', 'UNSUBSCRIBE'],
		['END', 'END'], ['quit', 'QUIT'], ['Cancel', 'CANCEL'], ['revoke', 'REVOKE'],
		['OPTOUT', 'OPTOUT'], ['opt-out', 'OPTOUT'], ['Opt Out', 'OPTOUT'], ['remove', 'REMOVE'],
		['ARRÊT', 'ARRET'], ['td', 'TD'],
		['Alto', 'ALTO'], ['¡ALTO!', 'ALTO'], ['parar', 'PARAR'], ['BAJA', 'BAJA'], ['cancelar', 'CANCELAR'],
	])('opts out on %j', (text, keyword) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', how: 'keyword', keyword });
	});

	it.each([
		['START', 'START'], ['start!', 'START'], ['unstop', 'UNSTOP'], ['Iniciar', 'INICIAR'],
	])('opts in on %j', (text, keyword) => {
		expect(readConsent(text)).toEqual({ kind: 'opt_in', how: 'keyword', keyword, words: text });
	});

	it.each([['YES', 'YES'], ['yes.', 'YES'], ['Sí', 'SI'], ['si!!', 'SI']])(
		'leaves it to the caller whether %j means consent',
		(text, keyword) => {
			expect(readConsent(text)).toMatchObject({ kind: 'opt_in', keyword, onlyIfOptedOut: true });
		},
	);

	it.each([['HELP', 'HELP'], ['info?', 'INFO'], ['Ayuda', 'AYUDA']])(
		'gives the required help on %j',
		(text, keyword) => {
			expect(readConsent(text)).toMatchObject({ kind: 'help', how: 'keyword', keyword });
		},
	);

	it.each(['Finn', '51', '5', 'TDY', 'ends', 'starting', 'yes please', 'help me', 'sí claro', 'stopped', ''])(
		'does not take %j for a keyword',
		(text) => {
			expect(readConsent(text)).toBeNull();
		},
	);

	it('ignores a mail signature and the quoted text below', () => {
		expect(readConsent('STOP\n\nSent from my iPhone')).toMatchObject({ kind: 'opt_out', words: 'STOP' });
		expect(readConsent('Stop\n> Hi, this is Acme. How can we help?')?.kind).toBe('opt_out');
	});

	it('shortens the words it quotes', () => {
		const words = readConsent(`STOP${'!'.repeat(5000)}`)?.words ?? '';
		expect([...words]).toHaveLength(120);
		expect(words.startsWith('STOP!')).toBe(true);
	});
});

describe('what a provider answers by itself', () => {
	it('knows the default sets', () => {
		expect(PROVIDER_KEYWORDS.twilio).toEqual({
			optOut: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'],
			optIn: ['START', 'YES', 'UNSTOP'],
			help: ['HELP', 'INFO'],
		});
	});

	it('reads the whole message as the provider does, without our tolerance', () => {
		expect(providerReads(' stop ', 'twilio')).toBe('opt_out');
		expect(providerReads('Yes', 'twilio')).toBe('opt_in');
		expect(providerReads('info', 'twilio')).toBe('help');
		expect(providerReads('STOP!', 'twilio')).toBeNull();
		expect(providerReads('stop please', 'twilio')).toBeNull();
	});

	it('tells the providers apart', () => {
		expect(providerReads('stop all', 'telnyx')).toBe('opt_out');
		expect(providerReads('stop all', 'twilio')).toBeNull();
		expect(providerReads('yes', 'telnyx')).toBeNull();
		expect(providerReads('remove', 'aws')).toBe('opt_out');
	});

	it.each(Object.entries(PROVIDER_KEYWORDS))('%s: we read its keywords at least as it does', (_, set) => {
		for (const word of set.optOut) expect(readConsent(word)?.kind).toBe('opt_out');
		for (const word of set.optIn) expect(readConsent(word)?.kind).toBe('opt_in');
		for (const word of set.help) expect(readConsent(word)?.kind).toBe('help');
	});
});
