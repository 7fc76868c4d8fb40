import type { CallDirection, CallStatus } from '../resources/calls';
import { legParams } from '../webhooks';
import type { Voicemail } from './types';

/** The person (or machine) that listens on a leg. */
export interface Listener {
	/** Keys for the menu just heard; undefined is silence. */
	press(): string | undefined;
	/** What is said after a beep; null hangs up. */
	voicemail(): Voicemail | null;
}

export interface LegSetup {
	accountSid: string;
	sid: string;
	from: string;
	to: string;
	direction: CallDirection;
	parentCallSid?: string;
	forwardedFrom?: string;
	callerName?: string;
	stirVerstat?: string;
	listener: Listener;
}

/** One leg of a call while it lasts: who is on it, whether it is up, what was said on it. */
export class Leg {
	readonly heard: string[] = [];
	answered = false;
	answeredBy: string | undefined;
	/** Set once it has ended. */
	final: CallStatus | undefined;

	constructor(readonly setup: LegSetup) {}

	get status(): CallStatus {
		return this.final ?? (this.answered ? 'in-progress' : 'ringing');
	}

	/** The parameters every webhook about this leg carries. */
	params(): Record<string, string | undefined> {
		const { listener: _listener, sid, ...facts } = this.setup;
		return {
			...legParams({ ...facts, callSid: sid, callStatus: this.status }),
			AnsweredBy: this.answeredBy,
		};
	}
}

/** Someone who presses each of the given keys in turn and leaves the given voicemail. */
export function listener(digits: readonly string[], voicemail: Voicemail | null): Listener {
	const left = [...digits];
	return { press: () => left.shift(), voicemail: () => voicemail };
}
