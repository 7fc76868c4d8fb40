import { HttpFailure, type Http, type HttpAnswer } from '../../engine';

/** Asks, and tells a silence from an answer. Whatever is thrown but an {@link HttpFailure} may have come after the request went out. */
export async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(request);
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}

export function isSuccess({ status }: HttpAnswer): boolean {
	return status >= 200 && status < 300;
}
