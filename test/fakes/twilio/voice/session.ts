import type { Context } from '../context';
import { webhookMethod } from '../context';
import type { Delivery, WebhookParams } from '../webhooks';
import type { CallClock } from './clock';
import { readDocument } from './document';
import type { Leg } from './leg';
import type { TwimlElement } from './twiml';
import { TwimlError } from './twiml';
import type { CallTranscript, Callee, RequestKind } from './types';

/** A TwiML document and where it came from; relative URLs in it are read against that. */
export interface TwimlDocument {
	url: string;
	method: 'GET' | 'POST';
	verbs: TwimlElement[];
}

export interface SessionSetup {
	clock: CallClock;
	transcript: CallTranscript;
	/** What the phone of a number does when it rings. */
	callee: (number: string) => Callee;
	givenUpAs: 'canceled' | 'no-answer';
	fallback?: { url: string; method: 'GET' | 'POST' };
}

// A document that redirects to itself would never end; no honest call asks this often.
const MAX_REQUESTS = 60;

/** One call under way: makes its requests and writes its transcript. */
export class Session {
	readonly clock: CallClock;
	readonly transcript: CallTranscript;
	readonly callee: SessionSetup['callee'];
	readonly givenUpAs: SessionSetup['givenUpAs'];
	private fallback: SessionSetup['fallback'];

	constructor(
		readonly context: Context,
		setup: SessionSetup,
	) {
		this.clock = setup.clock;
		this.transcript = setup.transcript;
		this.callee = setup.callee;
		this.givenUpAs = setup.givenUpAs;
		this.fallback = setup.fallback;
	}

	/**
	 * Asks for a document. On trouble it is noted, and the fallback URL, if there is one, is asked once.
	 * @returns undefined when there is no document to go on with
	 */
	async fetch(
		kind: RequestKind,
		url: string,
		method: 'GET' | 'POST',
		params: WebhookParams,
	): Promise<TwimlDocument | undefined> {
		if (this.transcript.requests.length >= MAX_REQUESTS) {
			this.note(11200, `The call made more than ${MAX_REQUESTS} requests`, url);
			return undefined;
		}
		const delivery = await this.send(kind, url, method, params);
		try {
			return { url, method, verbs: readDocument(delivery, 'Say') };
		} catch (error) {
			if (!(error instanceof TwimlError)) throw error;
			this.note(error.code, error.message, url);
			const fallback = this.fallback;
			this.fallback = undefined;
			if (!fallback) return undefined;
			const about = { ...params, ErrorCode: String(error.code), ErrorUrl: url };
			return await this.fetch('fallback', fallback.url, fallback.method, about);
		}
	}

	/** Tells a callback whose answer is of no matter. */
	async tell(kind: RequestKind, url: string, method: string | undefined, params: WebhookParams): Promise<void> {
		const delivery = await this.send(kind, url, webhookMethod(method), params);
		if (delivery.status === 0 || delivery.status >= 400) {
			this.note(11200, `HTTP retrieval failure: ${delivery.error ?? delivery.status}`, url);
		}
	}

	/**
	 * A URL of a document in full; one that is whole already stays as it is written.
	 * @throws TwimlError 11100 for what makes no URL
	 */
	absolute(document: TwimlDocument, url: string): string {
		if (URL.canParse(url)) return url;
		if (!URL.canParse(url, document.url)) throw new TwimlError(11100, `Invalid URL format: ${url}`);
		return new URL(url, document.url).toString();
	}

	/** Says something on a leg, for as long as that takes. */
	say(leg: Leg, text: string, seconds: number): void {
		leg.heard.push(text);
		this.clock.wait(seconds);
	}

	note(code: number, message: string, url: string): void {
		this.transcript.errors.push({ code, message, url });
	}

	private async send(
		kind: RequestKind,
		url: string,
		method: 'GET' | 'POST',
		params: WebhookParams,
	): Promise<Delivery> {
		const delivery = await this.context.post(url, params, { method });
		this.transcript.requests.push({
			kind,
			url: delivery.url,
			params: delivery.params,
			status: delivery.status,
			body: delivery.body,
			atSecond: this.clock.second,
		});
		return delivery;
	}
}
