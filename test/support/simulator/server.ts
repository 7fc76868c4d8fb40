import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AlertCallAnswer, AlertCallReport, CallEvent, ReceivedText } from '../../../engine';
import type { AnsweringPlan, WebhookAnswer, WebhookRequest } from '../../../connectors/phones/connector';
import { openSimulatorStore, simulator, simulatorPage, simulatorState, type SimulatorSecrets, type SimulatorStore } from '../../../connectors/phones/simulator';
import { Responder } from './responder';

export interface SimulatorServerOptions {
	readonly storePath: string;
	readonly accessKey?: string;
	readonly plan?: Partial<AnsweringPlan>;
	readonly port?: number;
	/** Whether texts are answered and alerts sent as a workflow would. */
	readonly respond?: boolean;
}

export interface SimulatorServer {
	/** Address of the page. */
	readonly url: string;
	readonly store: SimulatorStore;
	readonly responder: Responder;
	/** What the triggers would have handed on, in order. */
	readonly heard: (CallEvent | ReceivedText)[];
	/** What was reported of calls to the team, in order. */
	readonly alerts: AlertCallReport[];
	/** All POSTs, in order: the JSON body, and `path`, `origin` and `key` of the request. */
	readonly posts: Record<string, unknown>[];
	close(): Promise<void>;
}

export const PATHS = { calls: '/webhook/demo/calls', texts: '/webhook/demo/texts' };
export const BUSINESS = { name: 'Harbor Plumbing', numbers: ['+14155550100'], team: [{ name: 'Dana', number: '+14155550150' }] };
export const PLAN: AnsweringPlan = {
	mode: 'listen',
	forwardTo: [],
	ringSeconds: 20,
	acceptance: false,
	afterMissed: 'hang_up',
	missedPrompt: '',
	whisper: '',
	voiceLanguage: 'en-US',
	stepUrl: (step) => `http://127.0.0.1/${step}`,
};

/** What n8n sets on everything that a webhook answers. */
const SANDBOX =
	'sandbox allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-presentation allow-scripts allow-top-navigation-by-user-activation allow-top-navigation-to-custom-protocols';

/** Serves the simulator as the two triggers do behind n8n's webhooks, without n8n, on this machine only. */
export async function startSimulatorServer(options: SimulatorServerOptions): Promise<SimulatorServer> {
	const secrets: SimulatorSecrets = { accessKey: options.accessKey ?? '', storePath: options.storePath };
	const plan = { ...PLAN, ...options.plan };
	const store = openSimulatorStore(options.storePath);
	for (const number of BUSINESS.numbers) {
		store.numbers.register(number, 'calls', PATHS.calls);
		store.numbers.register(number, 'texts', PATHS.texts);
	}
	const responder = new Responder(secrets, options.respond ?? true);
	const heard: SimulatorServer['heard'] = [];
	const alerts: SimulatorServer['alerts'] = [];
	const posts: SimulatorServer['posts'] = [];

	const handle = (request: WebhookRequest, path: string): WebhookAnswer => {
		const verification = simulator.verify(request, secrets);
		if (!verification.ok) return json(verification.status, { error: verification.message });
		if (request.method === 'GET') {
			if (request.query['view'] !== 'state') return { status: 200, contentType: 'text/html; charset=utf-8', body: simulatorPage() };
			const state = simulatorState(store, {
				since: Number(request.query['since'] ?? 0),
				...(request.query['business'] ? { businessNumber: request.query['business'] } : {}),
				events: responder.events,
				businesses: [BUSINESS],
			});
			return json(200, state);
		}
		posts.push({ ...(JSON.parse(request.rawBody.toString('utf8')) as object), path, origin: request.headers['origin'], key: request.query['key'] });
		const alert = path === PATHS.calls ? simulator.readAlert(request) : undefined;
		if (alert) {
			alerts.push(alert);
			return simulator.answerAlert(request, answerTo(alert));
		}
		const news = path === PATHS.calls ? simulator.readCall(request, plan) : simulator.readText(request);
		if (news) {
			heard.push(news);
			responder.hear(news);
		}
		return path === PATHS.calls ? simulator.answerCall(request, undefined, plan) : simulator.answerText(request);
	};

	const server = createServer((request, response) => {
		allowOrigin(request, response);
		// As in n8n, preflight requests do not reach the trigger.
		if (request.method === 'OPTIONS') response.writeHead(204).end();
		else void receive(request).then((received) => answer(response, handle(received, new URL(received.url).pathname)));
	});
	await listen(server, options.port ?? 0);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${PATHS.calls}`,
		store,
		responder,
		heard,
		alerts,
		posts,
		async close() {
			responder.stop();
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
			store.close();
		},
	};
}

/** As the trigger answers: 1 takes it, 2 connects, anything else is asked once more. */
function answerTo(report: AlertCallReport): AlertCallAnswer {
	const key = report.what === 'key' ? report.key : '';
	if (key === '2') return { language: 'en-US', say: 'Connecting you now.', then: { do: 'connect', to: '+14155550123', from: BUSINESS.numbers[0] ?? '' } };
	if (key === '1') return { language: 'en-US', say: 'It is yours.', then: { do: 'hang_up' } };
	return { language: 'en-US', say: 'Press 1 or 2.', then: { do: 'ask', asked: 1 } };
}

async function receive(request: IncomingMessage): Promise<WebhookRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
	const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
	return {
		method: request.method ?? 'GET',
		url: url.href,
		query: Object.fromEntries(url.searchParams),
		headers,
		rawBody: Buffer.concat(chunks),
		body: undefined,
		remoteAddress: request.socket.remoteAddress ?? '',
	};
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
	if (request.headers.origin === undefined) return;
	response.setHeader('Access-Control-Allow-Origin', request.headers.origin);
	response.setHeader('Access-Control-Allow-Methods', 'OPTIONS, GET, POST');
	const asked = request.headers['access-control-request-headers'];
	if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked);
}

function answer(response: ServerResponse, content: WebhookAnswer): void {
	response.setHeader('Content-Security-Policy', SANDBOX);
	response.writeHead(content.status, { 'content-type': content.contentType }).end(content.body);
}

function listen(server: Server, port: number): Promise<void> {
	return new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
}

function json(status: number, content: object): WebhookAnswer {
	return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(content) };
}
