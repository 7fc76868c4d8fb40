import { readArgs } from '../command';
import { UsageError } from '../exit';

export interface Settings {
	readonly ledger?: string;
	readonly business?: string;
	/** Epoch milliseconds. */
	readonly since: number;
	readonly until: number;
	readonly json: boolean;
	readonly routes?: string;
	readonly training?: string;
}

const HOUR_MS = 3_600_000;
const MOST_HOURS = 24 * 36_500;

/** @throws UsageError */
export function readSettings(args: readonly string[], now: number): Settings {
	const text = { type: 'string' } as const;
	const { values, positionals } = readArgs(args, { ledger: text, business: text, since: text, json: { type: 'boolean' }, routes: text, training: text });
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
	const { ledger, business, routes, training } = values;
	if (training !== undefined && !/\.(?:tsv|jsonl)$/i.test(training)) throw new UsageError(`--training takes a file that ends in .tsv or .jsonl, and "${training}" does neither.`);
	if (routes !== undefined && routes === training) throw new UsageError('--routes and --training write different things: give each a file of its own.');
	return {
		...(ledger === undefined ? {} : { ledger }),
		...(business === undefined ? {} : { business }),
		...(routes === undefined ? {} : { routes }),
		...(training === undefined ? {} : { training }),
		since: readSince(values.since ?? '7d', now),
		until: now,
		json: values.json === true,
	};
}

function readSince(text: string, now: number): number {
	const [, count = '', unit = ''] = /^(\d{1,7})\s*(d|h)$/i.exec(text.trim()) ?? [];
	const hours = Number(count) * (unit.toLowerCase() === 'd' ? 24 : 1);
	if (count !== '' && hours >= 1 && hours <= MOST_HOURS) return now - hours * HOUR_MS;
	const day = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))?$/.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
	if (Number.isFinite(day) && day < now) return day;
	throw new UsageError(`--since takes 7d, 24h, or a day that is past, such as 2026-11-14, and "${text}" is none.`);
}
