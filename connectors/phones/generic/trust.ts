import { own, typed, type Fields } from './values';
import { faultOfTemplate, readTemplate, type Signed } from './signedContent';

export const ALGORITHMS = ['sha1', 'sha256', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];
export type TimeUnit = 's' | 'ms' | 'iso';

/** How it is known that a request comes from the phone system. There is no "not at all". */
export type Trust =
	| { readonly scheme: 'header' | 'query'; readonly secret: string; readonly name: string }
	| {
			readonly scheme: 'hmac';
			readonly secret: Buffer;
			readonly algorithm: Algorithm;
			/** Lower case, as header names arrive. */
			readonly header: string;
			readonly encoding: 'hex' | 'base64';
			readonly prefix: string;
			readonly content: readonly Signed[];
			/** Empty: the time stands as `t=` beside the signature. */
			readonly timeHeader: string;
			readonly timeUnit: TimeUnit;
	  }
	| { readonly scheme: 'jwt'; readonly secret: Buffer; readonly header: string };

export const DEFAULT_HEADER = 'X-Webhook-Secret';
export const DEFAULT_QUERY = 'key';
export const DEFAULT_SIGNATURE_HEADER = 'X-Signature';
export const DEFAULT_JWT_HEADER = 'Authorization';

/** Undefined where the credential does not say enough to trust anything. */
export function readTrust(credential: Fields): Trust | undefined {
	return faultOfTrust(credential) === undefined ? trustIn(credential) : undefined;
}

function trustIn(credential: Fields): Trust {
	const text = (name: string, otherwise: string) => typed(own(credential, name)) || otherwise;
	const secret = text('secret', '');
	switch (schemeOf(credential)) {
		case 'query':
			return { scheme: 'query', secret, name: text('queryName', DEFAULT_QUERY) };
		case 'hmac':
			return {
				scheme: 'hmac',
				secret: keyOf(secret, own(credential, 'keyWrittenAs')),
				algorithm: algorithmOf(credential) ?? 'sha256',
				header: text('signatureHeader', DEFAULT_SIGNATURE_HEADER).toLowerCase(),
				encoding: own(credential, 'encoding') === 'base64' ? 'base64' : 'hex',
				prefix: text('prefix', ''),
				content: readTemplate(text('signedContent', '{body}')),
				timeHeader: text('timeHeader', '').toLowerCase(),
				timeUnit: unitOf(own(credential, 'timeUnit')),
			};
		case 'jwt':
			return { scheme: 'jwt', secret: keyOf(secret, own(credential, 'keyWrittenAs')), header: text('jwtHeader', DEFAULT_JWT_HEADER).toLowerCase() };
		default:
			return { scheme: 'header', secret, name: text('headerName', DEFAULT_HEADER).toLowerCase() };
	}
}

const LEAST_LENGTH = 16;
const LEAST_KEY_LENGTH = 8;
/** RFC 9110: a token. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** What is wrong with how requests are to be verified, and how to mend it. */
export function faultOfTrust(credential: Fields): string | undefined {
	const scheme = schemeOf(credential);
	const secret = typed(own(credential, 'secret'));
	if (scheme === undefined) return 'The credential does not say how requests are verified. Choose it under Verified By.';
	if (secret === '') return 'The secret is empty. Enter the one that the phone system signs with, or make up a long one and enter the same there.';
	const headers = ['headerName', 'signatureHeader', 'timeHeader', 'jwtHeader'].map((name) => typed(own(credential, name)));
	if (headers.some((name) => name !== '' && !TOKEN.test(name))) return 'The name of a header has characters that header names cannot have. Use letters, digits and hyphens.';
	if (scheme === 'header' || scheme === 'query') return secret.length < LEAST_LENGTH ? `The secret is too short to be hard to guess. Use ${LEAST_LENGTH} characters or more.` : undefined;
	if (keyOf(secret, own(credential, 'keyWrittenAs')).length < LEAST_KEY_LENGTH) return 'The secret is too short to sign with, or is not written as Secret Is says. Copy it from the phone system as it stands.';
	if (scheme === 'jwt') return undefined;
	if (algorithmOf(credential) === undefined) return 'The algorithm of the signature is none that is known. Choose one.';
	return faultOfTemplate(typed(own(credential, 'signedContent')) || '{body}', typed(own(credential, 'timeHeader')));
}

type Scheme = Trust['scheme'];
const SCHEMES: readonly Scheme[] = ['header', 'query', 'hmac', 'jwt'];
const schemeOf = (credential: Fields): Scheme | undefined => SCHEMES.find((scheme) => scheme === own(credential, 'scheme'));

function algorithmOf(credential: Fields): Algorithm | undefined {
	const chosen = own(credential, 'algorithm') ?? 'sha256';
	return ALGORITHMS.find((algorithm) => algorithm === chosen);
}

const unitOf = (unit: unknown): TimeUnit => (unit === 'ms' || unit === 'iso' ? unit : 's');

/** The bytes of a key. `whsec_` is not part of it (Standard Webhooks). */
function keyOf(secret: string, encoding: unknown): Buffer {
	if (encoding !== 'base64' && encoding !== 'hex') return Buffer.from(secret);
	const bare = secret.replace(/^whsec_/, '');
	const fits = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i.test(bare) : /^[\w+/-]+={0,2}$/.test(bare);
	return fits ? Buffer.from(bare, encoding) : Buffer.alloc(0);
}

/** Whether what the query says is as sure as the rest. */
export function isQuerySure(trust: Trust | undefined): boolean {
	if (trust?.scheme === 'hmac') return trust.content.some((part) => part.kind === 'url');
	return trust?.scheme === 'header' || trust?.scheme === 'query';
}
