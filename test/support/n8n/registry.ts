import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket, createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';

import { generate } from 'selfsigned';

export interface PackageRegistry {
	/** What makes a process take this for the internet: proxy, certificate, and npm's own settings. */
	env: Record<string, string>;
	/** Every request that came in, e.g. "GET /n8n-nodes-x/latest". */
	requests: string[];
	close(): Promise<void>;
}

interface Manifest {
	name: string;
	version: string;
	[field: string]: unknown;
}

/**
 * An npm registry on the loopback address that holds one package, whatever host it is asked for. n8n installs from its
 * default registry only (another needs a licence), so this one is put in the way as a proxy that answers for all hosts.
 * Nothing passes through it to the outside.
 * @param tarball path of the package's tarball
 * @param manifest its package.json
 */
export async function serveRegistry(tarball: string, manifest: Manifest): Promise<PackageRegistry> {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-registry-'));
	const authority = await makeAuthority();
	const authorityFile = join(folder, 'authority.pem');
	writeFileSync(authorityFile, authority.cert);

	const requests: string[] = [];
	const answer = answering(readFileSync(tarball), manifest);
	const registry = createServer((request, response) => {
		requests.push(`${request.method} ${request.url}`);
		answer(request, response);
	});
	const sockets = new Set<Socket>();
	const proxy = createServer((_request, response) => response.writeHead(502).end());
	proxy.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	const certificates = new Map<string, Promise<SecureContext>>();
	proxy.on('connect', (request, socket: Socket) => {
		const host = (request.url ?? '').replace(/:\d+$/, '');
		const certificate = certificates.get(host) ?? makeCertificate(host, authority);
		certificates.set(host, certificate);
		socket.on('error', () => socket.destroy());
		void certificate.then((secureContext) => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			const secured = new TLSSocket(socket, { isServer: true, secureContext });
			secured.on('error', () => secured.destroy());
			registry.emit('connection', secured);
		});
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

	return {
		env: {
			HTTP_PROXY: url,
			HTTPS_PROXY: url,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: authorityFile,
			npm_config_cache: join(folder, 'npm-cache'),
			npm_config_cafile: authorityFile,
			// Files that are not there: nobody's own npm settings count.
			npm_config_globalconfig: join(folder, 'npmrc-of-all'),
			npm_config_update_notifier: 'false',
			npm_config_userconfig: join(folder, 'npmrc-of-user'),
		},
		requests,
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => proxy.close(resolve));
			rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function answering(tarball: Buffer, manifest: Manifest) {
	const { name, version } = manifest;
	const file = `/${name}/-/${name}-${version}.tgz`;
	const release = (host: string) => ({
		...manifest,
		dist: {
			tarball: `https://${host}${file}`,
			integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
			shasum: createHash('sha1').update(tarball).digest('hex'),
		},
	});
	return ({ url, headers, method }: IncomingMessage, response: ServerResponse): void => {
		const json = (status: number, body: unknown) =>
			void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		const host = headers.host ?? '';
		if (method !== 'GET') return json(404, { error: 'Not found' });
		if (url === file) return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(tarball);
		if (url === `/${name}`) {
			return json(200, { name, 'dist-tags': { latest: version }, versions: { [version]: release(host) } });
		}
		if (url === `/${name}/latest` || url === `/${name}/${version}`) return json(200, release(host));
		json(404, { error: 'Not found' });
	};
}

interface Authority {
	key: string;
	cert: string;
}

async function makeAuthority(): Promise<Authority> {
	const made = await generate([{ name: 'commonName', value: 'Test authority' }], {
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	});
	return { key: made.private, cert: made.cert };
}

async function makeCertificate(host: string, authority: Authority): Promise<SecureContext> {
	const made = await generate([{ name: 'commonName', value: host }], {
		algorithm: 'sha256',
		ca: authority,
		extensions: [
			{ name: 'basicConstraints', cA: false },
			{ name: 'extKeyUsage', serverAuth: true },
			{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
		],
	});
	return createSecureContext({ key: made.private, cert: made.cert });
}
