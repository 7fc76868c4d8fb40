import { toLine, type ReplayLine } from './line';
import type { LiveCall } from './liveCall';

/** More than this wait for no text that is held: memory stays bounded. */
const MOST_WAITING = 100_000;

/** Writes the lines in the order in which the calls came, each when its decision is final. */
export class Written {
	private waiting: Array<LiveCall | ReplayLine> = [];
	private head = 0;

	constructor(
		private readonly give: (line: ReplayLine) => void,
		private readonly withTexts: boolean,
	) {}

	add(call: LiveCall | ReplayLine): void {
		this.waiting.push(call);
		this.flush(MOST_WAITING);
	}

	/** A decision became final. */
	final(call: LiveCall): void {
		if (call.written === true) this.give(toLine(call, this.withTexts));
		else if (this.waiting[this.head] === call) this.flush(MOST_WAITING);
	}

	/** Nothing more becomes final. */
	end(): void {
		this.flush(0);
	}

	private flush(most: number): void {
		const { waiting } = this;
		for (let next = waiting[this.head]; next !== undefined; next = waiting[this.head]) {
			if ('row' in next) {
				if (!isFinal(next) && waiting.length - this.head <= most) break;
				this.give(toLine(next, this.withTexts));
				next.written = true;
			} else {
				this.give(next);
			}
			this.head += 1;
		}
		if (this.head > 1_024 && this.head * 2 > waiting.length) {
			this.waiting = waiting.slice(this.head);
			this.head = 0;
		}
	}
}

const isFinal = (call: LiveCall): boolean => call.decision !== undefined && call.decision.action !== 'hold';
