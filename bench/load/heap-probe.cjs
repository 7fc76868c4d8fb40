'use strict';

// `--require` this file in a process that is started with --expose-gc: on SIGUSR2 it writes what its heap holds.

const { writeFileSync } = require('node:fs');

const file = process.env.BENCH_HEAP_FILE;

if (file) {
	process.on('SIGUSR2', () => {
		for (let times = 0; times < 3; times += 1) globalThis.gc?.();
		writeFileSync(file, JSON.stringify(process.memoryUsage()));
	});
}
