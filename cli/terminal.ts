import type { Writable } from 'node:stream';

const LEAST_WRITE = 1 << 16;

/** Where a command writes: results to one place, words for people to another. */
export interface Terminal {
	readonly out: Output;
	/** One line for people. */
	say(line: string): void;
	/** One line that is written over by the next; nothing where nobody watches. */
	progress(line: string): void;
}

/** Lines for a stream or a file: gathered, and as slow as their reader. */
export class Output {
	private gathered: string[] = [];
	private size = 0;
	private gone = false;

	constructor(private readonly stream: Writable) {
		stream.on('error', (error: NodeJS.ErrnoException) => {
			// Whoever reads has read enough, as `head` has.
			if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.failure = error;
			this.gone = true;
		});
	}

	failure: Error | undefined;

	/** Nobody reads any more. */
	get isClosed(): boolean {
		return this.gone;
	}

	line(text: string): void {
		if (this.gone) return;
		this.gathered.push(text, '\n');
		this.size += text.length + 1;
	}

	/** Writes what was gathered, once it is worth it, and waits where the reader is slow. */
	async flush(all = false): Promise<void> {
		if (this.gathered.length === 0 || this.gone || (!all && this.size < LEAST_WRITE)) return;
		const text = this.gathered.join('');
		this.gathered = [];
		this.size = 0;
		if (this.stream.write(text)) return;
		await this.drained();
	}

	/** Everything is with the system: a file is closed, standard output stays open. */
	async end(): Promise<void> {
		await this.flush(true);
		if (this.stream === process.stdout || this.gone) {
			if (this.stream.writableLength > 0 && !this.gone) await this.drained();
		} else {
			await new Promise<void>((resolve) => this.stream.end(() => resolve()));
		}
		if (this.failure) throw this.failure;
	}

	/** Resolves when the reader has caught up, or is gone. */
	private async drained(): Promise<void> {
		const { stream } = this;
		await new Promise<void>((resolve) => {
			const done = () => {
				for (const event of ENDS) stream.off(event, done);
				resolve();
			};
			for (const event of ENDS) stream.once(event, done);
		});
	}
}

const ENDS = ['drain', 'close', 'error'] as const;

export function systemTerminal(): Terminal {
	const watched = process.stderr.isTTY;
	let shown = false;
	process.stderr.on('error', () => undefined);
	const wipe = () => {
		if (shown) process.stderr.write('\r\u001b[K');
		shown = false;
	};
	return {
		out: new Output(process.stdout),
		say: (line) => {
			wipe();
			process.stderr.write(`${line}\n`);
		},
		progress: (line) => {
			if (!watched) return;
			wipe();
			process.stderr.write(line.slice(0, (process.stderr.columns || 80) - 1));
			shown = true;
		},
	};
}
