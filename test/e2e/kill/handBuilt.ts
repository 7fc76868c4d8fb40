import { CANVAS_OF, TABLE_COLUMNS, webhookPath, type Surroundings } from '../../../bench/text-back/canvases';
import type { Office } from '../../support/canvas';
import { PUBLIC_URL } from '../../support/canvas';
import type { WorkflowJson } from '../../support/n8n';

/** Public URL of the hand-built canvas. */
export const HAND_BUILT_URL = PUBLIC_URL + webhookPath('handBuilt');

/** Brings in what a careful builder makes of n8n's own nodes for the same job, and publishes it. */
export async function publishHandBuilt({ n8n, twilio }: Office, number: string): Promise<void> {
	const { accountSid, authToken, url } = twilio;
	const basicAuth = await n8n.api.createCredential({ name: 'Provider', type: 'httpBasicAuth', data: { user: accountSid, password: authToken } });
	const { data: project } = await n8n.api.rest<{ data: { id: string } }>('GET', '/projects/personal');
	const { data: table } = await n8n.api.rest<{ data: { id: string } }>('POST', `/projects/${project.id}/data-tables`, { name: 'Callers', columns: TABLE_COLUMNS });
	const around: Surroundings = { messagesUrl: `${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, number, basicAuth, twilio: '', dataTable: table.id };
	await n8n.api.importAndPublish(withCheck(CANVAS_OF.handBuilt(around)));
}

const LOOK_UP = 'Look Up Caller';
const REMEMBER = 'Remember Caller';
const RESPOND = 'Respond to Webhook';
const CHECK = 'Is It New?';

/** The bench's canvas looks the caller up for the sake of the time it takes. Here the answer counts: who is known is not texted again. */
function withCheck(canvas: WorkflowJson): WorkflowJson {
	const condition = { id: 'new', leftValue: '={{ $json.phone }}', rightValue: '', operator: { type: 'string', operation: 'notExists', singleValue: true } };
	const check = {
		id: 'is-it-new',
		name: CHECK,
		type: 'n8n-nodes-base.if',
		typeVersion: 2.3,
		position: [550, 120],
		parameters: { conditions: { combinator: 'and', conditions: [condition], options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 3 } }, options: {} },
	} as WorkflowJson['nodes'][number];
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	return { ...canvas, nodes: [...canvas.nodes, check], connections: { ...canvas.connections, [LOOK_UP]: { main: [to(CHECK)] }, [CHECK]: { main: [to(REMEMBER), to(RESPOND)] } } };
}
