import type { WebhookRequest } from '../../../connectors';
import type { PhoneDialect } from './dialect';
import { CALLER, LINE, NOON } from './office';

export function phoneSignatures<Secrets>(dialect: PhoneDialect<Secrets>): void {
	const { connector, secrets, forged } = dialect;
	const verify = (request: WebhookRequest, now = NOON) => connector.verify(request, secrets, now);
	const requests = (): readonly WebhookRequest[] => [
		...(dialect.call('no_answer', { id: 'sig1', from: CALLER, to: LINE, at: NOON }) ?? []),
		...(dialect.textIn ? [dialect.textIn({ id: 'sig2', from: CALLER, to: LINE, body: 'Ça va? 😀 & more=1', media: [], at: NOON })] : []),
	];

	it('lets in what the vendor signed', () => {
		expect(requests().map((request) => verify(request))).toEqual(requests().map(() => ({ ok: true })));
	});

	it('refuses what is not signed', () => {
		for (const request of requests()) expect(verify(forged.unsigned(request))).toMatchObject({ ok: false, reason: 'signature_missing' });
	});

	it('refuses what was signed with another secret', () => {
		for (const request of requests()) expect(verify(forged.withOtherSecret(request))).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it('refuses everything where its own secret is empty, and says what to fill in', () => {
		const empty = connector.readSecrets({ credential: {}, parameters: {}, kept: {} });
		for (const request of requests()) {
			const verified = connector.verify(request, empty, NOON);
			expect(verified).toMatchObject({ ok: false, message: expect.stringMatching(/\w{3,}/) });
		}
	});

	it('repeats nothing of the request in a refusal', () => {
		for (const request of requests()) {
			const verified = verify(forged.withOtherSecret(request));
			expect(JSON.stringify(verified)).not.toContain(CALLER.slice(2));
		}
	});

	if (dialect.covers === 'body') {
		it('refuses a body of which one byte was altered, wherever it stands', () => {
			for (const request of requests()) {
				const size = request.rawBody.length;
				for (let at = 0; at < size; at += Math.max(1, Math.floor(size / 40))) {
					const rawBody = Buffer.from(request.rawBody);
					rawBody[at] = (rawBody[at] ?? 0) ^ 1;
					expect(verify({ ...request, rawBody, body: parsedLike(request, rawBody) }).ok).toBe(false);
				}
			}
		});
	}

	if (forged.old) {
		const old = (request: WebhookRequest, seconds: number): WebhookRequest => forged.old?.(request, seconds) ?? request;
		it('refuses what is older than five minutes, and what comes from the future', () => {
			for (const request of requests()) {
				expect(verify(old(request, 200)).ok).toBe(true);
				expect(verify(old(request, 400))).toMatchObject({ ok: false, reason: 'signature_stale' });
				expect(verify(old(request, -400))).toMatchObject({ ok: false, reason: 'signature_stale' });
			}
		});
	}
}

/** The body as n8n would parse what now stands in it. */
function parsedLike(request: WebhookRequest, rawBody: Buffer): unknown {
	const text = rawBody.toString('utf8');
	if ((request.headers['content-type'] ?? '').includes('urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
