import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { UserError, runCommand } from './lib/command.cjs';
import { stage } from './lib/stage.cjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const MAC_PROGRAMS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** A Chromium or Chrome of this machine: CHROME_PATH, then the PATH, then where macOS keeps programs. */
export function findChromium(): string | undefined {
	const { CHROME_PATH, PATH = '' } = process.env;
	const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [CHROME_PATH ?? '', ...onPath, ...MAC_PROGRAMS].find(isProgram);
}

/**
 * A Chromium to test with. Where there is none it is installed on a Debian or Ubuntu where we are root.
 * @returns its path
 * @throws UserError that tells how to get one
 */
export async function ensureChromium(): Promise<string> {
	const found = findChromium();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		await stage('Installing Chromium (apt-get)', async () => {
			await runCommand('apt-get', ['update']);
			await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
		});
	}
	const installed = findChromium();
	if (installed) return installed;
	throw new UserError(
		'This needs Chromium or Chrome, and none was found.',
		'Install one (on Debian `sudo apt-get install -y chromium`, on macOS `brew install --cask google-chrome`), or name it with CHROME_PATH.',
	);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return path !== '';
	} catch {
		return false;
	}
}
