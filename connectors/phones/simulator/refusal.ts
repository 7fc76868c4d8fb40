/** The simulated phone company declines a request. The message says what happened and what to do instead. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	constructor(
		/** HTTP status to answer with. */
		readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 500 | 503,
		message: string,
	) {
		super(message);
	}
}
