'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { CommandFailed, UserError, runCommand } = require('./command.cjs');
const { withLock } = require('./lock.cjs');
const { npm } = require('./npm.cjs');
const { NODE_BINARY, ROOT, hashFile } = require('./project.cjs');
const { stage } = require('./stage.cjs');

const OLDEST_NODE = [20, 11];
const LOCK_FILE = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.installed-from');

/**
 * Makes sure that what package-lock.json names is installed and the pinned Node is there. Does nothing when it is.
 * Needs a Node from 20.11 and npm, nothing else.
 */
async function ensureToolchain() {
	refuseOldNode();
	if (isReady()) return;
	const lock = join(tmpdir(), `missed-call-install-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`);
	await withLock(lock, install, () => process.stderr.write('… Waiting for another install of this checkout to end\n'));
}

async function install() {
	if (isReady()) return;
	if (!isInstalled()) {
		await stage('Installing what the project needs (npm ci)', () =>
			npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: ROOT }),
		);
	}
	if (!(await nodeRuns())) {
		await stage('Installing the Node that n8n needs', () => npm(['rebuild', 'node', '--ignore-scripts=false'], { cwd: ROOT }));
	}
	if (!(await nodeRuns())) {
		throw new UserError(
			`The Node of the project does not run (${NODE_BINARY}).`,
			`It is made for ${process.platform} on ${process.arch}: is that what this machine is? If so, remove node_modules and try again.`,
		);
	}
	writeFileSync(STAMP, stampText());
}

function refuseOldNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
	if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
	throw new UserError(
		`This needs Node ${OLDEST_NODE.join('.')} or newer to begin with, and this is Node ${process.versions.node}.`,
		'Install a current one from nodejs.org; the exact Node that n8n runs on is fetched by itself then.',
	);
}

function stampText() {
	return `${hashFile(LOCK_FILE)} ${process.platform}-${process.arch}\n`;
}

function isReady() {
	return existsSync(STAMP) && existsSync(NODE_BINARY) && readFileSync(STAMP, 'utf8') === stampText();
}

/** Whether node_modules holds what the lock file asks for: npm leaves its own account of it there. */
function isInstalled() {
	if (!existsSync(INSTALLED)) return false;
	const wanted = packagesOf(LOCK_FILE);
	const found = packagesOf(INSTALLED);
	return Object.entries(wanted).every(
		([path, { version, integrity, optional, link }]) =>
			path === '' ||
			optional ||
			link ||
			(found[path]?.version === version && found[path]?.integrity === integrity && existsSync(join(ROOT, path))),
	);
}

/** @param {string} fileName @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} */
function packagesOf(fileName) {
	return JSON.parse(readFileSync(fileName, 'utf8')).packages;
}

async function nodeRuns() {
	const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', 'node', 'package.json'), 'utf8'));
	try {
		return (await runCommand(NODE_BINARY, ['--version'])).trim() === `v${version}`;
	} catch (error) {
		if (error instanceof CommandFailed) return false;
		throw error;
	}
}

module.exports = { ensureToolchain };
