import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { ACCOUNT, LONGEST_TEXT, SYSTEM } from './names';
import { isLandline, readNumber } from './number';
import { placeNow } from './placeCall';
import { isBusy, openSimulatorStore, type SimulatorStore } from './store';

/** How long, in all, a send waits for another process that holds the company's file. */
const BUSY_TRIES = 5;
const BUSY_PAUSE_MS = 60;

/** Sends by the simulated company: a text is delivered at once, or refused as a real company would refuse it. */
export function sender(storePath: string): PhoneSystem {
	return {
		name: SYSTEM,
		account: ACCOUNT,

		async send(text) {
			try {
				return await whenFree(() => sendNow(openSimulatorStore(storePath), text));
			} catch (error) {
				// What SQLite reports as failed is not in the file, so it may be sent again.
				return { outcome: 'refused', reason: 'unavailable', message: `The simulator could not keep the text: ${messageOf(error)}`, retryAfterSeconds: 2 };
			}
		},

		async find(text, since, others) {
			try {
				const found = await whenFree(() => openSimulatorStore(storePath).texts.findSent({ ...text, to: readNumber(text.to) ?? text.to }, since, others));
				return found ? { found: 'yes', providerId: found.id, delivered: true } : { found: 'no' };
			} catch (error) {
				return { found: 'cannot_tell', message: `The simulator could not look the text up: ${messageOf(error)}` };
			}
		},

		async placeCall(call) {
			try {
				return await whenFree(() => placeNow(openSimulatorStore(storePath), call));
			} catch (error) {
				return { outcome: 'refused', reason: 'unavailable', message: `The simulator could not keep the call: ${messageOf(error)}`, retryAfterSeconds: 2 };
			}
		},

		async lineType(typed) {
			const number = readNumber(typed);
			if (number === null) return { type: 'unknown', valid: false };
			return { type: isLandline(number) ? 'landline' : 'mobile', valid: true };
		},
	};
}

function sendNow(store: SimulatorStore, text: OutboundText): SendResult {
	const to = readNumber(text.to);
	if (to === null) return refuse('invalid_number', 'The recipient is not a phone number in E.164 form, e.g. +14155550123.');
	if (!store.numbers.isTaken(text.from)) {
		return refuse('bad_sender', `The simulator has no number ${text.from} to send from. Activate a workflow whose triggers have this number, or correct the number in the business profile.`);
	}
	if (isLandline(to)) return refuse('landline', 'The recipient is a landline and cannot receive texts.');
	if (text.body.trim() === '' && text.media.length === 0) return refuse('bad_text', 'The text is empty. Write something, or attach a picture.');
	if (text.body.length > LONGEST_TEXT) return refuse('bad_text', `The text is longer than ${LONGEST_TEXT} characters. Shorten it.`);
	const kept = store.texts.keep({ id: `sim-${randomUUID()}`, direction: 'out', from: text.from, to, body: text.body, media: text.media, at: Date.now() });
	return { outcome: 'accepted', providerId: kept.id, delivered: true };
}

function refuse(reason: 'invalid_number' | 'bad_sender' | 'landline' | 'bad_text', message: string): SendResult {
	return { outcome: 'refused', reason, message };
}

async function whenFree<T>(work: () => T): Promise<T> {
	for (let left = BUSY_TRIES; ; left -= 1) {
		try {
			return work();
		} catch (error) {
			if (left <= 1 || !isBusy(error)) throw error;
		}
		await sleep(BUSY_PAUSE_MS);
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
