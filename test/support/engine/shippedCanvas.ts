import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DUE_KINDS, type DueKind } from '../../../engine';
import type { IConnections, INode, INodeExecutionData, INodeParameters, Workflow } from 'n8n-workflow';
import { until } from '../until';
import type { Secrets } from './credentials';
import { timePasses } from './desk';
import { execute, type Ran } from './run';
import { TriggerOnCanvas, type Received } from './triggers';
import { nodeOf, workflowOf } from './workflow';

interface Shipped {
	readonly id: string;
	readonly nodes: INode[];
	readonly connections: IConnections;
}

/** By type of node; over what the canvas ships with. */
type FilledIn = Readonly<Record<string, INodeParameters>>;

const FOLDER = join(__dirname, '..', '..', '..', 'workflows');
/** What the tests have no node for, and no execution comes through. */
const LEFT_OUT = /\.(stickyNote|manualTrigger)$/;

/** By then a vendor's reports that overtake each other have all come. */
const SETTLED_MS = 20_000;

/** A canvas that the package ships, with credentials, in n8n's own execution engine. */
export class ShippedCanvas {
	readonly workflow: Workflow;
	private readonly triggers = new Map<string, TriggerOnCanvas>();

	constructor(
		file: string,
		filledIn: FilledIn,
		private readonly secrets: Secrets,
	) {
		const shipped = read(file);
		const nodes = shipped.nodes
			.filter(({ type }) => !LEFT_OUT.test(type))
			.map((node) => nodeOf({ ...node, parameters: { ...node.parameters, ...filledIn[node.type.split('.')[1] ?? ''] } }));
		const names = new Set(nodes.map(({ name }) => name));
		this.workflow = workflowOf(nodes, Object.fromEntries(Object.entries(shipped.connections).filter(([from]) => names.has(from))), shipped.id);
		for (const node of nodes.filter(({ type }) => type.endsWith('Trigger'))) this.triggers.set(node.name, new TriggerOnCanvas(node, secrets, shipped.id));
	}

	trigger(name: string): TriggerOnCanvas {
		const trigger = this.triggers.get(name);
		if (!trigger) throw new Error(`The canvas has no trigger "${name}"`);
		return trigger;
	}

	/** As n8n publishes: one trigger after the other. */
	async activate(): Promise<void> {
		for (const trigger of this.triggers.values()) await trigger.activate();
	}

	/** Runs the canvas from a node that has its data already. */
	async run(name: string, data: INodeExecutionData[][]): Promise<Ran> {
		const node = this.workflow.getNode(name);
		if (!node) throw new Error(`The canvas has no node "${name}"`);
		return await execute(this.workflow, node, data, { secrets: this.secrets });
	}

	has(name: string): boolean {
		return this.workflow.getNode(name) !== null;
	}

	/** Runs the canvas once, with what a trigger made of requests: at once, or when it looks again because a verdict had to settle. */
	async runOn(name: string, received: readonly Received[]): Promise<Ran> {
		const started = received.flatMap(({ data }) => (data?.some((items) => items.length > 0) === true ? [data] : []));
		expect(started.length).toBeLessThan(2);
		const [data] = started;
		return data ? await this.run(name, data) : await this.look(name);
	}

	private async look(name: string): Promise<Ran> {
		timePasses(SETTLED_MS);
		const listening = await this.trigger(name).listen();
		const { data, done } = await until(`what "${name}" hands over when it looks`, () => {
			listening.tick();
			return listening.emitted[0];
		});
		const ran = await this.run(name, data);
		done?.resolve(ran.run);
		expect(listening.emitted).toHaveLength(1);
		return ran;
	}

	/** Has the Follow-Up Trigger look, and runs the canvas with what has fallen due of this kind. */
	async followUp(kind: DueKind): Promise<Ran> {
		const output = DUE_KINDS.indexOf(kind);
		const listening = await this.trigger('Follow-Up Trigger').listen();
		const due = await until(`what falls due as ${kind}`, () => {
			listening.tick();
			return listening.emitted.find(({ data }) => (data[output]?.length ?? 0) > 0);
		});
		const ran = await this.run('Follow-Up Trigger', due.data);
		due.done?.resolve(ran.run);
		return ran;
	}
}

/** Where the webhook of a trigger lies, which is a part of the canvas. */
export function shippedPath(file: string, trigger: string, path: string): string {
	return `/webhook/${read(file).nodes.find(({ name }) => name === trigger)?.webhookId ?? ''}/${path}`;
}

function read(file: string): Shipped {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Shipped;
}
