import type { WebhookRequest } from '../connector';

/** A part of what is signed. */
export type Signed = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'body' | 'url' | 'method' | 'timestamp' } | { readonly kind: 'header'; readonly name: string };

const MARK = /\{(\w+)(?::([\w-]+))?\}/g;
const KINDS = ['body', 'url', 'method', 'timestamp'] as const;

/** Reads `v0:{timestamp}:{body}`; what is no mark stands for itself. */
export function readTemplate(template: string): readonly Signed[] {
	const parts: Signed[] = [];
	let end = 0;
	for (const match of template.matchAll(MARK)) {
		if (match.index > end) parts.push({ kind: 'text', text: template.slice(end, match.index) });
		parts.push(markOf(match[1] ?? '', match[2]) ?? { kind: 'text', text: match[0] });
		end = match.index + match[0].length;
	}
	return end < template.length ? [...parts, { kind: 'text', text: template.slice(end) }] : parts;
}

function markOf(name: string, of: string | undefined): Signed | undefined {
	if (name === 'header' && of !== undefined) return { kind: 'header', name: of.toLowerCase() };
	const kind = of === undefined ? KINDS.find((each) => each === name) : undefined;
	return kind === undefined ? undefined : { kind };
}

/** What is wrong with a template, and how to mend it. */
export function faultOfTemplate(template: string, timeHeader: string): string | undefined {
	const marks = [...template.matchAll(MARK)];
	if (marks.some(([, name, of]) => markOf(name ?? '', of) === undefined)) return 'Signed Content has a word in braces that means nothing here. Use {body}, {timestamp}, {url}, {method} or {header:name}.';
	const kinds = readTemplate(template).map(({ kind }) => kind);
	if (!kinds.includes('body')) return 'Signed Content has no {body}: a signature that does not cover the body proves nothing. Copy from the documentation of the phone system what is signed.';
	if (timeHeader !== '' && !kinds.includes('timestamp')) return 'There is a timestamp header, but Signed Content has no {timestamp}: a time that is not signed can be altered. Add it, or empty the timestamp header.';
	return undefined;
}

/** The bytes that were signed; the body as it came over the wire. */
export function signedBytes(parts: readonly Signed[], request: WebhookRequest, timestamp: string): Buffer {
	return Buffer.concat(
		parts.map((part) => {
			switch (part.kind) {
				case 'text':
					return Buffer.from(part.text);
				case 'body':
					return request.rawBody;
				case 'url':
					return Buffer.from(request.url);
				case 'method':
					return Buffer.from(request.method);
				case 'timestamp':
					return Buffer.from(timestamp);
				case 'header':
					return Buffer.from(request.headers[part.name] ?? '');
			}
		}),
	);
}
