import { checkProfile, profileJsonSchema, PROFILE_DEFAULTS } from '../../../../engine/business';
import { LEAST } from './profiles';

interface Node {
	readonly type?: string;
	readonly description?: string;
	readonly default?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, Node>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: Node | boolean;
	readonly items?: Node;
}

const schema = async () => (await profileJsonSchema()) as Node & { readonly $schema: string };

/** Every object of the schema with its path. */
function objects(node: Node, path = 'profile'): Array<[string, Node]> {
	const inner = [
		...Object.entries(node.properties ?? {}).flatMap(([key, child]) => objects(child, `${path}.${key}`)),
		...(typeof node.items === 'object' ? objects(node.items, `${path}[]`) : []),
	];
	return node.properties === undefined ? inner : [[path, node], ...inner];
}

describe('profileJsonSchema', () => {
	it('is JSON Schema, draft 2020-12, and plain JSON', async () => {
		const made = await schema();
		expect(made.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
		expect(JSON.parse(JSON.stringify(made))).toEqual(made);
	});

	it('asks for the least a profile needs, and for nothing that has a default', async () => {
		const made = await schema();
		expect(made.required).toEqual(Object.keys(LEAST));
		expect(Object.keys(made.properties ?? {})).toEqual(expect.arrayContaining([...Object.keys(LEAST), ...Object.keys(PROFILE_DEFAULTS)]));
	});

	it('allows no setting but its own, at every depth', async () => {
		const all = objects(await schema());
		expect(all.map(([path]) => path)).toEqual(expect.arrayContaining(['profile', 'profile.numbers[]', 'profile.hours', 'profile.holidays.own[]', 'profile.escalation.steps[]']));
		expect(all.filter(([, node]) => node.additionalProperties !== false).map(([path]) => path)).toEqual([]);
	});

	it('gives the defaults that the check fills in', async () => {
		const made = await schema();
		const result = await checkProfile(LEAST);
		if (!result.ok) throw new Error('the least is not enough');
		const profile = result.profile as unknown as Record<string, unknown>;
		let compared = 0;
		const compare = (node: Node, value: unknown, path: string) => {
			if (node.properties !== undefined && typeof value === 'object' && value !== null) {
				for (const [key, child] of Object.entries(node.properties)) compare(child, (value as Record<string, unknown>)[key], `${path}.${key}`);
			} else if ('default' in node) {
				compared++;
				expect([path, node.default]).toEqual([path, value]);
			}
		};
		compare(made, profile, 'profile');
		expect(compared).toBeGreaterThanOrEqual(20);
	});

	it('says of every text what it means', async () => {
		const silent = objects(await schema()).flatMap(([path, node]) =>
			Object.entries(node.properties ?? {})
				.filter(([, child]) => child.type === 'string' && child.enum === undefined && child.description === undefined)
				.map(([key]) => `${path}.${key}`),
		);
		expect(silent).toEqual([]);
	});
});
