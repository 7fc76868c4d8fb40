import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { manifest } from '../../../scripts/n8n';

const ROOT = join(__dirname, '..', '..', '..');
const DIST = join(ROOT, 'dist');

/** Runs JavaScript in a fresh process with `dist` as a name for the build's folder, and gives what it returns. */
function inFreshProcess<T>(body: string): T {
	const program = `
		const dist = ${JSON.stringify(DIST)};
		const ours = () => Object.keys(require.cache).filter((file) => file.startsWith(dist)).map((file) => file.slice(dist.length + 1)).sort();
		Promise.resolve((async () => { ${body} })()).then((result) => process.stdout.write(JSON.stringify(result)));`;
	return JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' })) as T;
}

const PROFILE = JSON.stringify({
	id: 'bayside',
	name: 'Bayside Plumbing',
	timezone: 'America/New_York',
	numbers: [{ number: '+14155550100' }],
	hours: { mon: [['08:00', '17:00']], fri: [['08:00', '17:00']] },
	holidays: { observe: true },
});

beforeAll(() => {
	if (!existsSync(DIST)) throw new Error('There is no build: run `npm run build`.');
});

describe('the build', () => {
	it('is one engine and one set of connectors, whichever nodes a process loads', () => {
		const files = JSON.stringify(manifest().n8n.nodes);
		const loaded = inFreshProcess<string[]>(`for (const file of ${files}) require('./' + file); return ours();`);
		const bundles = loaded.filter((file) => /^(engine|connectors)\//.test(file));
		expect(bundles).toEqual(['connectors/index.js', 'engine/index.js']);
	});

	it('gives n8n every node and credential under the name of its file', () => {
		const { nodes, credentials } = manifest().n8n;
		const files = JSON.stringify([...nodes, ...credentials]);
		const names = inFreshProcess<string[][]>(`return ${files}.map((file) => {
			const className = file.split('/').pop().split('.')[0];
			const made = new (require('./' + file)[className])();
			return [className, made.description ? made.description.name : made.name];
		});`);
		expect(names).toHaveLength(nodes.length + credentials.length);
		for (const [className = '', name] of names) expect(name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
	});

	it('loads the data of the holidays when they are first asked for', () => {
		const [before, opening, after] = inFreshProcess<[string[], { state: string; holiday?: string }, string[]]>(`
			const engine = require(dist + '/engine');
			const before = ours();
			const { profile } = await engine.checkProfile(${PROFILE});
			return [before, engine.openingAt(profile, Date.UTC(2026, 11, 25, 15)), ours()];`);
		expect(before).toEqual(['engine/index.js']);
		expect(opening).toMatchObject({ state: 'holiday', holiday: 'Christmas Day' });
		expect(after).toEqual(['engine/holidays-data.js', 'engine/index.js']);
	});

	it.each(['business-profile.schema.json', 'item.schema.json'])('publishes %s', (file) => {
		const schema = JSON.parse(readFileSync(join(DIST, 'schema', file), 'utf8')) as { $schema: string; type: string; properties: object };
		expect(schema.$schema).toMatch(/json-schema\.org/);
		expect(schema.type).toBe('object');
		expect(Object.keys(schema.properties).length).toBeGreaterThan(3);
	});

	it('names every library in it with its licence', () => {
		const text = readFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
		for (const name of ['date-holidays', 'libphonenumber-js', 'luxon', 'twilio', 'zod']) {
			expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
		}
	});
});
