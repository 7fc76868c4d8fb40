/** Times are epoch milliseconds, numbers E.164. Rows are kept by `seq`, the order in which they came in. */
const FIRST = `
CREATE TABLE numbers (
	number TEXT NOT NULL,
	purpose TEXT NOT NULL CHECK (purpose IN ('calls', 'texts')),
	path TEXT NOT NULL,
	name TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (number, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	caller TEXT NOT NULL,
	called TEXT NOT NULL,
	withheld INTEGER NOT NULL,
	mode TEXT NOT NULL,
	mailbox INTEGER NOT NULL,
	ring_seconds INTEGER NOT NULL,
	prompt TEXT NOT NULL,
	started_at INTEGER NOT NULL,
	answered_at INTEGER,
	unanswered_at INTEGER,
	unanswered_seconds INTEGER,
	voicemail_at INTEGER,
	voicemail_seconds INTEGER,
	hung_up_at INTEGER,
	hung_up_seconds INTEGER
) STRICT;

CREATE TABLE texts (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
	sender TEXT NOT NULL,
	recipient TEXT NOT NULL,
	body TEXT NOT NULL,
	media TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX texts_by_recipient ON texts (recipient, at);
`;

/** Calls from a business to the people of its team. */
const TEAM_CALLS = `
CREATE TABLE team_calls (
	seq INTEGER PRIMARY KEY,
	id TEXT NOT NULL UNIQUE,
	provider_id TEXT NOT NULL,
	caller TEXT NOT NULL,
	called TEXT NOT NULL,
	path TEXT NOT NULL,
	said TEXT NOT NULL,
	language TEXT NOT NULL,
	ring_seconds INTEGER NOT NULL,
	asked INTEGER NOT NULL,
	started_at INTEGER NOT NULL,
	answered_at INTEGER,
	connected_to TEXT,
	ended_at INTEGER,
	ended_by TEXT
) STRICT;
`;

/** In the order in which they came to be: the version of a file is how many of them it has. */
export const SCHEMAS: readonly string[] = [FIRST, TEAM_CALLS];
