import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type ISupplyDataFunctions, type SupplyData } from 'n8n-workflow';
import type { NodeSetup } from './workflow';

export const CHAT_MODEL = 'test.chatModel';

type Messages = ReadonlyArray<{ readonly role: string; readonly content: string }>;
type Answer = (messages: Messages, options: { readonly signal?: AbortSignal }) => unknown;

const models = new Map<string, FakeChatModel>();

/** What a sub-node supplies: an object that is asked with messages, as LangChain's chat models are. */
export class FakeChatModel {
	readonly asked: Messages[] = [];
	/** How often the sub-node was asked for the model. */
	supplied = 0;
	/** What the sub-node says instead of supplying one. */
	broken: Error | undefined;
	/** The sub-node on the canvas. */
	readonly node: NodeSetup;

	/** @param answer what `invoke` resolves with; an object without `content` is written as JSON */
	constructor(
		private readonly answer: Answer,
		more: Partial<NodeSetup> = {},
	) {
		const id = `model-${models.size}`;
		models.set(id, this);
		this.node = { type: CHAT_MODEL, name: 'Chat Model', parameters: { model: id }, ...more };
	}

	async invoke(messages: Messages, options: { readonly signal?: AbortSignal } = {}): Promise<unknown> {
		this.asked.push(messages);
		const said = await this.answer(messages, options);
		if (typeof said === 'string' || (typeof said === 'object' && said !== null && 'content' in said)) return said;
		return { content: JSON.stringify(said) };
	}
}

/** n8n's chat model nodes, as far as supplying a model goes. */
export class ChatModelNode implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chat Model',
		name: 'chatModel',
		group: ['transform'],
		version: 1,
		description: 'Chat Model',
		defaults: { name: 'Chat Model' },
		inputs: [],
		outputs: [NodeConnectionTypes.AiLanguageModel],
		properties: [{ displayName: 'Model', name: 'model', type: 'string', default: '' }],
	};

	async supplyData(this: ISupplyDataFunctions, itemIndex: number): Promise<SupplyData> {
		const model = models.get(this.getNodeParameter('model', itemIndex) as string);
		if (!model) throw new Error('The tests know no such model');
		model.supplied += 1;
		if (model.broken) throw model.broken;
		return { response: model };
	}
}
