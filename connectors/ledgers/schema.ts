/**
 * The tables, in the order in which they came to be; a step that was published is never changed.
 * Times are epoch milliseconds, numbers E.164, structured values JSON in text.
 */
export const MIGRATIONS: readonly (readonly string[])[] = [
	[
		`CREATE TABLE businesses (
			id TEXT PRIMARY KEY, profile TEXT NOT NULL, version BIGINT NOT NULL, saved_at BIGINT NOT NULL, saved_by TEXT)`,
		`CREATE TABLE business_numbers (
			number TEXT PRIMARY KEY, business_id TEXT NOT NULL)`,
		'CREATE INDEX business_numbers_of ON business_numbers (business_id)',

		`CREATE TABLE people (
			id TEXT PRIMARY KEY, business_id TEXT NOT NULL, number TEXT NOT NULL,
			name TEXT, first_name TEXT, email TEXT, language TEXT, address TEXT,
			tags TEXT NOT NULL, fields TEXT NOT NULL, mark TEXT, calls BIGINT NOT NULL,
			first_seen_at BIGINT NOT NULL, last_seen_at BIGINT NOT NULL,
			UNIQUE (business_id, number))`,

		`CREATE TABLE conversations (
			id TEXT PRIMARY KEY, business_id TEXT NOT NULL, person TEXT NOT NULL, line TEXT NOT NULL,
			status TEXT NOT NULL, automation TEXT NOT NULL, paused_until BIGINT, paused_because TEXT,
			owner TEXT, next_action TEXT, follow_up_at BIGINT, opened_at BIGINT NOT NULL, closed_at BIGINT,
			last_text_at BIGINT, last_reply_at BIGINT, last_human_at BIGINT,
			value_amount DOUBLE PRECISION, value_currency TEXT, lost_reason TEXT)`,
		// The guard of “one open conversation per person and business”, whoever races.
		'CREATE UNIQUE INDEX conversations_open ON conversations (business_id, person) WHERE closed_at IS NULL',
		'CREATE INDEX conversations_newest ON conversations (business_id, opened_at)',

		`CREATE TABLE calls (
			id TEXT PRIMARY KEY, business_id TEXT NOT NULL, system TEXT NOT NULL, account TEXT NOT NULL,
			provider_call_id TEXT NOT NULL, caller TEXT, caller_raw TEXT NOT NULL, line TEXT NOT NULL,
			forwarded_from TEXT, caller_name TEXT, attestation TEXT,
			started_at BIGINT NOT NULL, ended_at BIGINT, outcome TEXT NOT NULL, missed_reason TEXT, ignored_because TEXT,
			facts TEXT NOT NULL, holder TEXT NOT NULL, conversation_id TEXT,
			offers BIGINT NOT NULL, owed_at BIGINT,
			UNIQUE (system, account, provider_call_id))`,
		// Work that is owed: few rows, looked at every few seconds.
		'CREATE INDEX calls_owed ON calls (holder, owed_at) WHERE owed_at IS NOT NULL',
		'CREATE INDEX calls_newest ON calls (business_id, started_at)',
		`CREATE TABLE call_reports (
			system TEXT NOT NULL, account TEXT NOT NULL, report_key TEXT NOT NULL, call_id TEXT NOT NULL, at BIGINT NOT NULL,
			PRIMARY KEY (system, account, report_key))`,
		`CREATE TABLE decisions (
			call_id TEXT PRIMARY KEY, business_id TEXT NOT NULL, action TEXT NOT NULL, reason TEXT NOT NULL,
			until BIGINT, template TEXT, facts TEXT NOT NULL, at BIGINT NOT NULL)`,

		`CREATE TABLE messages (
			id TEXT PRIMARY KEY, business_id TEXT NOT NULL, conversation_id TEXT, call_id TEXT,
			direction TEXT NOT NULL, purpose TEXT, system TEXT NOT NULL, account TEXT NOT NULL,
			sender TEXT NOT NULL, recipient TEXT NOT NULL, body TEXT NOT NULL, media TEXT NOT NULL,
			status TEXT NOT NULL, provider_id TEXT, reason TEXT, vendor_code TEXT,
			at BIGINT NOT NULL, sent_at BIGINT, delivered_at BIGINT, attempt BIGINT NOT NULL,
			claim_key TEXT UNIQUE, lease_until BIGINT, retry_at BIGINT, first_try_at BIGINT,
			holder TEXT, classification TEXT, offers BIGINT NOT NULL, owed_at BIGINT)`,
		'CREATE UNIQUE INDEX messages_provider ON messages (system, account, direction, provider_id) WHERE provider_id IS NOT NULL',
		'CREATE INDEX messages_thread ON messages (conversation_id, at)',
		'CREATE INDEX messages_first ON messages (business_id, recipient, at) WHERE purpose = \'first_text\'',
		'CREATE INDEX messages_owed ON messages (holder, owed_at) WHERE owed_at IS NOT NULL',

		// A receipt may overtake the answer to the request that it is about.
		`CREATE TABLE early_receipts (
			system TEXT NOT NULL, account TEXT NOT NULL, provider_id TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, vendor_code TEXT, at BIGINT NOT NULL,
			PRIMARY KEY (system, account, provider_id, status))`,

		`CREATE TABLE consents (
			business_id TEXT NOT NULL, number TEXT NOT NULL, opted_out_at BIGINT, opted_in_at BIGINT,
			how TEXT NOT NULL, words TEXT NOT NULL,
			PRIMARY KEY (business_id, number))`,

		`CREATE TABLE escalations (
			id TEXT PRIMARY KEY, business_id TEXT NOT NULL, conversation_id TEXT NOT NULL, person TEXT NOT NULL,
			code BIGINT NOT NULL, state TEXT NOT NULL, urgency TEXT NOT NULL, route TEXT NOT NULL, summary TEXT NOT NULL,
			step BIGINT NOT NULL, loop BIGINT NOT NULL, opened_at BIGINT NOT NULL, due_at BIGINT,
			taken_by TEXT, taken_at BIGINT, resolved_at BIGINT, told TEXT NOT NULL)`,
		// One live escalation per conversation, and codes that mean one thing only.
		`CREATE UNIQUE INDEX escalations_live ON escalations (conversation_id) WHERE state IN ('open', 'acknowledged', 'exhausted')`,
		`CREATE UNIQUE INDEX escalations_code ON escalations (business_id, code) WHERE state IN ('open', 'acknowledged', 'exhausted')`,

		`CREATE TABLE due (
			id TEXT PRIMARY KEY, due_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, business_id TEXT NOT NULL,
			conversation_id TEXT, call_id TEXT, message_id TEXT, escalation_id TEXT,
			due_at BIGINT, lease_until BIGINT, fence BIGINT NOT NULL, tries BIGINT NOT NULL,
			note TEXT, done_at BIGINT)`,
		'CREATE INDEX due_next ON due (due_at) WHERE done_at IS NULL',

		`CREATE TABLE number_setups (
			system TEXT NOT NULL, account TEXT NOT NULL, number TEXT NOT NULL, purpose TEXT NOT NULL,
			holder TEXT NOT NULL, before TEXT NOT NULL, ours TEXT NOT NULL, receipts_url TEXT, at BIGINT NOT NULL,
			PRIMARY KEY (system, account, number, purpose))`,

		`CREATE TABLE refusals (
			day TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, count BIGINT NOT NULL,
			PRIMARY KEY (day, place, reason))`,

		`CREATE TABLE events (
			seq SERIAL_KEY, at BIGINT NOT NULL, kind TEXT NOT NULL, business_id TEXT NOT NULL,
			conversation_id TEXT, call_id TEXT, message_id TEXT, data TEXT NOT NULL)`,
		'CREATE INDEX events_business ON events (business_id, seq)',
		'CREATE INDEX events_conversation ON events (conversation_id, seq) WHERE conversation_id IS NOT NULL',
		'CREATE INDEX events_call ON events (call_id, seq) WHERE call_id IS NOT NULL',
	],
	[
		// Who the ledger is, so that nodes that would use two for one business can be told.
		'CREATE TABLE ledger_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)',

		// Consent by how far it reaches: `account`, `business:<id>`, `line:<id>:<number>`. The latest word that applies counts.
		`CREATE TABLE consent_states (
			scope TEXT NOT NULL, number TEXT NOT NULL, opted_out_at BIGINT, opted_in_at BIGINT,
			how TEXT NOT NULL, words TEXT NOT NULL,
			PRIMARY KEY (scope, number))`,
		`INSERT INTO consent_states (scope, number, opted_out_at, opted_in_at, how, words)
			SELECT 'business:' || business_id, number, opted_out_at, opted_in_at, how, words FROM consents`,
		'DROP TABLE consents',
		'CREATE INDEX consent_states_number ON consent_states (number)',

		// What the phone system says a number is; asking may cost money, so it is kept.
		'CREATE TABLE number_facts (number TEXT PRIMARY KEY, line_type TEXT NOT NULL, carrier TEXT, checked_at BIGINT NOT NULL)',

		// How fast a business texts, by hour. Split into a few rows, so that processes that count at once seldom meet.
		`CREATE TABLE tallies (
			business_id TEXT NOT NULL, hour BIGINT NOT NULL, kind TEXT NOT NULL, shard BIGINT NOT NULL, count BIGINT NOT NULL,
			PRIMARY KEY (business_id, hour, kind, shard))`,
		'CREATE TABLE breakers (business_id TEXT PRIMARY KEY, because TEXT NOT NULL, tripped_at BIGINT NOT NULL, until BIGINT NOT NULL)',

		// The situation that the wording was chosen for, and which of several wordings it was.
		'ALTER TABLE messages ADD COLUMN situation TEXT',
		'ALTER TABLE messages ADD COLUMN variant TEXT',
		// When somebody of the team took it over or closed it: a note is no contact.
		'ALTER TABLE conversations ADD COLUMN reached_at BIGINT',
		'CREATE INDEX messages_person ON messages (business_id, recipient, at)',
		'CREATE INDEX calls_caller ON calls (caller, started_at)',
		'CREATE INDEX calls_conversation ON calls (conversation_id) WHERE conversation_id IS NOT NULL',
		'CREATE INDEX conversations_person ON conversations (business_id, person, opened_at)',
		'CREATE INDEX escalations_conversation ON escalations (conversation_id)',
		'CREATE INDEX due_conversation ON due (conversation_id) WHERE conversation_id IS NOT NULL',
	],
	[
		// What a person said of how a reply was read, and when it came up for review: read unsurely, or corrected.
		'ALTER TABLE messages ADD COLUMN correction TEXT',
		'ALTER TABLE messages ADD COLUMN review_at BIGINT',
		`UPDATE messages SET review_at = at WHERE classification LIKE '%"unsure":true%'`,
		'CREATE INDEX messages_review ON messages (review_at, id) WHERE review_at IS NOT NULL',
	],
	[
		// The first text of a burst, for the ones that followed within seconds: they are read as one reply.
		'ALTER TABLE messages ADD COLUMN burst TEXT',
		'CREATE INDEX messages_burst ON messages (burst) WHERE burst IS NOT NULL',
	],
	[
		// Calls to people of the team. The key is spent with the claim: no step rings a phone twice.
		`CREATE TABLE alert_calls (
			id TEXT PRIMARY KEY, claim_key TEXT NOT NULL UNIQUE, business_id TEXT NOT NULL, conversation_id TEXT NOT NULL, escalation_id TEXT NOT NULL,
			member TEXT NOT NULL, phone TEXT NOT NULL, line TEXT NOT NULL, system TEXT NOT NULL, account TEXT NOT NULL,
			status TEXT NOT NULL, provider_id TEXT, reason TEXT, pressed TEXT,
			at BIGINT NOT NULL, lease_until BIGINT NOT NULL, ended_at BIGINT)`,
		'CREATE INDEX alert_calls_conversation ON alert_calls (conversation_id)',
	],
	[
		// Whose turn it is where several people take turns, and the turn that a conversation took.
		'CREATE TABLE turn_counts (business_id TEXT NOT NULL, rule TEXT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (business_id, rule))',
		`CREATE TABLE turns (
			business_id TEXT NOT NULL, rule TEXT NOT NULL, conversation_id TEXT NOT NULL, turn BIGINT NOT NULL, at BIGINT NOT NULL,
			PRIMARY KEY (business_id, rule, conversation_id))`,
		'CREATE INDEX turns_conversation ON turns (conversation_id)',
		// 1 where the owner was chosen when only the call was known: what the person wants may still change it.
		'ALTER TABLE conversations ADD COLUMN owner_provisional BIGINT',
	],
	[
		// With which loop the policy began anew: repeats are counted from it. When the person was spoken with since.
		'ALTER TABLE escalations ADD COLUMN first_loop BIGINT',
		'ALTER TABLE escalations ADD COLUMN contacted_at BIGINT',

		// Links in alerts: where they lead, what they are signed with, and which were used.
		'ALTER TABLE number_setups ADD COLUMN escalation_url TEXT',
		'CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
		`CREATE TABLE used_links (
			token_hash TEXT PRIMARY KEY, business_id TEXT NOT NULL, escalation_id TEXT NOT NULL, member TEXT NOT NULL, used_at BIGINT NOT NULL)`,

		// Alerts to people of the team, and the texts that carry them: one a minute, in which what falls into it is bundled.
		`CREATE TABLE alerts (
			alert_key TEXT PRIMARY KEY, slot TEXT NOT NULL, business_id TEXT NOT NULL, member TEXT NOT NULL, channel TEXT NOT NULL,
			escalation_id TEXT NOT NULL, line TEXT NOT NULL, pressing BIGINT NOT NULL, again BIGINT NOT NULL,
			at BIGINT NOT NULL, send_at BIGINT NOT NULL, closed_at BIGINT, done_at BIGINT)`,
		'CREATE INDEX alerts_member ON alerts (business_id, member, channel, send_at)',
		'CREATE INDEX alerts_slot ON alerts (slot)',
		'CREATE INDEX alerts_escalation ON alerts (escalation_id)',
		'CREATE INDEX alerts_due ON alerts (business_id, send_at) WHERE done_at IS NULL',
	],
	[
		// A call that was promised: for when, what about, and when that was said.
		'ALTER TABLE conversations ADD COLUMN call_back_at BIGINT',
		'ALTER TABLE conversations ADD COLUMN call_back_because TEXT',
		'ALTER TABLE conversations ADD COLUMN promised_at BIGINT',
		// When the follow-up time was set, where nobody chose it.
		'ALTER TABLE conversations ADD COLUMN follow_up_auto_at BIGINT',
		// Open conversations from before are looked at as well, as to whether anything still happens in them.
		`INSERT INTO due (id, due_key, kind, business_id, conversation_id, due_at, fence, tries)
			SELECT 'due_stale_' || id, 'stale:' || id, 'stale', business_id, id, opened_at + 86400000, 0, 0 FROM conversations WHERE closed_at IS NULL`,
	],
	[
		// Questions before a time is offered: the route on which they began, and what was answered.
		'ALTER TABLE conversations ADD COLUMN qualification TEXT',
	],
	[
		// What a provider reports to which trigger, where that is set up by subscription. Its secrets are kept under `secrets`.
		`CREATE TABLE subscriptions (
			system TEXT NOT NULL, account TEXT NOT NULL, holder TEXT NOT NULL, purpose TEXT NOT NULL,
			url TEXT NOT NULL, numbers TEXT NOT NULL, state TEXT NOT NULL, at BIGINT NOT NULL,
			PRIMARY KEY (system, account, holder, purpose))`,
	],
	[
		// The one record of a number in an account of a CRM, and who works on it. `news` counts what happened, `seen` what was taken along.
		`CREATE TABLE crm_contacts (
			system TEXT NOT NULL, account TEXT NOT NULL, number TEXT NOT NULL, business_id TEXT NOT NULL, conversation_id TEXT,
			record_id TEXT, made BIGINT NOT NULL, facts TEXT NOT NULL, read_at BIGINT, doubt_until BIGINT,
			fence BIGINT NOT NULL, lease_until BIGINT, news BIGINT NOT NULL, seen BIGINT,
			PRIMARY KEY (system, account, number))`,
		'CREATE INDEX crm_contacts_conversation ON crm_contacts (conversation_id) WHERE conversation_id IS NOT NULL',
		'CREATE INDEX crm_contacts_person ON crm_contacts (business_id, number)',
		// What is to be written there, and what was: a key is written once.
		`CREATE TABLE crm_writes (
			id TEXT PRIMARY KEY, system TEXT NOT NULL, account TEXT NOT NULL, number TEXT NOT NULL, business_id TEXT NOT NULL,
			write_key TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL, record_id TEXT, error TEXT,
			planned_at BIGINT NOT NULL, place BIGINT NOT NULL, begun_at BIGINT, done_at BIGINT,
			UNIQUE (system, account, number, write_key))`,
		"CREATE INDEX crm_writes_open ON crm_writes (system, account, number) WHERE state <> 'done'",
		'CREATE INDEX crm_writes_person ON crm_writes (business_id, number)',
		`CREATE TABLE crm_limits (
			system TEXT NOT NULL, account TEXT NOT NULL, slot TEXT NOT NULL, window_start BIGINT NOT NULL, used BIGINT NOT NULL,
			PRIMARY KEY (system, account, slot))`,
	],
];
