import { DEFAULT_REPLAY_OPTIONS, type BusinessProfile, type DateOrder, type ReplayOptions } from '../../engine';
import { readArgs, readNumber } from '../command';
import { UsageError } from '../exit';
import type { Mapping } from './logs';

/** What a command line of `replay` says. */
export interface Settings {
	readonly profiles: readonly string[];
	readonly calls: string;
	readonly messages?: string;
	readonly map: Mapping;
	readonly mapMessages: Mapping;
	readonly dates: DateOrder;
	readonly now?: number;
	readonly out?: string;
	readonly json: boolean;
	readonly quiet: boolean;
	/** Shadow mode is left out of account. */
	readonly live: boolean;
	/** Set when the ticket names no currency: that of the first profile that has one counts. */
	readonly options: (profiles: readonly BusinessProfile[]) => ReplayOptions;
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
	profile: { type: 'string', multiple: true },
	calls: TEXT, messages: TEXT, map: TEXT, 'map-messages': TEXT, dates: TEXT, now: TEXT, out: TEXT,
	grace: TEXT, cooldown: TEXT, 'stale-after': TEXT, 'quiet-hours': TEXT, 'answered-at-least': TEXT, 'abandoned-after': TEXT, 'takeover-hours': TEXT,
	rate: TEXT, ticket: TEXT,
	'all-missed': FLAG, live: FLAG, texts: FLAG, quiet: FLAG, json: FLAG,
} as const;

/** @throws UsageError in words */
export function readSettings(args: readonly string[]): Settings {
	const { values, positionals } = readArgs(args, OPTIONS);
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood. The log is given with --calls, the profile with --profile.`);
	if (values.profile === undefined) throw new UsageError('Which businesses? Give --profile with the file of a profile.');
	if (values.calls === undefined) throw new UsageError('Which calls? Give --calls with the file of a call log.');
	if (values.calls === '-' && values.messages === '-') throw new UsageError('Calls and messages cannot both come by standard input.');
	return {
		profiles: values.profile,
		calls: values.calls,
		...(values.messages === undefined ? {} : { messages: values.messages }),
		map: readMap('map', values.map),
		mapMessages: readMap('map-messages', values['map-messages']),
		dates: oneOf('dates', values.dates, ['mdy', 'dmy']) ?? 'mdy',
		...(values.now === undefined ? {} : { now: readNow(values.now) }),
		...(values.out === undefined ? {} : { out: values.out }),
		json: values.json ?? false,
		quiet: values.quiet ?? false,
		live: values.live ?? false,
		options: replayOptions(values),
	};
}

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

function replayOptions(values: Values): (profiles: readonly BusinessProfile[]) => ReplayOptions {
	const base = DEFAULT_REPLAY_OPTIONS;
	const grace = readNumber('grace', values.grace, 0, 86_400);
	const cooldown = readNumber('cooldown', values.cooldown, 0, 8_760);
	const quietHours = oneOf('quiet-hours', values['quiet-hours'], ['profile', 'send', 'hold']);
	const options = {
		...base,
		settings: {
			...base.settings,
			...(grace === undefined ? {} : { graceSeconds: grace }),
			...(cooldown === undefined ? {} : { cooldownHours: cooldown }),
			staleAfterHours: readNumber('stale-after', values['stale-after'], 0, 720) ?? base.settings.staleAfterHours,
			quietHours: quietHours ?? base.settings.quietHours,
		},
		rules: {
			...base.rules,
			answeredAtLeastSeconds: readNumber('answered-at-least', values['answered-at-least'], 0, 120) ?? 0,
			abandonedAfterSeconds: readNumber('abandoned-after', values['abandoned-after'], 0, 120) ?? 0,
		},
		allMissed: values['all-missed'] ?? false,
		takeoverMs: (readNumber('takeover-hours', values['takeover-hours'], 0, 8_760) ?? 24) * 3_600_000,
		texts: values.texts ?? false,
		rate: readRate(values.rate) ?? base.rate,
	};
	const ticket = readTicket(values.ticket);
	return (profiles) => {
		const currency = ticket?.currency ?? profiles.find(({ averageTicket }) => averageTicket)?.averageTicket?.currency ?? 'USD';
		return ticket === undefined ? options : { ...options, ticket: { amount: ticket.amount, currency } };
	};
}

function readMap(option: string, text = ''): Mapping {
	const pairs = text.split(',').filter((part) => part.trim() !== '');
	return Object.fromEntries(
		pairs.map((pair) => {
			const [field = '', ...column] = pair.split('=');
			if (column.length === 0 || field.trim() === '') throw new UsageError(`--${option} takes FIELD=COLUMN, with commas between several, and "${pair}" is none.`);
			return [field.trim(), column.join('=')];
		}),
	);
}

function oneOf<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): T | undefined {
	if (text === undefined) return undefined;
	const found = allowed.find((each) => each === text);
	if (found === undefined) throw new UsageError(`--${option} is one of ${allowed.join(', ')}, and "${text}" is none.`);
	return found;
}

function readNow(text: string): number {
	const at = Date.parse(text);
	if (/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2}))?$/.test(text) && !Number.isNaN(at)) return at;
	throw new UsageError(`--now takes a time with its zone, such as 2026-11-21T15:00:00Z, and "${text}" is none.`);
}

function readRate(text: string | undefined): readonly [number, number] | undefined {
	if (text === undefined) return undefined;
	const [low = Number.NaN, high = low] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part.replace('%', ''))));
	if (low >= 0 && high >= low && high <= 100) return [low / 100, high / 100];
	throw new UsageError(`--rate takes two percentages, such as 5,12, and "${text}" is none.`);
}

function readTicket(text: string | undefined): { readonly amount: number; readonly currency?: string } | undefined {
	if (text === undefined) return undefined;
	const [found, amount, currency] = /^(\d{1,9}(?:\.\d{1,2})?)(?:[, ]([A-Z]{3}))?$/i.exec(text.trim()) ?? [];
	if (found === undefined) throw new UsageError(`--ticket takes an amount, such as 450 or 450,EUR, and "${text}" is none.`);
	return { amount: Number(amount), ...(currency === undefined ? {} : { currency: currency.toUpperCase() }) };
}
