import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { hasCode, isAlive } from '../lib/system.cjs';

const FILE = 'running.json';

/** Where to find a demo that is up. */
export interface Addresses {
	editor: string;
	phone: string;
}

/** Which process has a demo folder, from its start to its end. */
interface Holder {
	pid: number;
	/** Missing while it is starting. */
	addresses?: Addresses;
}

/**
 * Takes a demo folder for this process. Two n8n on one database would spoil it.
 * @returns who has it, when somebody else does
 */
export function claimDemo(folder: string): Holder | undefined {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, FILE);
	while (!take(file)) {
		const holder = readHolder(file);
		if (holder && isAlive(holder.pid)) return holder;
		rmSync(file, { force: true });
	}
	return undefined;
}

/** Says where the demo of this process is found. */
export function announceDemo(folder: string, addresses: Addresses): void {
	const file = join(folder, FILE);
	writeFileSync(`${file}.new`, JSON.stringify({ pid: process.pid, addresses } satisfies Holder));
	renameSync(`${file}.new`, file);
}

export function releaseDemo(folder: string): void {
	rmSync(join(folder, FILE), { force: true });
}

/** A link appears at once and with its content, and fails when the name is taken. */
function take(file: string): boolean {
	const own = `${file}.${process.pid}`;
	writeFileSync(own, JSON.stringify({ pid: process.pid } satisfies Holder));
	try {
		linkSync(own, file);
		return true;
	} catch (error) {
		if (hasCode(error, 'EEXIST')) return false;
		throw error;
	} finally {
		rmSync(own, { force: true });
	}
}

function readHolder(file: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch {
		// It was released between our two looks, or its writer died in the middle.
		return undefined;
	}
}
