import type { Forgotten } from '../../engine';
import { stepsOf, type Range, type Step } from './store/retention';
import type { Database } from './sql';

/** Forgets all of a range, a batch in each transaction, so that nobody waits long for the ledger meanwhile. */
export async function forget(database: Database, range: Range): Promise<Forgotten> {
	const done = { conversations: 0, calls: 0, messages: 0, people: 0 };
	for (const step of stepsOf(range)) {
		let after: string | undefined = '';
		while (after !== undefined) after = await batch(database, step, after, done);
	}
	return done;
}

async function batch(database: Database, step: Step, after: string, done: { -readonly [What in keyof Forgotten]: number }): Promise<string | undefined> {
	const { last, done: more } = await database.transaction('forget', async (sql) => await step(sql, after));
	done.conversations += more.conversations ?? 0;
	done.calls += more.calls ?? 0;
	done.messages += more.messages ?? 0;
	done.people += more.people ?? 0;
	return last;
}
