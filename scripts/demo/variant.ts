import type { WorkflowJson } from '../n8n';

/** The part of a node type's description that says whether it speaks to a phone system. */
export interface NodeType {
	name: string;
	properties: Array<{ name: string }>;
}

const PHONE_SYSTEM = 'phoneSystem';

/** A business to call: its numbers are of the range that no real phone has. */
const BUSINESS = {
	businessSource: 'here',
	businessName: 'Bayside Plumbing',
	businessNumbers: '+14155550100',
	team: {
		person: [
			{ name: 'Dana', phone: '+14155550111' },
			{ name: 'Sam', phone: '+14155550112' },
		],
	},
	moreProfile: JSON.stringify({
		industry: 'home_services',
		bookingLink: 'https://example.com/bayside/book',
		emergency: { wording: 'If this is an emergency call 911.' },
		// Emergencies ring as well: see the phone of the person on call.
		escalation: {
			emergencySteps: [
				{ afterMinutes: 0, to: 'on_call', channel: 'text' },
				{ afterMinutes: 0, to: 'on_call', channel: 'call' },
				{ afterMinutes: 2, to: 'everyone', channel: 'call' },
			],
		},
	}),
};

/**
 * A canvas as the demo runs it: every node that speaks to a phone system speaks to the Simulator, and the Missed Call
 * Trigger has a business. Everything else stays as it ships.
 * @param triggerType type of the Missed Call Trigger
 * @param types the node types that n8n knows
 * @param timezone of this machine, by its IANA name
 */
export function demoVariant(workflow: WorkflowJson, triggerType: string, types: NodeType[], timezone: string): WorkflowJson {
	const phoneTypes = new Set(types.filter(({ properties }) => properties.some(({ name }) => name === PHONE_SYSTEM)).map(({ name }) => name));
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: {
			...node.parameters,
			...(phoneTypes.has(node.type) ? { [PHONE_SYSTEM]: 'simulator' } : {}),
			...(node.type === triggerType ? { ...BUSINESS, timezone } : {}),
		},
	}));
	return { ...workflow, nodes };
}
