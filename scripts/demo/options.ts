import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { UserError } from '../lib/command.cjs';

export interface DemoOptions {
	/** The demo's own n8n user folder. */
	folder: string;
	/** Set when it was asked for; any free one otherwise. */
	port: number | undefined;
	/** Public address of the webhooks, for a tunnel to this machine. */
	webhookUrl: string | undefined;
	fresh: boolean;
	open: boolean;
	show: 'demo' | 'help' | 'twilio';
}

export const DEFAULT_PORT = 5678;

export const HELP = `Starts a real n8n with the missed-call nodes, the demo canvas active in it, and a simulated phone to try it with.

  npm start                          the demo, on this machine only
  npm start -- --twilio              how to go live with a Twilio number, step by step
  npm start -- --port 5700           another port (${DEFAULT_PORT} or the next free one otherwise)
  npm start -- --folder ~/somewhere  another folder for n8n's data (~/.n8n-missed-call-demo otherwise)
  npm start -- --webhook-url <url>   the public address that a tunnel gives to this n8n, e.g. https://hooks.example.com/
  npm start -- --fresh               throws the demo's data away first
  npm start -- --no-open             does not open the browser
  npm start -- --help                this

Ctrl-C ends it. What happened stays in the folder: the next start goes on from there, within seconds.`;

/**
 * @param args of the command line
 * @throws UserError for an option that does not exist or a value that makes no sense
 */
export function readOptions(args: string[]): DemoOptions {
	const values = parse(args);
	return {
		folder: resolve(values.folder ?? process.env['MISSED_CALL_DEMO'] ?? join(homedir(), '.n8n-missed-call-demo')),
		port: values.port === undefined ? undefined : readPort(values.port),
		webhookUrl: values['webhook-url'] === undefined ? undefined : readUrl(values['webhook-url']),
		fresh: values.fresh ?? false,
		open: !(values['no-open'] ?? false),
		show: values.help ? 'help' : values.twilio ? 'twilio' : 'demo',
	};
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				folder: { type: 'string' },
				port: { type: 'string' },
				'webhook-url': { type: 'string' },
				fresh: { type: 'boolean' },
				'no-open': { type: 'boolean' },
				twilio: { type: 'boolean' },
				help: { type: 'boolean', short: 'h' },
			},
		}).values;
	} catch (error) {
		throw new UserError(error instanceof Error ? error.message : String(error), '`npm start -- --help` shows what there is.');
	}
}

function readPort(text: string): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new UserError(`"${text}" is not a port.`, 'Give a number from 1 to 65535, e.g. --port 5700.');
}

function readUrl(text: string): string {
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
	throw new UserError(`"${text}" is not a web address.`, 'Give it whole, e.g. --webhook-url https://hooks.example.com/');
}
