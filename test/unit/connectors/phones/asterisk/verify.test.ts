import { createHmac } from 'node:crypto';
import { asterisk } from '../../../../../connectors/phones/asterisk';
import { json, SECRET } from '../../../../fakes/asterisk/reports';

const NOW = Date.parse('2026-03-10T11:00:00Z');
const SECRETS = asterisk.readSecrets({ credential: { secret: ` ${SECRET}\n` }, parameters: {}, kept: {} });
const RECORD = { linkedid: '1785000000.42', dialstatus: 'NOANSWER' };

const verify = (headers: Readonly<Record<string, string>>, record: unknown = RECORD) => asterisk.verify(json(record, headers), SECRETS, NOW);

describe('the secret', () => {
	it.each([SECRET, ` ${SECRET} `, `${SECRET}, ${SECRET}`])('is let in: %j', (secret) => {
		expect(verify({ 'x-missed-call-secret': secret })).toEqual({ ok: true });
	});

	it.each([`${SECRET}x`, SECRET.slice(1), `${SECRET}, other`, ', ', 'é'.repeat(20)])('is not: %j', (secret) => {
		expect(verify({ 'x-missed-call-secret': secret })).toMatchObject({ ok: false, status: 401, reason: 'signature_wrong' });
	});

	it('must be there, on both sides', () => {
		expect(verify({})).toMatchObject({ ok: false, reason: 'signature_missing' });
		expect(asterisk.verify(json(RECORD), { secret: '' }, NOW)).toMatchObject({ ok: false, reason: 'secret_missing' });
		expect(asterisk.verify(json(RECORD, { 'x-missed-call-secret': '' }), { secret: '' }, NOW)).toMatchObject({ ok: false, reason: 'secret_missing' });
	});
});

describe('the signature', () => {
	const sign = (seconds: number, record: unknown = RECORD, secret = SECRET) => `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${JSON.stringify(record)}`).digest('hex')}`;
	const now = NOW / 1000;

	it('is let in', () => {
		expect(verify({ 'x-missed-call-signature': sign(now - 299) })).toEqual({ ok: true });
	});

	it.each([
		['another body', sign(now, { ...RECORD, dialstatus: 'ANSWER' }), 'signature_wrong'],
		['another secret', sign(now, RECORD, 'another'), 'signature_wrong'],
		['another time', sign(now).replace(/^t=\d/, 't=9'), 'signature_wrong'],
		['another form', 'sha256=00', 'signature_wrong'],
		['too old', sign(now - 301), 'signature_stale'],
		['from the future', sign(now + 301), 'signature_stale'],
	])('%s', (_, signature, reason) => {
		expect(verify({ 'x-missed-call-signature': signature })).toMatchObject({ ok: false, reason });
	});

	it('decides alone where there is one', () => {
		expect(verify({ 'x-missed-call-signature': sign(now, RECORD, 'another'), 'x-missed-call-secret': SECRET })).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});
});

describe('the test of the credential', () => {
	it.each([
		[{}, /empty/],
		[{ secret: '   ' }, /empty/],
		[{ secret: 'short' }, /too short/],
		[{ secret: 'with;a,${comment}and-more' }, /mean something/],
		[{ secret: SECRET }, undefined],
	])('%j', (credential, fault) => {
		const found = asterisk.faultOf(credential);
		if (fault === undefined) expect(found).toBeUndefined();
		else expect(found).toMatch(fault);
	});
});
