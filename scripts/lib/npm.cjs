'use strict';

const { CommandFailed, UserError, runCommand } = require('./command.cjs');

const SHOWN_LINES = 15;

/** @type {Array<{ sign: RegExp, what: string, mend: string }>} */
const CAUSES = [
	{
		sign: /ENOSPC|no space left/i,
		what: 'The disk is full.',
		mend: 'Free some space (the project needs about 1 GB, the n8n it runs in 3 GB) and run the command again. MISSED_CALL_CACHE=<folder> puts n8n on another disk.',
	},
	{
		// Before the network: an attempt to fetch it ready-made comes first, and says so when it fails.
		sign: /not found: make|make: (command )?not found|Could not find any Python|gyp ERR!|\bmake: (\*\*\*|Leaving)/i,
		what: 'A part of n8n (its SQLite driver) had to be compiled, and that failed.',
		mend: 'Most often the tools for it are missing: install a C++ compiler, make and Python 3, and run the command again (on Debian or Ubuntu `sudo apt-get install -y build-essential python3`, on macOS `xcode-select --install`).',
	},
	{
		sign: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|network request failed/i,
		what: 'The npm registry could not be reached.',
		mend: 'Check the internet connection. Behind a proxy, set HTTPS_PROXY; with a registry of your own, set it with `npm config set registry <address>`.',
	},
	{
		sign: /SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|CERT_/i,
		what: 'The certificate of the npm registry was not accepted.',
		mend: 'Behind a company proxy, point npm to its certificate with `npm config set cafile <file>`.',
	},
	{
		sign: /EACCES|EPERM/,
		what: 'A folder may not be written to.',
		mend: 'Look at the path in the message, and give yourself the right to write there (`sudo chown -R $(whoami) <folder>`).',
	},
];

/**
 * Runs npm and explains its failures.
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} standard output
 * @throws {UserError} with the cause and how to mend it
 */
async function npm(args, { cwd, env = process.env }) {
	try {
		return await runCommand('npm', args, { cwd, env: withoutOuterNpm(env) });
	} catch (error) {
		if (!(error instanceof CommandFailed)) throw error;
		const { output } = error;
		const cause = CAUSES.find(({ sign }) => sign.test(output));
		throw new UserError(
			`${cause?.what ?? 'npm failed.'} (npm ${args.join(' ')})`,
			`${cause?.mend ?? 'What npm said is below; running the command again does no harm.'}\n\n${excerpt(output)}`,
		);
	}
}

/**
 * The lines that say most. npm says what went wrong first, and how it may be called at length after that.
 * @param {string} output
 */
function excerpt(output) {
	const lines = output.trim().split('\n');
	const faults = lines.filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
	const telling = faults.filter((line) => /\berror:|ERR!|fatal|not found|code E/i.test(line.replace(/^npm (error|ERR!)/, '')));
	const chosen = [telling, faults, lines.slice(-SHOWN_LINES)].find(({ length }) => length > 0) ?? [];
	return chosen.slice(0, SHOWN_LINES).join('\n');
}

/**
 * An npm inside `npm test` must not inherit what the outer one was called for.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutOuterNpm(env) {
	const outer = /^npm_(package|lifecycle)_|^npm_(command|execpath|node_execpath)$|^npm_config_(local_prefix|global_prefix)$/;
	return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}

module.exports = { npm };
