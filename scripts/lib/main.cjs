'use strict';

const { UserError } = require('./command.cjs');

/**
 * Runs a script's work. What the user can mend is shown as its message; anything else with its stack trace.
 * @param {() => Promise<void> | void} work
 */
function runMain(work) {
	Promise.resolve()
		.then(work)
		.catch((error) => {
			const shown = error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error);
			process.stderr.write(`\n${shown}\n`);
			process.exitCode = 1;
		});
}

module.exports = { runMain };
