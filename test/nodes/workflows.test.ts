import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { NodeHelpers, type IConnections, type INode, type INodeParameters, type INodeProperties, type INodePropertyOptions, type INodePropertyCollection, type INodeType } from 'n8n-workflow';
import { checkProfile, DUE_KINDS, type DueKind } from '../../engine';
import { profileFromFields } from '../../nodes/shared/profile';
import { OWN_NODES, PACKAGE, workflowOf } from '../support/engine';

const FOLDER = join(__dirname, '..', '..', 'workflows');
/** Where a canvas of a trade leaves something to fill in: one number each. */
const NUMBERS = ['+12125550101', '+12125550102', '+12125550103', '+12125550104', '+12125550105', '+12125550106'];

interface WorkflowFile {
	readonly id: string;
	readonly name: string;
	readonly active: boolean;
	readonly nodes: INode[];
	readonly connections: IConnections;
}

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json')).sort();
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const workflows = files.map((file): [string, WorkflowFile] => [file, JSON.parse(textOf(file)) as WorkflowFile]);
const trades = workflows.filter(([file]) => file.startsWith('trades'));
const systems = workflows.filter(([file]) => file.startsWith('systems'));
/** Canvases to be filled in and published, which say so. */
const products = [...trades, ...systems];

const typeOf = ({ type }: INode): INodeType | undefined => OWN_NODES.find(({ description }) => `${PACKAGE}.${description.name}` === type);
const isNote = ({ type }: INode) => type === 'n8n-nodes-base.stickyNote';
const ownOf = ({ nodes }: WorkflowFile) => nodes.flatMap((node) => (typeOf(node) ? [{ node, type: typeOf(node) as INodeType }] : []));
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

it('are the whole product, its stages, the trades, and the systems', () => {
	expect([...new Set(files.map((file) => dirname(file)))]).toEqual(['.', 'stages', 'systems', 'trades']);
	expect(systems.map(([file]) => file)).toEqual(['asterisk-twilio-postgres', 'callrail-airtable', 'callrail-salesforce', 'highlevel', 'quo-hubspot', 'ringcentral-pipedrive'].map((name) => `systems/${name}.json`));
	expect(trades.map(([file]) => file)).toEqual(['agency-many-clients', 'clinic-front-desk', 'emergency-dispatch', 'law-firm-intake', 'slack-hand-over'].map((name) => `trades/${name}.json`));
});

it('have their pictures shown in the README of the folder', () => {
	const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
	const shown = [...readme.matchAll(/\]\(pictures\/([\w-]+)\.png\)/g)].map(([, name]) => name ?? '');
	expect(repeated(shown)).toEqual([]);
	expect(shown.sort()).toEqual(files.map((file) => basename(file, '.json')).sort());
});

it('share no id: of a workflow, a node or a webhook', () => {
	const nodes = workflows.flatMap(([, workflow]) => workflow.nodes);
	expect(repeated(workflows.map(([, { id }]) => id))).toEqual([]);
	expect(repeated(nodes.map(({ id }) => id))).toEqual([]);
	expect(repeated(nodes.flatMap(({ webhookId }) => webhookId ?? []))).toEqual([]);
});

it('are all listed in the README of the folder', () => {
	const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
	expect(files.filter((file) => !readme.includes(`(${file})`))).toEqual([]);
});

describe.each(workflows)('%s', (file, workflow) => {
	it('is written as the others are: tabs, off, nodes on the grid and apart', () => {
		expect(textOf(file)).toBe(`${JSON.stringify(workflow, null, '\t')}\n`);
		expect(workflow.active).toBe(false);
		expect(workflow.nodes.filter(({ position }) => position.some((at) => at % 20 !== 0)).map(({ name }) => name)).toEqual([]);
		expect(repeated(workflow.nodes.map(({ name }) => name))).toEqual([]);
		expect(overlapping(workflow.nodes.filter((node) => !isNote(node)))).toEqual([]);
	});

	it('holds no credential, no phone number, no e-mail address and no secret', () => {
		expect(workflow.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
		for (const { name, parameters } of workflow.nodes) {
			const said = JSON.stringify(parameters).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '').replace(/\d{4}-\d{2}-\d{2}/g, '');
			expect({ name, found: /\+?\d[\d ().-]{5,}\d|[\w.]+@[\w-]+\.\w|xox[abp]-|AC[0-9a-f]{32}/.exec(said)?.[0] }).toEqual({ name, found: undefined });
		}
	});

	it('is made of nodes of this package and of n8n, of the present version', () => {
		for (const node of workflow.nodes) {
			const type = typeOf(node);
			if (type) expect({ node: node.name, version: node.typeVersion }).toEqual({ node: node.name, version: type.description.version });
			else expect(node.type).toMatch(/^n8n-nodes-base\./);
		}
	});

	it('sets only parameters that the nodes have and show, to values that they take', () => {
		for (const { node, type } of ownOf(workflow)) expect({ node: node.name, faults: parameterFaults(node, type) }).toEqual({ node: node.name, faults: [] });
	});

	it('wires outputs that there are, to nodes that there are', () => {
		const names = new Set(workflow.nodes.map(({ name }) => name));
		for (const [from, { main = [] }] of Object.entries(workflow.connections)) {
			expect(names).toContain(from);
			for (const { node, index } of main.flatMap((wires) => wires ?? [])) expect({ from, to: names.has(node) && node, index }).toEqual({ from, to: node, index: 0 });
		}
		for (const { node, type } of ownOf(workflow)) {
			const canvas = workflowOf([node]);
			const there = NodeHelpers.getNodeOutputs(canvas, node, type.description).length + (node.onError === 'continueErrorOutput' ? 1 : 0);
			expect({ node: node.name, wired: (workflow.connections[node.name]?.main ?? []).length <= there }).toEqual({ node: node.name, wired: true });
		}
	});

	it('has no node that nothing leads to', () => {
		const reached = new Set(Object.values(workflow.connections).flatMap(({ main = [] }) => main.flatMap((wires) => (wires ?? []).map(({ node }) => node))));
		const starts = (node: INode) => /Trigger$|\.webhook$/.test(node.type);
		expect(workflow.nodes.filter((node) => !isNote(node) && !starts(node) && !reached.has(node.name)).map(({ name }) => name)).toEqual([]);
	});
});

describe.each(workflows.filter(([, { nodes }]) => nodes.some(({ type }) => type.endsWith('.followUpTrigger'))))('%s', (_, workflow) => {
	const followUp = workflow.nodes.find(({ type }) => type.endsWith('.followUpTrigger')) as INode;
	const behind = (output: number) => (workflow.connections[followUp.name]?.main?.[output] ?? []).map(({ node }) => workflow.nodes.find(({ name }) => name === node) as INode);

	const kinds = (followUp.parameters.kinds ?? DUE_KINDS) as readonly DueKind[];

	it('leads on from whatever falls due, except that a conversation was closed', () => {
		expect(DUE_KINDS.filter((kind, output) => kinds.includes(kind) && kind !== 'stale' && behind(output).length === 0)).toEqual([]);
	});

	it('finishes in the CRM, the same as everywhere on the canvas, what that could not take in time', () => {
		if (!kinds.includes('crm_write')) return;
		const [finish, ...others] = behind(DUE_KINDS.indexOf('crm_write'));
		expect([typeOf(finish as INode)?.description.name, others]).toEqual(['upsertCrmContact', []]);
		const crms = workflow.nodes.filter(({ type }) => type.endsWith('.upsertCrmContact')).map(({ parameters: { crm, airtableBase, airtableTable, postgresTable, salesforceObject } }) => ({ crm, airtableBase, airtableTable, postgresTable, salesforceObject }));
		expect(crms).toEqual(crms.map(() => crms[0]));
	});
});

describe.each(systems)('%s', (_, workflow) => {
	const own = ownOf(workflow);
	const named = (name: string) => own.filter(({ type }) => type.description.name === name).map(({ node }) => node);
	const behind = (node: INode, output: number) => (workflow.connections[node.name]?.main?.[output] ?? []).map((wire) => wire.node);

	it('is wired to be safe: the contact before the text, three seconds at most, and a person for whom no text is', () => {
		const [trigger] = named('missedCallTrigger') as [INode];
		const [keep] = workflow.nodes.filter(({ name }) => behind(trigger, 0).includes(name)) as [INode];
		expect(keep).toMatchObject({ type: `${PACKAGE}.upsertCrmContact`, parameters: { options: { waitSeconds: 3 } } });
		const [text] = workflow.nodes.filter(({ name }) => behind(keep, 0).includes(name)) as [INode];
		expect(text.type).toBe(`${PACKAGE}.sendTextBack`);
		const [person] = workflow.nodes.filter(({ name }) => behind(text, 2).includes(name)) as [INode];
		expect(person.type).toBe(`${PACKAGE}.escalate`);
	});

	it('works nothing out by an expression before the first text, or anywhere', () => {
		expect(workflow.nodes.filter(({ parameters }) => /":"=/.test(JSON.stringify(parameters))).map(({ name }) => name)).toEqual([]);
	});

	it('texts, alerts and hears answers through one phone system', () => {
		const systems = [...named('sendTextBack'), ...named('escalate'), ...named('textReplyTrigger')].map(({ parameters }) => parameters.phoneSystem);
		expect(new Set(systems).size).toBe(1);
		expect(systems[0]).toEqual(expect.any(String));
	});

	it('has whatever an alert comes to lead on: nobody reached, and a text that nobody got', () => {
		// Answering the team alerts nobody.
		for (const node of named('escalate').filter(({ name }) => name !== 'Answer the Team')) expect({ node: node.name, nobody: behind(node, 1) }).toEqual({ node: node.name, nobody: expect.arrayContaining([expect.stringMatching(/Nobody/)]) });
	});
});

describe.each(products)('%s', (_, workflow) => {
	it('says on the canvas what it does and what to fill in', () => {
		const notes = workflow.nodes.filter(isNote).map(({ parameters }) => parameters.content as string);
		expect(notes[0]).toMatch(/^## .+\n\n.+\n\n\*\*Fill in\*\*\n1\. /s);
		expect(notes.length).toBeGreaterThan(3);
	});

	it('has every node on a note', () => {
		const notes = workflow.nodes.filter(isNote);
		const lies = (node: INode) => notes.some(({ position: [x, y], parameters: { width, height } }) => node.position[0] >= x && node.position[1] >= y && node.position[0] + 100 <= x + Number(width) && node.position[1] + 100 <= y + Number(height));
		expect(workflow.nodes.filter((node) => !isNote(node) && !lies(node)).map(({ name }) => name)).toEqual([]);
	});

	it('holds a profile that is taken once name, numbers and phones are filled in', async () => {
		const trigger = ownOf(workflow).find(({ type }) => type.description.name === 'missedCallTrigger')?.node as INode;
		const profile = profileOf(trigger);
		if (profile === undefined) return expect(trigger.parameters.businessSource).toBe('saved');
		expect(await checkProfile(profile)).toMatchObject({ ok: true });
	});
});

/** The profile in a Missed Call Trigger, with a number wherever one is left empty; undefined for saved profiles. */
function profileOf(trigger: INode): unknown {
	const { businessSource, profileJson, team, timezone, moreProfile } = trigger.parameters;
	if (businessSource === 'saved') return undefined;
	let next = 0;
	const filledIn = (json: string): string => json.replace(/"(phone|number)":\s*""/g, (_, name: string) => `"${name}": "${NUMBERS[next++] ?? ''}"`).replace(/"textsFrom":\s*""/, `"textsFrom": "${NUMBERS[1] ?? ''}"`);
	if (businessSource === 'json') return JSON.parse(filledIn(profileJson as string));
	const people = JSON.parse(filledIn(JSON.stringify(team ?? {}))) as INodeParameters;
	return profileFromFields(trigger, { name: 'Example', numbers: '+12125550100', timezone: timezone as string, team: people, more: moreProfile ?? '{}' });
}

/** Nodes that lie on one another: each is 100 wide and high. */
function overlapping(nodes: readonly INode[]): string[] {
	return nodes.flatMap((one, index) => nodes.slice(index + 1).filter((other) => Math.abs(one.position[0] - other.position[0]) < 100 && Math.abs(one.position[1] - other.position[1]) < 100).map((other) => `${one.name} / ${other.name}`));
}

function parameterFaults(node: INode, { description }: INodeType): string[] {
	const all = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
	return Object.entries(node.parameters).flatMap(([name, value]) => {
		const known = description.properties.filter((property) => property.name === name);
		const shown = known.find((property) => NodeHelpers.displayParameter(all, property, node, description));
		return shown ? valueFaults(shown, value, name) : [`${name} is ${known.length > 0 ? 'hidden' : 'unknown'}`];
	});
}

function valueFaults(property: INodeProperties, value: unknown, path: string): string[] {
	if (typeof value === 'string' && value.startsWith('=')) return property.noDataExpression === true ? [`${path} takes no expression`] : [];
	switch (property.type) {
		case 'options':
			return (property.options as INodePropertyOptions[]).some((option) => option.value === value) ? [] : [`${path} cannot be ${String(value)}`];
		case 'multiOptions':
			return (value as string[]).filter((one) => !(property.options as INodePropertyOptions[]).some((option) => option.value === one)).map((one) => `${path} cannot be ${one}`);
		case 'collection':
			return partFaults(property.options as INodeProperties[], value as INodeParameters, path);
		case 'fixedCollection':
			return Object.entries(value as Record<string, INodeParameters[]>).flatMap(([group, entries]) => {
				const listed = (property.options as INodePropertyCollection[]).find(({ name }) => name === group);
				return listed ? entries.flatMap((entry, index) => partFaults(listed.values, entry, `${path}.${group}[${index}]`)) : [`${path}.${group} is unknown`];
			});
		case 'json':
			return isJson(value) ? [] : [`${path} is not JSON`];
		default:
			return typeof value === property.type ? [] : [`${path} is not a ${property.type}`];
	}
}

function partFaults(properties: readonly INodeProperties[], values: INodeParameters, path: string): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((one) => one.name === name);
		return property ? valueFaults(property, value, `${path}.${name}`) : [`${path}.${name} is unknown`];
	});
}

function isJson(value: unknown): boolean {
	try {
		return typeof JSON.parse(String(value)) === 'object';
	} catch {
		return false;
	}
}
