import { createWriteStream } from 'node:fs';
import { Replay, type BadRow, type BusinessProfile, type ReplaySummary } from '../../engine';
import type { Command } from '../command';
import { EXIT, Refusal } from '../exit';
import { goodProfiles } from '../profiles';
import { Output, type Terminal } from '../terminal';
import { HELP } from './help';
import { callRows, textRows } from './logs';
import { openFile } from '../input';
import { readSettings, type Settings } from './settings';
import { summaryText } from './summaryText';
import { Timeline } from './timeline';
import { Zones } from './zones';

const MOST_TOLD = 20;
const SHOW_EVERY_MS = 500;

export const replay: Command = {
	summary: 'what would have happened to the calls of a log',
	help: HELP,
	run: async (args, terminal) => {
		const settings = readSettings(args);
		const out = settings.out === undefined ? terminal.out : new Output(createWriteStream(settings.out));
		const summary = await replayLog(settings, terminal, out);
		if (settings.json) out.line(JSON.stringify({ summary }));
		await out.end();
		if (!settings.json) terminal.say(summaryText(summary));
		if (summary.calls + summary.rows.outbound + summary.rows.legs === 0 && summary.rows.bad > 0) throw new Refusal('No row of the log could be read.');
		return EXIT.fine;
	},
};

async function replayLog(settings: Settings, terminal: Terminal, out: Output): Promise<ReplaySummary> {
	const profiles = (await goodProfiles(settings.profiles)).map((profile): BusinessProfile => (settings.live ? { ...profile, mode: 'live' } : profile));
	const reading = { dates: settings.dates, zones: new Zones(profiles) };
	const badRows = new BadRows(settings, terminal, out);
	const file = await openFile(settings.calls);
	const calls = await Timeline.open(callRows(file, { ...reading, mapping: settings.map, option: 'map' }), (row) => row.startedAt, (row) => badRows.add(file.name, row));
	const texts = settings.messages === undefined ? undefined : await openTexts(settings.messages, { ...reading, mapping: settings.mapMessages, option: 'map-messages' }, badRows);
	// Where legs to the team are rows of their own, they tell who picked up.
	const legs = calls.sample.some(({ parent, direction }) => parent !== undefined && direction === 'out');
	const replayed = new Replay(profiles, { ...settings.options(profiles), legs }, (line) => {
		if (!settings.quiet) out.line(JSON.stringify(line));
	});
	badRows.count = () => replayed.bad();
	if (calls.newestFirst) terminal.say('The log lists the newest call first: it is read from its end.');
	let shownAt = Date.now();
	for (let at = await calls.peek(); at !== undefined && !out.isClosed; at = await calls.peek()) {
		for (let sent = await texts?.peek(); texts && sent !== undefined && sent < at; sent = await texts.peek()) replayed.text(texts.take());
		if (texts) replayed.call(calls.take());
		else for (let waiting = calls.waiting; waiting > 0; waiting -= 1) replayed.call(calls.take());
		await out.flush();
		if (Date.now() - shownAt < SHOW_EVERY_MS) continue;
		shownAt = Date.now();
		terminal.progress(file.size === undefined ? `${(file.read() / 1e6).toFixed(1)} MB` : `${Math.min(100, Math.floor((100 * file.read()) / file.size))} %`);
	}
	for (let sent = await texts?.peek(); texts && sent !== undefined && sent <= (settings.now ?? sent); sent = await texts.peek()) replayed.text(texts.take());
	badRows.end();
	return replayed.finish(settings.now);
}

async function openTexts(path: string, reading: Parameters<typeof textRows>[1], badRows: BadRows) {
	const file = await openFile(path);
	return await Timeline.open(textRows(file, reading), (row) => row.at, (row) => badRows.add(file.name, row));
}

/** Rows that could not be read: each told where the lines are read by a program, the first ones where by a person. */
class BadRows {
	private told = 0;
	count: () => void = () => undefined;

	constructor(
		private readonly settings: Settings,
		private readonly terminal: Terminal,
		private readonly out: Output,
	) {}

	add(file: string, { line, problem }: BadRow): void {
		this.count();
		this.told += 1;
		if (this.settings.json) this.out.line(JSON.stringify({ bad: { file, line, problem } }));
		else if (this.told <= MOST_TOLD) this.terminal.say(`${file}, line ${line}: ${problem}`);
	}

	end(): void {
		if (!this.settings.json && this.told > MOST_TOLD) this.terminal.say(`${this.told - MOST_TOLD} more rows could not be read; --json tells each.`);
	}
}
