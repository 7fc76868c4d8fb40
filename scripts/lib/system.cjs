'use strict';

/**
 * Whether this is an error of the operating system or of Node with this code, e.g. ENOENT.
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
	return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/**
 * Whether a process of this machine runs.
 * @param {number} pid
 */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return hasCode(error, 'EPERM');
	}
}

module.exports = { hasCode, isAlive };
