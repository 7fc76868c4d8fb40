import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowJson } from '../n8n';

const FILE = join(__dirname, '..', '..', '..', 'workflows', 'missed-call-text-back.json');
const CREDENTIAL_TYPE = 'missedCallTwilioApi';

type Parameters = Record<string, unknown>;

export interface CanvasSetup {
	/** Also the workflow's id. */
	readonly id: string;
	readonly phoneSystem: 'twilio' | 'simulator';
	readonly credentialId?: string;
	/** Parameters of the Missed Call Trigger. */
	readonly calls: Parameters;
	/** Parameters of the Text Reply Trigger; left out: each text is read by itself. */
	readonly texts?: Parameters;
	/** Whether what falls due is handled here; one canvas of several does. */
	readonly followsUp?: boolean;
}

/** Most tests send one text and need not wait for a second. */
const EACH_BY_ITSELF = { options: { gatherSeconds: 0 } };

/** The canvas as it ships, with what a user fills in filled in, and ids of its own so that several fit into one n8n. */
export function shippedCanvas(setup: CanvasSetup): WorkflowJson & { id: string } {
	const json = JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowJson;
	const nodes = json.nodes.map((node) => {
		const kind = node.type.split('.')[1] ?? '';
		const webhookId = node.webhookId === undefined ? {} : { webhookId: webhookIdOf(setup.id, node.webhookId) };
		return { ...node, ...webhookId, ...filledIn(kind, node.parameters ?? {}, setup), ...(kind === 'followUpTrigger' && setup.followsUp === false ? { disabled: true } : {}) };
	});
	return { ...json, id: setup.id, name: `${json.name} (${setup.id})`, nodes };
}

function filledIn(kind: string, parameters: Parameters, setup: CanvasSetup): object {
	const { phoneSystem, credentialId } = setup;
	const own = { missedCallTrigger: setup.calls, textReplyTrigger: setup.texts ?? EACH_BY_ITSELF, followUpTrigger: { interval: 1 } }[kind] ?? {};
	if (!['missedCallTrigger', 'textReplyTrigger', 'sendTextBack', 'escalate'].includes(kind)) return { parameters: { ...parameters, ...own } };
	return {
		parameters: { ...parameters, phoneSystem, ...own },
		...(credentialId === undefined ? {} : { credentials: { [CREDENTIAL_TYPE]: { id: credentialId, name: 'Twilio' } } }),
	};
}

/** A UUID that follows from the canvas and the template's own. */
function webhookIdOf(id: string, shipped: string): string {
	const hex = createHash('sha256').update(`${id} ${shipped}`).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** Path of a trigger's webhook, below n8n's address. */
export function webhookPath(canvas: WorkflowJson, trigger: 'calls' | 'texts', endpoint = 'webhook'): string {
	const kind = trigger === 'calls' ? '.missedCallTrigger' : '.textReplyTrigger';
	const node = canvas.nodes.find(({ type }) => type.endsWith(kind));
	return `/${endpoint}/${node?.webhookId ?? ''}/${trigger}`;
}
