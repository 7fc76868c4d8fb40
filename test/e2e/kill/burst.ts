import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from './place';

/** How long a provider waits before it reports again. */
const AGAIN_AFTER_MS = 2_000;

/** Reports that are on their way, each sent again until it is answered with 2xx: what n8n's end cut off, once it is back. */
export class Burst {
	readonly done: Promise<unknown>;
	answered = 0;
	/** How often a report was sent, beyond once each. */
	repeats = 0;

	constructor(
		private readonly place: Place,
		reports: ReadonlyArray<() => Promise<boolean>>,
	) {
		this.done = Promise.all(reports.map(async (report) => await this.send(report)));
	}

	private async send(report: () => Promise<boolean>): Promise<void> {
		while (this.place.isOpen) {
			if (await report()) {
				this.answered += 1;
				return;
			}
			this.repeats += 1;
			await sleep(AGAIN_AFTER_MS);
			await this.place.untilUp();
		}
	}
}
