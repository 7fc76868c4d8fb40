/** How an instance behaves; each may be changed at any time. */
export interface Settings {
	/** Delay before every answer, in milliseconds. */
	latencyMs: number;
	/** How long a new message stays out of lists, in milliseconds. */
	listLagMs: number;
	/** Whether messages and calls report their progress to the StatusCallback they came with. */
	statusCallbacks: boolean;
	/** With `hold`, texts stay queued until it is `auto` again. */
	delivery: 'auto' | 'hold';
	/** Time between two steps of a text, in milliseconds. */
	deliveryDelayMs: number;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
	latencyMs: 0,
	listLagMs: 0,
	statusCallbacks: true,
	delivery: 'auto',
	deliveryDelayMs: 0,
};
