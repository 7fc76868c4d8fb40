import './environment';
import { HookContext, TriggerContext, WebhookContext } from 'n8n-core';
import type { INode, INodeExecutionData, INodeType, ITriggerFunctions, IWebhookData, IWorkflowExecuteAdditionalData, WorkflowActivateMode, WorkflowExecuteMode } from 'n8n-workflow';
import type { Secrets } from './credentials';
import { expressRequest, expressResponse, type Given, type Incoming } from './request';
import { execute, type Ran } from './run';
import { additionalData, nodeOf, workflowOf, type NodeSetup } from './workflow';

export interface Received {
	/** The one answer that the caller got. */
	readonly answer: Given;
	/** Items by output that start an execution; undefined when none does. */
	readonly data: INodeExecutionData[][] | undefined;
}

export interface Emitted {
	readonly data: INodeExecutionData[][];
	readonly done: Done | undefined;
}

type Done = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

/** A trigger of this package on a canvas of its own, in the contexts that n8n gives it. */
export class TriggerOnCanvas {
	readonly node: INode;
	readonly workflow;
	private readonly type: INodeType;

	constructor(
		setup: NodeSetup,
		private readonly secrets: Secrets,
		workflowId = 'wf-1',
		private readonly base?: string,
	) {
		this.node = nodeOf(setup);
		this.workflow = workflowOf([this.node], {}, workflowId);
		this.type = this.workflow.nodeTypes.getByNameAndVersion(this.node.type);
	}

	/** Where the trigger's webhook lies. */
	get path(): string {
		return `/webhook/${this.node.webhookId}/${this.type.description.webhooks?.[0]?.path ?? ''}`;
	}

	/** As n8n publishes: sets the webhook up unless it says that it exists. */
	async activate(mode: WorkflowExecuteMode = 'trigger', activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const methods = this.type.webhookMethods?.default;
		const context = this.hooks(mode, activation);
		if ((await methods?.checkExists.call(context)) !== true) await methods?.create.call(context);
	}

	async deactivate(mode: WorkflowExecuteMode = 'trigger', activation: WorkflowActivateMode = 'activate'): Promise<void> {
		await this.type.webhookMethods?.default?.delete.call(this.hooks(mode, activation));
	}

	async exists(): Promise<boolean> {
		return (await this.type.webhookMethods?.default?.checkExists.call(this.hooks('trigger', 'activate'))) === true;
	}

	/** Brings a request to the webhook. */
	async receive(incoming: Incoming, mode: WorkflowExecuteMode = 'webhook'): Promise<Received> {
		const { response, given } = expressResponse();
		const data = this.data(mode, { httpRequest: expressRequest(incoming), httpResponse: response });
		const context = new WebhookContext(this.workflow, this.node, data, mode, this.webhook(incoming), [], null);
		const result = await this.type.webhook?.call(context);
		expect(result?.noWebhookResponse).toBe(true);
		expect(given).toHaveLength(1);
		return { answer: given[0] as Given, data: result?.workflowData };
	}

	/** Starts the trigger function; its timer fires when `tick` is called. */
	async listen(mode: WorkflowExecuteMode = 'trigger'): Promise<Listening> {
		const listening = new Listening();
		const context = new TriggerContext(this.workflow, this.node, this.data(mode), mode, 'activate', listening.emit, listening.fail, listening.fail, listening.scheduling);
		const response = await this.type.trigger?.call(context);
		listening.manual = response?.manualTriggerFunction;
		return listening;
	}

	/** Runs the canvas from here with what the trigger handed over. */
	async execute(data: INodeExecutionData[][], mode: WorkflowExecuteMode = 'trigger'): Promise<Ran> {
		return await execute(this.workflow, this.node, data, { secrets: this.secrets, mode });
	}

	private hooks(mode: WorkflowExecuteMode, activation: WorkflowActivateMode): HookContext {
		return new HookContext(this.workflow, this.node, this.data(mode), mode, activation, this.webhook());
	}

	private data(mode: WorkflowExecuteMode, more: Partial<IWorkflowExecuteAdditionalData> = {}): IWorkflowExecuteAdditionalData {
		return additionalData(this.workflow, mode, this.secrets, { ...(this.base === undefined ? {} : { webhookBaseUrl: this.base }), ...more });
	}

	/** The one that path and method mean, as n8n finds it; the first one where none does. */
	private webhook(incoming?: Incoming): IWebhookData {
		const all = this.type.description.webhooks ?? [];
		const path = incoming?.path.replace(/\?.*$/, '').split('/').at(-1);
		const description = all.find((one) => one.path === path && one.httpMethod === (incoming?.method ?? 'POST')) ?? all[0];
		return {
			node: this.node.name,
			path: description?.path ?? '',
			webhookDescription: description as IWebhookData['webhookDescription'],
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: this.data('webhook'),
			httpMethod: 'POST',
		};
	}
}

/** A trigger function under way. */
export class Listening {
	readonly emitted: Emitted[] = [];
	readonly crons: { readonly expression: string; readonly onTick: () => void }[] = [];
	manual: (() => Promise<void>) | undefined;

	readonly emit = (data: INodeExecutionData[][], _response?: unknown, done?: Done): void => {
		this.emitted.push({ data, done });
	};

	readonly fail = (error: unknown): void => {
		throw error;
	};

	readonly scheduling = {
		registerCron: ({ expression }: { expression: string }, onTick: (at: Date) => void): void => {
			this.crons.push({ expression, onTick: () => onTick(new Date()) });
		},
	};

	/** What the timer does, once. */
	tick(): void {
		for (const cron of this.crons) cron.onTick();
	}
}
