import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Where people live; fictitious numbers lie in every area. */
const AREAS = ['201', '202', '205', '206', '212', '213', '214', '215', '216', '267', '303', '305', '312', '313', '314', '315', '401', '402', '404', '405', '407', '410', '412', '415', '502', '503', '504', '505', '510', '512', '602', '603', '605', '612', '617', '619', '702', '703', '704', '713', '714', '718', '801', '802', '803', '804', '808', '813', '901', '904', '907', '908', '916', '917'];
const STATUSES = ['completed', 'no-answer', 'completed', 'busy', 'no-answer', 'canceled'];
const START = Date.UTC(2025, 0, 1);
/** So many rows are a year of an agency's clients. */
const YEAR_MS = 365 * 24 * 3_600_000;
const LINES = 100;
const PIECE = 1 << 20;

export const PROFILES = Array.from({ length: LINES }, (_, index) => ({
	id: `client-${index}`,
	name: `Client ${index} Plumbing`,
	timezone: index % 2 === 0 ? 'America/New_York' : 'America/Chicago',
	numbers: [{ number: lineOf(index) }],
	hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '17:00']]])),
}));

function lineOf(index: number): string {
	return `+1415555${String(100 + index).padStart(4, '0')}`;
}

/** Writes a call log as Twilio exports it, the same every time; returns its size in bytes. */
export async function writeLog(path: string, rows: number): Promise<number> {
	const random = randomOf(20_261_121);
	const file = createWriteStream(path);
	let piece = 'Call SID,From,To,Direction,Status,Start Time,End Time,Duration,Date Created,Price,Price Unit\n';
	for (let row = 0; row < rows; row += 1) {
		const at = START + Math.floor((row / rows) * YEAR_MS) - Math.floor(random() * 60_000);
		const seconds = Math.floor(random() * 180);
		const from = `+1${AREAS[Math.floor(random() * AREAS.length)]}55501${String(Math.floor(random() * 100)).padStart(2, '0')}`;
		const status = STATUSES[Math.floor(random() * STATUSES.length)];
		piece += `CA${row.toString(16).padStart(32, '0')},${from},${lineOf(Math.floor(random() * LINES))},inbound,${status},${told(at)},${told(at + seconds * 1_000)},${seconds},${told(at)},-0.0085,USD\n`;
		if (piece.length < PIECE) continue;
		if (!file.write(piece)) await once(file, 'drain');
		piece = '';
	}
	file.end(piece);
	await finished(file);
	return file.bytesWritten;
}

const told = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A linear congruential generator (Numerical Recipes): 0 up to 1. */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
