import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { UserError, runCommand } from '../lib/command.cjs';
import { npm } from '../lib/npm.cjs';
import { ROOT } from '../lib/project.cjs';

/** Where the nodes that n8n loads come from: the build as it lies in dist, or the tarball that is published. */
export type PackageSource = 'dist' | 'tarball';

interface Manifest {
	name: string;
	version: string;
	files: string[];
	n8n: { nodes: string[]; credentials: string[] };
	[field: string]: unknown;
}

/** This package's package.json. */
export function manifest(): Manifest {
	return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
}

/**
 * Puts this package where n8n loads community packages from, under its own name, so that the node types are called
 * `<package name>.<node>` as in the workflows that ship. What was there before is replaced.
 * @throws UserError when the package is not built
 */
export async function placePackage(userFolder: string, source: PackageSource): Promise<void> {
	requireBuild();
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', manifest().name);
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	if (source === 'tarball') await unpackInto(target);
	else copyBuildInto(target);
}

/**
 * Makes the tarball that would be published.
 * @param folder where to put it
 * @returns its path
 */
export async function packInto(folder: string): Promise<string> {
	requireBuild();
	const output = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], { cwd: ROOT });
	const [packed] = Object.values(JSON.parse(output) as Record<string, { filename: string }>);
	if (!packed) throw new Error(`npm pack named no file: ${output}`);
	return join(folder, packed.filename);
}

function requireBuild(): void {
	const missing = manifest().n8n.nodes.filter((file) => !existsSync(join(ROOT, file)));
	if (missing.length === 0) return;
	throw new UserError(`The package is not built (${missing[0]} is missing).`, 'Run `npm run build`.');
}

function copyBuildInto(target: string): void {
	cpSync(join(ROOT, 'dist'), join(target, 'dist'), { recursive: true });
	writeManifest(target, manifest());
}

async function unpackInto(target: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-pack-'));
	try {
		const tarball = await packInto(folder);
		await runCommand('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
		writeManifest(target, JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** As n8n leaves it after an install: without what is only for developers. */
function writeManifest(target: string, from: Manifest): void {
	const { devDependencies, peerDependencies, optionalDependencies, scripts, ...kept } = from;
	writeFileSync(join(target, 'package.json'), `${JSON.stringify(kept, null, 2)}\n`);
}
