import { anyWord, firstOf, type Rule } from './rule';

/** Sex, hate, alcohol, firearms, tobacco, cannabis, gambling, loans: what carriers filter by words, whoever sends it. */
const FILTERED = [
	anyWord('sex(?:y|ual)?|porn|xxx|escorts?|nude|beers?|wines?|vodka|whisk(?:e)?y|tequila|liquor|cocktails?|(?<!(?:nail|glue|spray|massage|heat|caulk|grease) )guns?|firearms?|ammo|ammunition|rifles?|pistols?|vapes?|vaping|tobacco|cigarettes?|cigars?|hookah|cannabis|marijuana|weed (?:shop|store|deals?|delivery)|thc|cbd|kratom|casinos?|gambling|betting|slots machine|payday loans?|cash advance|debt relief|crypto|bitcoin|viagra|cialis|work from home'),
	anyWord('sexo|porno|cervezas?|vinos?|armas?|munici[oó]n|tabaco|cigarrillos?|marihuana|apuestas?|pr[eé]stamos?'),
];

export const filterRisk: Rule = ({ words }) => {
	const found = firstOf(words, FILTERED);
	if (found === undefined) return [];
	return [
		{
			rule: 'filter_risk',
			severity: 'warning',
			problem: `"${found.shown.slice(0, 60)}" is among the words for which carriers filter texts.`,
			mend: 'Say it in other words where you can.',
			at: found.at,
		},
	];
};
