import { foldText } from '../texts';
import type { LastAsked, ReplyContext } from './classification';

/** What our own texts ask for, the surer first; folded, with ` ?` and ` .` as marks. */
const QUESTIONS: ReadonlyArray<readonly [LastAsked, RegExp]> = [
	['confirm', /\b(?:reply (?:y|yes|c|1)\b|to confirm|please confirm|can you confirm|is that right|does that work|confirme|para confirmar|esta bien \?)/],
	['address', /\b(?:address|where (?:are you|is the|should we come|do you live)|zip ?code|direccion|domicilio|donde (?:vive|queda|esta ubicad))/],
	['photo', /\b(?:photos?|pictures?|pics?|snap|fotos?|imagen)\b/],
	['name', /\b(?:your (?:full |first |last )?name|who am i (?:speaking|texting)|name please|su nombre|como se llama)\b/],
	['booking_time', /\b(?:what (?:time|day)|which (?:time|day|one|slot)|when (?:would|works|can|is|are|do)|times? (?:work|that)|morning or afternoon|openings?|available (?:at|on|times?)|que (?:dia|hora)|cuando|a que hora)\b/],
];

const READ = 1000;

/**
 * What the person was asked last: as given, or read from our last text to them. Undefined where neither says.
 */
export function lastAskedOf({ lastAsked, lastText }: Pick<ReplyContext, 'lastAsked' | 'lastText'>): LastAsked | undefined {
	if (lastAsked !== undefined || lastText === undefined) return lastAsked;
	const words = foldText(lastText.slice(0, READ));
	return QUESTIONS.find(([, pattern]) => pattern.test(words))?.[0];
}
