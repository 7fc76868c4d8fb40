import { request as ask } from 'node:http';
import { validateRequest } from 'twilio';
import { parse } from 'node:querystring';

import { Callers } from '../../../bench/text-back/callers';
import { answeredCall, missedCall } from '../../../bench/text-back/requests';
import type { Line } from '../../../bench/text-back/requests';
import { readCallerId } from '../../../engine';

const line: Line = {
	accountSid: `AC${'0'.repeat(32)}`,
	authToken: 'a-token',
	number: '+14155550100',
	publicUrl: 'https://hooks.example.com/webhook/bench-ours/calls?step=status',
};

describe('prepared requests', () => {
	it('bear the signature that the vendor’s library finds right', () => {
		for (const { headers, body } of [missedCall(line, '+12125550123'), answeredCall(line, '+12125550123')]) {
			const signature = headers['x-twilio-signature'] ?? '';
			expect(validateRequest(line.authToken, signature, line.publicUrl, parse(body))).toBe(true);
			expect(validateRequest('another-token', signature, line.publicUrl, parse(body))).toBe(false);
			expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
		}
	});

	it('are each about a call of their own', () => {
		const sids = Array.from({ length: 50 }, () => parse(missedCall(line, '+12125550123').body)['CallSid']);
		expect(new Set(sids).size).toBe(50);
	});

	it('tell missed from answered', () => {
		expect(parse(missedCall(line, '+12125550123').body)).toMatchObject({ CallStatus: 'no-answer', From: '+12125550123', To: '+14155550100' });
		expect(parse(answeredCall(line, '+12125550123').body)).toMatchObject({ CallStatus: 'completed', CallDuration: '42' });
	});

	it('have headers that can be sent', () => {
		const { headers } = missedCall(line, '+12125550123');
		const sent = ask({ host: '127.0.0.1', port: 9, headers, method: 'POST' });
		sent.on('error', () => undefined).destroy();
		expect(sent.getHeader('content-type')).toContain('x-www-form-urlencoded');
	});
});

describe('callers', () => {
	const callers = new Callers();
	const all: string[] = [];
	for (;;) {
		try {
			all.push(callers.next());
		} catch {
			break;
		}
	}

	it('never come twice, and are enough for a hundred rounds’ worth of a long run', () => {
		expect(new Set(all).size).toBe(all.length);
		expect(all.length).toBeGreaterThan(40_000);
	});

	it('are numbers kept for fiction that the product would text', () => {
		for (const number of all) {
			if (!/^\+1[2-9]\d{2}55501\d{2}$/.test(number)) throw new Error(`${number} could be somebody's.`);
		}
		const kinds = new Set(all.filter((_, index) => index % 100 === 0).map((number) => readCallerId(number, 'US').kind));
		expect([...kinds]).toEqual(['number']);
	});

	it('say so when there are none left', () => {
		expect(() => callers.next()).toThrow('no callers left');
	});
});
