import type { Diagnosis } from './diagnose';
import type { Kind } from './variants';

const TRIED: Readonly<Record<Kind, string>> = {
	url: 'other URLs (http and https, with and without port, host of the headers, slash at the end, path prefix, query)',
	headers: 'other headers (quotation marks, spaces, encoding, content type)',
	body: 'other bodies (line breaks, white space, encoding, JSON as other programs write it)',
	'url and body': 'URL and body changed together',
};

const MEND: Readonly<Record<Kind | 'clock' | 'account', string>> = {
	url: 'The vendor signs the URL that it calls, and n8n takes its own address for another. Set WEBHOOK_URL to the public address of n8n, let the proxy pass X-Forwarded-Host and X-Forwarded-Proto on (and set N8N_PROXY_HOPS), and give the vendor exactly the URL that the trigger shows.',
	headers: 'Either a proxy alters this header, and must pass it on as it is, or it was altered when it was copied for this check.',
	body: 'Either something on the way rewrites the body (a proxy, a tunnel with inspection, a workflow that sends it on) and must pass it on byte for byte, or the file for this check is not the body as it came: editors add a line break at the end.',
	'url and body': 'Both are altered on the way, or were when they were copied for this check. See to the URL first: set WEBHOOK_URL to the public address of n8n; then let nothing rewrite the body.',
	clock: 'The request is let in for five minutes. Was it delivered late, or did you pass --received for another request? Else the clock of this machine is wrong: set it by NTP.',
	account: 'The signature is right, and the request is about another account than the one of the credential. With --secret alone no account is known, and this is to be expected: give --credential to check it too.',
};

/** Every line for people, from the verdict on. */
export function tell(title: string, diagnosis: Diagnosis): readonly string[] {
	const { valid, message, fits, ageSeconds, greeting } = diagnosis;
	const greeted = greeting ? [`note     The request only asks whether anybody is there. The trigger answers it before it would be verified.`] : [];
	if (valid) return [`valid    The signature fits: the trigger of ${title} lets this request in.`, ...greeted];
	const lines = [`refused  ${message ?? ''}`, ...greeted];
	if (fits) {
		lines.push(`fits     ${fitInWords(fits, ageSeconds)}`);
		if (ageSeconds !== undefined && fits.kind !== 'clock') lines.push(`clock    It is ${ageInWords(ageSeconds)} as well.`);
		lines.push(`mend     ${MEND[fits.kind]}`);
		return lines;
	}
	return [...lines, ...unexplained(title, diagnosis)];
}

function fitInWords({ kind, what, address }: NonNullable<Diagnosis['fits']>, ageSeconds = 0): string {
	if (kind === 'clock') return `The signature is right but ${ageInWords(ageSeconds)}: clock or delayed delivery.`;
	if (kind === 'account') return 'The signature is right.';
	const subject = kind === 'body' ? 'the body ' : '';
	return `The signature fits ${subject}${what}${address === undefined ? '.' : `: ${address}`}`;
}

function unexplained(title: string, { reason, tried, headers }: Diagnosis): readonly string[] {
	const lines = Object.entries(tried).map(([kind, count]) => `tried    ${TRIED[kind as Kind]}: ${count}`);
	if (reason === 'secret_missing') return lines;
	for (const { header, vendor } of headers) lines.push(`header   ${header}${vendor === undefined ? '' : `: this looks like ${vendor.startsWith('a ') ? vendor : `a request of ${vendor}`}`}`);
	if (reason === 'signature_missing') {
		if (headers.length === 0) lines.push('header   None of the headers looks like a signature: the request is not from a vendor that signs, or a proxy drops the header.');
		lines.push(`mend     Is it a request of another vendor, choose that one with --system. Else let the proxy before n8n pass all headers on. ${title} signs every request.`);
		return lines;
	}
	if (reason === 'signature_wrong' || reason === 'signature_stale') {
		lines.push('mend     None of this helps, so either the secret is another than the one that signed, or the body was altered in a way that cannot be undone from here (JSON in another order, numbers written otherwise). From outside the two look alike. Check the secret first: copy it anew, see that it belongs to this account and to this webhook, and that it was not replaced since. Then catch a request with its body byte for byte.');
	}
	return lines;
}

function ageInWords(seconds: number): string {
	const size = Math.abs(seconds);
	const amount = size < 120 ? `${size} seconds` : size < 7_200 ? `${Math.round(size / 60)} minutes` : size < 172_800 ? `${Math.round(size / 3_600)} hours` : `${Math.round(size / 86_400)} days`;
	return seconds < 0 ? `${amount} in the future` : `${amount} old`;
}
