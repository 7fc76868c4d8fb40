import { openingAt, type BusinessProfile, type Language, type OpeningState } from '../business';
import { lintText, type Finding } from './lint';
import { lintingOf } from './linting';
import { measureText, type TextMeasure } from './measure';
import { baseOf } from './situations';
import { usesOf } from './uses';
import { fill, valuesOf } from './write';

/** One text as people would get it. */
export interface TextPreview {
	readonly situation: string;
	readonly language: Language;
	readonly variant: string;
	readonly body: string;
	readonly segments: number;
	readonly encoding: TextMeasure['encoding'];
	readonly findings: readonly Finding[];
}

const SAMPLE_NAME = 'Maria';

/**
 * Every text of a business as it would go out about now (epoch milliseconds): by situation and language, each variant.
 * Those for closing time are shown as they read when the business next closes, and only known callers have a name.
 */
export function previewTexts(profile: BusinessProfile, now: number): readonly TextPreview[] {
	return usesOf(profile).flatMap(({ situation, language, serviceLine, choices }) => {
		// Without a link none goes out.
		if (situation === 'booking' && profile.bookingLink === undefined) return [];
		const moment = momentOf(profile, baseOf(situation), now);
		const name = baseOf(situation) === 'known' ? { firstName: SAMPLE_NAME } : {};
		const input = { profile, situation: baseOf(situation), language, line: profile.numbers[0]?.number ?? '', now: moment.at, seed: '', ...name, ...(serviceLine === undefined ? {} : { serviceLine }) };
		const values = valuesOf(input, moment.opening);
		return choices.map((choice): TextPreview => {
			const { body } = fill(input, moment.opening, choice);
			const { segments, encoding } = measureText(body);
			return { situation, language, variant: choice.variant, body, segments, encoding, findings: lintText(choice.template, { ...lintingOf(profile, choice, language).about, values }) };
		});
	});
}

/** A moment at which a situation is the case: the next closing for what is said when closed. */
function momentOf(profile: BusinessProfile, situation: string, now: number): { readonly at: number; readonly opening: OpeningState } {
	const opening = openingAt(profile, now);
	if (situation === 'open') return { at: now, opening: { state: 'open' } };
	if (situation !== 'closed' && situation !== 'holiday') return { at: now, opening };
	const at = opening.state === 'open' ? (opening.closesAt ?? now) : now;
	return { at, opening: { ...openingAt(profile, at), state: situation } };
}
