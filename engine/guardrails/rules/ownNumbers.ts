import { isToTeam, skip, type Rule } from '../rule';

/** The business's own lines and its team are not leads; a text to an own line would answer itself. */
export const ownNumbers: Rule = (facts) => {
	const number = facts.to.e164;
	if (number === undefined) return undefined;
	if (facts.profile.numbers.some((own) => own.number === number)) return skip('own_number', { number });
	if (isToTeam(facts)) return undefined;
	const member = facts.profile.team.find((person) => person.phone === number);
	return member ? skip('team_number', { member: member.id }) : undefined;
};
