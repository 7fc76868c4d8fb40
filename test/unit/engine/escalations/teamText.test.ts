import fc from 'fast-check';
import { readTeamText } from '../../../../engine/escalations';

describe('a text of the team that takes something', () => {
	it.each([
		'ok', 'OK', 'Ok.', 'okay', 'k', 'yes', 'Yes!', 'yep', 'yeah', 'y', 'mine', 'take', 'taken', 'taking it', 'got it', 'I got it', "I'll take it", 'i’ll take it', "I'm on it", 'on it', 'ack', 'acknowledged', 'claim',
		'si', 'sí', 'Sí!', 'si\u0301', 'mio', 'mío', 'lo tomo', 'voy',
	])('%j', (text) => {
		expect(readTeamText(text)).toEqual({ kind: 'take' });
		expect(readTeamText(`  ${text}\n`)).toEqual({ kind: 'take' });
	});

	it.each([
		['1', 1],
		['#3', 3],
		['12.', 12],
		['take 2', 2],
		['Take #2', 2],
		['ok 2', 2],
		['ok, 2', 2],
		['OK  14 !', 14],
		['yes 3', 3],
		['lo tomo 4', 4],
		['voy 5', 5],
		['take: 7', 7],
		['２', 2],
	])('%j takes number %d', (text, code) => {
		expect(readTeamText(text)).toEqual({ kind: 'take', code });
	});
});

describe('a text of the team that finishes something', () => {
	it.each(['done', 'Done!', 'resolved', 'resolve', 'closed', 'close', 'finished', 'handled', 'fixed', 'listo', 'hecho', 'resuelto'])('%j', (text) => {
		expect(readTeamText(text)).toEqual({ kind: 'done' });
		expect(readTeamText(`${text} 3`)).toEqual({ kind: 'done', code: 3 });
	});
});

describe('ordinary chatter', () => {
	it.each([
		'',
		'   ',
		'no',
		'No.',
		'not mine',
		'not done',
		'not now',
		'ok?',
		'done?',
		'yes?',
		'who is this',
		'who is closer',
		"ok I can't right now",
		'ok but call me first',
		'yes but not before 5',
		'ok thanks',
		'take it easy',
		'got it wrong',
		'taken off the list',
		"I'm on it tomorrow",
		'on my way to lunch',
		'call me at 5',
		'be there at 10',
		'see you at 3',
		'in 20 minutes',
		'5 min',
		'room 12',
		"can't take 3",
		'do not take 3',
		'is 2 done',
		'what about 2?',
		'1 2',
		'1, 2 and 3',
		'12345',
		'415-555-0123',
		'+14155550123',
		'(415) 555-0123',
		'at 555 0123',
		'$150',
		'3pm',
		'3:30',
		'👍',
		'#',
		'...',
		'?',
		'yes yes yes',
		'no, yes',
		'mañana',
		'no puedo',
		'ok no puedo',
		'si puedo a las 5',
		'ya voy tarde',
		'casi listo',
		`ok${' '.repeat(80)}I cannot take it`,
		`ok${'\n'.repeat(2_000)}I cannot take it`,
		`ok ${'x'.repeat(5_000)}`,
	])('%j acknowledges nothing', (text) => {
		expect(readTeamText(text)).toEqual({ kind: 'other' });
	});

	it('in any longer wording', () => {
		const word = fc.constantFrom('ok', 'yes', 'done', 'take', 'mine', 'the', 'customer', 'called', 'about', 'no', 'later', 'please', 'who', 'can', 'sí', 'voy', '3', '12');
		fc.assert(
			fc.property(fc.array(word, { minLength: 4, maxLength: 30 }), (words) => {
				expect(readTeamText(words.join(' '))).toEqual({ kind: 'other' });
			}),
		);
	});

	it('reads whatever comes without harm', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				const read = readTeamText(text);
				expect(['take', 'done', 'other']).toContain(read.kind);
				if (read.kind !== 'other' && read.code !== undefined) expect(Number.isInteger(read.code)).toBe(true);
			}),
			{ numRuns: 1000 },
		);
		expect(readTeamText('ok'.repeat(1_000_000))).toEqual({ kind: 'other' });
	});
});
