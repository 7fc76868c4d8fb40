import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes, NodeHelpers, type INodeProperties, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { nodeOf, OWN_NODES, PACKAGE, TRIGGERS, workflowOf } from '../support/engine';

const ROOT = join(__dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string; n8n: { nodes: string[] } };
const folderOf = (type: INodeType) => join(ROOT, 'nodes', type.constructor.name);
const byName = OWN_NODES.map((type): [string, INodeType] => [type.constructor.name, type]);

it('are the nodes that the package lists, under their file names', () => {
	expect(manifest.name).toBe(PACKAGE);
	const listed = manifest.n8n.nodes.map((file) => /\/(\w+)\.node\.js$/.exec(file)?.[1]);
	expect(listed.sort()).toEqual(byName.map(([name]) => name).sort());
});

describe.each(byName)('%s', (name, type) => {
	const { description } = type;
	const isTrigger = TRIGGERS.includes(description.name);

	it('is called after its file', () => {
		expect(description.name).toBe(`${name[0]?.toLowerCase()}${name.slice(1)}`);
		expect(description.displayName.replace(/[ -]/g, '').toLowerCase()).toBe(name.toLowerCase());
		expect(description.defaults.name).toBe(description.displayName);
	});

	it('has a picture for light and for dark, which are files', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		for (const icon of [light, dark]) {
			const file = join(folderOf(type), icon.replace(/^file:/, ''));
			expect({ icon, there: existsSync(file) }).toEqual({ icon, there: true });
			expect(readFileSync(file, 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
		}
		expect(light).not.toBe(dark);
	});

	it('has its place in the menu, with documentation', () => {
		const codex = JSON.parse(readFileSync(join(folderOf(type), `${name}.node.json`), 'utf8')) as { node: string; categories: string[]; resources: { primaryDocumentation: { url: string }[] } };
		expect(codex.node).toBe(`${PACKAGE}.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.resources.primaryDocumentation[0]?.url).toMatch(/^https:\/\//);
	});

	it('says below its name what it does, with the defaults too', () => {
		expect(description.subtitle).toMatch(/\S/);
		const node = nodeOf({ type: description.name });
		const workflow = workflowOf([node]);
		const shown = workflow.expression.getSimpleParameterValue(workflow.nodes[node.name] ?? node, description.subtitle, 'internal', {});
		expect(shown).toMatch(/^[a-z][a-z, ]+$/);
	});

	it(isTrigger ? 'is a trigger: no input, version 2 or later, no expression in its webhooks' : 'takes items, and can be a tool', () => {
		if (!isTrigger) {
			const [items, ...subNodes] = NodeHelpers.getNodeInputs(...onCanvas(description));
			expect(items).toEqual(NodeConnectionTypes.Main);
			// A sub-node is never required: every node does its work without.
			expect(subNodes.filter((input) => typeof input === 'string' || input.type === NodeConnectionTypes.Main || input.required === true)).toEqual([]);
			expect(description.usableAsTool).toBe(true);
			return;
		}
		expect(description.inputs).toEqual([]);
		expect(description.group).toContain('trigger');
		// n8n evaluates an expression on every request to a trigger of version 1, and on every one of a webhook's fields.
		expect(description.version).toBeGreaterThanOrEqual(2);
		expect(JSON.stringify(description.webhooks ?? [])).not.toContain('={{');
		if (description.webhooks) expect(Object.keys(type.webhookMethods?.default ?? {}).sort()).toEqual(['checkExists', 'create', 'delete']);
	});

	it('names as many outputs as it has', () => {
		const outputs = NodeHelpers.getNodeOutputs(...onCanvas(description));
		expect(outputs.map((output) => (typeof output === 'string' ? output : output.type))).toEqual(outputs.map(() => NodeConnectionTypes.Main));
		const names = outputs.flatMap((output) => (typeof output === 'string' ? [] : [output.displayName]));
		if (names.length > 0) expect(names).toEqual(description.outputNames);
		if (outputs.length > 1) expect(description.outputNames).toHaveLength(outputs.length);
	});

	it('evaluates nothing by itself: no default is an expression', () => {
		for (const property of allOf(description.properties)) {
			expect({ name: property.name, value: JSON.stringify(property.default) }).not.toEqual({ name: property.name, value: expect.stringMatching(/^"=/) });
		}
	});

	it('explains every field whose name does not, and gives an example of what to write', () => {
		for (const property of allOf(description.properties)) {
			const told = property.type === 'notice' ? property.displayName : property.description ?? property.placeholder ?? property.options?.length;
			expect({ name: property.name, told: told !== undefined }).toEqual({ name: property.name, told: true });
			if (property.type === 'boolean') expect(property.description).toMatch(/^Whether /);
			if (property.type === 'string' && property.placeholder !== undefined) expect(property.placeholder).toMatch(/^(e\.g\. |Add )/);
		}
	});

	it('has nothing to complain about when it is put on a canvas with its required fields', () => {
		const node = nodeOf({ type: description.name, parameters: Object.fromEntries(description.properties.filter((field) => field.required).map((field) => [field.name, field.default === '' ? 'x' : (field.default as string)])) });
		expect(NodeHelpers.getNodeParametersIssues(description.properties, workflowOf([node]).nodes[node.name] ?? node, description)).toBeNull();
	});
});

/** A node as it is when it has just been put on a canvas. */
function onCanvas(description: INodeTypeDescription): Parameters<typeof NodeHelpers.getNodeOutputs> {
	const node = nodeOf({ type: description.name });
	const workflow = workflowOf([node]);
	return [workflow, workflow.nodes[node.name] ?? node, description];
}

function allOf(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inner = (property.options ?? []).flatMap((option) => ('values' in option ? option.values : 'type' in option ? [option] : []));
		return [property, ...allOf(inner)];
	});
}
