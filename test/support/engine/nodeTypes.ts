import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, type INodeTypes, type IVersionedNodeType } from 'n8n-workflow';
import { BusinessProfile } from '../../../nodes/BusinessProfile/BusinessProfile.node';
import { ClassifyReply } from '../../../nodes/ClassifyReply/ClassifyReply.node';
import { Conversation } from '../../../nodes/Conversation/Conversation.node';
import { Escalate } from '../../../nodes/Escalate/Escalate.node';
import { FollowUpTrigger } from '../../../nodes/FollowUpTrigger/FollowUpTrigger.node';
import { MissedCallTrigger } from '../../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { SendTextBack } from '../../../nodes/SendTextBack/SendTextBack.node';
import { TextReplyTrigger } from '../../../nodes/TextReplyTrigger/TextReplyTrigger.node';
import { UpsertCrmContact } from '../../../nodes/UpsertCrmContact/UpsertCrmContact.node';
import { ChatModelNode, CHAT_MODEL } from './chatModel';
import { asTool, TOOL_CALLER, ToolCaller } from './toolCaller';

export const PACKAGE = 'n8n-nodes-missed-call';

/** The package's nodes as n8n makes them: one object a type. */
export const OWN_NODES: readonly INodeType[] = [
	new BusinessProfile(),
	new ClassifyReply(),
	new Conversation(),
	new Escalate(),
	new FollowUpTrigger(),
	new MissedCallTrigger(),
	new SendTextBack(),
	new TextReplyTrigger(),
	new UpsertCrmContact(),
];

/** Types that start a workflow. */
export const TRIGGERS = OWN_NODES.filter((type) => type.description.group.includes('trigger')).map((type) => type.description.name);

const ITEMS = 'test.items';
const NO_OP = 'n8n-nodes-base.noOp';
const SET = 'n8n-nodes-base.set';

/** Stands where a trigger would: hands on the items that were put into its parameter. */
class Items implements INodeType {
	description = described('Items', 'items', [], [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getNodeParameter('items', 0) as INodeExecutionData['json'][];
		return [items.map((json) => ({ json }))];
	}
}

/** n8n's No Operation. */
class NoOp implements INodeType {
	description = described('No Operation', 'noOp', [NodeConnectionTypes.Main], []);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** n8n's Edit Fields, as far as adding fields to each item goes. */
class SetFields implements INodeType {
	description = described('Edit Fields', 'set', [NodeConnectionTypes.Main], [{ displayName: 'Fields', name: 'fields', type: 'json', default: '{}' }]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			this.getInputData().map((input, itemIndex) => ({
				json: { ...input.json, ...(this.getNodeParameter('fields', itemIndex) as INodeExecutionData['json']) },
				pairedItem: { item: itemIndex },
			})),
		];
	}
}

function described(displayName: string, name: string, inputs: INodeTypeDescription['inputs'], properties: INodeTypeDescription['properties']): INodeTypeDescription {
	return { displayName, name, group: ['transform'], version: 1, description: displayName, defaults: { name: displayName }, inputs, outputs: [NodeConnectionTypes.Main], properties };
}

/** What a workflow of the tests may be made of. */
export class NodeTypes implements INodeTypes {
	private readonly types = new Map<string, INodeType>([
		...OWN_NODES.map((type): [string, INodeType] => [`${PACKAGE}.${type.description.name}`, type]),
		...OWN_NODES.filter(({ description }) => description.usableAsTool).map((type): [string, INodeType] => [`${PACKAGE}.${type.description.name}Tool`, asTool(type)]),
		[TOOL_CALLER, new ToolCaller()],
		[ITEMS, new Items()],
		[CHAT_MODEL, new ChatModelNode()],
		[NO_OP, new NoOp()],
		[SET, new SetFields()],
	]);

	getByName(name: string): INodeType | IVersionedNodeType {
		return this.getByNameAndVersion(name);
	}

	getByNameAndVersion(name: string): INodeType {
		const type = this.types.get(name);
		if (!type) throw new Error(`The tests know no node type "${name}"`);
		return type;
	}

	getKnownTypes(): Record<string, never> {
		return {};
	}
}
