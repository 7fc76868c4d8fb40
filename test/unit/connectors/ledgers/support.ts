import { spawn } from 'node:child_process';

export { temporaryFolder } from '../../../contract/ledger/temporaryFolder';

/** Lets everything that waits have its turn, several times over. */
export async function letOthersRun(turns = 3): Promise<void> {
	for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[]): Promise<Ended> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
		let out = '';
		let err = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, err }));
	});
}
