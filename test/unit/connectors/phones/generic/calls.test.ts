import { generic } from '../../../../../connectors/phones/generic';
import { posted, SECRET } from '../../../../fakes/generic/webhooks';
import { answered, asRequest, CALLER, calls, HEADER, LINE, NOW, verdict, withFields } from './support';

const ABOUT = { call_id: 'c1', from: CALLER, to: LINE };

describe('what senders say without any mapping', () => {
	it.each<[object, string | undefined]>([
		[{ ...ABOUT, status: 'missed' }, 'no_answer'],
		[{ id: 7, caller: CALLER, called: LINE, result: 'No Answer' }, 'no_answer'],
		[{ CallSid: 'CA1', From: CALLER, To: LINE, CallStatus: 'no-answer' }, 'no_answer'],
		[{ uuid: 'u', caller_id_number: CALLER, did: LINE, disposition: 'NOANSWER' }, 'no_answer'],
		[{ event: 'call.missed', data: { object: { id: 'c', from: CALLER, to: LINE } } }, 'no_answer'],
		[{ type: 'missed_call', call: { id: 'c', caller: { number: CALLER, name: 'Ann' }, callee: { phone_number: LINE } } }, 'no_answer'],
		[{ id: 'c', customer_phone_number: CALLER, tracking_phone_number: LINE, answered: false }, 'no_answer'],
		[{ id: 'c', customer_phone_number: CALLER, tracking_phone_number: LINE, answered: 'true', call_type: 'inbound' }, 'answered'],
		[{ ...ABOUT, call_type: 'incoming', missed: 1 }, 'no_answer'],
		[{ ...ABOUT, status: 'completed', call_type: 'inbound' }, 'answered'],
		[{ ...ABOUT, status: 'completed', talk_time: 0 }, 'no_answer'],
		[{ ...ABOUT, status: 'completed', disposition: 'busy' }, 'busy'],
		[{ ...ABOUT, status: 'ended', answered_at: null }, 'no_answer'],
		[{ ...ABOUT, status: 'done', answered_at: '2026-03-10T15:00:00Z' }, 'answered'],
		[{ ...ABOUT, status: 'ended', talk_duration: 31 }, 'answered'],
		[{ ...ABOUT, status: 'ended' }, undefined],
		[{ ...ABOUT, status: 'ended', missed: false }, 'answered'],
		[{ ...ABOUT, missed: false }, undefined],
		[{ ...ABOUT, status: 'missed', answered: true }, 'answered'],
		[{ ...ABOUT, status: 'voicemail', answered: true }, 'voicemail'],
		[{ ...ABOUT, answered: false, voicemail_url: 'https://x.example.com/v' }, 'voicemail'],
		[{ ...ABOUT, state: 'Rejected' }, 'rejected'],
		[{ ...ABOUT, outcome: 'After Hours' }, 'closed'],
		[{ ...ABOUT, outcome: 'abandonedInIvr' }, 'menu_abandoned'],
		[{ ...ABOUT, event: 'call_hangup', status: 'ringing' }, 'open'],
		[{ ...ABOUT, event: 'incoming_call' }, 'open'],
		[{ ...ABOUT, status: 'ringing', answered: false }, 'open'],
		[{ ...ABOUT, status: 'something new' }, undefined],
		[{ ...ABOUT, event: 'message.received', status: 'failed' }, undefined],
		[{ message_id: 'm', from: CALLER, to: LINE, status: 'failed' }, undefined],
		[{ ...ABOUT, direction: 'internal', status: 'missed' }, undefined],
	])('%j: %s', async (body, expected) => {
		expect(await verdict(body)).toBe(expected);
	});

	it('numbers out of objects, lists, SIP addresses and forms', async () => {
		for (const from of [CALLER, { number: CALLER }, [{ phoneNumber: CALLER }], `"Ann" <sip:${CALLER}@pbx.example.com;user=phone>`, `tel:${CALLER}`]) {
			expect(await calls({ ...ABOUT, from, status: 'missed' })).toMatchObject([{ from: CALLER, to: LINE }]);
		}
		const form = { ...posted(`call[from]=${encodeURIComponent(CALLER)}&call[to]=${encodeURIComponent(LINE)}&call[id]=c1&status=missed`), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
		expect(generic.readCall(form)).toMatchObject([{ callId: 'c1', from: CALLER, to: LINE, verdict: 'no_answer' }]);
	});

	it('a number that was withheld is kept as nobody; one that is not there at all is missing', async () => {
		for (const from of ['', null, 'anonymous']) expect(await calls({ ...ABOUT, from, status: 'missed' })).toMatchObject([{ from: from ?? '', verdict: 'no_answer' }]);
		expect(await calls({ call_id: 'c1', to: LINE, status: 'missed' })).toEqual([]);
	});

	it('times, the length, the name and the message', async () => {
		const reports = await calls({ ...ABOUT, caller_name: 'Ann Lee', status: 'voicemail', started_at: NOW / 1000, ended_at: new Date(NOW + 30_000).toISOString(), duration: '0:30', recording_url: 'https://x.example.com/r.mp3', transcription: 'Please call me.' });
		expect(reports).toMatchObject([
			{ step: 'arrived', at: NOW, callerName: 'Ann Lee', key: 'c1:arrived', answering: { mode: 'listen' } },
			{ step: 'voicemail', recordingUrl: 'https://x.example.com/r.mp3', at: NOW + 30_000, key: 'c1:voicemail' },
			{ step: 'ended', at: NOW + 30_000, durationSeconds: 30, key: 'c1:ended:voicemail' },
		]);
		expect(generic.readTranscript(asRequest({ ...ABOUT, status: 'voicemail', transcription: 'Please call me.' }))).toMatchObject({ callId: 'c1', words: 'Please call me.' });
		expect(generic.readTranscript(asRequest({ ...ABOUT, status: 'answered', transcription: 'Hello? Yes.' }))).toBeUndefined();
	});

	it.each([['2026-03-10T15:00:00', undefined], ['10.3.2026', undefined], [1, undefined], [9e20, undefined], ['2026-03-10 16:00:00 +0100', NOW], [NOW, NOW], [String(NOW), NOW], [`${NOW}000`, NOW], ['Tue, 10 Mar 2026 15:00:00 +0000', NOW]])('the time %j is %s', async (time, at) => {
		const [first] = await calls({ ...ABOUT, time, status: 'ringing' });
		expect(first?.at).toBe(at);
	});

	it('long ids that differ in their last digit are two', async () => {
		const ids = await Promise.all(['9007199254740993', '9007199254740992'].map(async (id) => (await calls(`{"call_id": ${id}, "from": "${CALLER}", "to": "${LINE}", "status": "missed"}`))[0]?.callId));
		expect(ids).toEqual(['9007199254740993', '9007199254740992']);
	});

	it('without an id, the numbers and the time make one: the same call again is the same', async () => {
		const told = { from: CALLER, to: LINE, status: 'missed', time: '2026-03-10 11:00' };
		const [one, again, later] = [await calls(told), await calls(told), await calls({ ...told, time: '2026-03-10 11:05' })].map(([report]) => report?.callId);
		expect(one).toMatch(/^[0-9a-f]{40}$/);
		expect(again).toBe(one);
		expect(later).not.toBe(one);
		expect(await calls({ from: CALLER, to: LINE, status: 'missed' })).toEqual([]);
	});

	it('the id of the call is taken before that of the event around it', async () => {
		expect(await calls({ id: 'evt-1', type: 'call.missed', data: { object: { id: 'call-1', from: CALLER, to: LINE } } })).toMatchObject([{ callId: 'call-1' }]);
	});

	it('a call that the team places is one, when it is over', async () => {
		const out = { call_id: 'c2', direction: 'outbound', from: LINE, to: CALLER };
		expect(await calls({ ...out, status: 'answered', duration: 12 })).toEqual([{ kind: 'outside_call', system: 'generic', account: '', callId: 'c2', from: LINE, to: CALLER, reached: true, durationSeconds: 12 }]);
		expect(await calls({ ...out, status: 'no-answer' })).toMatchObject([{ kind: 'outside_call', reached: false }]);
		expect(await calls({ ...out, status: 'ringing' })).toEqual([]);
		expect(await calls({ ...out, direction: 'agent', status: 'answered' }, { outboundValues: 'Agent' })).toMatchObject([{ kind: 'outside_call' }]);
	});

	it('many in one body', async () => {
		const two = [{ ...ABOUT, status: 'missed' }, { ...ABOUT, call_id: 'c2', status: 'busy' }];
		for (const body of [two, { id: 'batch-1', events: two }, { account: { id: 9 }, data: [...two, null, 7, 'x'] }]) {
			expect((await calls(body)).map(({ callId }) => callId)).toEqual(['c1', 'c2']);
		}
		expect((await calls({ a: { b: two } }, { list: 'a.b' })).map(({ callId }) => callId)).toEqual(['c1', 'c2']);
		// The events of one call are no list of calls.
		expect(await calls({ ...ABOUT, status: 'missed', events: [{ call_id: 'x', from: CALLER, to: LINE, status: 'answered' }] })).toMatchObject([{ callId: 'c1', verdict: 'no_answer' }]);
		// Nothing of the envelope is an id of what is in it.
		expect(await calls({ id: 'batch-1', events: [{ from: CALLER, to: LINE, status: 'missed' }, { from: '+14155550133', to: LINE, status: 'missed' }] })).toEqual([]);
	});
});

describe('what is mapped', () => {
	it('is read where it stands, and nowhere else', async () => {
		const body = { from: '+14155550199', a: { 'the caller': [{ n: CALLER }] }, b: LINE, ref: { no: 12 }, how: 'LOST' };
		const fields = { from: 'a["the caller"][0].n', to: 'body.b', callId: 'ref.no', status: 'how', noAnswerValues: 'gone, lost' };
		expect(await calls(body, fields)).toMatchObject([{ from: CALLER, to: LINE, callId: '12', verdict: 'no_answer' }]);
		expect(await calls(body, { ...fields, from: 'a.nobody' })).toEqual([]);
		expect(await calls(body, { ...fields, from: 'a.nobody, b' })).toMatchObject([{ from: LINE }]);
	});

	it('query and headers can be mapped, and are never taken by themselves where a body is', async () => {
		const request = { ...posted(JSON.stringify({ call_id: 'c1', from: CALLER }), { 'x-result': 'missed' }, { to: LINE }) };
		expect(generic.readCall(request)).toBeUndefined();
		const mapped = await withFields(request, { genericCallFields: { to: 'query.to', status: 'headers.X-Result' } });
		expect(generic.readCall(mapped)).toMatchObject([{ to: LINE, verdict: 'no_answer' }]);
	});

	it('an address alone may tell everything, but for a signature that does not cover it', async () => {
		const request = { ...posted('', {}, { call_id: 'c1', from: CALLER, to: LINE, status: 'missed', key: SECRET }) };
		expect(generic.readCall(await withFields(request, {}))).toMatchObject([{ callId: 'c1' }]);
		expect(generic.readCall(await withFields(request, {}, { scheme: 'hmac', secret: SECRET }))).toBeUndefined();
		expect(generic.readCall(await withFields(request, {}, { scheme: 'jwt', secret: SECRET }))).toBeUndefined();
		expect(generic.readCall(await withFields(request, {}, { scheme: 'hmac', secret: SECRET, signedContent: '{url}{body}' }))).toMatchObject([{ callId: 'c1' }]);
	});

	it('the number of the business is that of the node, whatever the body says', async () => {
		expect(await calls({ call_id: 'c1', from: CALLER, to: '101', status: 'missed' }, { line: LINE })).toMatchObject([{ from: CALLER, to: LINE }]);
		expect(await calls({ call_id: 'c1', direction: 'out', from: '101', to: CALLER, status: 'answered' }, { line: LINE })).toMatchObject([{ from: LINE, to: CALLER }]);
	});

	it.each([
		['ok', { answeredValues: 'ok' }, 'answered'],
		['486', { busyValues: '480,486' }, 'busy'],
		['603', { declinedValues: '603' }, 'rejected'],
		['left', { abandonedValues: 'left' }, 'abandoned'],
		['mailbox', { voicemailValues: 'Mailbox' }, 'voicemail'],
		['night', { closedValues: 'night' }, 'closed'],
		['alerting', { openValues: 'alerting' }, 'open'],
		['перервано', { noAnswerValues: 'Перервано' }, 'no_answer'],
		['completed', { noAnswerValues: 'completed' }, 'no_answer'],
	])('the status %s with %j is %s', async (status, fields, expected) => {
		expect(await verdict({ ...ABOUT, status }, fields)).toBe(expected);
	});

	it('a flag that is mapped outranks the status, of which the reason is taken', async () => {
		const body = (ok: unknown, status: string) => ({ ...ABOUT, ok, status });
		expect(await verdict(body('no', 'busy'), { answered: 'ok' })).toBe('busy');
		expect(await verdict(body(0, 'answered'), { answered: 'ok' })).toBe('no_answer');
		expect(await verdict(body(true, 'missed'), { answered: 'ok' })).toBe('answered');
		expect(await verdict(body('perhaps', 'missed'), { answered: 'ok' })).toBe('no_answer');
	});

	it('only the events that are wanted', async () => {
		const fields = { events: 'call.over', eventName: 'headers.x-event' };
		const request = posted(JSON.stringify({ ...ABOUT, status: 'missed' }), { 'x-event': 'call.over' });
		expect(generic.readCall(await withFields(request, { genericCallFields: fields }))).toHaveLength(1);
		expect(generic.readCall(await withFields({ ...request, headers: { 'x-event': 'call.leg' } }, { genericCallFields: fields }))).toBeUndefined();
	});

	it('durations in another unit', async () => {
		const lengths = await Promise.all((['seconds', 'minutes', 'milliseconds'] as const).map(async (durationUnit) => (await calls({ ...ABOUT, status: 'missed', duration: 60_000 }, { durationUnit })).at(-1)));
		expect(lengths.map((report) => report?.durationSeconds)).toEqual([60_000, undefined, 60]);
	});
});

describe('what whoever sends is answered', () => {
	it('tells what was read and where, and repeats no value', async () => {
		const body = { ...ABOUT, status: 'missed' };
		expect(await answered(body)).toEqual({ read: 1, calls: [{ read: true, says: 'missed call: no_answer', fields: { callId: 'call_id', from: 'from', to: 'to' } }] });
		expect(JSON.stringify(await answered(body))).not.toContain('415555');
	});

	it('tells what is missing and how to mend it', async () => {
		expect(await answered({ from: CALLER, status: 'moon' })).toMatchObject({ read: 0, calls: [{ read: false, missing: ['callId', 'to', 'status'], mend: expect.stringMatching(/Call ID.*Business Number.*Status/) }] });
		expect(await answered('hello')).toMatchObject({ read: 0, calls: [], mend: expect.stringContaining('JSON') });
		expect(await answered({ ...ABOUT, event: 'message.received' })).toMatchObject({ read: 0, calls: [{ says: 'about a text' }] });
	});
});

describe('hostile bodies', () => {
	it.each(['__proto__', 'constructor', 'constructor.name', '__proto__.from', 'toString', 'a.__proto__.b', '[0]', 'from.length', '..', '[', 'a[', 'a[-1]', 'a[99999999]', "a['", 'x'.repeat(300), 'a.'.repeat(50)])('the path %s finds nothing', async (from) => {
		expect(await calls({ ...ABOUT, a: {}, status: 'missed' }, { from })).toEqual([]);
	});

	it('an own property of a dangerous name is a value like others, and changes no other object', async () => {
		const reports = await calls(`{"call_id":"c1","__proto__":{"from":"${CALLER}"},"to":"${LINE}","status":"missed"}`, { from: '__proto__.from' });
		expect(reports).toMatchObject([{ from: CALLER }]);
		expect(({} as Record<string, unknown>).from).toBeUndefined();
		expect(generic.readCall({ ...posted('__proto__[from]=1&a[__proto__]=2&constructor=3'), headers: { 'content-type': 'application/x-www-form-urlencoded' } })).toBeUndefined();
		expect(({} as Record<string, unknown>).from).toBeUndefined();
	});

	it.each([
		['deep', `${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
		['deep lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
		['cut off', '{"from": "'],
		['huge', JSON.stringify({ ...ABOUT, status: 'missed', x: 'y'.repeat(600_000) })],
		['many names', JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, index])))],
		['many brackets', Array.from({ length: 5_000 }, (_, index) => `a[b${index}]=1`).join('&')],
	])('%s: nothing is read, and nothing breaks', async (_, body) => {
		expect(await calls(body)).toEqual([]);
		expect(await answered(body)).toMatchObject({ read: 0 });
	});

	it('a long list is read as far as it is reasonable', async () => {
		expect((await calls(Array.from({ length: 1_000 }, (_, index) => ({ ...ABOUT, call_id: index, status: 'missed' })))).length).toBe(200);
	});

	it('wrong types are no values', async () => {
		for (const call_id of [{}, [], true, null]) expect(await calls({ from: CALLER, to: LINE, status: 'missed', call_id: typeof call_id === 'boolean' ? [call_id] : call_id })).toEqual([]);
		expect(await calls({ ...ABOUT, status: { toString: 'missed' } })).toEqual([]);
		expect(await calls({ ...ABOUT, from: true, status: 'missed' })).toEqual([]);
	});

	it('NUL and half characters go, long ids become short ones that stay apart', async () => {
		const [one] = await calls({ ...ABOUT, call_id: 'c\u00001\ud800', status: 'missed' });
		expect(one?.callId).toBe('c1\ufffd');
		const ids = await Promise.all(['a', 'b'].map(async (end) => (await calls({ ...ABOUT, call_id: 'x'.repeat(500) + end, status: 'missed' }))[0]?.callId));
		expect(new Set(ids).size).toBe(2);
		expect(ids[0]).toHaveLength(40);
	});

	it('the mapping is the node’s: nothing that comes over the wire takes its place', async () => {
		const request = posted(JSON.stringify({ ...ABOUT, status: 'missed', lookedUp: { mapping: '{"calls":{"paths":{"from":["to"]}}}' }, mapping: 'x' }), {}, { mapping: '{}' });
		expect(generic.readCall(await withFields(request, {}, HEADER))).toMatchObject([{ from: CALLER }]);
	});

	it.each([[7], ['x'], [null], [[1]], [{ from: 7, answeredValues: { a: 1 }, line: [], durationUnit: '__proto__' }]])('fields of the node of wrong types are none: %j', async (fields) => {
		const request = await withFields(asRequest({ ...ABOUT, status: 'missed' }), { genericCallFields: fields, genericTextFields: fields });
		expect(generic.readCall(request)).toMatchObject([{ from: CALLER, verdict: 'no_answer' }]);
	});
});

it('tells what to do by hand, with the address', () => {
	expect(generic.byHand('calls', 'https://hooks.example.com/webhook/1/calls').join(' ')).toContain('https://hooks.example.com/webhook/1/calls');
	expect(generic.byHand('texts', 'u')).not.toEqual(generic.byHand('calls', 'u'));
});
