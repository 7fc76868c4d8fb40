import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inUse = new Set<string>();

/** A folder that is gone when the bench is, also when it is cut off. */
export function scratchFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-bench-'));
	inUse.add(folder);
	return folder;
}

export function removeScratch(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	inUse.delete(folder);
}

/** Ctrl-C ends the bench: n8n and the provider end by themselves when it is gone, their folders would stay. */
export function removeScratchWhenCutOff(): void {
	process.on('exit', () => [...inUse].forEach(removeScratch));
	process.on('SIGINT', () => process.exit(130));
	process.on('SIGTERM', () => process.exit(143));
}
