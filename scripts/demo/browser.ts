import { spawn } from 'node:child_process';

/** Opens an address in the browser where there is a desktop to open it on. */
export function openInBrowser(url: string): void {
	const program = opener();
	if (!program) return;
	const child = spawn(program, [url], { detached: true, stdio: 'ignore' });
	// Without a browser the address is on the screen all the same.
	child.once('error', () => {});
	child.unref();
}

function opener(): string | undefined {
	const { CI, DISPLAY, SSH_CONNECTION, WAYLAND_DISPLAY } = process.env;
	if (CI || SSH_CONNECTION || !process.stdout.isTTY) return undefined;
	if (process.platform === 'darwin') return 'open';
	return DISPLAY || WAYLAND_DISPLAY ? 'xdg-open' : undefined;
}
