'use strict';

// `node --expose-gc` this file with the package's folder: loads what n8n would load, once, and prints what it took.

const { readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const folder = process.argv[2] ?? '.';
/** @type {{ nodes: string[], credentials: string[] }} */
const { nodes, credentials } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).n8n;

// n8n has it loaded long before; what it weighs is not the package's.
require('n8n-workflow');

/** What is in use on the heap once everything that can go is gone. */
function heap() {
	for (let times = 0; times < 3; times += 1) globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}

/** @type {unknown[]} */
const kept = [];
const heapBefore = heap();
const cpuBefore = process.cpuUsage();
const before = performance.now();
for (const file of [...nodes, ...credentials]) {
	const className = basename(file).split('.')[0] ?? '';
	// n8n makes one of each class to read its description.
	kept.push(new (require(join(folder, file))[className])());
}
const ms = performance.now() - before;
const cpu = process.cpuUsage(cpuBefore);
const heapBytes = heap() - heapBefore;

console.log(JSON.stringify({ ms, cpuMs: (cpu.user + cpu.system) / 1000, heapBytes, classes: kept.length }));
