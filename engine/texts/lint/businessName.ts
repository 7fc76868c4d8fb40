import type { Rule } from './rule';

/** Ends of a name that nobody says. */
const LEGAL = /\b(?:inc|llc|llp|pllc|ltd|limited|corp|corporation|company|co|pc|pa|sa|sl|srl|plc)$/;

/** The first thing that a stranger's text must say, by the rules of carriers and by law in many places, is whose it is. */
export const businessName: Rule = ({ body, fields, first, about }) => {
	if (!first || fields.some(({ name }) => name === 'business')) return [];
	const rule = 'business_name';
	const mend = 'Begin with who writes, such as: Hi {first_name}, this is {business}.';
	if (about.businessName === undefined) {
		return [{ rule, severity: 'info', problem: 'Whether this text names the business cannot be told without knowing its name.', mend }];
	}
	if (says(body, about.businessName)) return [];
	return [{ rule, severity: 'error', problem: 'The first text does not say which business writes.', mend }];
};

/** The name, without what is legal about it, or the first two words of a longer one. */
function says(body: string, name: string): boolean {
	const text = ` ${fold(body)} `;
	const whole = fold(name);
	const usual = whole.replace(LEGAL, '').trim() || whole;
	const words = usual.split(' ');
	return [usual, ...(words.length > 2 ? [words.slice(0, 2).join(' ')] : [])].some((form) => text.includes(` ${form} `));
}

const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/[\p{M}'’]/gu, '')
		.replaceAll('&', ' and ')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
