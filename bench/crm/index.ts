import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { END_WITH_PARENT, runCommand } from '../../scripts/lib/command.cjs';
import { NODE_BINARY, ROOT } from '../../scripts/lib/project.cjs';
import { stage } from '../../scripts/lib/stage.cjs';
import { removeScratch, scratchFolder } from '../lib/scratch';
import type { Task } from './child';
import type { CrmResult } from './result';

export { crmAims, crmReport } from './report';

export interface CrmBenchOptions {
	readonly quick: boolean;
	readonly rounds?: number;
	readonly dist?: string;
}

const REGISTER = join(ROOT, 'scripts', 'typescript', 'register.cjs');
const ROUNDS = { full: 12, quick: 3 };
/** Items that meet each trouble. */
const LANES = { full: 8, quick: 4 };

/** What an item waits for where the CRM is HubSpot's, well and in trouble, against the built-in one. */
export async function benchCrm({ quick, rounds, dist = join(ROOT, 'dist') }: CrmBenchOptions): Promise<CrmResult> {
	const size = quick ? 'quick' : 'full';
	const scratch = scratchFolder();
	const server = await startServer();
	try {
		const task: Task = { dist, scratch, url: server.url, rounds: rounds ?? ROUNDS[size], lanes: LANES[size], out: join(scratch, 'crm.json') };
		const args = ['--require', REGISTER, join(__dirname, 'child.ts'), JSON.stringify(task)];
		const env = { ...process.env, MISSED_CALL_LEDGER: `sqlite:${join(scratch, 'ledger.sqlite')}`, EXECUTIONS_MODE: 'regular' };
		await stage(`Telling a CRM, ${task.rounds} rounds and ${task.lanes} times each trouble`, () => runCommand(NODE_BINARY, args, { cwd: ROOT, env }));
		return JSON.parse(readFileSync(task.out, 'utf8')) as CrmResult;
	} finally {
		await server.stop();
		removeScratch(scratch);
	}
}

async function startServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
	const child: ChildProcess = spawn(NODE_BINARY, ['--require', REGISTER, '--require', END_WITH_PARENT, join(__dirname, 'server.ts')], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
	const url = await new Promise<string>((resolve, reject) => {
		child.once('message', (message) => resolve(message as string));
		void ended.then(() => reject(new Error('The CRM of the bench ended before it listened.')));
	});
	return {
		url,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		},
	};
}
