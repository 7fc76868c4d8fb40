import type { PhoneConnector, RefusalReason, Verification, WebhookRequest } from '../../connectors';
import { lookAlikes, type LookAlike } from './lookalikes';
import { timesIn } from './times';
import { variantsOf, type Kind } from './variants';

/** What is wrong with a request, as far as can be told. Nothing in it is a secret. */
export interface Diagnosis {
	/** It fits as it is: the trigger lets it in. */
	readonly valid: boolean;
	/** What the trigger says of it as it is. */
	readonly reason?: RefusalReason | 'threw';
	readonly message?: string;
	/** What had to be changed so that it fits. */
	readonly fits?: { readonly kind: Kind | 'clock' | 'account'; readonly what: string; readonly address?: string };
	/** How long before it was received it was signed; negative: after. */
	readonly ageSeconds?: number;
	/** The changes that were tried and did not help, and how many of each kind. */
	readonly tried: Partial<Record<Kind, number>>;
	readonly headers: readonly LookAlike[];
	/** It only asks whether anybody is there, and is answered before it would be verified. */
	readonly greeting: boolean;
}

export interface Asked {
	readonly connector: PhoneConnector<unknown>;
	readonly secrets: unknown;
	/** The same, altered. */
	readonly others: unknown;
	readonly request: WebhookRequest;
	/** Epoch milliseconds at which it was received. */
	readonly now: number;
}

type Fit = { readonly fits: 'now' | 'account' } | { readonly fits: 'then'; readonly ageSeconds: number };

export function diagnose(asked: Asked): Diagnosis {
	const { connector, secrets, request } = asked;
	const asIs = verified(asked, request, asked.now);
	const common = { tried: {}, headers: lookAlikes(request.headers), greeting: greets(connector, request, secrets) };
	if (asIs.ok) return { ...common, valid: true };
	const refused = { ...common, valid: false, reason: asIs.reason, message: asIs.message };
	if (asIs.reason === 'secret_missing') return refused;
	const itself = fitOf(asked, request, asIs);
	if (itself) return { ...refused, fits: itself.fits === 'then' ? { kind: 'clock', what: 'at the time at which it was signed' } : { kind: 'account', what: 'for another account' }, ...ageOf(itself) };
	const tried: Partial<Record<Kind, number>> = {};
	for (const { kind, what, request: variant } of variantsOf(request)) {
		const fit = fitOf(asked, variant, verified(asked, variant, asked.now));
		if (fit) return { ...refused, tried, fits: { kind, what, ...(kind.startsWith('url') ? { address: withoutValues(variant.url) } : {}) }, ...ageOf(fit) };
		tried[kind] = (tried[kind] ?? 0) + 1;
	}
	return { ...refused, tried };
}

/** Is the signature right, whatever else is wrong? */
function fitOf(asked: Asked, request: WebhookRequest, result: Outcome): Fit | undefined {
	if (result.ok) return { fits: 'now' };
	// What is refused with another secret as well was refused before its signature was looked at.
	if (result.reason === 'wrong_account' && verified({ ...asked, secrets: asked.others }, request, asked.now).reason !== 'wrong_account') return { fits: 'account' };
	if (result.reason !== 'signature_stale') return undefined;
	const signedAt = timesIn(request.headers, request.url).find((time) => verified(asked, request, time).ok);
	return signedAt === undefined ? undefined : { fits: 'then', ageSeconds: Math.round((asked.now - signedAt) / 1000) };
}

interface Outcome {
	readonly ok: boolean;
	readonly reason?: RefusalReason | 'threw';
	readonly message?: string;
}

/** A connector that throws on what it is given is at fault itself, and that is a finding too. */
function verified({ connector, secrets }: Pick<Asked, 'connector' | 'secrets'>, request: WebhookRequest, now: number): Outcome {
	try {
		const result: Verification = connector.verify(request, secrets, now);
		return result.ok ? { ok: true } : { ok: false, reason: result.reason, message: result.message };
	} catch {
		return { ok: false, reason: 'threw', message: 'The request made the connector stumble, so it is refused. Please report it, with the kind of request.' };
	}
}

function greets(connector: PhoneConnector<unknown>, request: WebhookRequest, secrets: unknown): boolean {
	try {
		return connector.greet?.(request, secrets) !== undefined;
	} catch {
		return false;
	}
}

function ageOf(fit: Fit): Pick<Diagnosis, 'ageSeconds'> {
	return fit.fits === 'then' ? { ageSeconds: fit.ageSeconds } : {};
}

/** Values in a query may be secrets, or somebody's number. */
function withoutValues(url: string): string {
	return url.replace(/([?&][^=&#]*)=[^&#]*/g, '$1=…');
}
