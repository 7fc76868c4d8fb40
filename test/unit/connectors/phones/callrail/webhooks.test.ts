import { createHmac } from 'node:crypto';
import { callrail } from '../../../../../connectors/phones/callrail';
import type { CallReport, WebhookRequest } from '../../../../../connectors';
import { callBody, signed, SIGNING_KEY, textBody } from '../../../../fakes/callrail/webhooks';

const [CALLER, LINE] = ['+14155550123', '+14155550132'];
const AT = Date.parse('2026-03-10T11:00:00Z');
const SECRETS = callrail.readSecrets({ credential: { signingSecret: SIGNING_KEY }, kept: {} });
const about = { id: '77', from: CALLER, to: LINE, at: AT };

const read = (more: Readonly<Record<string, unknown>>): readonly CallReport[] => callrail.readCall(signed(callBody({ ...about, ...more }))) ?? [];
const verdictOf = (reports: readonly CallReport[]) => reports.flatMap((report) => (report.kind === 'call' && report.step === 'ended' ? [report.verdict] : []))[0];

describe('a call that came in', () => {
	it('is told whole, with its own times', () => {
		expect(read({})).toEqual([
			{ kind: 'call', system: 'callrail', account: '', callId: 'CAL77', from: CALLER, to: LINE, callerName: 'Ann Lee', key: 'CAL77:arrived', step: 'arrived', at: AT, answering: { mode: 'listen', acceptance: false } },
			{ kind: 'call', system: 'callrail', account: '', callId: 'CAL77', from: CALLER, to: LINE, callerName: 'Ann Lee', key: 'CAL77:ended:no_answer', step: 'ended', status: 'no_answer', verdict: 'no_answer', at: AT + 21_000 },
		]);
	});

	it.each<[string, Record<string, unknown>, string | undefined]>([
		['missed', {}, 'no_answer'],
		['the caller gave up', { call_type: 'abandoned' }, 'abandoned'],
		['the caller gave up in the menu', { call_type: 'ivr_only' }, 'menu_abandoned'],
		['answered', { answered: true, call_type: 'answered' }, 'answered'],
		['answered, as text', { answered: 'true', duration: 12 }, 'answered'],
		['voicemail', { voicemail: true }, 'voicemail'],
		['voicemail that counts as answered', { answered: true, voicemail: true }, 'voicemail'],
		['voicemail by its type', { answered: true, call_type: 'voicemail_transcription' }, 'voicemail'],
		['a type from later on', { call_type: 'constructor' }, 'no_answer'],
		['before the call', { duration: 0 }, undefined],
		['before the call, as text', { duration: '0' }, undefined],
		['before the call, without a word', { duration: null }, undefined],
		['when it was routed', { answered: true, duration: '', business_phone_number: '+14155550111' }, undefined],
		['while it lasts', { call_type: 'in_progress', duration: 30 }, undefined],
		['changed later, whatever it lasted', { duration: '0', changes: ['note'] }, 'no_answer'],
	])('%s', (_, more, verdict) => {
		expect(verdictOf(read(more))).toBe(verdict);
	});

	it('tells of the message, and again once it can be heard', () => {
		const recorded = { voicemail: true, duration: '40', recording_duration: '12', recording_player: 'https://app.example.com/r?k=1', recording: 'https://api.example.com/r.json' };
		expect(read(recorded)).toMatchObject([{}, { step: 'voicemail', key: 'CAL77:voicemail:recorded', recordingUrl: 'https://app.example.com/r?k=1', recordingSeconds: 12 }, { verdict: 'voicemail' }]);
		expect(read({ ...recorded, recording_player: 'javascript:alert(1)', recording: '' })).toMatchObject([{}, { step: 'voicemail', key: 'CAL77:voicemail' }, {}]);
	});

	it('keeps the old number of a call that has no other id', () => {
		expect(read({ resource_id: undefined })).toMatchObject([{ callId: '700000077' }, { callId: '700000077' }]);
	});

	it('what CallRail takes for spam is left alone', () => {
		expect(read({ spam: true })).toEqual([]);
	});

	it('a repeated report has the keys that it had', () => {
		const keys = (reports: readonly CallReport[]) => reports.map((report) => (report.kind === 'call' ? report.key : ''));
		expect(keys(read({ changes: ['tags'], tags: ['a'] }))).toEqual(keys(read({})));
	});
});

it('a call that an agent placed is theirs', () => {
	expect(read({ direction: 'outbound', call_type: 'outbound', answered: 'true', duration: '63', agent_email: 'dana@example.com' })).toEqual([
		{ kind: 'outside_call', system: 'callrail', account: '', callId: 'CAL77', from: LINE, to: CALLER, reached: true, durationSeconds: 63, at: AT, by: 'dana@example.com' },
	]);
	expect(read({ direction: 'outbound', answered: true, voicemail: true })).toMatchObject([{ reached: false }]);
});

describe('the words of a voicemail', () => {
	const words = (more: Record<string, unknown>) => callrail.readTranscript(signed(callBody({ ...about, ...more })));

	it('are told with the call, or when they are there', () => {
		expect(words({ voicemail: true, transcription: ' Please call me back. ', recording_player: 'https://app.example.com/r' })).toEqual({
			system: 'callrail',
			account: '',
			callId: 'CAL77',
			recordingId: 'CAL77',
			words: 'Please call me back.',
			recordingUrl: 'https://app.example.com/r',
		});
	});

	it('are none of a conversation, of an outbound call, or where there are none', () => {
		expect(words({ answered: true, transcription: 'Hello?' })).toBeUndefined();
		expect(words({ voicemail: true, direction: 'outbound', transcription: 'Hello?' })).toBeUndefined();
		expect(words({ voicemail: true, transcription: '' })).toBeUndefined();
	});
});

describe('texts', () => {
	const text = (more: Record<string, unknown> = {}, lookedUp?: Record<string, string>) => callrail.readText({ ...signed(textBody({ id: '5', from: CALLER, to: LINE, body: 'Hi', at: AT, ...more })), ...(lookedUp ? { lookedUp } : {}) });

	it('one that came in', () => {
		expect(text()).toEqual({ kind: 'text', system: 'callrail', account: '', providerId: 'SCI5', from: CALLER, to: LINE, body: 'Hi', media: [], at: AT });
		expect(text({ media_urls: ['https://media.example.com/a.jpg', 'file:///etc/passwd', 7] })).toMatchObject({ media: ['https://media.example.com/a.jpg'] });
	});

	it('one that somebody of the team sent', () => {
		expect(text({ source_number: LINE, destination_number: CALLER, agent: 'Dana' })).toEqual({ kind: 'outside', system: 'callrail', account: '', providerId: 'SCI5', from: LINE, to: CALLER, body: 'Hi', media: [], at: AT, by: 'Dana' });
		expect(text({ source_number: LINE, destination_number: CALLER, agent: null })).toMatchObject({ kind: 'outside', from: LINE });
	});

	it.each([
		['STOP', 'opt_out'],
		[' end ', 'opt_out'],
		['Start', 'opt_in'],
		['please stop', undefined],
		['constructor', undefined],
	])('%j is read by CallRail as %s', (content, consent) => {
		expect(text({ content })).toMatchObject(consent ? { vendorConsent: consent } : { kind: 'text' });
		if (!consent) expect(text({ content })).not.toHaveProperty('vendorConsent');
	});

	it('numbers behind stars are those that were asked for, else nobody’s', () => {
		const masked = { source_number: '***0123', destination_number: '***0132' };
		expect(text(masked, { customer: CALLER, tracking: LINE })).toMatchObject({ kind: 'text', from: CALLER, to: LINE });
		expect(text({ ...masked, agent: 'Dana' }, { customer: CALLER, tracking: LINE })).toMatchObject({ kind: 'outside', from: LINE, to: CALLER });
		expect(text(masked)).toBeUndefined();
		expect(text(masked, { customer: '', tracking: LINE })).toBeUndefined();
	});

	it('a call is no text, a text is no call, a form is neither', () => {
		expect(callrail.readText(signed(callBody(about)))).toBeUndefined();
		expect(callrail.readCall(signed(textBody({ id: '5', from: CALLER, to: LINE, body: 'Hi', at: AT })))).toBeUndefined();
		const form = signed({ id: 1, company_id: 2, form_data: { phone: CALLER }, submitted_at: '2026-03-10T11:00:00Z' });
		expect([callrail.readText(form), callrail.readCall(form)]).toEqual([undefined, undefined]);
	});
});

describe('the signature', () => {
	const verify = (request: WebhookRequest, now = AT, secrets = SECRETS) => callrail.verify(request, secrets, now);

	it('is HMAC-SHA1, as RFC 2202 has it', () => {
		const request = { ...signed({}), rawBody: Buffer.from('what do ya want for nothing?'), headers: { signature: Buffer.from('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79', 'hex').toString('base64') } };
		expect(verify(request, AT, { ...SECRETS, signingKeys: ['Jefe'] })).toEqual({ ok: true });
	});

	it('may be that of any of the companies, and keys that were fetched count with the one that was entered', () => {
		const many = callrail.readSecrets({ credential: { signingSecret: 'entered' }, kept: { signingKey1: 'first', signingKey2: 'second', other: 'no-key' } });
		expect(many.signingKeys).toEqual(['first', 'second', 'entered']);
		for (const key of many.signingKeys) expect(verify(signed(callBody(about), key), AT, many)).toEqual({ ok: true });
		expect(verify(signed(callBody(about), 'no-key'), AT, many)).toMatchObject({ ok: false, reason: 'signature_wrong' });
	});

	it.each(['', 'x', '=', 'A'.repeat(28), createHmac('sha256', SIGNING_KEY).update('{}').digest('base64')])('is not %j', (signature) => {
		expect(verify({ ...signed({}), headers: { signature } }).ok).toBe(false);
	});

	it('is not taken from the header that much public code reads', () => {
		const { signature = '', ...headers } = signed({}).headers;
		expect(verify({ ...signed({}), headers: { ...headers, 'x-callrail-signature': signature } })).toMatchObject({ reason: 'signature_missing' });
	});

	it('lets a call be told late, but not a text', () => {
		const text = signed(textBody({ id: '5', from: CALLER, to: LINE, body: 'Hi', at: AT }));
		expect(verify(signed(callBody(about)), AT + 86_400_000)).toEqual({ ok: true });
		expect(verify(text, AT + 3_500_000)).toEqual({ ok: true });
		expect(verify(text, AT + 3_700_000)).toMatchObject({ ok: false, reason: 'signature_stale' });
		expect(verify(text, AT - 3_700_000)).toMatchObject({ ok: false, reason: 'signature_stale' });
	});
});

it('nothing hostile makes it throw', () => {
	for (const body of [[], null, 7, 'x', { resource_id: {}, tracking_phone_number: [] }, { resource_id: 'a', tracking_phone_number: LINE, answered: {}, duration: [], start_time: 'yesterday', changes: {} }, { content: 'x', source_number: 1, destination_number: 2, id: 3, media_urls: 'x', agent: {} }]) {
		const request = signed(body as object);
		expect(() => [callrail.readCall(request), callrail.readText(request), callrail.readTranscript(request), callrail.verify(request, SECRETS, AT)]).not.toThrow();
	}
});
