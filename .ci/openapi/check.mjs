// Holds recorded requests, and the answers a fake gave, against a vendor's published OpenAPI description, or
// against several of one vendor, each of a part of its API.
//
//   node .ci/openapi/check.mjs <description.json>... <recording.jsonl>
//
// Prints every fault, and ends with `openapi: N passed, N failed`. Exits 1 when something failed, and
// also when there was nothing to check.

import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { loadDescriptions } from './description.mjs';
import { isParameterRefusal } from './refusals.mjs';

const descriptionFiles = argv.slice(2, -1);
const recordingFile = argv.slice(2).at(-1);
let passed = 0;
let failed = 0;
try {
	if (descriptionFiles.length === 0 || !recordingFile) throw new Error('Usage: check.mjs <description.json>... <recording.jsonl>');
	await check(await loadDescriptions(descriptionFiles), await readFile(recordingFile, 'utf8'));
} catch (error) {
	console.log(`openapi: ${error.message}`);
	failed += 1;
}
console.log(`openapi: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function check(description, recording) {
	const faults = new Map();
	const operations = new Map();
	for (const [index, line] of recording.split('\n').entries()) {
		if (line.trim() === '') continue;
		const { operation, found } = examine(description, line);
		operations.set(operation, (operations.get(operation) ?? 0) + 1);
		if (found.length === 0) passed += 1;
		else failed += 1;
		for (const fault of new Set(found)) {
			const key = `${operation}: ${fault}`;
			const seen = faults.get(key) ?? { first: index + 1, times: 0 };
			faults.set(key, { ...seen, times: seen.times + 1 });
		}
	}
	for (const [fault, { first, times }] of faults) {
		console.log(`✗ ${fault} (line ${first}${times > 1 ? `, ${times} times` : ''})`);
	}
	if (operations.size > 0) console.log(`operations: ${[...operations].map((entry) => entry.join(' ')).join(', ')}`);
	if (description.unchecked.length > 0) console.log(`formats not checked: ${description.unchecked.join(', ')}`);
}

/** @returns {{ operation: string, found: string[] }} */
function examine(description, line) {
	let exchange;
	try {
		exchange = JSON.parse(line);
	} catch {
		return { operation: '(line)', found: ['is not JSON'] };
	}
	if (typeof exchange?.method !== 'string' || typeof exchange.path !== 'string') {
		return { operation: '(line)', found: ['is no recorded exchange'] };
	}
	const operation = description.match(exchange);
	if (!operation) return { operation: `${exchange.method} ${exchange.path}`, found: ['is not in the description'] };
	const found = isParameterRefusal(exchange) ? [] : operation.requestFaults(exchange);
	const answered = exchange.status >= 200 && exchange.status < 300;
	if (answered) found.push(...operation.responseFaults(exchange));
	return { operation: operation.name, found };
}
