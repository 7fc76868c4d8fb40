import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { COMMAND, LINE, missedCall, PROFILE, scratch } from './support';

const { file, folder, remove } = scratch();
const HEADER = 'Call SID,From,To,Direction,Status,Start Time,End Time,Duration';
const at = (minute: number) => `2026-03-10 15:${String(minute).padStart(2, '0')}:00 UTC`;
const row = (id: number, from: string, status: string, minute: number) => `CA${id},${from},${LINE},inbound,${status},${at(minute)},${at(minute)},0`;
const ROWS = [row(1, '+12125550123', 'no-answer', 1), row(2, '+12125550123', 'busy', 2), row(3, '+12125550124', 'completed', 3), row(1, '+12125550123', 'no-answer', 1), row(4, 'anonymous', 'no-answer', 5)];

const profile = file('profile.json', JSON.stringify(PROFILE));
const calls = file('calls.csv', [HEADER, ...ROWS].join('\n'));
afterAll(remove);

describe('missed-call replay', () => {
	it('decides about every call of a Twilio export, and sums up for people', async () => {
		const { code, lines, said } = await missedCall(['replay', '--profile', profile, '--calls', calls]);
		expect(code).toBe(0);
		expect(lines.map(({ line, reason }) => [line, reason])).toEqual([[2, 'ok'], [3, 'texted_lately'], [4, 'answered'], [6, 'no_caller_id']]);
		expect(said).toMatch(/would text +1\n/);
		expect(said).toMatch(/23 to 54 USD \(estimated\)/);
	});

	it('ends with the summary where a program reads it, and writes to a file', async () => {
		const path = `${folder}/out.jsonl`;
		const { code, out, said } = await missedCall(['replay', '--profile', profile, '--calls', '-', '--json', '--texts', '--out', path], { input: readFileSync(calls, 'utf8') });
		expect({ code, out, said }).toEqual({ code: 0, out: '', said: '' });
		const written = readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(written[0]).toMatchObject({ action: 'text', text: expect.stringMatching(/Bayside Plumbing/) });
		expect(written.at(-1)).toMatchObject({ summary: { calls: 4, missed: 3, answered: 1, wouldText: 1, duplicatesAvoided: { reports: 1, texts: 1 } } });
	});

	it('reads a log that lists the newest first from its end, with the same decisions', async () => {
		const many = Array.from({ length: 50 }, (_, index) => row(index, `+121255501${String(index % 20).padStart(2, '0')}`, 'no-answer', index));
		const [forth, back] = [many, many.toReversed()].map((rows, index) => file(`way${index}.csv`, [HEADER, ...rows].join('\r\n')));
		const told = async (path = '') => (await missedCall(['replay', '--profile', profile, '--calls', path])).lines.map(({ line: _line, ...rest }) => rest);
		expect(await told(back)).toEqual(await told(forth));
	});

	it('hears in a log of texts who said STOP', async () => {
		const texts = file('texts.csv', `From,To,Body,Direction,Date Sent\n+12125550123,${LINE},"STOP",inbound,2026-03-10 14:00:00 UTC\n${LINE},+12125550150,hi,outbound,2026-03-10 14:00:00 UTC\n`);
		const { lines } = await missedCall(['replay', '--profile', profile, '--calls', calls, '--messages', texts, '--json']);
		expect(lines[0]).toMatchObject({ reason: 'opted_out' });
		expect(lines.at(-1)).toMatchObject({ summary: { texts: { opt_out: 1, human: 1 } } });
	});

	it('tells rows that cannot be read by their line, and goes on', async () => {
		const bad = file('bad.csv', [HEADER, row(1, 'x', 'sideways', 1), '"broken', 'line",x', ROWS[0]].join('\n'));
		const { code, lines, said } = await missedCall(['replay', '--profile', profile, '--calls', bad]);
		expect(code).toBe(0);
		expect(lines).toHaveLength(1);
		expect(said).toMatch(/line 2: "sideways" is no end of a call/);
		expect(said).toMatch(/line 3: /);
		expect(said).toMatch(/rows that could not be read +2/);
	});

	it.each([
		[['--calls', 'x.csv'], 2, /Which businesses/],
		[['--profile', 'PROFILE', '--calls', 'nowhere.csv'], 1, /nowhere\.csv cannot be read: there is no such file/],
		[['--profile', 'PROFILE', '--calls', 'CALLS', '--map', 'from=Whom'], 2, /no column "Whom"/],
		[['--profile', 'CALLS', '--calls', 'CALLS'], 1, /calls\.csv: /],
	])('says in words what is wrong: %j', async (args, expected, words) => {
		const { code, said, out } = await missedCall(['replay', ...args.map((arg) => (arg === 'PROFILE' ? profile : arg === 'CALLS' ? calls : arg))]);
		expect({ code, out }).toEqual({ code: expected, out: '' });
		expect(said).toMatch(words);
		expect(said).not.toMatch(/\n\s+at /);
	});

	it('ends quietly when its reader has read enough', async () => {
		const many = file('many.csv', [HEADER, ...Array.from({ length: 20_000 }, (_, index) => row(index, `+121255501${String(index % 100).padStart(2, '0')}`, 'no-answer', 1))].join('\n'));
		const child = spawn(process.execPath, [COMMAND, 'replay', '--profile', profile, '--calls', many], { stdio: ['ignore', 'pipe', 'pipe'] });
		let said = '';
		child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
		child.stdout.once('data', () => child.stdout.destroy());
		const code = await new Promise((resolve) => child.on('close', resolve));
		expect(code).toBe(0);
		expect(said).not.toMatch(/EPIPE|Error|warning/i);
	});
});
