import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { manifest, packInto, startN8n } from '../support/n8n';
import type { Owner, RunningN8n } from '../support/n8n';
import { serveRegistry } from '../support/n8n/registry';
import type { PackageRegistry } from '../support/n8n/registry';

const MEGABYTE = 1024 * 1024;
const OWNER: Owner = { email: 'owner@missed-call.example', password: 'Installs-2-check', firstName: 'Test', lastName: 'Owner' };

interface NodeDescription {
	name: string;
	displayName: string;
	iconUrl?: string | { light: string; dark: string };
	codex?: { categories?: string[] };
}

interface CredentialDescription {
	name: string;
	iconUrl?: string | { light: string; dark: string };
}

const own = manifest();

/** The class is called as its file, and its description's name as the class with a small first letter. */
const nameOf = (file: string) => {
	const className = basename(file).split('.')[0] ?? '';
	return `${className.charAt(0).toLowerCase()}${className.slice(1)}`;
};

describe('the tarball', () => {
	let folder: string;
	let tarball: string;
	let entries: string[];
	let packed: Record<string, unknown>;

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'missed-call-tarball-'));
		tarball = await packInto(folder);
		entries = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
		packed = JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })) as Record<string, unknown>;
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it('weighs at most 2 MB', () => {
		expect(statSync(tarball).size).toBeLessThanOrEqual(2 * MEGABYTE);
	});

	it('holds the build, the workflows, package.json, README and LICENSE, and nothing else', () => {
		const allowed = /^package\/(package\.json|README\.md|LICENSE|dist\/.+|workflows\/.+\.json)$/;
		expect(entries.filter((entry) => !allowed.test(entry))).toEqual([]);
		expect(entries).toEqual(
			expect.arrayContaining(['package/package.json', 'package/README.md', 'package/LICENSE', 'package/dist/THIRD-PARTY-LICENSES.txt']),
		);
	});

	it('holds every file that package.json promises to n8n, and the published schemas', () => {
		const promised = [...own.n8n.nodes, ...own.n8n.credentials, 'dist/schema/business-profile.schema.json', 'dist/schema/item.schema.json'];
		expect(entries).toEqual(expect.arrayContaining(promised.map((file) => `package/${file}`)));
	});

	it('holds no source, test, map or secret', () => {
		expect(entries.filter((entry) => /\.(ts|map|env|sqlite|pem|key)$|\.test\.|node_modules/.test(entry))).toEqual([]);
	});

	it('has no dependencies and runs nothing when it is installed', () => {
		expect(packed['dependencies'] ?? {}).toEqual({});
		expect(packed['optionalDependencies'] ?? {}).toEqual({});
		expect(packed['peerDependencies']).toEqual({ 'n8n-workflow': '*' });
		const lifecycle = /^(pre|post)?(install|prepare|publish|pack|uninstall)$|^prepublishOnly$|^dependencies$/;
		expect(Object.keys(packed['scripts'] as object).filter((name) => lifecycle.test(name))).toEqual([]);
	});
});

describe("n8n's own community package install", () => {
	let folder: string;
	let registry: PackageRegistry;
	let n8n: RunningN8n;
	let installed: { packageName: string; installedVersion: string; installedNodes: Array<{ type: string; name: string }> };

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'missed-call-install-'));
		const packed = { ...own, devDependencies: {} };
		registry = await serveRegistry(await packInto(folder), packed);
		n8n = await startN8n({ packageFrom: false, env: registry.env });
		await n8n.api.signIn(OWNER);
		const answer = await n8n.api.rest<{ data: typeof installed }>('POST', '/community-packages', { name: own.name });
		installed = answer.data;
	});

	afterAll(async () => {
		await n8n?.stop();
		await registry?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const nodes = async () => {
		const all = await n8n.api.file<NodeDescription[]>('/types/nodes.json');
		return all.filter(({ name }) => name.startsWith(`${own.name}.`));
	};

	it('accepts it, with every node that package.json lists', () => {
		expect(installed.packageName).toBe(own.name);
		expect(installed.installedVersion).toBe(own.version);
		expect(installed.installedNodes.map(({ type }) => type).sort()).toEqual(
			own.n8n.nodes.map((file) => `${own.name}.${nameOf(file)}`).sort(),
		);
	});

	it('took it from the registry and left only what n8n keeps', () => {
		expect(registry.requests).toContain(`GET /${own.name}/-/${own.name}-${own.version}.tgz`);
		const place = join(n8n.userFolder, '.n8n', 'nodes', 'node_modules', own.name);
		const kept = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Record<string, unknown>;
		expect(kept).not.toHaveProperty('devDependencies');
		expect(existsSync(join(place, 'node_modules'))).toBe(false);
	});

	it('offers every node in the editor, with its icon and its place in the menu', async () => {
		const offered = await nodes();
		// n8n adds a second face to each node that an AI agent may use.
		const names = new Set(offered.map(({ name }) => name.replace(/Tool$/, '')));
		expect([...names].sort()).toEqual(own.n8n.nodes.map((file) => `${own.name}.${nameOf(file)}`).sort());
		for (const { name, displayName, iconUrl, codex } of offered) {
			expect({ name, displayName }).toEqual({ name, displayName: expect.stringMatching(/\S/) });
			expect({ name, hasCategory: (codex?.categories ?? []).length > 0 }).toEqual({ name, hasCategory: true });
			await expectPicture(name, iconUrl);
		}
	});

	it('offers every credential type in the editor, with its icon', async () => {
		const all = await n8n.api.file<CredentialDescription[]>('/types/credentials.json');
		for (const file of own.n8n.credentials) {
			const name = nameOf(file);
			const credential = all.find((candidate) => candidate.name === name);
			expect(credential?.name).toBe(name);
			await expectPicture(name, credential?.iconUrl);
		}
	});

	it('still loads it after a restart', async () => {
		n8n = await n8n.restart();
		await n8n.api.signIn(OWNER);
		expect((await nodes()).length).toBeGreaterThanOrEqual(own.n8n.nodes.length);
	});

	async function expectPicture(name: string, icon: string | { light: string; dark: string } | undefined): Promise<void> {
		const urls = typeof icon === 'object' ? [icon.light, icon.dark] : [icon];
		for (const url of urls) {
			const response = await fetch(`${n8n.url}/${url}`);
			expect({ name, url, status: response.status, type: response.headers.get('content-type') }).toEqual({
				name,
				url,
				status: 200,
				type: expect.stringContaining('image/svg+xml'),
			});
		}
	}
});
