import { anyWord, firstOf, type Rule } from './rule';

/** Shared by everybody, spammers among them, so carriers block them (CTIA Messaging Principles 5.3.4; AT&T and T-Mobile codes of conduct). */
const SHORTENER = anyWord('(?:bit\\.ly|tinyurl\\.com|goo\\.gl|ow\\.ly|is\\.gd|buff\\.ly|cutt\\.ly|rebrand\\.ly|t\\.co|t\\.ly|rb\\.gy|shorturl\\.at|tiny\\.cc|bl\\.ink|s\\.id|v\\.gd|lnkd\\.in|shorte\\.st|adf\\.ly)(?:/[^\\s]*)?');
const LINK = [/\bhttps?:\/\/\S+/i, /\bwww\.\S+/i, /(?<![\p{L}\p{N}@.])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|net|org|io|co|biz|info|app|me|us|ca|uk|es|mx|au|nz|ly|link|site|shop|online|page|health|dental|law|salon)(?:\/\S*)?(?![\p{L}\p{N}])/iu];

/** A link from a number that somebody has never had a text from is what fraud looks like, to people and to filters. */
export const firstLink: Rule = ({ words, fields, first }) => {
	if (!first) return [];
	const field = fields.find(({ name }) => name === 'booking_link');
	const found = field === undefined ? firstOf(words, LINK) : { at: field.at, shown: `{${field.name}}` };
	if (found === undefined) return [];
	return [
		{
			rule: 'first_link',
			severity: 'warning',
			problem: `The first text has a link (${found.shown.slice(0, 60)}), which looks like fraud from an unknown number and may be filtered.`,
			mend: 'Ask what they need first, and send the link when they have answered.',
			at: found.at,
		},
	];
};

/** Shorteners hide where a link goes, in every text. The link of the profile counts as well. */
export const shortener: Rule = ({ text, body }) => {
	const found = firstOf(body, [SHORTENER]);
	if (found === undefined) return [];
	const at = text.indexOf(found.shown);
	return [
		{
			rule: 'link_shortener',
			severity: 'error',
			problem: `Carriers block links of public shorteners such as ${found.shown.slice(0, 60)}.`,
			mend: 'Use the full address, or a short domain of your own.',
			...(at < 0 ? {} : { at }),
		},
	];
};
