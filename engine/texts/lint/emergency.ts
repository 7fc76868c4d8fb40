import { isHazardous } from '../emergencyLine';
import type { Rule } from './rule';

const SAID = /emergenc|urgenci|in danger|peligro|(?<!\d)(?:911|999|112|000|111)(?!\d)/iu;

/** Who calls a practice or a tradesman may be in danger, and must not wait for an answer to a text. */
export const emergency: Rule = ({ body, fields, first, about }) => {
	if (!first || about.industry === undefined || !isHazardous(about.industry)) return [];
	// A name may have the word in it.
	if (SAID.test(about.businessName === undefined ? body : body.replaceAll(about.businessName, ' ')) || fields.some(({ name }) => name === 'emergency')) return [];
	return [
		{
			rule: 'emergency_line',
			severity: 'warning',
			problem: 'This first text does not say what to do in an emergency, and in this industry people may have one.',
			mend: 'End with {emergency}.',
		},
	];
};
