import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { UserError } from '../lib/command.cjs';
import type { Owner } from '../n8n';

/** What the demo keeps beside n8n's own data. */
export interface DemoSettings {
	encryptionKey: string;
	password: string;
	/** Of the demo canvas as it was brought in last. */
	workflowHash?: string;
}

const FILE = 'demo.json';
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY3479';

/** The settings of this demo folder, made at the first start. Only the user can read the file. */
export function demoSettings(folder: string): DemoSettings {
	const file = join(folder, FILE);
	if (!existsSync(file)) {
		if (existsSync(join(folder, '.n8n'))) {
			throw new UserError(
				`${folder} holds an n8n that the demo did not make.`,
				'Give the demo a folder of its own: npm start -- --folder <folder>',
			);
		}
		saveSettings(folder, { encryptionKey: randomBytes(24).toString('hex'), password: newPassword() });
	}
	return JSON.parse(readFileSync(file, 'utf8')) as DemoSettings;
}

export function saveSettings(folder: string, settings: DemoSettings): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, FILE);
	writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
	renameSync(`${file}.new`, file);
}

/** Removes a demo's data; anything else in the folder stays. */
export function removeDemo(folder: string): void {
	if (!existsSync(join(folder, FILE))) return;
	for (const name of ['.n8n', '.cache', 'n8n.log', FILE]) rmSync(join(folder, name), { recursive: true, force: true });
}

export function ownerOf({ password }: DemoSettings): Owner {
	return { email: 'owner@missed-call.example', password, firstName: 'Demo', lastName: 'Owner' };
}

/** n8n asks for an upper-case letter and a digit. */
function newPassword(): string {
	const letters = Array.from(randomBytes(14), (byte) => PASSWORD_ALPHABET[byte % PASSWORD_ALPHABET.length]);
	return `${letters.join('')}K7`;
}
