import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LedgerFile, OWNER, SimulatedPhone, webhookPath } from '../support/canvas';
import { startN8n, type RunningN8n, type WorkflowJson } from '../support/n8n';
import { until } from '../support/until';

type Canvas = WorkflowJson & { id: string };
type Parameters = Record<string, unknown>;

const FOLDER = join(__dirname, '..', '..', 'workflows', 'trades');
const SLACK = 'slack-hand-over';
const LINE = '+14155550100';
const DANA = '+14155550171';
const FROM = '+14155550131';
const SECRET = 'signing-secret-of-the-tests';
const PHONE_NODES = ['missedCallTrigger', 'textReplyTrigger', 'sendTextBack', 'escalate'];
const CREDENTIALS: Readonly<Record<string, { readonly type: string; readonly data: Record<string, unknown> }>> = {
	crypto: { type: 'crypto', data: { hmacSecret: SECRET } },
	emailSend: { type: 'smtp', data: { user: '', password: '', host: '127.0.0.1', port: 1025, secure: false } },
	slack: { type: 'slackApi', data: { accessToken: 'token-of-the-tests', signatureSecret: '' } },
	formTrigger: { type: 'httpBasicAuth', data: { user: 'agency', password: 'of-the-tests' } },
};

let n8n: RunningN8n;
let answers: Server;
const saidInSlack: string[] = [];
const credentialIds: Record<string, string> = {};

beforeAll(async () => {
	answers = createServer((request, response) => {
		let body = '';
		request.on('data', (part: Buffer) => (body += part.toString()));
		request.on('end', () => {
			saidInSlack.push(body);
			response.end('ok');
		});
	}).listen(0, '127.0.0.1');
	await once(answers, 'listening');
	n8n = await startN8n({ lazyAcquire: true });
	await n8n.api.signIn(OWNER);
	for (const [kind, { type, data }] of Object.entries(CREDENTIALS)) credentialIds[kind] = await n8n.api.createCredential({ name: type, type, data });
});
afterAll(async () => {
	await n8n?.stop();
	answers?.close();
});

/** A canvas with everything filled in that its notes name, on the simulated phone; nothing is posted to Slack itself. */
function filledIn(file: string): Canvas {
	const json = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Canvas;
	const nodes = json.nodes.map((node) => {
		const kind = node.type.split('.')[1] ?? '';
		const credential = CREDENTIALS[kind];
		return {
			...node,
			parameters: { ...node.parameters, ...(PHONE_NODES.includes(kind) ? { phoneSystem: 'simulator' } : {}), ...(kind === 'emailSend' ? { fromEmail: 'a@example.com', toEmail: 'b@example.com' } : {}), ...ownOf(kind, node.parameters ?? {}) },
			...(credential ? { credentials: { [credential.type]: { id: credentialIds[kind] ?? '', name: credential.type } } } : {}),
			...(kind === 'slack' ? { disabled: true } : {}),
		};
	});
	return { ...json, nodes };
}

function ownOf(kind: string, parameters: Parameters): Parameters {
	if (kind === 'textReplyTrigger') return { options: { gatherSeconds: 0 } };
	if (kind !== 'missedCallTrigger' || parameters.businessSource === 'saved') return {};
	let next = 0;
	const filled = (json: string) => json.replace(/"(phone|number)":\s*""/g, (_, name: string) => `"${name}": "${name === 'phone' && next === 0 ? ((next += 1), DANA) : `+1415555018${next++}`}"`);
	if (parameters.businessSource === 'json') return { profileJson: filled(String(parameters.profileJson)) };
	return { businessName: 'Bayside', businessNumbers: LINE, team: JSON.parse(filled(JSON.stringify(parameters.team))) as unknown };
}

describe('the canvases of the trades in a real n8n', () => {
	it('are made of nodes that n8n knows, in versions that it knows', async () => {
		const known = await n8n.api.file<{ name: string; version: number | number[] }[]>('/types/nodes.json');
		for (const file of readdirSync(FOLDER)) {
			for (const { name, type, typeVersion } of filledIn(file).nodes) {
				const versions = known.filter((one) => one.name === type).flatMap(({ version }) => version);
				expect({ file, name, known: versions.includes(typeVersion as number) }).toEqual({ file, name, known: true });
			}
		}
	});

	// The one for saved profiles comes last: it takes whatever the others have saved.
	it.each(readdirSync(FOLDER).sort((a, b) => Number(a.startsWith('agency')) - Number(b.startsWith('agency'))))('%s is imported and published once it is filled in', async (file) => {
		const canvas = filledIn(file);
		await n8n.api.importAndPublish(canvas);
		await n8n.api.deactivate(canvas.id);
	});
});

describe('a button in Slack', () => {
	let canvas: Canvas;
	const rows = (state: string) => new LedgerFile(n8n.userFolder).rows<{ id: string; business_id: string; conversation_id: string; taken_by: string | null }>('SELECT * FROM escalations WHERE person = ? AND state = ?', FROM, state);

	/** Executions that a request began; what falls due meanwhile is none of them. */
	const done = async () => (await n8n.api.executions({ workflowId: canvas.id, status: 'success' })).filter(({ mode }) => mode === 'webhook').length;

	/** What Slack posts when a button of the message is pressed. */
	async function press(action: string, secret: string, at = Math.floor(Date.now() / 1000)): Promise<void> {
		const [{ id, business_id, conversation_id }] = [...rows('open'), ...rows('acknowledged')] as [ReturnType<typeof rows>[number]];
		const value = JSON.stringify({ business: { id: business_id }, conversation: { id: conversation_id }, escalation: { id } });
		const { port } = answers.address() as AddressInfo;
		const payload = { type: 'block_actions', user: { id: 'U_DANA', username: 'dana.k' }, response_url: `http://127.0.0.1:${port}/`, message: { blocks: [{ type: 'section', text: { type: 'plain_text', text: 'It’s é & + %' } }] }, actions: [{ action_id: action, value }] };
		const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
		const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
		const hook = canvas.nodes.find(({ type }) => type.endsWith('.webhook'))?.webhookId ?? '';
		const before = await done();
		const { status } = await fetch(`${n8n.url}/webhook/${hook}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature } });
		expect(status).toBe(200);
		await until('the execution', async () => (await done()) > before);
	}

	it('does nothing unless Slack signed it, lately; then the one who pressed has it', async () => {
		canvas = filledIn(`${SLACK}.json`);
		await n8n.api.importAndPublish(canvas);
		const phone = new SimulatedPhone(n8n.url, { calls: webhookPath(canvas, 'calls'), texts: webhookPath(canvas, 'texts') });
		expect((await phone.post('texts', { action: 'text', from: FROM, to: LINE, body: "There's water everywhere, the pipe burst!!" })).status).toBe(200);
		await until('the alert', () => rows('open').length === 1);
		await until('the reply to be done with', async () => (await done()) > 0);

		await press('take', 'another secret');
		await press('take', SECRET, Math.floor(Date.now() / 1000) - 3_600);
		expect(rows('acknowledged')).toEqual([]);
		expect(saidInSlack).toEqual([]);

		await press('take', SECRET);
		expect(rows('acknowledged')).toEqual([expect.objectContaining({ taken_by: 'dana' })]);
		expect(JSON.parse(saidInSlack[0] ?? '')).toMatchObject({ replace_original: true, blocks: [{ text: { text: 'It’s é & + %' } }, { elements: [{ text: 'Taken by dana' }] }, { type: 'actions' }] });
		await until('the text that says who has it', async () => (await phone.textsTo(FROM)).some((body) => body.startsWith('Dana has your message')));

		await press('done', SECRET);
		expect(rows('resolved')).toHaveLength(1);
		expect(saidInSlack).toHaveLength(2);
	});
});
