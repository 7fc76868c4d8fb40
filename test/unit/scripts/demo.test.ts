import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { readOptions } from '../../../scripts/demo/options';
import { announceDemo, claimDemo, releaseDemo } from '../../../scripts/demo/running';
import { demoSettings, ownerOf, removeDemo, saveSettings } from '../../../scripts/demo/settings';

describe("npm start's options", () => {
	const folderOfEnvironment = process.env['MISSED_CALL_DEMO'];

	beforeEach(() => delete process.env['MISSED_CALL_DEMO']);

	afterAll(() => {
		if (folderOfEnvironment !== undefined) process.env['MISSED_CALL_DEMO'] = folderOfEnvironment;
	});

	it('are all optional', () => {
		expect(readOptions([])).toEqual({
			folder: join(homedir(), '.n8n-missed-call-demo'),
			port: undefined,
			webhookUrl: undefined,
			fresh: false,
			open: true,
			show: 'demo',
		});
	});

	it('are read', () => {
		const args = ['--port', '5700', '--folder', '/tmp/x', '--webhook-url', 'https://hooks.example.com/', '--fresh', '--no-open'];
		expect(readOptions(args)).toEqual({
			folder: '/tmp/x',
			port: 5700,
			webhookUrl: 'https://hooks.example.com/',
			fresh: true,
			open: false,
			show: 'demo',
		});
		expect(readOptions(['--twilio']).show).toBe('twilio');
		expect(readOptions(['-h', '--twilio']).show).toBe('help');
	});

	it('take the folder from MISSED_CALL_DEMO', () => {
		process.env['MISSED_CALL_DEMO'] = '/tmp/y';
		expect(readOptions([]).folder).toBe('/tmp/y');
		expect(readOptions(['--folder', '/tmp/z']).folder).toBe('/tmp/z');
	});

	it.each([
		[['--port', 'abc'], /"abc" is not a port/],
		[['--port', '0'], /not a port/],
		[['--port', '65536'], /not a port/],
		[['--port', '80.5'], /not a port/],
		[['--webhook-url', 'hooks.example.com'], /not a web address/],
		[['--webhook-url', 'ftp://hooks.example.com'], /not a web address/],
		[['--prot', '1'], /--prot[^]*--help/],
		[['--port'], /--port/],
		[['extra'], /extra/],
	])('%j is refused, with how to mend it', (args, message) => {
		expect(() => readOptions(args)).toThrow(message);
	});
});

describe('a demo folder', () => {
	let folder: string;

	beforeEach(() => {
		folder = join(mkdtempSync(join(tmpdir(), 'missed-call-demo-')), 'demo');
	});

	afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

	it('gets settings of its own that stay, and that only the user can read', () => {
		const first = demoSettings(folder);
		expect(demoSettings(folder)).toEqual(first);
		expect(statSync(join(folder, 'demo.json')).mode & 0o077).toBe(0);
		expect(first.encryptionKey).toMatch(/^[0-9a-f]{48}$/);
		// n8n asks for eight characters, an upper-case letter and a digit.
		expect(ownerOf(first).password).toMatch(/^(?=.*[A-Z])(?=.*\d).{8,64}$/);
		expect(demoSettings(join(folder, 'other'))).not.toEqual(first);
		saveSettings(folder, { ...first, workflowHash: 'h' });
		expect(demoSettings(folder)).toEqual({ ...first, workflowHash: 'h' });
	});

	it('that holds a foreign n8n is left alone', () => {
		mkdirSync(join(folder, '.n8n'), { recursive: true });
		expect(() => demoSettings(folder)).toThrow(/did not make[^]*--folder/);
		removeDemo(folder);
		expect(existsSync(join(folder, '.n8n'))).toBe(true);
	});

	it('is emptied of what the demo made, and of nothing else', () => {
		demoSettings(folder);
		mkdirSync(join(folder, '.n8n'));
		writeFileSync(join(folder, 'mine.txt'), '');
		removeDemo(folder);
		expect(existsSync(join(folder, '.n8n'))).toBe(false);
		expect(existsSync(join(folder, 'mine.txt'))).toBe(true);
	});

	it('is taken by one process at a time, which says where it is found', () => {
		expect(claimDemo(folder)).toBeUndefined();
		expect(claimDemo(folder)).toEqual({ pid: process.pid });
		const addresses = { editor: 'http://localhost:1/workflow/x', phone: 'http://localhost:1/webhook/y/calls' };
		announceDemo(folder, addresses);
		expect(claimDemo(folder)).toEqual({ pid: process.pid, addresses });
		releaseDemo(folder);
		expect(claimDemo(folder)).toBeUndefined();
	});

	it.each(['{"pid": 999999999}', '', '{"pid":', '{"pid": "x"}'])('is taken over from a holder that is gone (%j)', (left) => {
		mkdirSync(folder);
		writeFileSync(join(folder, 'running.json'), left);
		expect(claimDemo(folder)).toBeUndefined();
		expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toEqual({ pid: process.pid });
	});
});
