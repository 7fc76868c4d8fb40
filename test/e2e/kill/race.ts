import { until } from '../../support/until';
import { CANVASES, type Canvas, type Place } from './place';

/** Sends so many copies of one report at once to each canvas. @returns how many texts the caller got from each */
export async function race(place: Place, copies: number): Promise<Record<Canvas, number>> {
	const texts = { ours: 0, handBuilt: 0 };
	for (const canvas of CANVASES) {
		const [caller = ''] = place.newCallers(1);
		const report = place.missedCall(canvas, caller);
		await Promise.all(Array.from({ length: copies }, report));
		await until('a text', () => place.textsTo(caller) > 0);
		await until('all work to be done', () => !place.isAtWork);
		texts[canvas] = place.textsTo(caller);
	}
	return texts;
}
