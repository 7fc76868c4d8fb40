import fc from 'fast-check';
import { spokenAlert, type Escalation } from '../../../../engine/escalations';

const ESCALATION: Escalation = {
	id: 'esc_1', businessId: 'smith', conversationId: 'con_1', person: '+14155550123', code: 1, state: 'open', urgency: 'emergency', route: 'emergency',
	summary: 'I smell gas in the kitchen!!', step: 0, loop: 0, openedAt: 0, told: [],
};
const SMITH = { name: 'Smith Plumbing', language: 'en' };
const said = (more: Partial<Escalation> = {}, name: string | undefined = undefined, business = SMITH) => spokenAlert({ ...ESCALATION, ...more }, business, name);

/** A machine voice says about 15 characters a second, and a digit in two fifths of one. */
function seconds(text: string): number {
	const digits = text.match(/\b\d\b/g)?.length ?? 0;
	return digits * 0.4 + text.replace(/\b\d\b,?/g, '').replace(/\s+/g, ' ').length / 15;
}

it('says business, urgency, who and what, and then the keys', () => {
	expect(said({}, 'Ann Lee')).toEqual({
		language: 'en-US',
		announcement: 'Emergency for Smith Plumbing. Ann Lee, 4 1 5, 5 5 5, 0 1 2 3. I smell gas in the kitchen.',
		menu: 'Press 1 to take it. Press 2 to take it and be connected now.',
		goodbye: 'Nobody pressed a key. Goodbye.',
	});
});

it('says it in Spanish for a business that does', () => {
	const { announcement, language, menu } = said({ summary: 'Huele a gas' }, 'Ana', { name: 'Plomería Díaz', language: 'es' });
	expect([language, announcement]).toEqual(['es-MX', 'Emergencia para Plomería Díaz. Ana, 4 1 5, 5 5 5, 0 1 2 3. Huele a gas.']);
	expect(menu).toMatch(/^Pulse 1 .*Pulse 2 /);
});

it.each([
	['urgent', 'Urgent for Smith Plumbing.'],
	['routine', 'A customer of Smith Plumbing needs you.'],
] as const)('names what is %s', (urgency, head) => {
	expect(said({ urgency }).announcement.startsWith(head)).toBe(true);
});

it.each([
	['+442079460018', '4 4 2, 0 7 9, 4 6 0, 0 1 8'],
	['+14155550123', '4 1 5, 5 5 5, 0 1 2 3'],
	['+4930901820', '4 9 3, 0 9 0, 1 8 2 0'],
])('says %s digit by digit', (person, spoken) => {
	expect(said({ person }).announcement).toContain(` ${spoken}.`);
});

it.each([
	['call me on (415) 555-0177 please', 'call me on 4 1 5, 5 5 5, 0 1 7 7 please'],
	['at 10:30, 1200 Main St', 'at 10:30, 1200 Main St'],
	['code 94110', 'code 9 4 1, 1 0'],
	['leak 😱😱 <b>now</b>\nhelp', 'leak b now /b help'],
	['see https://evil.example/x?y=1 now', 'see now'],
])('reads %j aloud as %j', (summary, spoken) => {
	expect(said({ summary }).announcement).toContain(`0 1 2 3. ${spoken}.`);
});

it('leaves out what there is not', () => {
	expect(said({ summary: ' 🔥 ' }).announcement).toBe('Emergency for Smith Plumbing. 4 1 5, 5 5 5, 0 1 2 3.');
});

it('takes under 20 seconds with the keys, whatever anybody wrote, and never breaks a character', () => {
	const any = fc.string({ unit: 'binary', maxLength: 600 });
	const words = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }), { maxLength: 80 }).map((list) => list.join(' '));
	fc.assert(
		fc.property(fc.oneof(any, words), fc.oneof(any, words), fc.constantFrom('en', 'es'), (summary, name, language) => {
			const { announcement, menu } = said({ summary, urgency: 'routine' }, name, { name: 'B'.repeat(120), language });
			expect(announcement).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\p{Cc}/u);
			return [...announcement].length < 400 && menu.length < 90;
		}),
	);
	const long = said({ summary: 'the water heater in the basement bursts and water runs everywhere '.repeat(9) }, 'Bartholomew Featherstonehaugh the Third', { name: 'Bayside Plumbing, Heating and Air Conditioning of Alameda', language: 'en' });
	expect(seconds(`${long.announcement} ${long.menu}`)).toBeLessThan(20);
});
