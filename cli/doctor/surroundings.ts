import { fail, ok, warn, type Environment, type Finding } from './check';

/** The first Node whose SQLite needs no flag. */
const LEAST_NODE = [22, 13] as const;

/** Node and the settings of n8n, as far as this environment is n8n's. */
export function surroundings(environment: Environment, node: string): readonly Finding[] {
	return [nodeVersion(node), userFolder(environment), webhookUrl(environment), expressionEngine(environment), executions(environment)];
}

function nodeVersion(version: string): Finding {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [leastMajor, leastMinor] = LEAST_NODE;
	return major > leastMajor || (major === leastMajor && minor >= leastMinor)
		? ok('Node', `${version}.`)
		: fail('Node', `${version} is too old for the ledger. Update to ${leastMajor}.${leastMinor} or newer; the Docker image of n8n from 2.0 on has it.`);
}

function userFolder({ N8N_USER_FOLDER: folder, HOME: home }: Environment): Finding {
	return folder === undefined || folder.trim() === ''
		? ok('n8n folder', `N8N_USER_FOLDER is not set: n8n keeps its files in ${home ?? 'the home folder'}/.n8n. Run this as the user that n8n runs as.`)
		: ok('n8n folder', `${folder}/.n8n.`);
}

function webhookUrl({ WEBHOOK_URL: url }: Environment): Finding {
	const mend = 'Set it for n8n to the address by which phone systems reach it, such as https://n8n.example.com/.';
	if (url === undefined || url.trim() === '') return warn('webhooks', `WEBHOOK_URL is not set here: without it phone systems are given an address that they may not reach. ${mend}`);
	try {
		const { protocol, hostname } = new URL(url);
		if (protocol !== 'https:') return warn('webhooks', `WEBHOOK_URL is ${url}, which is not https: what it carries can be read on the way, and some phone systems refuse it. ${mend}`);
		if (/^(?:localhost|127\.|10\.|192\.168\.|\[?::1)/.test(hostname)) return warn('webhooks', `WEBHOOK_URL is ${url}, which no phone system can reach. ${mend}`);
		return ok('webhooks', `WEBHOOK_URL is ${url}.`);
	} catch {
		return fail('webhooks', `WEBHOOK_URL is "${url}", which is no address. ${mend}`);
	}
}

function expressionEngine({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: lazy }: Environment): Finding {
	return lazy?.trim() === 'true'
		? ok('speed of n8n', 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE is true.')
		: warn('speed of n8n', 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true, set for n8n, brings the text out sooner: n8n then takes a sandbox for expressions only where there is one to evaluate.');
}

function executions({ EXECUTIONS_MODE: mode }: Environment): Finding {
	return ok('executions', mode?.trim() === 'queue' ? 'Queue mode: every process must have the same ledger.' : 'Regular mode: one process.');
}
