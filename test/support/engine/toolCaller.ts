import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

export const TOOL_CALLER = 'test.toolCaller';

/** What n8n makes of a node for its AI agents: a type of its own that offers itself as a tool. */
export function asTool(type: INodeType): INodeType {
	const description: INodeTypeDescription = {
		...type.description,
		name: `${type.description.name}Tool`,
		displayName: `${type.description.displayName} Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [...type.description.properties, { displayName: 'Description', name: 'toolDescription', type: 'string', default: '' }],
	};
	return Object.assign(Object.create(type) as INodeType, { description });
}

interface Tool {
	readonly name: string;
	readonly description: string;
	invoke(args: IDataObject): Promise<string>;
}

/** Stands where n8n's AI Agent would: takes the tools as n8n hands them over, and calls them as its parameter says. */
export class ToolCaller implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Tool Caller',
		name: 'toolCaller',
		group: ['transform'],
		version: 1,
		description: 'Tool Caller',
		defaults: { name: 'Tool Caller' },
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Calls', name: 'calls', type: 'json', default: '[]' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		if (!tool) throw new Error('No tool is connected');
		const results: INodeExecutionData[] = [];
		for (const args of this.getNodeParameter('calls', 0) as IDataObject[]) results.push({ json: await call(tool, args) });
		return [results];
	}
}

/** What a model would be told: the answer, or the words of the error. */
async function call(tool: Tool, args: IDataObject): Promise<IDataObject> {
	const about = { tool: tool.name, description: tool.description };
	try {
		return { ...about, answer: JSON.parse(await tool.invoke(args)) as IDataObject[] };
	} catch (error) {
		return { ...about, error: (error as Error).message };
	}
}
