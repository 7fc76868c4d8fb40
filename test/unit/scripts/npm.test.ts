import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { npm } from '../../../scripts/lib/npm.cjs';

describe('npm', () => {
	let folder: string;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'missed-call-npm-'));
	});

	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	/** An npm of our own that says something and ends with a code. */
	const npmThat = (says: string, code: number) => {
		const script = join(folder, 'npm');
		writeFileSync(join(folder, 'says'), says);
		writeFileSync(script, `#!/bin/sh\ncat "${join(folder, 'says')}" >&2\nprintf '%s|%s' "$*" "$npm_package_name"\nexit ${code}\n`);
		chmodSync(script, 0o755);
		return { cwd: folder, env: { PATH: `${folder}:/usr/bin:/bin`, npm_package_name: 'the-outer-one' } };
	};

	it('gives what npm wrote, without what an outer npm was called for', async () => {
		await expect(npm(['ci', '--x'], npmThat('npm warn something', 0))).resolves.toBe('ci --x|');
	});

	it.each([
		['npm error code ENOTFOUND\nnpm error network request failed', /could not be reached[^]*internet connection[^]*HTTPS_PROXY/],
		['npm error code EAI_AGAIN', /could not be reached/],
		['npm error code ENOSPC', /disk is full[^]*MISSED_CALL_CACHE/],
		['npm error code EACCES\nnpm error path /x', /may not be written[^]*chown/],
		['gyp ERR! not found: make', /compiled[^]*build-essential[^]*xcode-select/],
		['npm error prebuild-install warn install ENOTFOUND\nnpm error gyp ERR! find Python Could not find any Python installation', /compiled[^]*build-essential[^]*find Python/],
		['npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /certificate[^]*cafile/],
	])('explains %j and tells how to mend it', async (says, explanation) => {
		await expect(npm(['ci'], npmThat(says, 1))).rejects.toThrow(explanation);
	});

	it('shows what npm said first where it does not know the cause', async () => {
		const says = 'npm warn noise\nnpm error code EUSAGE\nnpm error\nnpm error The lock file does not fit: error: out of sync.\n'.concat('npm error  --flag\n'.repeat(60));
		await expect(npm(['ci'], npmThat(says, 1))).rejects.toThrow(/npm failed\. \(npm ci\)[^]*EUSAGE[^]*does not fit/);
	});

	it('explains an npm that is not there', async () => {
		await expect(npm(['ci'], { cwd: folder, env: { PATH: folder } })).rejects.toThrow(/ENOENT/);
	});
});
