import { nearest } from './nearest';
import type { Fault } from './profile';
import { pathText, quoted, shown } from './shown';

/** An issue as the schema reports it, as far as it is needed here. */
export interface Issue {
	readonly code?: string;
	readonly path: readonly PropertyKey[];
	readonly message: string;
	readonly input?: unknown;
	readonly expected?: string;
	readonly keys?: readonly string[];
	readonly values?: readonly unknown[];
	readonly minimum?: number | bigint;
	readonly maximum?: number | bigint;
	readonly origin?: string;
	readonly format?: string;
	readonly params?: Record<string, unknown>;
	readonly issues?: readonly Issue[];
	readonly errors?: ReadonlyArray<readonly Issue[]>;
}

const KINDS: Readonly<Record<string, string>> = {
	string: 'a text in quotes',
	number: 'a number without quotes',
	int: 'a whole number without quotes',
	boolean: 'true or false without quotes',
	array: 'a list in [ ]',
	tuple: 'a pair in [ ]',
	object: 'a group of settings in { }',
	record: 'a group of settings in { }',
};

/** What to write where something required is missing. */
const EXAMPLES: Readonly<Record<string, string>> = {
	id: '"id": "smith-plumbing"',
	name: '"name": "Smith Plumbing"',
	timezone: '"timezone": "America/New_York"',
	numbers: '"numbers": [{ "number": "+14155550100" }]',
	number: '"number": "+14155550100"',
	date: '"date": "12-24"',
	afterMinutes: '"afterMinutes": 5',
	to: '"to": "on_call"',
	amount: '"amount": 250',
	currency: '"currency": "USD"',
};

/** Puts the issues of the schema into sentences. */
export function faultsOf(issues: readonly Issue[], above: readonly PropertyKey[] = []): Fault[] {
	return issues.flatMap((issue) => faultsOfOne(issue, [...above, ...issue.path]));
}

function faultsOfOne(issue: Issue, path: readonly PropertyKey[]): Fault[] {
	switch (issue.code) {
		case 'unrecognized_keys':
			return (issue.keys ?? []).map((key) => unknownKey(key, issue.message.split(' '), path));
		case 'invalid_key':
			return faultsOf(issue.issues ?? [], path);
		case 'invalid_union':
			return faultsOfUnion(issue, path);
		default:
			return [{ path: pathText(path), ...sentences(issue, path) }];
	}
}

function unknownKey(key: string, known: readonly string[], path: readonly PropertyKey[]): Fault {
	const meant = nearest(key, known);
	return {
		path: pathText([...path, key]),
		problem: `There is no setting ${quoted(key)} here.`,
		mend: meant === undefined ? `Remove it. The settings here are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
	};
}

/** The alternative whose kind fits speaks for all; where none fits, the kinds are the fault. */
function faultsOfUnion(issue: Issue, path: readonly PropertyKey[]): Fault[] {
	const alternatives = issue.errors ?? [];
	const fitting = alternatives.find((issues) => !issues.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0));
	if (fitting !== undefined) return faultsOf(fitting, path);
	const kinds = alternatives.flat().map((inner) => kindOf(inner.expected));
	return [{ path: pathText(path), problem: `This is ${described(issue.input)}.`, mend: `Write ${[...new Set(kinds)].join(' or ')}.` }];
}

function sentences(issue: Issue, path: readonly PropertyKey[]): { problem: string; mend: string } {
	const { params, input } = issue;
	switch (issue.code) {
		case 'custom':
			if (typeof params?.problem === 'string' && typeof params.mend === 'string') return { problem: params.problem, mend: params.mend };
			break;
		case 'invalid_type': {
			const example = EXAMPLES[String(path.at(-1))];
			if (input === undefined) {
				return { problem: 'This is missing.', mend: example === undefined ? `Write ${kindOf(issue.expected)}.` : `Add it, like ${example}.` };
			}
			return { problem: `This is ${described(input)}.`, mend: `Write ${kindOf(issue.expected)}.` };
		}
		case 'invalid_value': {
			const allowed = (issue.values ?? []).map(String);
			const meant = typeof input === 'string' ? nearest(input, allowed) : undefined;
			const choice = `Allowed: ${allowed.join(', ')}.`;
			return { problem: `${described(input, 'as it is')} is not allowed here.`, mend: meant === undefined ? choice : `Did you mean "${meant}"? ${choice}` };
		}
		case 'too_small':
		case 'too_big':
			return outOfBounds(issue);
		case 'invalid_format':
			if (issue.format === 'email') return { problem: `${described(input, 'as it is')} is not an e-mail address.`, mend: 'Write it like "maria@example.com".' };
			break;
		default:
			break;
	}
	return { problem: `This does not fit: ${shown(issue.message, 120)}.`, mend: 'Compare it with the JSON schema of the profile.' };
}

function outOfBounds(issue: Issue): { problem: string; mend: string } {
	const small = issue.code === 'too_small';
	const bound = String(small ? issue.minimum : issue.maximum);
	if (issue.origin === 'array') {
		const count = Array.isArray(issue.input) ? issue.input.length : 0;
		return { problem: `This list has ${count} entries.`, mend: `Keep ${small ? 'at least' : 'at most'} ${bound}.` };
	}
	if (issue.origin === 'string') return { problem: 'This text is too long.', mend: `Keep it to ${bound} characters.` };
	return { problem: `${described(issue.input, 'as it is')} is too ${small ? 'small' : 'large'}.`, mend: `Write ${small ? bound : `a number up to ${bound}`}${small ? ' or more' : ''}.` };
}

function kindOf(expected: string | undefined): string {
	return KINDS[expected ?? ''] ?? 'another kind of value';
}

/** What a value is; or the value, where its kind is right. */
function described(value: unknown, how: 'its kind' | 'as it is' = 'its kind'): string {
	if (typeof value === 'string') return how === 'as it is' ? quoted(value) : `the text ${quoted(value)}`;
	if (typeof value === 'number' || typeof value === 'boolean') return how === 'as it is' ? String(value) : `the ${typeof value} ${String(value)}`;
	if (Array.isArray(value)) return 'a list';
	if (value === null || value === undefined) return 'nothing';
	return typeof value === 'object' ? 'a group of settings' : 'not plain data';
}
