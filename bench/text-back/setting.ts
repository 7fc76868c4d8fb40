import { startN8n } from '../../scripts/n8n';
import type { N8nApi, RunningN8n } from '../../scripts/n8n';
import { replaceBuild } from '../lib/n8nPackage';
import { removeScratch, scratchFolder } from '../lib/scratch';
import { Provider } from '../provider';
import { CANVASES, CANVAS_OF, TABLE_COLUMNS, webhookPath } from './canvases';
import type { Canvas, Surroundings } from './canvases';
import type { Line } from './requests';

export type Engine = 'default' | 'lazy';

export const ENGINES: readonly Engine[] = ['default', 'lazy'];

const NUMBER = '+14155550100';
const ACCOUNT = { accountSid: `AC${'0'.repeat(31)}1`, authToken: 'an-auth-token-for-the-bench' };
const PUBLIC = 'https://hooks.example.com/';
const OWNER = { email: 'owner@missed-call.example', password: 'Bench-of-the-text-back-1', firstName: 'Bench', lastName: 'Owner' };

/** One n8n with the three canvases active, and the provider that they all text by. */
export interface Setting {
	readonly provider: Provider;
	readonly line: Line;
	/** Where each canvas's webhook is reached, past the proxy that would stand before it. */
	readonly webhooks: Readonly<Record<Canvas, string>>;
	/** The end of what n8n wrote. */
	lastLines(): string;
	stop(): Promise<void>;
}

export async function openSetting(engine: Engine, dist: string | undefined): Promise<Setting> {
	const userFolder = scratchFolder();
	const provider = await Provider.start({ ...ACCOUNT, numbers: [NUMBER] });
	let n8n: RunningN8n | undefined;
	const stop = async () => {
		await n8n?.stop();
		await provider.stop();
		removeScratch(userFolder);
	};
	try {
		n8n = await startN8n({
			userFolder,
			webhookUrl: PUBLIC,
			lazyAcquire: engine === 'lazy',
			prepare: async () => {
				if (dist !== undefined) replaceBuild(userFolder, dist);
			},
		});
		const running = n8n;
		await bringIn(running.api, provider);
		const publicUrl = await provider.statusCallback(NUMBER);
		if (publicUrl === '') throw new Error('The trigger has not pointed the number at itself, so there is nothing to report a call to.');
		return {
			provider,
			line: { ...ACCOUNT, number: NUMBER, publicUrl },
			webhooks: {
				bare: running.url + webhookPath('bare'),
				ours: publicUrl.replace(/^https:\/\/[^/]+/, running.url),
				handBuilt: running.url + webhookPath('handBuilt'),
			},
			lastLines: () => running.lastLines(),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Credentials, table and canvases, by way of n8n's own interface. */
async function bringIn(api: N8nApi, provider: Provider): Promise<void> {
	await api.signIn(OWNER);
	const { accountSid, authToken } = ACCOUNT;
	const surroundings: Surroundings = {
		messagesUrl: `${provider.url}/2010-04-01/Accounts/${accountSid}/Messages.json`,
		number: NUMBER,
		basicAuth: await api.createCredential({ name: 'Provider', type: 'httpBasicAuth', data: { user: accountSid, password: authToken } }),
		twilio: await api.createCredential({ name: 'Twilio', type: 'missedCallTwilioApi', data: { accountSid, authToken, sendWith: 'authToken', baseUrl: provider.url } }),
		dataTable: await createTable(api),
	};
	for (const canvas of CANVASES) await api.importAndPublish(CANVAS_OF[canvas](surroundings));
}

async function createTable(api: N8nApi): Promise<string> {
	const { data: project } = await api.rest<{ data: { id: string } }>('GET', '/projects/personal');
	const { data: made } = await api.rest<{ data: { id: string } }>('POST', `/projects/${project.id}/data-tables`, { name: 'Callers', columns: TABLE_COLUMNS });
	return made.id;
}
