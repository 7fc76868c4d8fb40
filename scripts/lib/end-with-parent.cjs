'use strict';

// `node --require` this file in a child that has an IPC channel: it ends in good order when its parent is gone, however
// the parent went. A process that is killed cannot stop its children itself.

const PATIENCE_MS = 10_000;

// What this process forks would inherit this file, and a worker that may end when it is idle does so before its first task.
const own = process.execArgv.indexOf(__filename);
if (own > 0) process.execArgv.splice(own - 1, 2);

if (process.channel) {
	process.once('disconnect', () => {
		// Nobody reads any more what it writes. That must not count as a fault while it ends.
		for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
		setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
		process.kill(process.pid, 'SIGTERM');
	});
	// Listening must not keep a child alive that has nothing else to do.
	process.channel.unref();
}
