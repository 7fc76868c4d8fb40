export interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Request {
	readonly method: string;
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly body: Readonly<Record<string, unknown>>;
	/** Pieces of the path that the route names. */
	readonly ids: readonly string[];
}

/** A refusal in HighLevel's form. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly words: string | readonly string[],
		readonly more: Readonly<Record<string, unknown>> = {},
	) {
		super(typeof words === 'string' ? words : words.join('; '));
	}

	get answer(): Answer {
		const names: Readonly<Record<number, string>> = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 422: 'Unprocessable Entity', 429: 'Too Many Requests' };
		return { status: this.status, body: { statusCode: this.status, message: this.words, error: names[this.status] ?? 'Error', ...this.more } };
	}
}

export function ok(body: unknown, status = 200): Answer {
	return { status, body };
}

/** Refuses what is not in the list, and what is missing of the required. */
export function checkFields(body: Readonly<Record<string, unknown>>, allowed: readonly string[], required: readonly string[] = []): void {
	const faults = [
		...Object.keys(body).filter((name) => !allowed.includes(name)).map((name) => `property ${name} should not exist`),
		...required.filter((name) => body[name] === undefined || body[name] === '').map((name) => `${name} should not be empty`),
	];
	if (faults.length > 0) throw new Refusal(422, faults);
}

export function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
