import { twilio } from '../../../../../connectors/phones/twilio';
import { ALL_MISSED, CALL, call, CALLER, FORWARD, formRequest, HOOK, LEG, LINE, LISTEN, names, ON_CALL, ON_LEG, plan, stepRequest, TEAM, verbs, type Params } from './support';

const SECOND = '+14155550151';
const OURS = { call: CALL, line: LINE };

function answer(step: string, params: Params, by = FORWARD, about?: ReturnType<typeof call>) {
	const { status, contentType, body } = twilio.answerCall(stepRequest(step, params, OURS), about, by);
	expect({ status, contentType }).toEqual({ status: 200, contentType: 'text/xml' });
	return verbs(body);
}

const ENDED: Params = { ...ON_CALL, CallStatus: 'in-progress', DialCallStatus: 'no-answer', DialBridged: 'false' };

/** What every address that we give to Twilio ends with: more repetitions than Twilio makes by itself. */
const RETRIES = '#rc=3&rp=5xx,ct,rt';

describe('an arriving call that is forwarded', () => {
	it('rings the whole team at once and comes back to us', () => {
		const [dial, ...rest] = answer('voice', ON_CALL, plan({ forwardTo: [TEAM, SECOND] }));
		expect(rest).toEqual([]);
		expect(dial).toMatchObject({
			name: 'Dial',
			attributes: { answerOnBridge: 'true', timeout: '20', action: `${HOOK}?step=dial${RETRIES}`, method: 'POST' },
			children: [{ name: 'Number', text: TEAM }, { name: 'Number', text: SECOND }],
		});
		const carried = `call=${CALL}&line=${encodeURIComponent(LINE)}`;
		expect(dial?.children[0]?.attributes).toEqual({
			url: `${HOOK}?step=whisper&${carried}${RETRIES}`,
			method: 'POST',
			statusCallback: `${HOOK}?step=leg&${carried}${RETRIES}`,
			statusCallbackMethod: 'POST',
			statusCallbackEvent: 'answered completed',
		});
	});

	it('whispers to nobody where picking up is enough', () => {
		const [dial] = answer('voice', ON_CALL, plan({ acceptance: false }));
		expect(dial?.children[0]?.attributes).not.toHaveProperty('url');
		expect(dial?.children[0]?.attributes).toHaveProperty('statusCallback');
	});

	it.each([
		[20, '20'],
		[14.6, '15'],
		[1, '5'],
		[-3, '5'],
		[9_999, '600'],
		[Number.NaN, '20'],
	])('rings for %d seconds', (ringSeconds, timeout) => {
		expect(answer('voice', ON_CALL, plan({ ringSeconds }))[0]?.attributes.timeout).toBe(timeout);
	});

	it('puts what it carries between the query and the fragment of our URLs', () => {
		const by = plan({ stepUrl: (step) => `https://n8n.example.com/webhook/x/${step}#rc=2` });
		const number = answer('voice', ON_CALL, by)[0]?.children[0];
		expect(number?.attributes.statusCallback).toBe(`https://n8n.example.com/webhook/x/leg?call=${CALL}&line=${encodeURIComponent(LINE)}#rc=2`);
	});

	it('never rings in a circle: the number itself, the caller, the line that forwarded here', () => {
		const params = { ...ON_CALL, ForwardedFrom: '4155550111' };
		const by = plan({ forwardTo: [LINE, CALLER, '+1 (415) 555-0111', TEAM, TEAM, '', ' '] });
		expect(answer('voice', params, by)[0]?.children.map(({ text }) => text)).toEqual([TEAM]);
	});

	it('rings ten at most, as Twilio does', () => {
		const forwardTo = Array.from({ length: 14 }, (_, index) => `+141555501${String(index + 60)}`);
		expect(answer('voice', ON_CALL, plan({ forwardTo }))[0]?.children).toHaveLength(10);
	});

	it.each([[[]], [[LINE]], [[CALLER]]])('takes a message where there is nobody to ring (%#)', (forwardTo) => {
		expect(names(answer('voice', ON_CALL, plan({ forwardTo })))).toEqual(['Say', 'Record', 'Hangup']);
	});

	it('is forwarded without a name for its step, too', () => {
		expect(names(verbs(twilio.answerCall(formRequest(ON_CALL), undefined, FORWARD).body))).toEqual(['Dial']);
	});
});

describe('a team member who picks up', () => {
	it('hears who is called and is asked to press 1, and is hung up on when they do not', () => {
		const [gather, hangup] = answer('whisper', { ...ON_LEG, CallStatus: 'in-progress' });
		expect(gather).toMatchObject({
			name: 'Gather',
			attributes: { input: 'dtmf', numDigits: '1', timeout: '8', method: 'POST', action: `${HOOK}?step=accept&call=${CALL}&line=${encodeURIComponent(LINE)}${RETRIES}` },
			children: [
				{ name: 'Say', text: 'A call for Acme Plumbing.', attributes: { language: 'en-US' } },
				{ name: 'Say', text: 'Press 1 to take the call.', attributes: { language: 'en-US' } },
			],
		});
		expect(hangup?.name).toBe('Hangup');
	});

	it('is joined with the caller on 1, and on nothing else', () => {
		expect(answer('accept', { ...ON_LEG, Digits: '1' })).toEqual([]);
		for (const Digits of ['', '2', '11', '#']) expect(names(answer('accept', { ...ON_LEG, Digits }))).toEqual(['Hangup']);
		expect(names(answer('accept', ON_LEG))).toEqual(['Hangup']);
	});

	it('is joined at once where no key is asked for', () => {
		expect(answer('whisper', ON_LEG, plan({ acceptance: false }))).toEqual([]);
		expect(answer('accept', ON_LEG, plan({ acceptance: false }))).toEqual([]);
	});

	it.each([
		['es-MX', 'Pulse 1 para aceptar la llamada.', 'es-MX'],
		['DE', 'Drücken Sie die 1, um den Anruf anzunehmen.', 'DE'],
		['ja-JP', 'Press 1 to take the call.', 'en-US'],
	])('is asked in the language of the voice, or in English: %s', (voiceLanguage, text, language) => {
		const [gather] = answer('whisper', ON_LEG, plan({ voiceLanguage }));
		expect(gather?.children[1]).toMatchObject({ text, attributes: { language } });
	});
});

describe('when the dialling is over', () => {
	it('takes a message from a caller whom nobody answered', () => {
		const [say, record, hangup] = answer('dial', ENDED);
		expect(say).toMatchObject({ name: 'Say', text: 'Sorry we missed you. Please leave a message.' });
		expect(record).toMatchObject({
			name: 'Record',
			attributes: {
				maxLength: '120',
				playBeep: 'true',
				action: `${HOOK}?step=recorded${RETRIES}`,
				method: 'POST',
				recordingStatusCallback: `${HOOK}?step=recording&line=${encodeURIComponent(LINE)}${RETRIES}`,
				recordingStatusCallbackMethod: 'POST',
			},
		});
		expect(hangup?.name).toBe('Hangup');
	});

	it('says goodbye, or nothing, where that is wanted', () => {
		expect(names(answer('dial', ENDED, plan({ afterMissed: 'goodbye' })))).toEqual(['Say', 'Hangup']);
		expect(names(answer('dial', ENDED, plan({ afterMissed: 'hang_up' })))).toEqual(['Hangup']);
	});

	it.each(['completed', 'no-answer', 'canceled', 'busy', 'failed'])('says nothing to a caller who is gone (%s)', (CallStatus) => {
		expect(answer('dial', { ...ENDED, CallStatus }, FORWARD, call({ outcome: 'missed' }))).toEqual([]);
	});

	const COMPLETED = { ...ENDED, DialCallStatus: 'completed' };
	const WITHOUT_BRIDGED = { ...ON_CALL, CallStatus: 'in-progress', DialCallStatus: 'completed' };
	const accepted = { legs: {}, accepted: true, firstAt: 0, lastAt: 0 };

	it.each([
		['an answered call', { ...COMPLETED, DialBridged: 'false' }, call({ outcome: 'answered' }), false],
		['a missed call', { ...COMPLETED, DialBridged: 'true' }, call({ outcome: 'missed' }), true],
		['an open call that was taken with 1', COMPLETED, call({ facts: accepted }), false],
		['an open call whose parties were joined', { ...COMPLETED, DialBridged: 'true' }, call(), false],
		['an open call whose parties were not joined', COMPLETED, call(), true],
		['an ignored call that nobody took', ENDED, call({ outcome: 'ignored' }), true],
		['an ignored call that somebody took', { ...COMPLETED, DialBridged: 'true' }, call({ outcome: 'ignored' }), false],
		['an unknown call that nobody took', ENDED, undefined, true],
		['an unknown call that was picked up', WITHOUT_BRIDGED, undefined, false],
		['a call that was picked up without 1', WITHOUT_BRIDGED, call(), true],
	])('goes by the verdict, else by the facts: %s', (_what, params, about, missed) => {
		expect(names(answer('dial', params, FORWARD, about))).toEqual(missed ? ['Say', 'Record', 'Hangup'] : []);
	});

	it('takes a picked-up call for answered where no key is asked for', () => {
		expect(answer('dial', WITHOUT_BRIDGED, plan({ acceptance: false }), call())).toEqual([]);
	});
});

describe('when a message is recorded', () => {
	it('thanks and hangs up', () => {
		expect(answer('recorded', { ...ON_CALL, CallStatus: 'in-progress', Digits: '#' })).toMatchObject([
			{ name: 'Say', text: 'Thank you. Goodbye.', attributes: { language: 'en-US' } },
			{ name: 'Hangup' },
		]);
	});

	it('says nothing to a caller who is gone', () => {
		expect(answer('recorded', { ...ON_CALL, CallStatus: 'completed', Digits: 'hangup' })).toEqual([]);
		expect(answer('recorded', { ...ON_CALL, CallStatus: 'in-progress', Digits: 'hangup' })).toEqual([]);
	});
});

describe('where every call is a missed one', () => {
	it('takes a message, or says goodbye, without ringing anybody', () => {
		expect(names(answer('voice', ON_CALL, ALL_MISSED))).toEqual(['Say', 'Record', 'Hangup']);
		expect(names(answer('voice', ON_CALL, { ...ALL_MISSED, afterMissed: 'goodbye' }))).toEqual(['Say', 'Hangup']);
		expect(names(answer('voice', ON_CALL, { ...ALL_MISSED, afterMissed: 'hang_up' }))).toEqual(['Hangup']);
	});

	it('goes straight to the tone without a prompt', () => {
		expect(names(answer('voice', ON_CALL, { ...ALL_MISSED, missedPrompt: ' ' }))).toEqual(['Record', 'Hangup']);
	});
});

describe('where something else answers', () => {
	it.each(['voice', 'whisper', 'accept', 'leg', 'dial', 'recorded', 'recording', 'status'])('keeps out of it (%s)', (step) => {
		expect(answer(step, { ...ENDED, Digits: '2' }, LISTEN)).toEqual([]);
	});
});

describe('reports', () => {
	it.each(['leg', 'recording', 'status'])('are taken without a word (%s)', (step) => {
		expect(answer(step, { ...ON_LEG, CallStatus: 'completed' })).toEqual([]);
	});

	it('about texts are too', () => {
		const { status, contentType, body } = twilio.answerText();
		expect({ status, contentType }).toEqual({ status: 200, contentType: 'text/xml' });
		expect(verbs(body)).toEqual([]);
	});

	it('of which nothing can be made are taken too', () => {
		for (const request of [formRequest({}), formRequest({ CallStatus: 'nonsense' }), formRequest({}, { rawBody: '{', headers: { 'content-type': 'application/json' } })]) {
			expect(verbs(twilio.answerCall(request, undefined, FORWARD).body)).toEqual([]);
		}
	});
});

describe('words that would break the document', () => {
	const hostile = '</Say><Dial>+14155550166</Dial><Say> & "quoted" \u0000\u0008\u001b \ud800 \ufffe ]]> <!-- 😀';

	it('are spoken, not obeyed', () => {
		const [say, record] = answer('voice', ON_CALL, { ...ALL_MISSED, missedPrompt: hostile });
		expect(say?.children).toEqual([]);
		expect(say?.text).toContain('Dial');
		expect(record?.name).toBe('Record');
		const [gather] = answer('whisper', ON_LEG, plan({ whisper: hostile }));
		expect(names(gather?.children ?? [])).toEqual(['Say', 'Say']);
	});

	it('are cut where Twilio ends, never inside a character', () => {
		const [say] = answer('voice', ON_CALL, { ...ALL_MISSED, missedPrompt: `${'x'.repeat(4_095)}😀` });
		expect(say?.text).toBe('x'.repeat(4_095));
	});

	it('in a language tag are left out', () => {
		const [say] = answer('voice', ON_CALL, { ...ALL_MISSED, voiceLanguage: 'en" loop="9' });
		expect(say?.attributes).toEqual({});
	});

	it('in numbers and ids of the request stay inside their attribute', () => {
		const [dial] = answer('voice', { ...ON_CALL, To: '"><Hangup/>', CallSid: `${LEG}"&<` });
		expect(names([dial!])).toEqual(['Dial']);
		expect(dial?.children).toHaveLength(1);
	});
});
