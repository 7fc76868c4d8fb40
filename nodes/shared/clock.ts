import { sleep } from 'n8n-workflow';
import type { Clock } from '../../engine';

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now(), sleep: async (ms) => await sleep(Math.max(0, ms)) };
