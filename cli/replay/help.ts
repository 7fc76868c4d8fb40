export const HELP = `missed-call replay: what would have happened to the calls of a log, by the rules of the live product.

  missed-call replay --profile profile.json --calls calls.csv
  missed-call replay --profile clients/ --calls calls.csv --messages texts.csv --json --out decisions.jsonl

  --profile FILE      profile of a business; several times, a folder, or a list of them in one file
  --calls FILE        call log: CSV (of Twilio, or of any phone system) or JSON lines; - reads standard input
  --messages FILE     log of texts: opt-outs, replies, and texts by hand, which silence automation
  --map FIELD=COLUMN,…           columns of the calls, where their names do not say it: from, to, at, end, duration,
                                 status, answered, name, direction, id, parent, forwardedFrom, voicemail; at=Date+Time joins two
  --map-messages FIELD=COLUMN,…  columns of the texts: from, to, at, body, direction
  --dates mdy|dmy     how 03/04/2026 is read: month first (the default), or day first
  --now TIME          when the replay ends, ISO 8601: texts that wait until then are decided; otherwise at the last call

  --grace SECONDS, --cooldown HOURS, --stale-after HOURS, --quiet-hours profile|send|hold    as on Send Text-Back
  --answered-at-least SECONDS, --abandoned-after SECONDS, --all-missed                       as on Missed Call Trigger
  --live              a profile in shadow mode is replayed as if it were live
  --takeover-hours N  how long a text by hand silences automation (24; 0: for good)

  --texts             with the words of every text
  --quiet             the summary alone
  --json              the summary as a last line {"summary": …}, and bad rows as {"bad": …}, with the decisions
  --out FILE          where the lines go; otherwise to standard output
  --rate LOW,HIGH     percent of the people texted that become a job (5,12)
  --ticket AMOUNT     what a job is worth, such as 450 or 450,EUR; otherwise averageTicket of the profile

One JSON line a call, in the order of the log, with the decision, its reason and the facts behind it; what had to wait
also says what was decided first. Rows that cannot be read are told and counted. A log that lists the newest call first
is read from its end.`;
