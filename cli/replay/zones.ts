import { isOneOf, toE164, type BusinessProfile } from '../../engine';

const KEEP = 10_000;

/** On whose clocks a row was written, and which numbers are the businesses' own. */
export class Zones {
	private readonly zones: ReadonlyMap<string, string>;
	private readonly numbers: ReadonlySet<string>;
	private readonly known = new Map<string, string>();
	private readonly usual: string;

	constructor(profiles: readonly BusinessProfile[]) {
		this.zones = new Map(profiles.flatMap(({ numbers, timezone }) => numbers.map(({ number }) => [number, timezone] as const)));
		this.numbers = new Set(this.zones.keys());
		this.usual = profiles[0]?.timezone ?? 'UTC';
	}

	/** That of the business with this number; of the first one where none has it. */
	of = (raw: string): string => {
		const known = this.known.get(raw);
		if (known !== undefined) return known;
		const zone = this.zones.get(toE164(raw, 'US') ?? '') ?? this.usual;
		if (this.known.size >= KEEP) this.known.clear();
		this.known.set(raw, zone);
		return zone;
	};

	isOurs = (raw: string): boolean => isOneOf(this.numbers, raw);
}
