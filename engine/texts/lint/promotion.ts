import { anyWord, firstOf, type Rule } from './rule';

const PROMOTION = [
	anyWord('free (?!to\\b|of\\b)(?!\\p{L}*\\s*(?:reply|ask))\\p{L}+|for free|% ?off|percent off|\\d+ ?% ?(?:off|de descuento)|discounts?|coupons?|promo(?:tion|tions|s)?|(?:special|our|an|this|new|great) offers?|limited[- ]time|deals?(?! with)|(?:flash|big|summer|winter|spring|fall|black friday) sale|on sale|sale ends|buy (?:now|one)|lowest prices?|best prices?|save (?:big|\\$|\\d)|giveaway|win a'),
	/\d+ ?% ?(?:off|de descuento|dto)/iu,
	anyWord('gratis|descuentos?|ofertas?|promoci[oó]n(?:es)?|rebajas?|cup[oó]n(?:es)?|regalos?|mejor precio|aproveche'),
];
/** “feel free”, “toll-free” and their like. */
const INNOCENT = /\b(?:feel|toll|pain|smoke|hands|duty|gluten|sugar|carefree)[\s-]?free\b/giu;

/** A first text that sells is marketing, for which the person has not agreed to be texted. */
export const promotion: Rule = ({ words, first }) => {
	const found = first ? firstOf(words.replace(INNOCENT, (phrase) => '_'.repeat(phrase.length)), PROMOTION) : undefined;
	if (found === undefined) return [];
	return [
		{
			rule: 'promotion',
			severity: 'warning',
			problem: `"${found.shown.slice(0, 60)}" is promotion, for which a call is no consent.`,
			mend: 'Answer the call, and leave offers for people who asked for them.',
			at: found.at,
		},
	];
};
