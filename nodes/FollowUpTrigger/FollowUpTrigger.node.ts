import { NodeConnectionTypes, type INodeType, type INodeTypeDescription, type ITriggerFunctions, type ITriggerResponse } from 'n8n-workflow';
import type { DueKind } from '../../engine';
import { ledgerCredentials, ledgerProperty } from '../shared/ledger';
import { parameter } from '../shared/phones';
import { fireDue, OUTPUT_NAMES, sampleItems } from './fire';

export class FollowUpTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Follow-Up Trigger',
		name: 'followUpTrigger',
		icon: { light: 'file:followUpTrigger.svg', dark: 'file:followUpTrigger.dark.svg' },
		group: ['trigger', 'schedule'],
		// Version 2 from the start, like the other triggers of this package.
		version: 2,
		subtitle: 'whatever falls due',
		description: 'Starts the workflow when something falls due: a held text, an unanswered reply, a step of an escalation',
		eventTriggerDescription: 'Waiting for something to fall due',
		activationMessage: 'Whatever falls due now starts this workflow.',
		defaults: { name: 'Follow-Up Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: OUTPUT_NAMES,
		credentials: ledgerCredentials,
		properties: [
			{
				displayName: 'Kinds',
				name: 'kinds',
				type: 'multiOptions',
				options: [
					{ name: 'Escalation Step', value: 'escalation_step', description: 'Nobody has taken an escalation: the next people are to be told' },
					{ name: 'Held Text', value: 'held_text', description: 'A text whose quiet hours are over, or whose outcome is not known yet' },
					{ name: 'Unanswered Reply', value: 'unanswered', description: 'Nobody of the team has answered a person within the time that the profile allows' },
				],
				default: ['escalation_step', 'held_text', 'unanswered'],
				description: 'What starts this workflow. With several workflows, let each kind be handled by one.',
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
		const kinds = parameter<DueKind[]>(this, 'kinds', ['escalation_step', 'held_text', 'unanswered']);
		if (this.getMode() === 'manual') {
			return { manualTriggerFunction: async () => this.emit(await sampleItems(this, kinds)) };
		}
		const seconds = Math.min(60, Math.max(1, Math.round(parameter(this, 'interval', 5))));
		const fire = fireDue(this, kinds);
		this.helpers.registerCron({ expression: seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *` }, fire);
		return {};
	}
}
