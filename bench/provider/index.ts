import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { END_WITH_PARENT } from '../../scripts/lib/command.cjs';
import { NODE_BINARY, ROOT } from '../../scripts/lib/project.cjs';
import type { FromProvider, ProviderSettings, ToProvider } from './messages';

const REGISTER = join(ROOT, 'scripts', 'typescript', 'register.cjs');

/** How long a text may take before the measurement gives up. Milliseconds. */
const PATIENCE_MS = 60_000;

/** The texting provider, running in another process. */
export class Provider {
	url = '';

	/** How many texts each number has had. */
	readonly received = new Map<string, number>();

	private readonly awaited = new Map<string, (at: number) => void>();

	private readonly answers: Array<(message: FromProvider) => void> = [];

	private readonly child: ChildProcess;

	private readonly ended: Promise<void>;

	private constructor() {
		this.child = spawn(NODE_BINARY, ['--require', REGISTER, '--require', END_WITH_PARENT, join(__dirname, 'child.ts')], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		});
		this.ended = new Promise((resolve) => this.child.once('close', () => resolve()));
		this.child.on('message', (message: FromProvider) => this.take(message));
	}

	static async start(settings: ProviderSettings): Promise<Provider> {
		const provider = new Provider();
		const started = await provider.ask({ do: 'start', settings });
		if (started.kind === 'started') provider.url = started.url;
		return provider;
	}

	/** When the next text to this number was accepted, on the monotonic clock in milliseconds. */
	async text(to: string): Promise<number> {
		return await new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.awaited.delete(to);
				reject(new Error(`No text came to ${to} within ${PATIENCE_MS / 1000} seconds.`));
			}, PATIENCE_MS);
			this.awaited.set(to, (at) => {
				clearTimeout(timer);
				this.awaited.delete(to);
				resolve(at);
			});
		});
	}

	/** Where the number sends the reports on its calls; empty when it has not been pointed anywhere. */
	async statusCallback(number: string): Promise<string> {
		const answer = await this.ask({ do: 'tell_status_callback', number });
		return answer.kind === 'status_callback' ? answer.url : '';
	}

	forget(): void {
		this.child.send({ do: 'forget' } satisfies ToProvider);
	}

	async stop(): Promise<void> {
		this.child.kill('SIGTERM');
		await this.ended;
	}

	private async ask(question: ToProvider): Promise<FromProvider> {
		this.child.send(question);
		const answer = new Promise<FromProvider>((resolve) => this.answers.push(resolve));
		const gone = this.ended.then(() => {
			throw new Error('The provider ended before it answered.');
		});
		return await Promise.race([answer, gone]);
	}

	private take(message: FromProvider): void {
		if (message.kind !== 'text') {
			this.answers.shift()?.(message);
			return;
		}
		this.received.set(message.to, (this.received.get(message.to) ?? 0) + 1);
		this.awaited.get(message.to)?.(message.at);
	}
}
