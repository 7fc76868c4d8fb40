import type { WebhookRequest } from '../connector';
import { readNumber } from './number';
import { Refusal } from './refusal';

/** Longest body that is looked at. Bytes. */
const LARGEST_BODY = 64 * 1024;

/** The fields of a request to the simulated company, each checked as it is asked for. */
export class Fields {
	private constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

	/** @throws Refusal when the request is no POST with a JSON object */
	static of(request: WebhookRequest): Fields {
		if (request.method.toUpperCase() !== 'POST') throw new Refusal(405, 'Send this as POST with a JSON body.');
		if (request.rawBody.length > LARGEST_BODY) throw new Refusal(413, 'The request is larger than 64 KB.');
		const body = parsed(request);
		if (typeof body !== 'object' || body === null || Array.isArray(body)) {
			throw new Refusal(400, 'The body must be a JSON object, e.g. {"action": "dial", "from": "+14155550123", "to": "+14155550100"}.');
		}
		return new Fields(body as Record<string, unknown>);
	}

	get action(): string {
		return this.string('action') ?? '';
	}

	/** A number in E.164. */
	number(name: string): string {
		const number = readNumber(this.raw(name));
		if (number === null) throw new Refusal(400, `"${name}" must be a phone number with its country code, e.g. +14155550123.`);
		return number;
	}

	/** An id that the sender made, so that a repeated request counts once; absent when the company is to make one. */
	id(): string | undefined {
		const id = this.raw('id');
		if (id === undefined) return undefined;
		if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id)) throw new Refusal(400, '"id" must be 8 to 64 letters, digits, dashes or underscores.');
		return id;
	}

	string(name: string): string | undefined {
		const value = this.raw(name);
		return typeof value === 'string' ? value : undefined;
	}

	flag(name: string): boolean {
		const value = this.raw(name);
		if (value === undefined || typeof value === 'boolean') return value === true;
		throw new Refusal(400, `"${name}" must be true or false.`);
	}

	/** A length in whole seconds, at most a day; absent when it was left out. */
	seconds(): number | undefined {
		const value = this.raw('seconds');
		if (value === undefined) return undefined;
		if (typeof value !== 'number' || !(value >= 0 && value <= 86_400)) throw new Refusal(400, '"seconds" must be a number from 0 to 86400.');
		return Math.round(value);
	}

	private raw(name: string): unknown {
		return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
	}
}

function parsed(request: WebhookRequest): unknown {
	if (typeof request.body === 'object' && request.body !== null && !Buffer.isBuffer(request.body)) return request.body;
	try {
		return JSON.parse(request.rawBody.toString('utf8')) as unknown;
	} catch {
		throw new Refusal(400, 'The body is not JSON.');
	}
}
