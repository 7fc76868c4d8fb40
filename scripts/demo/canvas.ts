import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { UserError } from '../lib/command.cjs';
import { ROOT } from '../lib/project.cjs';
import { N8nApiError, manifest } from '../n8n';
import type { N8nApi, WorkflowJson } from '../n8n';
import { demoVariant } from './variant';
import type { NodeType } from './variant';

const FILE = join(ROOT, 'workflows', 'missed-call-text-back.json');
const WORKFLOW_ID = 'missedCallTextBack';
const TRIGGER = `${manifest().name}.missedCallTrigger`;
const PHONE_PATH = 'calls';

export interface Canvas {
	id: string;
	/** Changes with what was brought in. */
	hash: string;
	/** Path of the simulated phone's page below n8n's address. */
	phonePath: string;
}

/**
 * Brings the demo canvas in and activates it. One that is there already, made from the same file, keeps what the user
 * changed.
 * @param knownHash of what was brought in last
 */
export async function bringIn(api: N8nApi, knownHash: string | undefined): Promise<Canvas> {
	const types = await api.file<NodeType[]>('/types/nodes.json');
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	const shipped = shippedCanvas();
	const workflow = { ...demoVariant(shipped, TRIGGER, types, timeZone), id: shipped.id ?? WORKFLOW_ID };
	const hash = createHash('sha256').update(JSON.stringify(workflow)).digest('hex');
	const isThere = hash === knownHash && (await exists(api, workflow.id));
	if (!isThere) await api.importWorkflow(workflow);
	await api.activate(workflow.id);
	return { id: workflow.id, hash, phonePath: phonePath(workflow) };
}

function shippedCanvas(): WorkflowJson {
	if (!existsSync(FILE)) throw new UserError(`The demo canvas is missing (${FILE}).`, 'Get the whole project again.');
	return JSON.parse(readFileSync(FILE, 'utf8')) as WorkflowJson;
}

function phonePath({ nodes }: WorkflowJson): string {
	const webhookId = nodes.find(({ type }) => type === TRIGGER)?.webhookId;
	if (!webhookId) throw new Error(`${FILE} has no Missed Call Trigger with a webhookId.`);
	return `/webhook/${webhookId}/${PHONE_PATH}`;
}

async function exists(api: N8nApi, id: string): Promise<boolean> {
	try {
		const { data } = await api.rest<{ data: { isArchived?: boolean } }>('GET', `/workflows/${id}`);
		return !data.isArchived;
	} catch (error) {
		if (error instanceof N8nApiError && (error.status === 404 || error.status === 403)) return false;
		throw error;
	}
}
