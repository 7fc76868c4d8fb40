import './environment';
import { randomUUID } from 'node:crypto';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { NodeHelpers, Workflow, type IConnections, type INode, type INodeCredentialDescription, type INodeParameters, type INodeTypeDescription, type IWorkflowExecuteAdditionalData, type WorkflowExecuteMode } from 'n8n-workflow';
import { ownCredentials, TestCredentials, type Secrets } from './credentials';
import { NodeTypes, PACKAGE } from './nodeTypes';

/** Under which address n8n is known to the world. */
export const PUBLIC_URL = 'https://hooks.example.com';

export interface NodeSetup extends Partial<Omit<INode, 'type' | 'parameters'>> {
	/** Name of a type of this package, or the full name of another. */
	readonly type: string;
	readonly parameters?: INodeParameters;
}

/** A node of a canvas, with what n8n's editor would fill in, and a credential wherever the node asks for one. */
export function nodeOf(setup: NodeSetup): INode {
	const type = setup.type.includes('.') ? setup.type : `${PACKAGE}.${setup.type}`;
	const { description } = TYPES.getByNameAndVersion(type);
	const asked = askedFor(description, setup.parameters ?? {});
	return {
		id: `id-of-${setup.name ?? description.name}`,
		name: description.displayName,
		typeVersion: typeof description.version === 'number' ? description.version : 1,
		position: [0, 0],
		...(description.webhooks ? { webhookId: 'wh-1' } : {}),
		...(asked.length > 0 ? { credentials: ownCredentials(asked) } : {}),
		...setup,
		type,
		parameters: setup.parameters ?? {},
	};
}

/** The credentials that a node with these parameters must have; the ledger needs none unless one is chosen. */
function askedFor(description: INodeTypeDescription, given: INodeParameters): readonly INodeCredentialDescription[] {
	const required = description.credentials?.filter((credential) => credential.required === true) ?? [];
	if (required.length === 0) return [];
	const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, null, description) ?? {};
	const on = { typeVersion: typeof description.version === 'number' ? description.version : 1 };
	return required.filter((credential) => NodeHelpers.displayParameter(parameters, credential, on, description));
}

const TYPES = new NodeTypes();

/** A workflow as n8n loads it, wired as told; nodes without wires stand alone. */
export function workflowOf(nodes: INode[], connections: IConnections = {}, id = 'wf-1'): Workflow {
	return new Workflow({ id, name: 'A canvas of the tests', nodes, connections, active: true, nodeTypes: TYPES, settings: { executionOrder: 'v1' } });
}

/** Each node's first output into the next node. */
export function inARow(nodes: readonly INode[]): IConnections {
	return Object.fromEntries(
		nodes.slice(0, -1).map((node, index) => [node.name, { main: [[{ node: nodes[index + 1]?.name ?? '', type: 'main', index: 0 }]] }]),
	);
}

/** What n8n gives to every context and execution. */
export function additionalData(workflow: Workflow, mode: WorkflowExecuteMode, secrets: Secrets, more: Partial<IWorkflowExecuteAdditionalData> = {}): IWorkflowExecuteAdditionalData {
	const executionId = randomUUID();
	const nothing = () => {
		throw new Error('Not a part of these tests');
	};
	return {
		credentialsHelper: new TestCredentials(secrets),
		executionId,
		hooks: new ExecutionLifecycleHooks(mode, executionId, { id: workflow.id, name: workflow.name ?? '', active: true, isArchived: false, nodes: Object.values(workflow.nodes), connections: workflow.connectionsBySourceNode, createdAt: new Date(0), updatedAt: new Date(0), activeVersionId: null }),
		executeWorkflow: nothing,
		getRunExecutionData: nothing,
		getRuntimeCredential: nothing,
		startRunnerTask: nothing,
		logAiEvent: () => {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		formBaseUrl: '',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		formTestBaseUrl: '',
		webhookBaseUrl: `${PUBLIC_URL}/webhook`,
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: `${PUBLIC_URL}/webhook-test`,
		mcpBaseUrl: '',
		mcpTestBaseUrl: '',
		variables: {},
		...more,
	};
}

