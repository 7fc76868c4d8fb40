import type { WorkflowJson } from '../../scripts/n8n';

export const CANVASES = ['bare', 'ours', 'handBuilt'] as const;
export type Canvas = (typeof CANVASES)[number];

/** What the canvases are wired to. */
export interface Surroundings {
	/** URL at which the provider takes texts. */
	readonly messagesUrl: string;
	/** The business's number, E.164. */
	readonly number: string;
	/** Ids that n8n gave the credentials, and the table of the hand-built canvas. */
	readonly basicAuth: string;
	readonly twilio: string;
	readonly dataTable: string;
}

type Node = WorkflowJson['nodes'][number];

const TEXT = 'Hi, this is Bayside Plumbing. Sorry we missed your call! How can we help? Just reply to this text. Reply STOP to opt out.';

export const CANVAS_OF: Readonly<Record<Canvas, (around: Surroundings) => WorkflowJson>> = { bare, ours, handBuilt };

/** Path of a canvas that begins with n8n's own Webhook node. */
export const webhookPath = (canvas: 'bare' | 'handBuilt'): string => `/webhook/${WEBHOOK[canvas]}`;

const WEBHOOK = { bare: 'bench-bare', handBuilt: 'bench-hand-built' } as const;

/** The least that sends a text: no check of any kind. */
function bare(around: Surroundings): WorkflowJson {
	return inARow('Bench: bare', [webhook('bare', 'onReceived'), sendByHttp(around, '={{ $json.body.From }}')]);
}

/** The package's canvas, with everything that it guarantees. */
function ours({ number, twilio }: Surroundings): WorkflowJson {
	const credentials = { missedCallTwilioApi: { id: twilio, name: 'Twilio' } };
	return inARow('Bench: ours', [
		{
			name: 'Missed Call Trigger',
			type: 'n8n-nodes-missed-call.missedCallTrigger',
			typeVersion: 2,
			webhookId: 'bench-ours',
			parameters: {
				businessName: 'Bayside Plumbing',
				businessNumbers: number,
				timezone: 'America/Los_Angeles',
				team: { person: [{ name: 'Dana', phone: '+14155550111' }] },
				moreProfile: JSON.stringify({
					hours: { mon: [['08:00', '17:00']], tue: [['08:00', '17:00']], wed: [['08:00', '17:00']], thu: [['08:00', '17:00']], fri: [['08:00', '17:00']] },
				}),
				callHandling: 'listen',
			},
			credentials,
		},
		{ name: 'Upsert CRM Contact', type: 'n8n-nodes-missed-call.upsertCrmContact', typeVersion: 1, parameters: {} },
		{ name: 'Send Text-Back', type: 'n8n-nodes-missed-call.sendTextBack', typeVersion: 1, parameters: {}, credentials },
	]);
}

/** What a careful builder wires together from n8n's own nodes: a row for each caller, so that nobody is texted twice. */
function handBuilt(around: Surroundings): WorkflowJson {
	const dataTableId = { __rl: true, mode: 'id', value: around.dataTable };
	const dataTable = (name: string, operation: string, parameters: object, more: object = {}): Node => ({
		name,
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: { resource: 'row', operation, dataTableId, ...parameters },
		...more,
	});
	const where = (keyName: string, keyValue: string) => ({ matchType: 'allConditions', filters: { conditions: [{ keyName, condition: 'eq', keyValue }] } });
	const columns = (value: Record<string, string>) => ({ columns: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } });
	const caller = "={{ $('Webhook').first().json.body.From }}";
	return inARow('Bench: built by hand', [
		webhook('handBuilt', 'responseNode'),
		isMissed(),
		// Nobody found must not end the run: that is the ordinary case.
		dataTable('Look Up Caller', 'get', { ...where('phone', '={{ $json.body.From }}'), limit: 1 }, { alwaysOutputData: true }),
		dataTable('Remember Caller', 'insert', columns({ phone: caller, call_sid: "={{ $('Webhook').first().json.body.CallSid }}", status: 'missed' })),
		sendByHttp(around, '={{ $json.phone }}'),
		dataTable('Note Text', 'update', { ...where('phone', caller), ...columns({ status: 'texted', message_sid: '={{ $json.sid }}' }) }),
		{ name: 'Respond to Webhook', type: 'n8n-nodes-base.respondToWebhook', typeVersion: 1.5, parameters: { respondWith: 'noData', options: {} } },
	]);
}

/** Columns of the hand-built canvas's table. */
export const TABLE_COLUMNS = ['phone', 'call_sid', 'status', 'message_sid'].map((name) => ({ name, type: 'string' }));

function webhook(canvas: 'bare' | 'handBuilt', responseMode: 'onReceived' | 'responseNode'): Node {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: WEBHOOK[canvas],
		parameters: { httpMethod: 'POST', path: WEBHOOK[canvas], responseMode, options: {} },
	};
}

function isMissed(): Node {
	const condition = { id: 'missed', leftValue: '={{ $json.body.CallStatus }}', rightValue: 'no-answer', operator: { type: 'string', operation: 'equals' } };
	return {
		name: 'Was It Missed?',
		type: 'n8n-nodes-base.if',
		typeVersion: 2.3,
		parameters: {
			conditions: { combinator: 'and', conditions: [condition], options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 } },
			options: {},
		},
	};
}

function sendByHttp({ messagesUrl, number, basicAuth }: Surroundings, to: string): Node {
	const parameters = [
		{ name: 'To', value: to },
		{ name: 'From', value: number },
		{ name: 'Body', value: TEXT },
	];
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			method: 'POST',
			url: messagesUrl,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters },
			options: {},
		},
		credentials: { httpBasicAuth: { id: basicAuth, name: 'Provider' } },
	};
}

/** Nodes that each feed the next, by their first outputs. */
function inARow(name: string, nodes: readonly Node[]): WorkflowJson {
	const placed = nodes.map((node, index) => ({ id: `${name}-${index}`, position: [index * 220, 0], ...node }));
	const connections = nodes.slice(0, -1).map((node, index) => [node.name, { main: [[{ node: nodes[index + 1]?.name, type: 'main', index: 0 }]] }]);
	return { name, nodes: placed, connections: Object.fromEntries(connections) as Record<string, unknown>, settings: { executionOrder: 'v1' } };
}
