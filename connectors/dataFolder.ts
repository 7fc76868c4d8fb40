import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Our files lie in n8n's own user folder, so that they are backed up and mounted with it. */
function dataFolder(environment: Environment): string {
	return join(environment.N8N_USER_FOLDER ?? homedir(), '.n8n', 'missed-call');
}

/** The embedded ledger of this n8n. */
export function ledgerPath(environment: Environment = process.env): string {
	return join(dataFolder(environment), 'ledger.sqlite');
}

/** What the simulated phone company keeps. */
export function simulatorPath(environment: Environment = process.env): string {
	return join(dataFolder(environment), 'simulator.sqlite');
}
