import './environment';
import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, NodeConnectionTypes, type ExecutionError, type IDataObject, type INode, type INodeExecutionData, type IRun, type Workflow, type WorkflowExecuteMode } from 'n8n-workflow';
import type { Secrets } from './credentials';
import { TOOL_CALLER } from './toolCaller';
import { additionalData, inARow, nodeOf, workflowOf, type NodeSetup } from './workflow';

/** What came of an execution. */
export class Ran {
	constructor(readonly run: IRun) {}

	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	/** Items by output, as the node with this name gave them the first time that it ran. */
	outputs(node: string): INodeExecutionData[][] {
		const [task] = this.run.data.resultData.runData[node] ?? [];
		return (task?.data?.main ?? []).map((items) => items ?? []);
	}

	/** The JSON of one output's items. */
	json(node: string, output = 0): IDataObject[] {
		return (this.outputs(node)[output] ?? []).map((item) => item.json);
	}

	/** How often a node ran. */
	times(node: string): number {
		return this.run.data.resultData.runData[node]?.length ?? 0;
	}
}

export interface RunSetup {
	readonly secrets: Secrets;
	readonly mode?: WorkflowExecuteMode;
	/** A sub-node that is connected to the first of the nodes. */
	readonly chatModel?: NodeSetup;
}

const SOURCE = 'Source';

/** Runs nodes that are wired in a row behind a node that hands out the items. */
export async function runInARow(setups: readonly NodeSetup[], items: readonly IDataObject[], setup: RunSetup): Promise<Ran> {
	const nodes = [nodeOf({ name: SOURCE, type: 'test.items', parameters: { items: items as IDataObject[] as never } }), ...setups.map(nodeOf)];
	const workflow = setup.chatModel ? withChatModel(nodes, nodeOf(setup.chatModel)) : workflowOf(nodes, inARow(nodes));
	return await execute(workflow, nodes[0] as INode, [[{ json: {} }]], setup);
}

function withChatModel(nodes: INode[], model: INode): Workflow {
	const to = { node: nodes[1]?.name ?? '', type: NodeConnectionTypes.AiLanguageModel, index: 0 };
	return workflowOf([...nodes, model], { ...inARow(nodes), [model.name]: { [NodeConnectionTypes.AiLanguageModel]: [[to]] } });
}

/** Has a node called as a tool, as n8n's AI Agent would. @param calls the arguments of each call; fields take theirs with `$fromAI` */
export async function callAsTool(tool: NodeSetup, calls: readonly IDataObject[], setup: RunSetup): Promise<Ran> {
	const nodes = [nodeOf({ name: SOURCE, type: 'test.items', parameters: { items: [{}] } }), nodeOf({ type: TOOL_CALLER, name: 'Agent', parameters: { calls: calls as never } })];
	const offered = nodeOf({ ...tool, type: `${tool.type}Tool` });
	const to = { node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 };
	const workflow = workflowOf([...nodes, offered], { ...inARow(nodes), [offered.name]: { [NodeConnectionTypes.AiTool]: [[to]] } });
	return await execute(workflow, nodes[0] as INode, [[{ json: {} }]], setup);
}

/** Runs a workflow from a node that has its data already, as n8n does with what a trigger handed over. */
export async function execute(workflow: Workflow, start: INode, data: INodeExecutionData[][], { secrets, mode = 'trigger' }: RunSetup): Promise<Ran> {
	const executionData = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node: start, data: { main: data }, source: null }] },
	});
	const run = await new WorkflowExecute(additionalData(workflow, mode, secrets), mode, executionData).processRunExecutionData(workflow);
	return new Ran(run);
}
