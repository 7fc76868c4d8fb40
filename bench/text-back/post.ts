import { Agent, request } from 'node:http';

import type { PreparedCall } from './requests';

/** Posts to one address over connections that are kept. */
export class Poster {
	private readonly agent = new Agent({ keepAlive: true });

	private readonly target: URL;

	constructor(address: string) {
		this.target = new URL(address);
	}

	/**
	 * Resolves when the answer has come whole.
	 * @throws Error when it is not 2xx
	 */
	async post({ headers, body }: PreparedCall): Promise<void> {
		const { hostname, port, pathname, search } = this.target;
		await new Promise<void>((resolve, reject) => {
			const sent = request({ agent: this.agent, host: hostname, port, path: pathname + search, method: 'POST', headers }, (answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('error', reject);
				answer.on('end', () => {
					const status = answer.statusCode ?? 0;
					if (status >= 200 && status < 300) resolve();
					else reject(new Error(`${pathname} answered ${status}: ${Buffer.concat(chunks).toString('utf8').slice(0, 500)}`));
				});
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}

	close(): void {
		this.agent.destroy();
	}
}
