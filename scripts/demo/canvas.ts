import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { UserError } from '../lib/command.cjs';
import { ROOT } from '../lib/project.cjs';
import { N8nApiError, manifest } from '../n8n';
import type { N8nApi, WorkflowJson } from '../n8n';

const FILE = join(ROOT, 'workflows', 'missed-call-text-back.json');
const WORKFLOW_ID = 'missedCallTextBack';
const TRIGGER = `${manifest().name}.missedCallTrigger`;
const PHONE_PATH = 'calls';

export interface Canvas {
	workflow: WorkflowJson & { id: string };
	/** Changes with the file. */
	hash: string;
	/** Path of the simulated phone's page below n8n's address. */
	phonePath: string;
}

/** The demo canvas as it ships: its phone system is the Simulator, and it needs no credential. */
export function demoCanvas(): Canvas {
	if (!existsSync(FILE)) throw new UserError(`The demo canvas is missing (${FILE}).`, 'Get the whole project again.');
	const text = readFileSync(FILE, 'utf8');
	const json = JSON.parse(text) as WorkflowJson;
	const webhookId = json.nodes.find(({ type }) => type === TRIGGER)?.webhookId;
	if (!webhookId) throw new Error(`${FILE} has no Missed Call Trigger with a webhookId.`);
	return {
		workflow: { ...json, id: json.id ?? WORKFLOW_ID },
		hash: createHash('sha256').update(text).digest('hex'),
		phonePath: `/webhook/${webhookId}/${PHONE_PATH}`,
	};
}

/**
 * Brings the canvas in and activates it. One that is there already, from the same file, keeps what the user changed.
 * @param knownHash of the file that was brought in last
 */
export async function bringIn(api: N8nApi, { workflow, hash }: Canvas, knownHash: string | undefined): Promise<void> {
	const isThere = hash === knownHash && (await exists(api, workflow.id));
	if (!isThere) await api.importWorkflow(workflow);
	await api.activate(workflow.id);
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
