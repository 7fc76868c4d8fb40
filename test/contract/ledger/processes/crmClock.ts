import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../../engine';

/** Time goes so many times faster for all processes of a race: what waits for half a minute waits three seconds. */
const FASTER = 10;
export const SEARCH_LAG_MS = 10_000;

/** @param start of the race, by the machine's clock */
export const virtualNow = (start: number): number => start + (Date.now() - start) * FASTER;

export const virtualClock = (start: number): Clock => ({ now: () => Math.round(virtualNow(start)), sleep: async (ms) => void (await sleep(Math.ceil(ms / FASTER))) });
