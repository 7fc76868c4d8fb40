import fc from 'fast-check';
import { checkProfile, type ProfileCheck } from '../../../../engine/business';
import { LEAST } from './profiles';

const faultPaths = (result: ProfileCheck) => (result.ok ? [] : result.faults.map(({ path }) => path));

describe('checkProfile, whatever it is given', () => {
	it('never throws, and answers faults in words', async () => {
		await fc.assert(
			fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }), async (input) => {
				const result = await checkProfile(input);
				expect(result.ok).toBe(false);
				for (const { path, problem, mend } of result.ok ? [] : result.faults) expect([path, problem, mend].every((text) => text.length > 0)).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});

	it('never throws when anything at all stands in the place of a setting', async () => {
		const settings = fc.constantFrom(
			...['id', 'name', 'timezone', 'country', 'language', 'industry', 'numbers', 'hours', 'holidays', 'templates', 'team', 'owner'],
			...['bookingLink', 'emergency', 'ignoredNumbers', 'cooldownHours', 'quietHours', 'sla', 'escalation', 'averageTicket', 'optOutHint'],
		);
		const inner = fc.dictionary(fc.constantFrom('mon', 'own', 'observe', 'region', 'country', 'byRoute', 'steps', 'default', 'open', 'start', 'phone'), fc.anything(), { maxKeys: 4 });
		const list = fc.array(fc.dictionary(fc.constantFrom('id', 'name', 'number', 'phone', 'to', 'date', 'hours', 'onCall', 'routes'), fc.anything(), { maxKeys: 4 }), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(settings, fc.oneof(fc.anything(), inner, list), async (key, value) => {
				await expect(checkProfile({ ...LEAST, [key]: value })).resolves.toHaveProperty('ok');
			}),
			{ numRuns: 1_000 },
		);
	});

	it('accepts again whatever it accepted', async () => {
		const line = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
		const input = fc.record({
			name: line,
			templates: fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,10}$/), fc.oneof(line, fc.array(line, { minLength: 1, maxLength: 3 })), { maxKeys: 4 }),
			cooldownHours: fc.double({ min: 0, max: 8_760, noNaN: true }),
			ignoredNumbers: fc.array(fc.integer({ min: 0, max: 99 }).map((last) => `+1 415 555 01${String(last).padStart(2, '0')}`), { maxLength: 5 }),
		});
		await fc.assert(
			fc.asyncProperty(input, async (more) => {
				const once = await checkProfile({ ...LEAST, numbers: [{ number: '+12125550100' }], ...more });
				if (once.ok) expect(await checkProfile(JSON.stringify(once.profile))).toStrictEqual(once);
			}),
			{ numRuns: 300 },
		);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['a number', 5],
		['a list', [LEAST]],
		['a function', () => LEAST],
		['a symbol', Symbol('profile')],
		['a date', new Date(0)],
		['a map', new Map(Object.entries(LEAST))],
		['JSON of null', 'null'],
		['JSON of a text', '"{}"'],
		['JSON cut off', '{"id":"smith'],
		['no JSON', 'id: smith'],
		['an empty text', ''],
	])('refuses %s as a whole', async (_, input) => {
		expect(faultPaths(await checkProfile(input))).toEqual(['profile']);
	});

	it('refuses JSON of megabytes unread', async () => {
		expect(faultPaths(await checkProfile(' '.repeat(1_000_001)))).toEqual(['profile']);
	});
});

describe('checkProfile, traps', () => {
	it('a profile that contains itself', async () => {
		const cycle: Record<string, unknown> = { ...LEAST };
		cycle.owner = { byRoute: cycle };
		expect(faultPaths(await checkProfile(cycle))).toEqual(['owner.byRoute']);
		const list: unknown[] = [];
		list.push(list);
		expect(faultPaths(await checkProfile({ ...LEAST, team: list }))).toEqual(['team[0]']);
	});

	it('one object used twice is no cycle', async () => {
		const span = ['08:00', '12:00'];
		const day = [span];
		expect((await checkProfile({ ...LEAST, hours: { mon: day, tue: day } })).ok).toBe(true);
	});

	it.each(['__proto__', 'constructor', 'prototype'])('the key %s, anywhere', async (key) => {
		const at = (place: string) => JSON.stringify({ ...LEAST, PLACE: 0 }).replace('"PLACE":0', place);
		for (const place of [`"${key}":{"polluted":1}`, `"templates":{"${key}":"x"}`, `"owner":{"byRoute":{"${key}":"x"}}`, `"owner":{"byServiceLine":{"${key}":"x"}}`]) {
			const paths = faultPaths(await checkProfile(at(place)));
			expect(paths).toHaveLength(1);
			expect(paths[0]).toContain(key);
		}
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('settings inherited from a prototype do not count', async () => {
		expect(faultPaths(await checkProfile(Object.create(LEAST)))).toEqual(['id', 'name', 'timezone', 'numbers']);
	});

	it('accessors, proxies and lists that throw or lie', async () => {
		const thrower = {
			get id() {
				throw new Error('gotcha');
			},
		};
		const { proxy, revoke } = Proxy.revocable({}, {});
		revoke();
		const endless: object = new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: (_, key) => (key === 'a' ? endless : undefined) });
		const deeper = (): object => new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get: (_, key) => (key === 'a' ? deeper() : undefined) });
		const tagged = { ...LEAST, get [Symbol.toStringTag]() { throw new Error('gotcha'); } };
		for (const trap of [thrower, proxy, endless, deeper(), tagged, { ...LEAST, team: new Proxy([], { get: () => { throw new Error('gotcha'); } }) }]) {
			const result = await checkProfile(trap);
			expect(result.ok).toBe(false);
			expect(JSON.stringify(result)).not.toContain('gotcha');
		}
		for (const length of [NaN, -1, 1e9, 'many']) {
			const liar = new Proxy([], { get: (target, key, receiver): unknown => (key === 'length' ? length : Reflect.get(target, key, receiver)) });
			await expect(checkProfile({ ...LEAST, ignoredNumbers: liar })).resolves.toHaveProperty('ok');
		}
	});

	it('lists of enormous length', async () => {
		const sparse: unknown[] = [];
		sparse.length = 4_000_000_000;
		expect(faultPaths(await checkProfile({ ...LEAST, team: sparse }))).toEqual(['team']);
		expect(faultPaths(await checkProfile({ ...LEAST, team: Array<object>(5_001).fill({}) }))).toEqual(['team']);
	});

	it('too much of everything', async () => {
		const nested = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) as unknown;
		expect((await checkProfile({ ...LEAST, team: nested })).ok).toBe(false);
		const wide = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`key${index}`, 'x']));
		expect(faultPaths(await checkProfile({ ...LEAST, templates: wide }))).toEqual(['templates']);
		expect(faultPaths(await checkProfile({ ...LEAST, name: 'x'.repeat(10_001) }))).toEqual(['name']);
		const many = Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 1));
		expect((await checkProfile({ ...LEAST, team: many })).ok).toBe(false);
	});

	it('thousands of faults come as a list one can read', async () => {
		const result = await checkProfile({ ...LEAST, ignoredNumbers: Array<string>(5_000).fill('no number') });
		expect(result.ok || result.faults).toHaveLength(201);
		expect(result.ok || result.faults.at(-1)).toEqual({ path: 'profile', problem: '4800 more faults are not listed.', mend: expect.any(String) as string });
	});

	it('what is shown of a value is short and visible', async () => {
		const result = await checkProfile({ ...LEAST, timezone: `\u202E\u0000${'z'.repeat(5_000)}`, [`k\u202E${'k'.repeat(5_000)}`]: 1 });
		for (const { path, problem, mend } of result.ok ? [] : result.faults) {
			expect(path.length).toBeLessThan(100);
			expect(problem.length).toBeLessThan(200);
			expect(path + problem + mend).not.toMatch(/\p{C}/u);
		}
		expect(faultPaths(result)).toHaveLength(2);
	});
});
