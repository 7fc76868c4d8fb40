/** From the first digits of an E.164 number, without the plus, to what they mean. */
export type Table<T> = ReadonlyMap<string, T>;

interface Tables {
	readonly zones: Table<readonly string[]>;
	readonly countries: Table<string>;
	readonly states: Table<string>;
	/** How many digits the longest entry has. */
	readonly longest: number;
}

/** `data/places.json`: under each meaning the beginnings that have it, parted by spaces. Several zones are joined by `&`. */
interface Places {
	readonly zones: Readonly<Record<string, string>>;
	readonly countries: Readonly<Record<string, string>>;
	readonly states: Readonly<Record<string, string>>;
}

let tables: Tables | undefined;

/** The tables, unpacked when they are first asked for. */
export function table(): Tables {
	return (tables ??= unpack(require('./data/places.json') as Places));
}

function unpack(places: Places): Tables {
	const zones = unpacked(places.zones, (joined) => Object.freeze(joined.split('&')));
	const countries = unpacked(places.countries, (country) => country);
	const states = unpacked(places.states, (state) => state);
	const longest = [zones, countries, states].flatMap((one) => [...one.keys()]).reduce((most, { length }) => Math.max(most, length), 0);
	return { zones, countries, states, longest };
}

function unpacked<T>(groups: Readonly<Record<string, string>>, read: (meaning: string) => T): Table<T> {
	const meanings = new Map<string, T>();
	for (const [name, prefixes] of Object.entries(groups)) {
		const meaning = read(name);
		for (const prefix of prefixes.split(' ')) meanings.set(prefix, meaning);
	}
	return meanings;
}
