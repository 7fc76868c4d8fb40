import {
	NodeConnectionTypes,
	type IDataObject,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { toE164 } from '../../engine';
import { genericTextFields } from '../shared/genericFields';
import { holderOf } from '../shared/holder';
import { textIn } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor } from '../shared/ledger';
import { byHandNotices, phoneCredentials, phoneSystemFields } from '../shared/phoneFields';
import { connectPhone, hasSubscription, parameter } from '../shared/phones';
import { listOf } from '../shared/profile';
import { publicUrl } from '../shared/request';
import { inUseOf, isSetUp, isTestRun, putBack, savedNumbers, setUp, type SetUpWish } from '../shared/setUp';
import { lookAfter } from '../shared/subscriptions';
import { AGAIN_AT_ONCE, HandedOver, sweeping } from '../shared/sweep';
import { replyFields } from './fields';
import { serveEscalationLink } from './escalationLink';
import { emissionOf, OUTPUT_NAMES, receiveText, REPLY_LEASE_MS, TEAM } from './receive';

export class TextReplyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Text Reply Trigger',
		name: 'textReplyTrigger',
		icon: { light: 'file:textReplyTrigger.svg', dark: 'file:textReplyTrigger.dark.svg' },
		group: ['trigger'],
		// Version 2 from the start: n8n evaluates an expression on every request to a trigger of version 1.
		version: 2,
		subtitle: '={{$parameter["phoneSystem"]}}',
		description: 'Starts the workflow when a person answers by text, opts out, or a text could not be delivered',
		eventTriggerDescription: 'Waiting for a text',
		activationMessage: 'Texts now start this workflow.',
		defaults: { name: 'Text Reply Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: OUTPUT_NAMES,
		credentials: [...phoneCredentials('replies'), ...ledgerCredentials],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'texts' },
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'escalation', ndvHideUrl: true },
			{ name: 'setup', httpMethod: 'POST', responseMode: 'onReceived', path: 'escalation', ndvHideUrl: true },
		],
		properties: [...phoneSystemFields('replies'), ...byHandNotices('texts'), genericTextFields, ...replyFields, ledgerProperty],
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return isTestRun(this) || (await isSetUp(this, await textSetUp(this)));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				if (!isTestRun(this)) await setUp(this, await textSetUp(this));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				if (!isTestRun(this)) await putBack(this, await textSetUp(this));
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return this.getWebhookName() === 'default' ? await receiveText(this) : await serveEscalationLink(this, OUTPUT_NAMES.length, TEAM);
	}

	/** Replies that were taken in and that the canvas never read come back. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const holder = holderOf(this);
		const handed = new HandedOver();
		return sweeping(this, holder, async () => {
			const ledger = await openLedgerFor(this);
			const now = Date.now();
			await ledger.extendOffers('replies', handed.running, now + REPLY_LEASE_MS);
			for (const receipt of await ledger.offerRepliesAgain({ holder, now, leaseMs: REPLY_LEASE_MS }, AGAIN_AT_ONCE)) {
				const emission = emissionOf(receipt, await ledger.identity());
				const messageId = receipt.message?.id;
				if (emission && messageId !== undefined) handed.handOver(this, messageId, emission, async (failed) => await ledger.offerEnded({ messageId }, failed, Date.now()));
			}
			if (hasSubscription(this)) await lookAfter(this, 'texts', async () => await connectPhone(this));
		});
	}
}

async function textSetUp(context: IHookFunctions): Promise<SetUpWish> {
	const options = parameter<IDataObject>(context, 'options', {});
	const listed = listOf(parameter(context, 'numbers', '')).map((number) => toE164(number, 'US') ?? number);
	return {
		purpose: 'texts',
		...(await savedNumbers(context, listed, parameter<string>(context, 'businessId', '').trim() || undefined)),
		url: publicUrl(context.getNodeWebhookUrl('default') ?? '', textIn(options.publicBase)),
		escalationUrl: publicUrl(context.getNodeWebhookUrl('setup') ?? '', textIn(options.publicBase)),
		inUse: inUseOf(options.inUse),
		wanted: options.setUpNumber !== false,
	};
}
