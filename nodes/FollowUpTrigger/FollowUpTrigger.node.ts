import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';
import type { DueKind } from '../../engine';
import { ledgerCredentials, ledgerProperty } from '../shared/ledger';
import { parameter } from '../shared/phones';
import { fireDue, sampleItems } from './fire';
import { ALL_KINDS, KIND_OPTIONS, OUTPUT_NAMES } from './kinds';

export class FollowUpTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Follow-Up Trigger',
		name: 'followUpTrigger',
		icon: { light: 'file:followUpTrigger.svg', dark: 'file:followUpTrigger.dark.svg' },
		group: ['trigger', 'schedule'],
		// Version 2 from the start, like the other triggers of this package.
		version: 2,
		subtitle: 'whatever falls due',
		description: 'Starts the workflow when something falls due: a held text, an unanswered reply, a step of an escalation, a voicemail or promised call to return, a lead to follow up',
		eventTriggerDescription: 'Waiting for something to fall due',
		activationMessage: 'Whatever falls due now starts this workflow.',
		defaults: { name: 'Follow-Up Trigger' },
		inputs: [],
		outputs: OUTPUT_NAMES.map(() => NodeConnectionTypes.Main),
		outputNames: OUTPUT_NAMES,
		credentials: ledgerCredentials,
		properties: [
			{
				displayName: 'Kinds',
				name: 'kinds',
				type: 'multiOptions',
				options: KIND_OPTIONS,
				default: [...ALL_KINDS],
				description: 'What starts this workflow. With several workflows, let each kind be handled by one.',
			},
			{
				displayName: 'Businesses',
				name: 'businesses',
				type: 'string',
				default: '',
				placeholder: 'e.g. bayside, uptown',
				description:
					'IDs of the businesses to follow up for, separated by commas. Empty means those whose calls or texts come to this workflow; where none do, all. What is sent leaves through the credentials of this workflow, so name them where several workflows follow up.',
			},
			{
				displayName: 'Look Every (Seconds)',
				name: 'interval',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 60 },
				default: 5,
				description: 'How often to look for what has fallen due',
			},
			ledgerProperty,
		],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const kinds = parameter<DueKind[]>(this, 'kinds', [...ALL_KINDS]);
		if (this.getMode() === 'manual') {
			return { manualTriggerFunction: async () => this.emit(await sampleItems(this, kinds)) };
		}
		const seconds = Math.min(60, Math.max(1, Math.round(parameter(this, 'interval', 5))));
		const fire = fireDue(this, kinds);
		this.helpers.registerCron({ expression: seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *` }, fire);
		return {};
	}
}
