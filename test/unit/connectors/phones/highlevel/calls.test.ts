import { app, CALL, CALLER, calls, LINE, LOCATION, texts, workflow } from './support';

describe('calls that came in, by an app', () => {
	it('says who called whom, and when', () => {
		expect(calls(app({ ...CALL, status: 'no-answer' }))).toMatchObject([{ kind: 'call', system: 'highlevel', account: LOCATION, callId: CALL.messageId, from: CALLER, to: LINE, at: Date.parse(CALL.dateAdded) }]);
	});

	it.each([
		['completed', 'answered'],
		['answered', 'answered'],
		['no-answer', 'no_answer'],
		['No Answer', 'no_answer'],
		['missed', 'no_answer'],
		['busy', 'busy'],
		['failed', 'failed'],
		['canceled', 'abandoned'],
		['voicemail', 'voicemail'],
	])('%s is %s', (status, verdict) => {
		expect(calls(app({ ...CALL, status }))).toMatchObject([{ step: 'ended', verdict }]);
		expect(calls(app({ ...CALL, status: 'completed', callStatus: status }))[0]).toMatchObject({ verdict });
	});

	it('goes by the direction, for HighLevel mislabels the type', () => {
		expect(calls(app({ ...CALL, type: 'OutboundMessage', status: 'completed', callDuration: 120, userId: 'u1' }))).toMatchObject([{ kind: 'call', step: 'ended', verdict: 'answered', durationSeconds: 120 }]);
		expect(calls(app({ ...CALL, direction: 'outbound', status: 'completed', userId: 'u1' }))).toMatchObject([{ kind: 'outside_call' }]);
	});

	it('voicemail: no person took it, whatever else is said, and the message is told with it', () => {
		const url = 'https://storage.example.com/voicemail.mp3';
		const reports = calls(app({ ...CALL, status: 'completed', messageTypeString: 'TYPE_VOICEMAIL', attachments: [url] }));
		expect(reports).toMatchObject([{ step: 'ended', verdict: 'voicemail' }, { step: 'voicemail', recordingUrl: url }]);
		expect(calls(app({ ...CALL, status: 'voicemail', callStatus: 'completed' }))).toMatchObject([{ step: 'ended', verdict: 'voicemail' }]);
	});

	it('a recording of a talk is no voicemail', () => {
		expect(calls(app({ ...CALL, status: 'completed', attachments: ['https://storage.example.com/talk.mp3'] }))).toMatchObject([{ step: 'ended', verdict: 'answered' }]);
	});

	it('a menu’s calls count as calls', () => {
		expect(calls(app({ ...CALL, messageTypeString: 'TYPE_IVR_CALL', status: 'no-answer' }))).toMatchObject([{ verdict: 'no_answer' }]);
	});

	it('one that still rings has only arrived', () => {
		for (const status of ['ringing', 'pending', 'in-progress', '']) expect(calls(app({ ...CALL, status }))).toMatchObject([{ step: 'arrived' }]);
	});

	it('the same report twice has the same key, another one another', () => {
		const key = (more: object) => calls(app({ ...CALL, ...more }))[0] as { key?: string };
		expect(key({ status: 'busy', webhookId: 'one' }).key).toBe(key({ status: 'busy', webhookId: 'two' }).key);
		expect(key({ status: 'busy' }).key).not.toBe(key({ status: 'completed' }).key);
		expect(key({ status: 'busy' }).key).not.toBe(key({ status: 'busy', messageId: 'another' }).key);
	});

	it('names the call by altId where there is no message id', () => {
		expect(calls(app({ ...CALL, messageId: undefined, altId: 'CAsomething', status: 'busy' }))).toMatchObject([{ callId: 'CAsomething' }]);
	});

	it('takes the numbers that were looked up where the report has none, and only then', () => {
		const lookedUp = { person: '+14155550177', line: '+14155550188', name: 'Ann Lee' };
		expect(calls({ ...app({ ...CALL, from: undefined, to: undefined, status: 'busy' }), lookedUp })).toMatchObject([{ from: '+14155550177', to: '+14155550188', callerName: 'Ann Lee' }]);
		expect(calls({ ...app({ ...CALL, status: 'busy' }), lookedUp })).toMatchObject([{ from: CALLER, to: LINE }]);
	});

	it('e-mails, chats and texts are no calls', () => {
		for (const messageType of ['Email', 'Live Chat', 'FB', 'SMS', 'toString', '__proto__', '']) expect(calls(app({ ...CALL, messageType, status: 'completed' }))).toEqual([]);
		expect(texts(app({ ...CALL, status: 'completed' }))).toEqual([]);
	});

	it('words that are not HighLevel’s do no harm', () => {
		for (const status of ['constructor', '__proto__', 7, null, {}, ['busy']]) expect(() => calls(app({ ...CALL, status }))).not.toThrow();
		expect(calls(app({ ...CALL, status: 'busy', callDuration: '-3', dateAdded: 'yesterday', attachments: 'x', from: { a: 1 }, to: 7 }))).toMatchObject([{ verdict: 'busy', from: '', to: '7' }]);
	});
});

describe('calls that went out', () => {
	const OUT = { ...CALL, type: 'OutboundMessage', direction: 'outbound', from: LINE, to: CALLER, status: 'completed', userId: 'u1' } as const;

	it('of a person: reached or not', () => {
		expect(calls(app({ ...OUT, callStatus: 'completed', callDuration: '61' }))).toMatchObject([{ kind: 'outside_call', from: LINE, to: CALLER, reached: true, durationSeconds: 61, by: 'u1' }]);
		for (const callStatus of ['voicemail', 'no-answer', 'busy', 'failed']) expect(calls(app({ ...OUT, callStatus }))).toMatchObject([{ reached: false }]);
	});

	it('of a workflow, a campaign or nobody, and voicemail drops, say nothing', () => {
		expect(calls(app({ ...OUT, source: 'workflow' }))).toEqual([]);
		expect(calls(app({ ...OUT, userId: undefined }))).toEqual([]);
		expect(calls(app({ ...OUT, messageType: 'VoiceMail' }))).toEqual([]);
		expect(calls(app({ ...OUT, status: 'ringing' }))).toEqual([]);
	});
});

describe('a workflow', () => {
	const BODY = { contact_id: 'c1', phone: CALLER, full_name: 'Ann Lee', location: { id: LOCATION }, customData: { event: 'call', status: 'missed', to: LINE } };
	const found = (more: object) => ({ message: JSON.stringify({ id: 'm1', direction: 'inbound', messageType: 'TYPE_CALL', status: 'no-answer', dateAdded: CALL.dateAdded, ...more }) });

	it('tells a missed call; its id, time and voicemail are those of the message that was looked up', () => {
		expect(calls(workflow(BODY, found({})))).toMatchObject([{ step: 'ended', verdict: 'no_answer', callId: 'm1', from: CALLER, to: LINE, account: LOCATION, at: Date.parse(CALL.dateAdded), callerName: 'Ann Lee' }]);
		expect(calls(workflow(BODY, found({ meta: { call: { status: 'voicemail', duration: 9 } }, attachments: ['https://storage.example.com/v.mp3'] })))).toMatchObject([{ verdict: 'voicemail' }, { step: 'voicemail' }]);
	});

	it('counts the same call once, however often the workflow runs', () => {
		const [one] = calls(workflow(BODY, found({})));
		const [two] = calls(workflow({ ...BODY, workflow: { id: 'another run' } }, found({ status: 'pending' })));
		expect((one as { key: string }).key).toBe((two as { key: string }).key);
	});

	it('does not take a call that was answered for the one that was missed', () => {
		expect(calls(workflow({ ...BODY, customData: { ...BODY.customData, at: '2026-03-10 15:00:07' } }, found({ status: 'completed' })))).toMatchObject([{ verdict: 'no_answer', callId: expect.stringMatching(/^workflow-/) }]);
		expect(calls(workflow(BODY, found({ status: 'completed' })))).toEqual([]);
	});

	it('without a message found takes the id or the moment that was filled in', () => {
		const filled = (more: object) => calls(workflow({ ...BODY, customData: { ...BODY.customData, ...more } }));
		expect(filled({ id: 'call-7' })).toMatchObject([{ callId: 'call-7', verdict: 'no_answer' }]);
		const moment = filled({ at: '2026-03-10 15:00:07' });
		expect(filled({ at: '2026-03-10 15:00:07' })).toEqual(moment);
		expect(filled({ at: '2026-03-10 15:09:00' })).not.toEqual(moment);
		expect(filled({})).toEqual([]);
	});

	it('says nothing where its custom data does not say of what', () => {
		for (const customData of [undefined, {}, { event: 'order' }, 'call', [], null]) expect(calls(workflow({ ...BODY, customData }, found({})))).toEqual([]);
	});

	it('tells a text with its words', () => {
		const body = { ...BODY, customData: { event: 'text', message: 'Yes please', to: LINE } };
		const message = found({ messageType: 'TYPE_SMS', status: 'delivered', body: 'Yes please', id: 'm2' });
		expect(texts(workflow(body, message))).toMatchObject([{ kind: 'text', providerId: 'm2', from: CALLER, to: LINE, body: 'Yes please' }]);
		expect(calls(workflow(body, message))).toEqual([]);
		expect(texts(workflow(body, found({})))).toEqual([]);
	});

	it('stands hostile look-ups and fields', () => {
		for (const message of ['{', '[]', '7', 'null', '{"direction":"outbound","id":"x","messageType":"CALL"}']) expect(() => calls(workflow(BODY, { message }))).not.toThrow();
	});
});
