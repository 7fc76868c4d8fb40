export interface Answer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

const DOCS = 'https://www.quo.com/docs';

/** A refusal of v1, which numbers its errors. */
export function v1Error(status: number, code: string, title: string, message = title): Answer {
	return { status, body: { message, code, status, docs: DOCS, title, trace: 'trace-1' } };
}

/** A refusal of the dated API, or of a part of a request. */
export function datedError(status: number, title: string, message: string, path?: string): Answer {
	const errors = path === undefined ? [] : [{ path, message, value: null, schema: { type: 'string' } }];
	return { status, body: { title, message, docs: DOCS, trace: 'trace-1', errors } };
}

export function invalid(path: string): Answer {
	return datedError(400, 'Bad Request', 'The input was invalid', path);
}

export function ok(data: unknown, more: object = {}): Answer {
	return { status: 200, body: { data, ...more } };
}
