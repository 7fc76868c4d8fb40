import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CommandFailed, runCommand } from '../lib/command.cjs';
import { NODE_BINARY } from '../lib/project.cjs';
import { n8nProgram } from './folder';

/** A workflow as n8n exports it. An `id` is needed to publish it. */
export interface WorkflowJson {
	id?: string;
	name: string;
	nodes: Array<{ name: string; type: string; webhookId?: string; parameters?: Record<string, unknown>; [field: string]: unknown }>;
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[field: string]: unknown;
}

/** A credential with its secrets in clear. */
export interface CredentialJson {
	id: string;
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** What n8n's command line does to a user folder while no n8n runs on it. */
export class OfflineN8n {
	constructor(
		private readonly userFolder: string,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	async importWorkflows(workflows: WorkflowJson[]): Promise<void> {
		await this.withFile(workflows, (file) => this.run('import:workflow', `--input=${file}`), 'Successfully imported');
	}

	async importCredentials(credentials: CredentialJson[]): Promise<void> {
		await this.withFile(credentials, (file) => this.run('import:credentials', `--input=${file}`), 'Successfully imported');
	}

	/** The workflow becomes active at the next start. */
	async publish(workflowId: string): Promise<void> {
		await this.run('publish:workflow', `--id=${workflowId}`);
	}

	/** @returns what n8n wrote */
	async run(...args: string[]): Promise<string> {
		return await runCommand(NODE_BINARY, [n8nProgram(), ...args], { cwd: this.userFolder, env: this.env });
	}

	/** n8n's imports say that they failed but end with exit code 0: only the sentence of success counts. */
	private async withFile(content: unknown, use: (file: string) => Promise<string>, success: string): Promise<void> {
		const folder = mkdtempSync(join(tmpdir(), 'missed-call-import-'));
		const file = join(folder, 'import.json');
		writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
		try {
			const output = await use(file);
			if (!output.includes(success)) throw new CommandFailed('n8n import', 0, null, output);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}
}
