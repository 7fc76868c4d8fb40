import { compilePhrases, type PhraseMatch } from '../../phrases';
import { HOME_SERVICES } from './home';
import { PEOPLE_SERVICES } from './people';
import { PROPERTY_SERVICES } from './property';

/** Something people hire a trade for. */
export interface Service {
	readonly trade: string;
	readonly name: string;
}

const LISTS = { ...HOME_SERVICES, ...PROPERTY_SERVICES, ...PEOPLE_SERVICES };

const TABLE = compilePhrases(
	Object.entries(LISTS).flatMap(([trade, services]) =>
		Object.entries(services).flatMap(([name, phrases]) => {
			const service: Service = { trade, name };
			return phrases.map((phrase) => [phrase, service] as const);
		}),
	),
);

/** What businesses call themselves, beside the names of the lists. */
const TRADE_WORDS: ReadonlyArray<readonly [word: RegExp, trade: string]> = [
	[/plumb|sewer|septic|drain/, 'plumbing'],
	[/hvac|heating|cooling|air cond|furnace/, 'hvac'],
	[/electric/, 'electrical'],
	[/roof|gutter|siding/, 'roofing'],
	[/garage/, 'garage_door'],
	[/lock/, 'locksmith'],
	[/appliance/, 'appliance'],
	[/pool|spa service/, 'pool'],
	[/solar/, 'solar'],
	[/restor|water damage|mold|mitigation/, 'restoration'],
	[/landscap|lawn|garden|yard/, 'landscaping'],
	[/tree|arbor/, 'tree'],
	[/clean|maid|janitor|junk/, 'cleaning'],
	[/pest|extermin|termite/, 'pest'],
	[/paint/, 'painting'],
	[/fenc|deck/, 'fencing'],
	[/floor|tile/, 'flooring'],
	[/window|glass/, 'windows'],
	[/concrete|paving|mason/, 'concrete'],
	[/remodel|handyman|contractor|construction|renovat/, 'remodeling'],
	[/mov(?:er|ing)/, 'moving'],
	[/security|alarm/, 'security'],
	[/dent|orthodon/, 'dental'],
	[/vet|animal|pet|groom/, 'veterinary'],
	[/med|clinic|doctor|chiro|health|spa|derm|therap|optom/, 'medical'],
	[/law|legal|attorney/, 'legal'],
	[/salon|hair|barber|nail|beauty|tattoo/, 'salon'],
	[/auto|car|tow|tire|mechanic|body shop|detail/, 'auto'],
	[/tax|account|insur|mortgage|financ|bookkeep/, 'finance'],
	[/real ?estate|property|realt|apartment/, 'real_estate'],
	[/gym|fitness|yoga|studio/, 'fitness'],
	[/photo|cater|restaurant|event/, 'events'],
];

function tradeOf(industry: string | undefined): string | null {
	if (!industry) return null;
	const named = industry.slice(0, 80).toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
	const key = named.replaceAll(' ', '_');
	if (Object.hasOwn(LISTS, key)) return key;
	return TRADE_WORDS.find(([word]) => word.test(named))?.[1] ?? null;
}

/** Trades whose words ("table", "class", "photo") mean them only to a business of that trade. */
const ONLY_OWN: ReadonlySet<string> = new Set(['events', 'fitness']);

/** Every mention of a service, in the order of the text. */
export function findServices(words: readonly string[]): Array<PhraseMatch<Service>> {
	return TABLE.find(words);
}

/**
 * What they need, in our words, or null. The business's own trade comes first, then the most
 * exact phrase, then the first.
 */
export function pickService(
	mentions: ReadonlyArray<PhraseMatch<Service>>,
	industry: string | undefined,
): string | null {
	const trade = tradeOf(industry);
	let best: PhraseMatch<Service> | null = null;
	let bestWorth = -1;
	for (const mention of mentions) {
		if (mention.value.trade !== trade && ONLY_OWN.has(mention.value.trade)) continue;
		const worth = (mention.value.trade === trade ? 100 : 0) + (mention.end - mention.start);
		if (worth > bestWorth) {
			best = mention;
			bestWorth = worth;
		}
	}
	return best?.value.name ?? null;
}
