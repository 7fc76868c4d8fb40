'use strict';

const HEARTBEAT_MS = 10_000;

/** @param {number} since epoch milliseconds */
const elapsed = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** @param {string} line */
const toStderr = (line) => void process.stderr.write(`${line}\n`);

/**
 * Runs one stage of something long and says so: a line at the start, a sign of life every ten seconds, a line at the end.
 * @template T
 * @param {string} title what is being done, e.g. "Installing n8n"
 * @param {() => Promise<T>} work
 * @param {(line: string) => void} [say]
 * @returns {Promise<T>}
 */
async function stage(title, work, say = toStderr) {
	const started = Date.now();
	say(`… ${title}`);
	const heartbeat = setInterval(() => say(`  still at it (${elapsed(started)})`), HEARTBEAT_MS);
	try {
		const result = await work();
		say(`✓ ${title} (${elapsed(started)})`);
		return result;
	} catch (error) {
		say(`✗ ${title} (${elapsed(started)})`);
		throw error;
	} finally {
		clearInterval(heartbeat);
	}
}

module.exports = { stage };
