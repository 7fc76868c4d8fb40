// The node and its ledger in a process of their own: `MISSED_CALL_LEDGER` is theirs.

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { loadBuild } from './build';
import { Desk, WAIT_SECONDS } from './desk';
import { finishAll, meetTroubles } from './outages';
import type { CrmResult } from './result';
import { runCold, runRounds } from './rounds';
import { runThroughput } from './throughput';

/** What the child is told. */
export interface Task {
	readonly dist: string;
	readonly scratch: string;
	readonly url: string;
	readonly rounds: number;
	readonly lanes: number;
	readonly out: string;
}

async function measure({ dist, scratch, url, rounds, lanes }: Task): Promise<CrmResult> {
	const desk = await Desk.open(loadBuild(dist, scratch), { crm: url, nobody: await closedPort() });
	// The first ones are the compiler's.
	await runCold(desk, 5);
	const answered = { rounds: await runRounds(desk, rounds), cold: await runCold(desk, 3) };
	const troubled = await meetTroubles(desk, lanes);
	// The CRM that answers late is waited for anyway.
	const throughput = await runThroughput(desk, Math.max(3, Math.round(rounds / 2)));
	return { waitSeconds: WAIT_SECONDS, ...answered, throughput, outages: await finishAll(desk, troubled, url) };
}

/** Where nobody listens: a port that was free a moment ago. */
async function closedPort(): Promise<string> {
	const server = createServer();
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise<void>((resolve) => void server.close(() => resolve()));
	return `http://127.0.0.1:${port}`;
}

if (require.main === module) {
	const task = JSON.parse(process.argv[2] ?? '{}') as Task;
	measure(task).then(
		(result) => {
			writeFileSync(task.out, JSON.stringify(result));
			process.exit(0);
		},
		(error: unknown) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
			process.exit(1);
		},
	);
}
