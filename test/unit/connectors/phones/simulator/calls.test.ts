import fc from 'fast-check';
import { simulator } from '../../../../../connectors/phones/simulator';
import { BUSINESS_NUMBER, CALLER, Company, PLAN, requestOf } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

describe('a call', () => {
	it('arrives with the number that was dialled and the way in which it is answered', () => {
		const { event, status, body } = company.call({ action: 'dial', from: '+1 (415) 555-0123', to: BUSINESS_NUMBER });
		expect(status).toBe(200);
		expect(body).toMatchObject({ state: 'ringing', mode: 'forward', ringSeconds: 20 });
		expect(event).toMatchObject({
			kind: 'call',
			system: 'simulator',
			account: '',
			callId: body['callId'],
			step: 'arrived',
			from: CALLER,
			to: BUSINESS_NUMBER,
			answering: { mode: 'forward', acceptance: false },
		});
		expect(event?.at).toBe(company.store.calls.get(String(body['callId']))?.startedAt);
	});

	it('hides the number when the caller withholds it, but the company knows it', () => {
		const { event, body } = company.call({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER, withheld: true });
		expect(event?.from).toBe('anonymous');
		expect(company.store.calls.get(String(body['callId']))).toMatchObject({ from: CALLER, withheld: true });
		expect(company.call({ action: 'hang_up', callId: body['callId'] }).event?.from).toBe('anonymous');
	});

	it('is reported answered, and after hanging up as talked', () => {
		const callId = company.dial();
		expect(company.call({ action: 'answer', callId }).event).toMatchObject({ step: 'leg_answered', legId: 'desk' });
		expect(company.call({ action: 'hang_up', callId, seconds: 31 }).event).toMatchObject({ step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 31 });
	});

	it('is reported as given up at once when the caller hangs up first', () => {
		const callId = company.dial();
		expect(company.call({ action: 'hang_up', callId, seconds: 6 }).event).toMatchObject({ step: 'dial_ended', status: 'canceled', durationSeconds: 6 });
	});

	it('is reported unanswered when the ring time ran out', () => {
		const callId = company.dial();
		const { event, body } = company.call({ action: 'no_answer', callId, seconds: 20 });
		expect(event).toMatchObject({ step: 'dial_ended', status: 'no_answer', durationSeconds: 20 });
		expect(event).not.toHaveProperty('bridged');
		expect(body['state']).toBe('ended');
	});

	it('goes to the mailbox where the plan says so, and the message is reported with its length', () => {
		const plan = { afterMissed: 'voicemail', missedPrompt: 'Leave a message.' } as const;
		const callId = company.dial(plan);
		expect(company.call({ action: 'no_answer', callId }, plan).body).toMatchObject({ state: 'mailbox', prompt: 'Leave a message.' });
		const { event, body } = company.call({ action: 'voicemail', callId, seconds: 9 }, plan);
		expect(event).toMatchObject({ step: 'voicemail', recordingSeconds: 9 });
		expect(body['state']).toBe('ended');
	});

	it('ends without a verdict of its own when the caller hangs up at the mailbox', () => {
		const callId = company.dial({ afterMissed: 'voicemail' });
		company.call({ action: 'no_answer', callId });
		expect(company.call({ action: 'hang_up', callId }).event).toMatchObject({ step: 'ended', status: 'completed' });
	});

	it('rings nobody where every arriving call counts as missed', () => {
		const { event, body } = company.call({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER }, { mode: 'all_missed', afterMissed: 'goodbye', missedPrompt: 'Bye.' });
		expect(event?.answering).toEqual({ mode: 'all_missed', acceptance: false });
		expect(body).toMatchObject({ state: 'ended', prompt: 'Bye.' });
	});

	it('measures how long it rang and how long they talked', () => {
		const clock = jest.spyOn(Date, 'now');
		clock.mockReturnValue(1_000_000);
		const callId = company.dial();
		clock.mockReturnValue(1_004_600);
		company.call({ action: 'answer', callId });
		clock.mockReturnValue(1_016_100);
		expect(company.call({ action: 'hang_up', callId }).event).toMatchObject({ durationSeconds: 12, at: 1_016_100 });
	});

	it('says what the ledger made of it', () => {
		const request = requestOf({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER });
		simulator.verify(request, company.secrets);
		const call = { outcome: 'missed', missedReason: 'no_answer' } as Parameters<typeof simulator.answerCall>[1];
		expect(JSON.parse(simulator.answerCall(request, call, PLAN).body)).toMatchObject({ outcome: 'missed', missedReason: 'no_answer' });
	});
});

describe('a report', () => {
	it('is the same when the request is repeated, so that it counts once', () => {
		const id = 'page-0123456789abcdef';
		const dial = { action: 'dial', id, from: CALLER, to: BUSINESS_NUMBER };
		const first = company.call(dial);
		expect(company.call(dial)).toEqual(first);
		for (const step of [{ action: 'answer', callId: id }, { action: 'hang_up', callId: id }]) {
			const once = company.call(step);
			expect(once.status).toBe(200);
			expect(company.call(step)).toEqual(once);
		}
		// Late repetitions of earlier steps are no news either.
		expect(company.call({ action: 'answer', callId: id }).event).toMatchObject({ key: `${id}:answer` });
	});

	it('has a key of its own for every step and every call', () => {
		const keys = new Set<string | undefined>();
		for (const callId of [company.dial(), company.dial()]) {
			keys.add(company.call({ action: 'answer', callId }).event?.key);
			keys.add(company.call({ action: 'hang_up', callId }).event?.key);
		}
		expect(keys.size).toBe(4);
	});

	it('is read once from a request, however often it is asked for', () => {
		const request = requestOf({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER });
		simulator.verify(request, company.secrets);
		const event = simulator.readCall(request, PLAN);
		expect(simulator.readCall(request, PLAN)).toBe(event);
		expect(JSON.parse(simulator.answerCall(request, undefined, PLAN).body)).toMatchObject({ callId: event?.callId });
		expect(company.store.calls.latest(undefined, 10)).toHaveLength(1);
	});
});

describe('the company declines', () => {
	const declined = (body: unknown, status: number, words: string, plan = {}, change = {}) => {
		const answer = company.call(body, plan, change);
		expect(answer.event).toBeUndefined();
		expect(answer.status).toBe(status);
		expect(answer.body).toEqual({ error: expect.stringContaining(words) });
	};

	it('a number that no trigger has', () => declined({ action: 'dial', from: CALLER, to: '+14155550111' }, 404, 'not in service'));

	it('a number whose trigger was switched off', () => {
		company.store.numbers.unregister(BUSINESS_NUMBER, 'calls');
		declined({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER }, 404, 'Activate a workflow');
	});

	it.each(['', '4155550123', '+0155550123', '+1415555', '+1415555012a', 'anonymous', null, 14155550123, {}, '+1'.padEnd(5000, '2')])('%p as a number', (from) =>
		declined({ action: 'dial', from, to: BUSINESS_NUMBER }, 400, 'country code'),
	);

	it('an unknown action', () => declined({ action: 'teleport' }, 400, 'dial, answer, hang_up, no_answer, voicemail'));
	it('an action from the prototype', () => declined({ action: 'toString', callId: 'x' }, 400, 'Unknown action'));
	it('a missing call id', () => declined({ action: 'answer' }, 400, 'Dial first'));
	it('an unknown call id', () => declined({ action: 'answer', callId: "x' OR 1=1 --" }, 404, 'no call with this id'));
	it('a malformed id', () => declined({ action: 'dial', id: 'a b', from: CALLER, to: BUSINESS_NUMBER }, 400, '8 to 64'));
	it('a doubtful withheld', () => declined({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER, withheld: 'no' }, 400, 'true or false'));
	it.each([-1, 1e9, '5', null, [3]])('%p as seconds', (seconds) => declined({ action: 'hang_up', callId: company.dial(), seconds }, 400, 'from 0 to 86400'));

	it('another call under a known id', () => {
		company.dial({}, { id: 'same-id-1' });
		declined({ action: 'dial', id: 'same-id-1', from: '+14155550142', to: BUSINESS_NUMBER }, 409, 'Another call');
	});

	it.each(['answer', 'no_answer', 'voicemail'])('%s after the call is over', (action) => {
		const callId = company.dial({ afterMissed: 'voicemail' });
		company.call({ action: 'hang_up', callId });
		declined({ action, callId }, 409, 'over already');
	});

	it('no_answer and voicemail once it was answered', () => {
		const callId = company.dial({ afterMissed: 'voicemail' });
		company.call({ action: 'answer', callId });
		declined({ action: 'no_answer', callId }, 409, 'answered already');
		declined({ action: 'voicemail', callId }, 409, 'nobody to leave a message for');
	});

	it('answering once the ring time ran out', () => {
		const callId = company.dial({ afterMissed: 'voicemail' });
		company.call({ action: 'no_answer', callId });
		declined({ action: 'answer', callId }, 409, 'stopped ringing');
	});

	it('a message where there is no mailbox', () => declined({ action: 'voicemail', callId: company.dial() }, 409, 'takes no messages'));
	it('a text at the address for calls', () => declined({ action: 'text', from: CALLER, to: BUSINESS_NUMBER, body: 'hi' }, 400, 'Unknown action'));
	it('a GET', () => declined({}, 405, 'POST', {}, { method: 'GET' }));
	it('a body that is no JSON', () => declined('{"action":', 400, 'not JSON'));
	it.each(['[]', 'null', '"dial"', '7'])('%s as a body', (body) => declined(body, 400, 'JSON object'));
	it('a huge body', () => declined('x'.repeat(100_000), 413, '64 KB'));

	it('a request that was not verified', () => {
		const request = requestOf({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER });
		expect(simulator.readCall(request, PLAN)).toBeUndefined();
		expect(simulator.answerCall(request, undefined, PLAN).status).toBe(403);
		simulator.verify(request, company.secrets);
		simulator.verify(request, { ...company.secrets, accessKey: 'k' });
		expect(simulator.readCall(request, PLAN)).toBeUndefined();
	});

	it('everything, with a sentence, when its file cannot be used', () => {
		const request = requestOf({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER });
		simulator.verify(request, { accessKey: '', storePath: company.folder });
		expect(simulator.readCall(request, PLAN)).toBeUndefined();
		expect(simulator.answerCall(request, undefined, PLAN)).toMatchObject({ status: 500, body: expect.stringContaining('cannot use its file') });
	});
});

it('never throws and never reports anything on garbage', () => {
	fc.assert(
		fc.property(fc.oneof(fc.json(), fc.string(), fc.jsonValue()), (body) => {
			const answer = company.call(body);
			expect(answer.event).toBeUndefined();
			expect(answer.status).toBeGreaterThanOrEqual(400);
			expect(answer.status).toBeLessThan(500);
		}),
	);
});

it('keeps its own truth whatever is asked in whatever order', () => {
	const steps = fc.array(fc.constantFrom('answer', 'hang_up', 'no_answer', 'voicemail'), { maxLength: 8 });
	fc.assert(
		fc.property(steps, fc.boolean(), (actions, mailbox) => {
			const callId = company.dial({ afterMissed: mailbox ? 'voicemail' : 'hang_up' });
			const happened = new Set<string>();
			for (const action of actions) {
				const answer = company.call({ action, callId });
				if (answer.status === 200) happened.add(action);
			}
			expect(happened.has('answer') && happened.has('no_answer')).toBe(false);
			expect(happened.has('answer') && happened.has('voicemail')).toBe(false);
			expect(happened.has('hang_up') && happened.has('voicemail')).toBe(false);
			expect(happened.has('voicemail') && !mailbox).toBe(false);
			const { state } = company.store.calls.get(callId) ?? {};
			expect(state === 'ended').toBe(happened.has('hang_up') || happened.has('voicemail') || (happened.has('no_answer') && !mailbox));
		}),
		{ numRuns: 60 },
	);
});
