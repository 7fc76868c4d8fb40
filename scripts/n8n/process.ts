import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import { END_WITH_PARENT, UserError } from '../lib/command.cjs';
import { NODE_BINARY } from '../lib/project.cjs';
import { n8nProgram } from './folder';

const KEPT_LINES = 5_000;

/** One n8n process and its children. */
export class N8nProcess {
	readonly pid: number;

	/** Resolves with what ended it, never rejects. */
	readonly ended: Promise<string>;

	private readonly child: ChildProcess;

	private readonly lines: string[] = [];

	private readonly listeners = new Set<(line: string) => void>();

	private isEnded = false;

	/** @param args of n8n, e.g. ['start'] @param cwd n8n reads a .env file there */
	constructor(args: string[], cwd: string, env: NodeJS.ProcessEnv) {
		// Detached makes it the head of a process group: its task runner can be ended with it, and Ctrl-C in the terminal
		// reaches only us, who end it in order.
		this.child = spawn(NODE_BINARY, ['--require', END_WITH_PARENT, n8nProgram(), ...args], {
			cwd,
			env,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		});
		this.pid = this.child.pid ?? 0;
		this.ended = new Promise((resolve) => {
			this.child.once('error', (error) => resolve(error.message));
			this.child.once('close', (code, signal) => {
				this.isEnded = true;
				resolve(signal ? `ended by ${signal}` : `exit code ${code}`);
			});
		});
		for (const stream of [this.child.stdout, this.child.stderr]) this.readLines(stream);
	}

	/** Everything n8n wrote, the newest 5,000 lines of it. */
	get log(): string {
		return this.lines.join('\n');
	}

	/** The end of what it wrote. */
	lastLines(count = 40): string {
		return this.lines.slice(-count).join('\n');
	}

	get running(): boolean {
		return !this.isEnded;
	}

	onLine(listener: (line: string) => void): void {
		this.listeners.add(listener);
	}

	/** Resolves when a line holds `text`; rejects when the process ends first. */
	async untilLine(text: string): Promise<void> {
		if (this.lines.some((line) => line.includes(text))) return;
		const seen = new Promise<true>((resolve) => {
			this.onLine((line) => {
				if (line.includes(text)) resolve(true);
			});
		});
		const first = await Promise.race([seen, this.ended]);
		if (first !== true) throw new UserError(`n8n did not start (${first}). The last it wrote:`, this.lastLines());
	}

	/** Ends it as an administrator would, and by force when that takes longer than `patienceMs`. */
	async stop(patienceMs = 15_000): Promise<void> {
		if (this.running) this.signal(this.pid, 'SIGTERM');
		const timer = setTimeout(() => this.signal(-this.pid, 'SIGKILL'), patienceMs);
		await this.ended;
		clearTimeout(timer);
		this.signal(-this.pid, 'SIGKILL');
	}

	/** Ends it and its children at once, as a power cut would. */
	async kill(): Promise<void> {
		this.signal(-this.pid, 'SIGKILL');
		await this.ended;
	}

	private signal(pid: number, signal: NodeJS.Signals): void {
		if (this.pid === 0) return;
		try {
			process.kill(pid, signal);
		} catch {
			// It has ended already.
		}
	}

	private readLines(stream: NodeJS.ReadableStream | null): void {
		let rest = '';
		stream?.setEncoding('utf8').on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) this.addLine(line);
		});
		stream?.once('end', () => rest !== '' && this.addLine(rest));
	}

	private addLine(line: string): void {
		this.lines.push(line);
		if (this.lines.length > KEPT_LINES) this.lines.shift();
		for (const listener of this.listeners) listener(line);
	}
}
