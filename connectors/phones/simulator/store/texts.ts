import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal';
import { immediately } from './database';
import { number, type Row } from './rows';

/** A text that the simulated company carried. */
export interface SimulatedText {
	/** Order in which the company took the texts. */
	readonly seq: number;
	readonly id: string;
	/** `in`: to a business. `out`: from a business. */
	readonly direction: 'in' | 'out';
	readonly from: string;
	readonly to: string;
	readonly body: string;
	/** Addresses of pictures and other attachments. */
	readonly media: readonly string[];
	/** Epoch milliseconds. */
	readonly at: number;
}

/** Oldest texts beyond this number are forgotten. */
const TEXTS_KEPT = 2000;

/** The texts of the simulated company. */
export class TextsTable {
	constructor(private readonly db: DatabaseSync) {}

	/** Keeps a text; the same text handed over twice with one id is one text. */
	keep(text: Omit<SimulatedText, 'seq'>): SimulatedText {
		return immediately(this.db, () => {
			const known = this.get(text.id);
			if (known) {
				if (known.from === text.from && known.to === text.to && known.body === text.body) return known;
				throw new Refusal(409, 'Another text has this id already. Leave the id out, or make a new one for every text.');
			}
			const { lastInsertRowid } = this.db
				.prepare('INSERT INTO texts (id, direction, sender, recipient, body, media, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
				.run(text.id, text.direction, text.from, text.to, text.body, JSON.stringify(text.media), text.at);
			this.db.prepare('DELETE FROM texts WHERE seq <= (SELECT MAX(seq) FROM texts) - ?').run(TEXTS_KEPT);
			return { ...text, seq: Number(lastInsertRowid) };
		});
	}

	/** The latest texts after `since` (a `seq`), oldest first; to and from one business number when it is given. */
	latest(business: string | undefined, since: number, limit: number): readonly SimulatedText[] {
		const rows = this.db
			.prepare(
				`SELECT * FROM texts WHERE seq > ?1
				AND (?2 IS NULL OR (direction = 'out' AND sender = ?2) OR (direction = 'in' AND recipient = ?2))
				ORDER BY seq DESC LIMIT ?3`,
			)
			.all(since, business ?? null, limit);
		return rows.map(readText).reverse();
	}

	/** `seq` of the newest text, 0 when there is none. */
	lastSeq(): number {
		return Number(this.db.prepare('SELECT MAX(seq) AS last FROM texts').get()?.['last'] ?? 0);
	}

	/** The first text with these very words from a business to somebody at or after `since`. */
	findSent(text: { readonly from: string; readonly to: string; readonly body: string }, since: number, others: ReadonlySet<string> = new Set()): SimulatedText | undefined {
		const rows = this.db
			.prepare(`SELECT * FROM texts WHERE recipient = ? AND at >= ? AND sender = ? AND body = ? AND direction = 'out' ORDER BY seq`)
			.all(text.to, since, text.from, text.body);
		return rows.map(readText).find(({ id }) => !others.has(id));
	}

	private get(id: string): SimulatedText | undefined {
		const row = this.db.prepare('SELECT * FROM texts WHERE id = ?').get(id);
		return row && readText(row);
	}
}

function readText(row: Row): SimulatedText {
	return {
		seq: number(row, 'seq'),
		id: String(row['id']),
		direction: row['direction'] === 'in' ? 'in' : 'out',
		from: String(row['sender']),
		to: String(row['recipient']),
		body: String(row['body']),
		media: JSON.parse(String(row['media'])) as string[],
		at: number(row, 'at'),
	};
}
