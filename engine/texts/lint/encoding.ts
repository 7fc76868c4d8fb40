import { measureText } from '../measure';
import { smartEncode } from '../smartEncode';
import { costOf, type Rule } from './rule';

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Characters outside GSM-7: one of them, and a segment holds 70 characters instead of 160. */
export const encoding: Rule = ({ text, body, measure }) => {
	const rule = 'encoding';
	const costly = measure.nonGsm.filter((character) => !EMOJI.test(character));
	if (costly.length === 0) return [];
	const without = measureText(replaced(body, measure.nonGsm)).segments;
	const written = costly.filter((character) => text.includes(character));
	const list = costly.slice(0, 8).join(' ');
	const dearer = measure.segments > without;
	const problem = `${list} ${costly.length === 1 ? 'is' : 'are'} not among the plain characters of texts (GSM-7)${dearer ? `, so this text is ${costOf(measure.segments, without)}` : ''}.`;
	const place = written.length === 0 ? {} : { at: text.indexOf(written[0] ?? '') };
	if (written.some((character) => smartEncode(character) !== character)) {
		return [{ rule, severity: dearer ? 'warning' : 'info', problem, mend: 'Turn on smart encoding, or use plain quotes, hyphens and full stops.', ...place }];
	}
	if (written.length === 0) {
		return [{ rule, severity: 'info', problem, mend: 'It comes from a name or a link that the text says; spell that plainly where that is right.' }];
	}
	return [{ rule, severity: dearer ? 'warning' : 'info', problem, mend: 'Find words without it where that saves a segment.', ...place }];
};

/** An emoji is outside GSM-7 as well, and nobody needs it. */
export const emoji: Rule = ({ text, body, measure }) => {
	const shown = measure.nonGsm.filter((character) => EMOJI.test(character));
	const first = shown[0];
	if (first === undefined) return [];
	const without = measureText(replaced(body, shown, '')).segments;
	const what = shown.length === 1 ? `The emoji ${first} makes` : `The emoji ${shown.slice(0, 8).join(' ')} make`;
	const at = text.indexOf(first);
	const place = at < 0 ? {} : { at };
	if (measure.segments === without) {
		return [{ rule: 'emoji', severity: 'info', problem: `${what} every segment of this text less than half as long, though here it costs nothing more.`, mend: 'Leave it out to have more room.', ...place }];
	}
	return [{ rule: 'emoji', severity: 'warning', problem: `${what} this text ${costOf(measure.segments, without)}.`, mend: 'Leave it out.', ...place }];
};

/** With something else in place of each of these characters. */
function replaced(body: string, characters: readonly string[], by = 'x'): string {
	// The longest first: an emoji may be the beginning of another.
	return [...characters].sort((a, b) => b.length - a.length).reduce((left, character) => left.replaceAll(character, by), body);
}
