import type { WorkflowJson } from '../support/n8n';
import { Office } from '../support/canvas';
import { FakeOpenAi, type Answer, type Question } from '../support/openAi';
import { until } from '../support/until';
import { businessOf } from './canvas/lines';

const LINE = '+14155550100';
/** Kinds of n8n's AI Agent: the older one calls its tools itself, the newer has n8n's engine do it. */
const AGENTS = { older: 2.2, newer: 3.1 } as const;
type Kind = keyof typeof AGENTS;

describe("the Conversation node as a tool of n8n's AI Agent", () => {
	let office: Office;
	let openAi: FakeOpenAi;

	beforeAll(async () => {
		openAi = await FakeOpenAi.start();
		office = await Office.open([LINE]);
		await office.publish({ id: 'main', followsUp: false, calls: businessOf('Bayside Plumbing', LINE), texts: { options: { gatherSeconds: 0 } } });
		const credential = await office.n8n.api.createCredential({ name: 'OpenAI', type: 'openAiApi', data: { apiKey: 'sk-of-the-tests', url: openAi.url, header: false } });
		for (const kind of Object.keys(AGENTS) as Kind[]) {
			await office.n8n.api.importWorkflow(agentWorkflow(kind, credential));
			await office.n8n.api.activate(`agent-${kind}`);
		}
	});
	afterAll(async () => {
		await office?.close();
		await openAi?.close();
	});

	/** A person has written; their conversation is kept, and its reply read. */
	async function unanswered(): Promise<{ readonly id: string; readonly from: string }> {
		const from = office.person();
		expect((await office.twilio.receiveText({ from, to: LINE, body: 'How much do you charge to replace a water heater?' })).delivery).toMatchObject({ status: 200 });
		await until('a reading of the reply', () => office.ledger.texts(from).some(({ classification }) => typeof classification === 'string'));
		return { id: String(conversationOf(from)?.id), from };
	}
	const conversationOf = (from: string) => office.ledger.rows('SELECT * FROM conversations WHERE person = ?', from)[0];

	async function ask(kind: Kind, words: string): Promise<string> {
		const answer = await fetch(`${office.n8n.url}/webhook/agent-${kind}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ask: words }) });
		const text = await answer.text();
		expect({ status: answer.status, text }).toMatchObject({ status: 200 });
		return (JSON.parse(text) as { output: string }).output;
	}

	/** Answers as a model would that lists first, then marks what it was shown, then says what it was told. */
	const marks = (from: string, idOf: (listed: string) => string) => ({ results }: Question): Answer => {
		const [listed, marked] = results;
		if (listed === undefined) return { call: 'List_Conversations', args: { state: 'unanswered', person: from } };
		if (marked === undefined) return { call: 'Mark_Handled', args: { conversationId: idOf(listed) } };
		return { text: `Told: ${marked}` };
	};

	it.each(Object.keys(AGENTS) as Kind[])('lists who waits for an answer, and marks one as handled (%s agent)', async (kind) => {
		const { id, from } = await unanswered();
		openAi.answer = marks(from, (listed) => {
			expect(listed).toContain(from);
			return /"id":\s*"(conv_[^"]+)"/.exec(listed.replaceAll('\\"', '"'))?.[1] ?? 'none';
		});
		const said = await ask(kind, 'Who waits for an answer? Mark them as handled.');
		expect(said).toContain('handled');
		expect(conversationOf(from)).toMatchObject({ id, status: 'handled', closed_at: expect.any(Number) });
		expect(openAi.questions.at(-1)?.tools.toSorted()).toEqual(['List_Conversations', 'Mark_Handled']);
		const [event] = office.ledger.rows("SELECT data FROM events WHERE conversation_id = ? AND kind = 'conversation_changed' AND data LIKE '%handled%'", id);
		expect(event?.data).toContain('"by":"assistant"');
	});

	it.each(Object.keys(AGENTS) as Kind[])('is told in words what it cannot do (%s agent)', async (kind) => {
		const { from } = await unanswered();
		openAi.answer = marks(from, () => 'conv_of_nobody');
		const said = await ask(kind, 'Mark them as handled.');
		expect(said.replaceAll('\\"', '"')).toContain('There is no conversation "conv_of_nobody". Give a Conversation ID');
		expect(conversationOf(from)?.closed_at).toBeNull();
	});
});

/** A webhook, an agent with a model, and two Conversation nodes as its tools. */
function agentWorkflow(kind: Kind, credentialId: string): WorkflowJson {
	const fromAi = (name: string) => `={{ $fromAI('${name}', '', 'string') }}`;
	const node = (index: number, name: string, type: string, typeVersion: number, parameters: object, more: object = {}) => ({ id: `f0a1f6a0-0000-4000-8000-00000000000${index}`, name, type, typeVersion, position: [index * 240, 0], parameters, ...more });
	const toAgent = (type: string) => ({ [type]: [[{ node: 'AI Agent', type, index: 0 }]] });
	const tool = 'n8n-nodes-missed-call.conversationTool';
	return {
		id: `agent-${kind}`,
		name: `Agent (${kind})`,
		nodes: [
			node(1, 'Webhook', 'n8n-nodes-base.webhook', 2, { path: `agent-${kind}`, httpMethod: 'POST', responseMode: 'lastNode', options: {} }, { webhookId: `f0a1f6a0-0000-4000-8000-0000000000${kind === 'newer' ? 10 : 11}` }),
			node(2, 'AI Agent', '@n8n/n8n-nodes-langchain.agent', AGENTS[kind], { promptType: 'define', text: '={{ $json.body.ask }}', options: { enableStreaming: false } }),
			node(3, 'OpenAI Chat Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, { model: { __rl: true, mode: 'id', value: 'gpt-of-the-tests' }, responsesApiEnabled: false, options: { maxRetries: 0 } }, { credentials: { openAiApi: { id: credentialId, name: 'OpenAI' } } }),
			node(4, 'List Conversations', tool, 1, { operation: 'list', state: fromAi('state'), person: fromAi('person') }),
			node(5, 'Mark Handled', tool, 1, { operation: 'handled', conversationId: fromAi('conversationId'), by: 'assistant' }),
		],
		connections: {
			Webhook: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
			'OpenAI Chat Model': toAgent('ai_languageModel'),
			'List Conversations': toAgent('ai_tool'),
			'Mark Handled': toAgent('ai_tool'),
		},
		settings: { executionOrder: 'v1' },
	} as unknown as WorkflowJson;
}
