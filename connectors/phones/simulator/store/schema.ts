export const SCHEMA_VERSION = 1;

/** Times are epoch milliseconds, numbers E.164. Rows are kept by `seq`, the order in which they came in. */
export const SCHEMA = `
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
