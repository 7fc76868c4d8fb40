import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { CallsTable } from './store/calls';
import { openDatabase } from './store/database';
import { NumbersTable } from './store/numbers';
import { TeamCallsTable } from './store/teamCalls';
import { TextsTable } from './store/texts';

export { CALL_ACTIONS, type CallAction, type CallState, type SimulatedCall } from './store/calls';
export { isBusy } from './store/database';
export type { NumberPurpose, SimulatedNumber } from './store/numbers';
export { TEAM_CALL_ACTIONS, type SimulatedTeamCall, type TeamCallAction } from './store/teamCalls';
export type { SimulatedText } from './store/texts';

/**
 * What the simulated phone company remembers: its numbers, calls both ways and texts. One SQLite file, which several
 * processes of one machine may share and which outlives them. Methods are synchronous; they throw `Refusal` where the
 * company declines, and SQLite's own error when another process holds the file (see `isBusy`) or it cannot be used.
 */
export class SimulatorStore {
	readonly numbers: NumbersTable;
	readonly calls: CallsTable;
	readonly teamCalls: TeamCallsTable;
	readonly texts: TextsTable;

	constructor(
		private readonly db: DatabaseSync,
		private readonly forget: () => void,
	) {
		this.numbers = new NumbersTable(db);
		this.calls = new CallsTable(db);
		this.teamCalls = new TeamCallsTable(db);
		this.texts = new TextsTable(db);
	}

	close(): void {
		this.forget();
		if (this.db.isOpen) this.db.close();
	}
}

const opened = new Map<string, SimulatorStore>();

/**
 * The store at this path. A process holds one store a path; the file and its folder are made when they are missing.
 * @throws Error with a sentence for the user when this Node has no SQLite or the file cannot be used
 */
export function openSimulatorStore(path: string): SimulatorStore {
	const place = resolve(path);
	const known = opened.get(place);
	if (known) return known;
	const store = new SimulatorStore(openDatabase(place), () => opened.delete(place));
	opened.set(place, store);
	return store;
}
