import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest } from '../../../scripts/n8n';

const ROOT = join(__dirname, '..', '..', '..');
/** The file that npm puts on the path. */
export const COMMAND = join(ROOT, (manifest() as unknown as { bin: { 'missed-call': string } }).bin['missed-call']);

export interface Ran {
	readonly code: number | null;
	readonly out: string;
	readonly said: string;
	/** The JSON lines of standard output. */
	readonly lines: readonly Record<string, unknown>[];
}

/** Runs the built command as a process of its own, with nothing of our environment. */
export async function missedCall(args: readonly string[], more: { readonly input?: string; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {}): Promise<Ran> {
	if (!existsSync(COMMAND)) throw new Error('There is no build: run `npm run build`.');
	const child = spawn(process.execPath, [COMMAND, ...args], { env: { ...more.env }, ...(more.cwd === undefined ? {} : { cwd: more.cwd }) });
	let [out, said] = ['', ''];
	child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
	child.stdin.on('error', () => undefined);
	child.stdin.end(more.input ?? '');
	const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
	const lines = out.split('\n').filter((line) => line.startsWith('{'));
	return { code, out, said, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

export const LINE = '+14155550100';
export const PROFILE = { id: 'bayside', name: 'Bayside Plumbing', timezone: 'America/New_York', numbers: [{ number: LINE }], averageTicket: { amount: 450, currency: 'USD' } };

/** A folder for one test file, gone afterwards. */
export function scratch(): { readonly folder: string; readonly file: (name: string, content: string) => string; readonly remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-cli-'));
	return {
		folder,
		file: (name, content) => {
			const path = join(folder, name);
			writeFileSync(path, content);
			return path;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
