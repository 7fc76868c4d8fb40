import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from '../../../contract/ledger/processes/bundle';
import { run, temporaryFolder } from './support';

const folder = temporaryFolder();
const SYSTEM_NODE = '/usr/bin/node';
const OLDEST_MAJOR = 22;

/** Node as it was before it had SQLite: `process.getBuiltinModule` knows nothing of it, or is not there at all. */
const WITHOUT_SQLITE = "process.getBuiltinModule = (id) => (id === 'node:sqlite' ? undefined : require(id));";
const WITHOUT_ASKING = 'delete process.getBuiltinModule; process.getBuiltinModule = undefined;';

/** The program for a real Node without SQLite, where this machine has one; stubbed ones everywhere. */
const hosts: Array<[name: string, node: string, preamble: string]> = [
	['whose SQLite is taken away', process.execPath, WITHOUT_SQLITE],
	['that cannot even be asked for it', process.execPath, WITHOUT_ASKING],
];
const system = systemVersion();
if (system !== undefined && Number(system.slice(1).split('.')[0]) < OLDEST_MAJOR) hosts.push([`of this machine, ${system}`, SYSTEM_NODE, '']);

function systemVersion(): string | undefined {
	return existsSync(SYSTEM_NODE) ? execFileSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).trim() : undefined;
}

describe('on a Node without SQLite', () => {
	let program = '';
	beforeAll(async () => {
		program = await bundle(join(__dirname, '..', '..', '..', '..', 'connectors', 'index.ts'), folder.path('connectors.cjs'));
	});

	it.each(hosts)('the Node %s, the package loads and the ledger says which Node it needs', async (_name, node, preamble) => {
		const script = `${preamble}
			const { openLedger } = require(${JSON.stringify(program)});
			openLedger(${JSON.stringify(folder.path('never.sqlite'))}).then(
				() => console.log('opened'),
				(error) => console.log(JSON.stringify({ version: process.versions.node, message: error.message })),
			);`;
		const { code, out, err } = await run(node, ['-e', script]);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		const { version, message } = JSON.parse(out) as { version: string; message: string };
		expect(message).toBe(
			`The missed-call ledger needs Node 22.13 or newer, and this n8n runs on Node ${version}. Update Node (the n8n Docker image from 2.0 on has it) and start n8n again.`,
		);
		expect(existsSync(folder.path('never.sqlite'))).toBe(false);
	});

	it('but not on this one', async () => {
		const script = `const { openLedger, closeLedger } = require(${JSON.stringify(program)});
			openLedger(${JSON.stringify(folder.path('ever.sqlite'))}).then(() => closeLedger(${JSON.stringify(folder.path('ever.sqlite'))})).then(() => console.log('opened'));`;
		expect(await run(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script])).toEqual({ code: 0, out: 'opened\n', err: '' });
	});
});
