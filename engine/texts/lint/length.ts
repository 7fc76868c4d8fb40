import type { Rule } from './rule';

/** Providers refuse longer ones (Twilio: error 21617). */
const LONGEST = 1_600;
const USUAL = 2;

/** Every segment is paid for, and one with more than two is seldom read to its end. */
export const segments: Rule = ({ body, measure }) => {
	const rule = 'segments';
	if (body.length > LONGEST) {
		return [{ rule, severity: 'error', problem: `This text has ${body.length} characters; providers take ${LONGEST} at most.`, mend: 'Shorten it.' }];
	}
	const over = measure.characters - USUAL * measure.perSegment;
	if (measure.segments > USUAL) {
		const least = `${over} ${over === 1 ? 'character' : 'characters'}`;
		return [{ rule, severity: 'warning', problem: `This text is ${measure.segments} segments long, and each of them is charged.`, mend: `Leave out ${least} to pay for ${USUAL}.` }];
	}
	if (measure.segments < USUAL) return [];
	return [{ rule, severity: 'info', problem: `This text is ${measure.segments} segments long, and each of them is charged.`, mend: 'Shorten it to 160 plain characters to pay for one.' }];
};
