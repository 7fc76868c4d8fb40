import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until there is an answer: anything but undefined, null and false.
 * @throws Error that names what was waited for, when patience is at its end
 */
export async function until<T>(what: string, ask: () => T | Promise<T>, patienceMs = 20_000): Promise<NonNullable<Exclude<T, false>>> {
	const deadline = performance.now() + patienceMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== null && answer !== false) return answer as NonNullable<Exclude<T, false>>;
		if (performance.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}`);
		await sleep(patienceMs > 5_000 ? 25 : 5);
	}
}
