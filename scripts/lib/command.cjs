'use strict';

const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const { join } = require('node:path');

const END_WITH_PARENT = join(__dirname, 'end-with-parent.cjs');
const KEPT_OUTPUT = 20_000;

/** What somebody did wrong or can mend: shown as its message alone, without a stack trace. */
class UserError extends Error {
	/** @param {string} message @param {string} [hint] how to mend it */
	constructor(message, hint) {
		super(hint ? `${message}\n${hint}` : message);
		this.name = 'UserError';
	}
}

/** A program that ended badly, with the end of what it wrote. */
class CommandFailed extends Error {
	/** @param {string} commandLine @param {number | null} code @param {NodeJS.Signals | null} signal @param {string} output */
	constructor(commandLine, code, signal, output) {
		super(`\`${commandLine}\` ${signal ? `was ended by ${signal}` : `ended with exit code ${code}`}:\n${output.trim()}`);
		this.name = 'CommandFailed';
		this.code = code;
		this.output = output;
	}
}

/**
 * Runs a program to its end and keeps the end of its output. One that runs on Node ends when this process is gone.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} standard output
 * @throws {CommandFailed}
 */
function runCommand(program, args, { cwd, env = process.env } = {}) {
	return new Promise((resolve, reject) => {
		const nodeOptions = `${env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(END_WITH_PARENT)}`.trim();
		const child = spawn(program, args, {
			cwd,
			env: { ...env, NODE_OPTIONS: nodeOptions },
			stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		});
		let stdout = '';
		let all = '';
		child.stdout?.on('data', (chunk) => {
			stdout += chunk;
			all = (all + chunk).slice(-KEPT_OUTPUT);
		});
		child.stderr?.on('data', (chunk) => {
			all = (all + chunk).slice(-KEPT_OUTPUT);
		});
		child.once('error', (error) => reject(new CommandFailed([program, ...args].join(' '), null, null, error.message)));
		child.once('close', (code, signal) => {
			if (code === 0) resolve(stdout);
			else reject(new CommandFailed([program, ...args].join(' '), code, signal, all));
		});
	});
}

/**
 * Runs a Node program that owns the terminal, and hands it the signals that reach this process alone. It ends when
 * this process is gone.
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} exit code, 128 + n for signal n
 */
function runInForeground(node, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(node, ['--require', END_WITH_PARENT, ...args], { ...options, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
		/** @type {NodeJS.Signals[]} */
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		/** @param {NodeJS.Signals} signal */
		const forward = (signal) => void child.kill(signal);
		for (const signal of signals) process.on(signal, forward);
		const done = () => {
			for (const signal of signals) process.removeListener(signal, forward);
		};
		child.once('error', (error) => {
			done();
			reject(error);
		});
		child.once('close', (code, signal) => {
			done();
			resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
		});
	});
}

module.exports = { CommandFailed, END_WITH_PARENT, UserError, runCommand, runInForeground };
