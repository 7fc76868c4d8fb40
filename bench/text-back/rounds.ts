import { setTimeout as sleep } from 'node:timers/promises';

import { monotonicMs } from '../lib/clock';
import type { Callers } from './callers';
import { CANVASES } from './canvases';
import type { Canvas } from './canvases';
import { drive, summarize, withEnds } from './drive';
import type { Pace, Sample } from './drive';
import { Poster } from './post';
import { answeredCall, missedCall } from './requests';
import type { PreparedCall } from './requests';
import type { Setting } from './setting';

/** Ways in which calls come in. */
export const LOADS = ['rested', 'alone', 'ten', 'fifty'] as const;
export type Load = (typeof LOADS)[number];

const PACE: Readonly<Record<Load, Pace>> = {
	rested: { inFlight: 1, restMs: 100 },
	alone: { inFlight: 1 },
	ten: { inFlight: 10 },
	fifty: { inFlight: 50 },
};

/** How many calls each load is measured with, and how many reports that start nothing. */
export interface Sizes {
	readonly rounds: number;
	/** A load that has no number here is left out. */
	readonly calls: Readonly<Partial<Record<Load, number>>>;
	readonly events: number;
	readonly eventsAtMostMs: number;
	readonly warmUp: number;
}

export const FULL: Sizes = { rounds: 5, calls: { rested: 25, alone: 60, ten: 100, fifty: 150 }, events: 4_000, eventsAtMostMs: 4_000, warmUp: 60 };
export const QUICK: Sizes = { rounds: 2, calls: { rested: 8, alone: 15, ten: 30 }, events: 1_500, eventsAtMostMs: 2_500, warmUp: 20 };

export interface Round {
	readonly calls: Readonly<Partial<Record<Load, Readonly<Record<Canvas, Sample>>>>>;
	/** Reports of answered calls, ten of them under way. */
	readonly filtered: Sample;
}

/** What n8n still does about earlier calls must not be charged to the next. */
const PAUSE_MS = 400;

/** Callers whose calls were answered. Nothing is sent to them, so they may call as often as they like. */
const TALKERS = Array.from({ length: 100 }, (_, index) => `+150355501${String(index).padStart(2, '0')}`);

/** Lets every canvas run until nothing in n8n is new to it any more. */
export async function warmUp(setting: Setting, callers: Callers, sizes: Sizes): Promise<void> {
	for (const canvas of CANVASES) await calls(setting, callers, canvas, sizes.warmUp, PACE.ten);
	await events(setting, sizes.warmUp * 5, PACE.ten);
}

/** Measures every load on every canvas, one canvas straight after the other, so that what disturbs one disturbs all. */
export async function measureRound(setting: Setting, callers: Callers, sizes: Sizes, index: number): Promise<Round> {
	const order = CANVASES.map((_, place) => CANVASES[(place + index) % CANVASES.length] as Canvas);
	const measured: Partial<Record<Load, Record<Canvas, Sample>>> = {};
	for (const load of LOADS) {
		const count = sizes.calls[load];
		if (count === undefined) continue;
		const samples = {} as Record<Canvas, Sample>;
		for (const canvas of order) samples[canvas] = await calls(setting, callers, canvas, count, PACE[load]);
		measured[load] = samples;
	}
	const filtered = await events(setting, sizes.events, { ...PACE.ten, atMostMs: sizes.eventsAtMostMs });
	setting.provider.forget();
	return { calls: measured, filtered };
}

/** From the webhook being sent to the provider having the text. The next call waits for the text and for the webhook's answer. */
async function calls(setting: Setting, callers: Callers, canvas: Canvas, count: number, pace: Pace): Promise<Sample> {
	const all = Array.from({ length: withEnds(count, pace.inFlight) }, () => missedCall(setting.line, callers.next()));
	return await measure(setting.webhooks[canvas], all, pace, async (call, poster) => {
		const [at] = await Promise.all([setting.provider.text(call.from), poster.post(call)]);
		return at;
	});
}

/** From the report being sent to its answer. */
async function events(setting: Setting, count: number, pace: Pace): Promise<Sample> {
	const all = Array.from({ length: withEnds(count, pace.inFlight) }, (_, index) => answeredCall(setting.line, TALKERS[index % TALKERS.length] as string));
	return await measure(setting.webhooks.ours, all, pace, async (call, poster) => {
		await poster.post(call);
		return monotonicMs();
	});
}

async function measure(webhook: string, all: readonly PreparedCall[], pace: Pace, work: (call: PreparedCall, poster: Poster) => Promise<number>): Promise<Sample> {
	const poster = new Poster(webhook);
	try {
		return summarize(await drive(all, pace, (call) => work(call, poster)), pace.inFlight);
	} finally {
		poster.close();
		await sleep(PAUSE_MS);
	}
}
