import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { openSimulatorStore } from '../../../../../connectors/phones/simulator';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const textOf = (id: string) => ({ id, direction: 'out' as const, from: BUSINESS_NUMBER, to: CALLER, body: id, media: [], at: 1 });

it('is one a path a process', () => {
	const { store } = company;
	expect(openSimulatorStore(join(company.folder, 'deep', '..', 'deep', 'er', 'simulator.db'))).toBe(store);
	expect(openSimulatorStore(join(company.folder, 'other.db'))).not.toBe(store);
	openSimulatorStore(join(company.folder, 'other.db')).close();
});

it('survives being closed, and may be closed twice', async () => {
	const callId = company.dial();
	company.call({ action: 'answer', callId });
	await company.sender().send({ from: BUSINESS_NUMBER, to: CALLER, body: 'kept', media: [] });
	const before = company.store;
	before.close();
	before.close();
	expect(company.store).not.toBe(before);
	expect(company.store.calls.get(callId)).toMatchObject({ state: 'answered' });
	expect(company.store.texts.latest(undefined, 0, 5)).toMatchObject([{ body: 'kept' }]);
	expect(company.store.numbers.list()).toEqual([{ number: BUSINESS_NUMBER, name: 'Harbor Plumbing', calls: '/webhook/x/calls', texts: '/webhook/x/texts' }]);
	expect(company.call({ action: 'hang_up', callId }).event).toMatchObject({ status: 'completed' });
});

it('keeps a journal that readers and writers can share', () => {
	const other = new DatabaseSync(company.secrets.storePath, { readOnly: true });
	expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	other.close();
});

it('forgets the oldest texts beyond 2,000 and calls beyond 1,000', () => {
	const { store } = company;
	for (let i = 1; i <= 2_010; i += 1) store.texts.keep(textOf(`text-${i}`));
	const texts = store.texts.latest(undefined, 0, 5_000);
	expect(texts).toHaveLength(2_000);
	expect(texts[0]?.id).toBe('text-11');
	for (let i = 1; i <= 1_005; i += 1) {
		store.calls.dial({ id: `call-${i}`, from: CALLER, to: BUSINESS_NUMBER, withheld: false, mode: 'forward', mailbox: false, ringSeconds: 20, prompt: '' }, i);
	}
	expect(store.calls.latest(undefined, 5_000)).toHaveLength(1_000);
	expect(store.calls.get('call-5')).toBeUndefined();
	expect(store.calls.get('call-6')).toBeDefined();
});

it('does not open a file of a newer version', () => {
	company.store.close();
	const file = new DatabaseSync(company.secrets.storePath);
	file.exec('PRAGMA user_version = 9');
	expect(() => company.store).toThrow('newer version');
	file.exec('PRAGMA user_version = 2');
	file.close();
});

it('does not open what is no database', () => {
	expect(() => openSimulatorStore(__filename)).toThrow('not a database');
});

it('says so on a Node without SQLite', () => {
	company.store.close();
	const builtin = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined);
	expect(() => company.store).toThrow('needs a Node.js with built-in SQLite');
	builtin.mockRestore();
});

it('is shared by several processes: nothing lost, and one answer to a call', async () => {
	const call = company.dial();
	const program = join(__dirname, '../../../../support/simulator/writer.ts');
	const register = join(__dirname, '../../../../../scripts/typescript/register.cjs');
	const run = (name: string) => promisify(execFile)(process.execPath, ['--no-warnings', '--require', register, program, company.secrets.storePath, name, call, '150']);
	const results = await Promise.all(['answer', 'hang_up', 'no_answer'].map(run));
	const { stored, acted } = results.map((result) => JSON.parse(result.stdout) as { stored: number; acted: boolean }).reduce(
		(sum, one) => ({ stored: sum.stored + one.stored, acted: sum.acted + Number(one.acted) }),
		{ stored: 0, acted: 0 },
	);
	expect(stored).toBe(450);
	const texts = company.store.texts.latest(undefined, 0, 1_000);
	expect(texts).toHaveLength(450);
	expect(new Set(texts.map((text) => text.id)).size).toBe(450);
	// The first of them decides; hanging up is possible also after an answer.
	const { answeredAt, unansweredAt, hungUpAt } = company.store.calls.get(call) ?? {};
	expect(answeredAt !== undefined && unansweredAt !== undefined).toBe(false);
	expect([answeredAt, unansweredAt, hungUpAt].filter((at) => at !== undefined)).toHaveLength(acted);
	expect(acted).toBeGreaterThanOrEqual(1);
});
