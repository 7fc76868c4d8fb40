import type { HttpAnswer } from '../../engine';

/** Types that n8n itself signs for: it renews their token where a 401 is thrown, and only there. */
export const isOAuth2 = (credentialType: string): boolean => credentialType.endsWith('OAuth2Api');

/** As n8n words it where there is no token, or none can be had any more. */
const NOT_CONNECTED = /not connected|without access token|reconnect/i;
const DEEPEST = 5;

interface Thrown {
	readonly response?: { readonly status?: unknown; readonly data?: unknown };
	readonly httpCode?: unknown;
	readonly code?: unknown;
	readonly status?: unknown;
	readonly message?: unknown;
	readonly cause?: unknown;
}

/**
 * The refusal in what n8n throws where a token is not accepted and a new one cannot be had: the other side did nothing.
 * Undefined for every other error.
 */
export function refusedToken(error: unknown): HttpAnswer | undefined {
	let refused = false;
	let current = error as Thrown | undefined;
	for (let depth = 0; current && depth < DEEPEST; depth += 1) {
		if (current.response?.status === 401) return { status: 401, headers: {}, body: current.response.data };
		refused ||= isRefusal(current);
		current = current.cause as Thrown | undefined;
	}
	return refused ? { status: 401, headers: {}, body: '' } : undefined;
}

/** `EAUTH` and `ESTATUS` are those of n8n's OAuth2 client: what it was told when it asked for a new token. */
function isRefusal({ httpCode, code, status, message }: Thrown): boolean {
	if (httpCode === '401' || httpCode === 401 || code === 'EAUTH') return true;
	return code === 'ESTATUS' ? typeof status === 'number' && status < 500 : typeof message === 'string' && NOT_CONNECTED.test(message);
}
