import { setTimeout as sleep } from 'node:timers/promises';

/** Work that goes on after an answer: progress of texts, outbound calls, webhooks. */
export class Background {
	private readonly running = new Set<Promise<unknown>>();
	private readonly failures: Error[] = [];
	private readonly stopping = new AbortController();

	/** Starts work and keeps hold of it. A failure is kept for `idle` to report. */
	run(work: () => Promise<unknown>): void {
		const promise = work().catch((error: unknown) => {
			if (this.stopping.signal.aborted) return;
			this.failures.push(error instanceof Error ? error : new Error(String(error)));
		});
		this.running.add(promise);
		void promise.finally(() => this.running.delete(promise));
	}

	/** Waits; rejects when the instance is closed before or meanwhile. */
	async wait(ms: number): Promise<void> {
		this.stopping.signal.throwIfAborted();
		if (ms > 0) await sleep(ms, undefined, { signal: this.stopping.signal });
	}

	/**
	 * Resolves when nothing is under way, work started by work included.
	 * @throws the first failure of any work since the last time
	 */
	async idle(): Promise<void> {
		while (this.running.size > 0) await Promise.all(this.running);
		const [failure] = this.failures.splice(0);
		if (failure) throw failure;
	}

	stop(): void {
		this.stopping.abort();
	}
}
