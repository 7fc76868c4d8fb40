'use strict';

const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { hostname } = require('node:os');
const { dirname, join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { hasCode, isAlive } = require('./system.cjs');

const POLL_MS = 250;
/** A holder that left no name within this time died while it was taking the lock. */
const NAMELESS_MS = 10_000;
/** Longer than anything done under a lock takes: past it the process id may belong to something else by now. */
const FORGOTTEN_MS = 60 * 60_000;

/**
 * Runs `work` while no other process that asks for the same folder does. A lock whose holder died is taken over.
 * @template T
 * @param {string} folder the lock: it exists while held
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when somebody else holds it
 * @returns {Promise<T>}
 */
async function withLock(folder, work, onWait = () => {}) {
	mkdirSync(dirname(folder), { recursive: true });
	let waited = false;
	while (!take(folder)) {
		if (isAbandoned(folder)) {
			discard(folder);
			continue;
		}
		if (!waited) onWait();
		waited = true;
		await sleep(POLL_MS);
	}
	const release = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.removeListener('exit', release);
		release();
	}
}

/** @param {string} folder */
function take(folder) {
	try {
		mkdirSync(folder);
	} catch (error) {
		if (hasCode(error, 'EEXIST')) return false;
		throw error;
	}
	writeFileSync(join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
	return true;
}

/** @param {string} folder */
function isAbandoned(folder) {
	const age = ageOf(folder);
	if (age === undefined) return false;
	if (age > FORGOTTEN_MS) return true;
	/** @type {{ pid: number, host: string }} */
	let holder;
	try {
		holder = JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'));
	} catch {
		return age > NAMELESS_MS;
	}
	return holder.host === hostname() && !isAlive(holder.pid);
}

/** Moves the folder away first, so that of two that find it abandoned only one removes it.
 * @param {string} folder */
function discard(folder) {
	const aside = `${folder}.${process.pid}.${Date.now()}`;
	try {
		renameSync(folder, aside);
	} catch (error) {
		if (hasCode(error, 'ENOENT')) return;
		throw error;
	}
	rmSync(aside, { recursive: true, force: true });
}

/** @param {string} folder */
function ageOf(folder) {
	const stat = statSync(folder, { throwIfNoEntry: false });
	return stat && Date.now() - stat.mtimeMs;
}

module.exports = { withLock };
