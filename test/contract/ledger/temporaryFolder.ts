import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is there while the tests of a file run. */
export function temporaryFolder(): { readonly path: (name: string) => string } {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-ledger-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return { path: (name) => join(folder, name) };
}
