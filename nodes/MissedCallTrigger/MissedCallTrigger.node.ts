import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { genericCallFields } from '../shared/genericFields';
import { holderOf } from '../shared/holder';
import { testSecrets } from '../shared/credentialTest';
import { keepHouse } from '../shared/housekeeping';
import { ledgerCredentials, ledgerProperty, openLedgerFor } from '../shared/ledger';
import { byHandNotices, phoneCredentials, phoneSystemFields } from '../shared/phoneFields';
import { connectPhone, hasSubscription } from '../shared/phones';
import { isSetUp, isTestRun, putBack, setUp } from '../shared/setUp';
import { lookAfter } from '../shared/subscriptions';
import { AGAIN_AT_ONCE, HandedOver, sweeping } from '../shared/sweep';
import { answeringFields, optionsField } from './answering.fields';
import { businessFields } from './business.fields';
import { callItem, OFFER_LEASE_MS, receiveCall } from './receive';
import { emissionOf, OUTPUT_NAMES, voicemailItem } from './voicemail';
import { businessIdOf, callSetUp, missedRules, saveOwnProfile } from './settings';

export class MissedCallTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Missed Call Trigger',
		name: 'missedCallTrigger',
		icon: { light: 'file:missedCallTrigger.svg', dark: 'file:missedCallTrigger.dark.svg' },
		group: ['trigger'],
		// Version 2 from the start: n8n evaluates an expression on every request to a trigger of version 1.
		version: 2,
		subtitle: '={{$parameter["phoneSystem"]}}',
		description: 'Starts the workflow when a call to the business was missed',
		eventTriggerDescription: 'Waiting for a missed call',
		activationMessage: 'Missed calls now start this workflow.',
		defaults: { name: 'Missed Call Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: OUTPUT_NAMES,
		credentials: [
			...phoneCredentials('calls', ['missedCallAsteriskApi', 'missedCallGenericApi']),
			{ name: 'missedCallAsteriskApi', required: true, testedBy: 'testSecrets', displayOptions: { show: { phoneSystem: ['asterisk'] } } },
			{ name: 'missedCallGenericApi', required: true, testedBy: 'testSecrets', displayOptions: { show: { phoneSystem: ['generic'] } } },
			...ledgerCredentials,
		],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'calls' },
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'calls', ndvHideUrl: true },
		],
		properties: [...phoneSystemFields('calls'), ...byHandNotices('calls'), genericCallFields, ...businessFields, ...answeringFields, optionsField, ledgerProperty],
	};

	methods = { credentialTest: { testSecrets } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await saveOwnProfile(this);
				return isTestRun(this) || (await isSetUp(this, await callSetUp(this)));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				if (!isTestRun(this)) await setUp(this, await callSetUp(this));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				if (!isTestRun(this)) await putBack(this, await callSetUp(this));
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCall(this);
	}

	/** What n8n does not do after a crash: calls that were taken in and show no result come back. */
	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const holder = holderOf(this);
		const handed = new HandedOver();
		return sweeping(this, holder, async () => {
			const ledger = await openLedgerFor(this);
			const businessId = businessIdOf(this);
			const intake = { holder, now: Date.now(), leaseMs: OFFER_LEASE_MS, ...(businessId === undefined ? {} : { businessId }) };
			await ledger.extendOffers('calls', handed.running, intake.now + OFFER_LEASE_MS);
			for (const offer of await ledger.offerAgain(missedRules(this), intake, AGAIN_AT_ONCE)) {
				handed.handOver(this, offer.call.id, [[{ json: callItem(offer, await ledger.identity()) }]], async (failed) => await ledger.offerEnded({ callId: offer.call.id }, failed, Date.now()));
			}
			await ledger.extendOffers('replies', handed.running, intake.now + OFFER_LEASE_MS);
			for (const receipt of await ledger.offerRepliesAgain(intake, AGAIN_AT_ONCE)) {
				const item = voicemailItem(receipt, await ledger.identity());
				const messageId = receipt.message?.id;
				if (item && messageId !== undefined) handed.handOver(this, messageId, emissionOf([], item), async (failed) => await ledger.offerEnded({ messageId }, failed, Date.now()));
			}
			if (hasSubscription(this)) await lookAfter(this, 'calls', async () => await connectPhone(this));
			await keepHouse(ledger, Date.now());
		});
	}
}
