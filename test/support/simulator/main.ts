/**
 * Serves the simulated phones with canned answers, to look at the page without n8n:
 * `node --require ./scripts/typescript/register.cjs test/support/simulator/main.ts <port> <file>`
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulatorServer } from './server';

const [port, file] = process.argv.slice(2);
void startSimulatorServer({ port: Number(port ?? 0), storePath: file ?? join(tmpdir(), `simulator-${process.pid}.db`) }).then((server) => {
	process.stdout.write(`${server.url}\n`);
	process.once('SIGINT', () => void server.close());
	process.once('SIGTERM', () => void server.close());
});
