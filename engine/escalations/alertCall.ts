import type { DialStatus } from '../calls';
import type { Escalation } from './escalation';

export type AlertCallStatus =
	/** Ours alone to place; nobody else may, ever. */
	| 'claimed'
	/** The phone system took it: the phone rings, or is about to. */
	| 'placed'
	/** The phone system refused it: no phone rang. */
	| 'refused'
	/** It may or may not have been placed. */
	| 'unknown'
	/** Somebody, or a voicemail, picked up and is on the line. */
	| 'answered'
	/** How it ended. `completed` says only that it was picked up: a voicemail does that too. */
	| DialStatus;

/** One call to one person of the team about one escalation. Times are epoch milliseconds, numbers E.164. */
export interface AlertCall {
	readonly id: string;
	readonly businessId: string;
	readonly conversationId: string;
	readonly escalationId: string;
	/** Team member id. */
	readonly member: string;
	readonly phone: string;
	/** The business's number that is shown to them. */
	readonly line: string;
	readonly system: string;
	readonly account: string;
	readonly status: AlertCallStatus;
	readonly providerId?: string;
	readonly reason?: string;
	/** The last key that was pressed. */
	readonly pressed?: string;
	readonly at: number;
	/** Until when the run that claimed it may still be placing it. */
	readonly leaseUntil: number;
	readonly endedAt?: number;
}

export interface AlertCallRequest extends Pick<AlertCall, 'businessId' | 'conversationId' | 'escalationId' | 'member' | 'phone' | 'line' | 'system' | 'account'> {
	/** One call per key, ever. */
	readonly key: string;
	readonly now: number;
	readonly leaseMs: number;
}

export type AlertCallClaim =
	/** Ours to place. */
	| { readonly result: 'claimed'; readonly call: AlertCall }
	/** Claimed before, by this run or another. */
	| { readonly result: 'taken'; readonly call: AlertCall }
	/** Somebody has taken the escalation, or closed it: nobody is rung any more. */
	| { readonly result: 'not_open' };

export type AlertCallSettlement =
	| { readonly status: 'placed'; readonly providerId: string }
	| { readonly status: 'refused' | 'unknown'; readonly reason: string };

/** What the phone system says of a call that we placed. */
export type AlertCallReport = {
	/** Our id of the call, from the address that was asked. */
	readonly alertId: string;
	readonly providerId: string;
	/** The phone that was rung, as received. */
	readonly phone: string;
} & (
	| { readonly what: 'state'; readonly status: 'placed' | 'answered' | DialStatus }
	/** `asked`: how often the menu has been heard again because of a wrong key. */
	| { readonly what: 'key'; readonly key: string; readonly asked: number }
	/** The dialling of the customer, after key 2, is over. */
	| { readonly what: 'connection'; readonly talked: boolean }
);

/** What a report did, and what whoever is on the line is to hear of it. */
export interface AlertCallReceipt {
	/** `took`: theirs now, or already. `closed`: there is nothing to take any more. `no_choice`: a key that means nothing. */
	readonly result: 'noted' | 'took' | 'already_taken' | 'closed' | 'no_choice';
	readonly call: AlertCall;
	readonly escalation: Escalation;
	/** Name of whoever has it. */
	readonly takenBy?: string;
	readonly language: string;
}

/** The keys that mean something. */
export const TAKE_KEY = '1';
export const CONNECT_KEY = '2';
