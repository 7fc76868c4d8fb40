'use strict';

// Required before a program: writes down what it took, when it ends.

const { writeFileSync } = require('node:fs');

const startedAt = process.hrtime.bigint();
process.on('exit', () => {
	const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
	const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
	writeFileSync(process.env.BENCH_PEAK ?? '', JSON.stringify({ ms, cpuMs: (userCPUTime + systemCPUTime) / 1e3, peakBytes: maxRSS * 1024 }));
});
