import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal';

export type NumberPurpose = 'calls' | 'texts';

/** A number of the simulated company that a trigger has taken. */
export interface SimulatedNumber {
	readonly number: string;
	/** Business name, empty when none was given. */
	readonly name: string;
	/** Path on this server of the trigger that takes the calls; absent when none does. */
	readonly calls?: string;
	/** The same for texts. */
	readonly texts?: string;
}

/** Which trigger takes what reaches a number. */
export class NumbersTable {
	constructor(private readonly db: DatabaseSync) {}

	/** Gives the number's calls or texts to the trigger at `path`. A path begins with one slash. */
	register(number: string, purpose: NumberPurpose, path: string, name = ''): void {
		if (!isPath(path)) throw new Refusal(400, 'The path of a trigger begins with one slash, e.g. /webhook/abc/calls.');
		this.db
			.prepare(
				`INSERT INTO numbers (number, purpose, path, name) VALUES (?, ?, ?, ?)
				ON CONFLICT (number, purpose) DO UPDATE SET path = excluded.path, name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END`,
			)
			.run(number, purpose, path, name.slice(0, 200));
	}

	unregister(number: string, purpose: NumberPurpose): void {
		this.db.prepare('DELETE FROM numbers WHERE number = ? AND purpose = ?').run(number, purpose);
	}

	pathOf(number: string, purpose: NumberPurpose): string | undefined {
		const row = this.db.prepare('SELECT path FROM numbers WHERE number = ? AND purpose = ?').get(number, purpose);
		return row ? String(row['path']) : undefined;
	}

	isTaken(number: string): boolean {
		return this.db.prepare('SELECT 1 FROM numbers WHERE number = ? LIMIT 1').get(number) !== undefined;
	}

	list(): readonly SimulatedNumber[] {
		const rows = this.db.prepare('SELECT number, purpose, path, name FROM numbers ORDER BY number').all();
		const found = new Map<string, SimulatedNumber>();
		for (const row of rows) {
			const number = String(row['number']);
			const before = found.get(number) ?? { number, name: '' };
			const name = before.name === '' ? String(row['name']) : before.name;
			found.set(number, { ...before, name, [row['purpose'] === 'calls' ? 'calls' : 'texts']: String(row['path']) });
		}
		return [...found.values()];
	}
}

/** `//host/…` would lead a browser to another server. */
function isPath(path: string): boolean {
	return /^\/(?![/\\])[^\s\\]*$/.test(path) && path.length <= 2000;
}
