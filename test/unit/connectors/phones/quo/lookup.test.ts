import { quo } from '../../../../../connectors/phones/quo';
import type { WebhookRequest } from '../../../../../connectors';
import { callContext, datedError, datedEvent, iso, messageContext, v1Event } from '../../../../fakes/quo';
import { CALLER, callReports, httpWith, LINE, NOW, OTHER, textReports, told, workspace, type Workspace } from './support';

let space: Workspace;
beforeEach(async () => (space = await workspace()));
afterEach(async () => await space.fake.stop());

/** As the trigger does it: asks, then reads. */
async function complete(request: WebhookRequest): Promise<WebhookRequest> {
	return { ...request, lookedUp: await quo.lookUp(space.http, space.secrets, request) };
}

const missed = (context = callContext(LINE, CALLER)) => told(datedEvent('call.missed', NOW, { id: 'AC1', createdAt: iso(NOW), updatedAt: iso(NOW) }, context));
const call = (more: object = {}) => ({
	id: 'AC1',
	phoneNumberId: space.lineId,
	actorId: 'US000001',
	direction: 'incoming',
	status: 'missed',
	participants: [
		{ phoneNumber: LINE, actorId: 'US000001' },
		{ phoneNumber: CALLER, actorId: null },
	],
	createdAt: iso(NOW - 30_000),
	answeredAt: null,
	answeredBy: null,
	completedAt: iso(NOW),
	aiHandled: null,
	forwardedTo: null,
	duration: 0,
	...more,
});

describe('a call of which the webhook says too little', () => {
	it('is asked for, in the version that the path needs', async () => {
		space.fake.state.calls.set('AC1', call({ status: 'abandoned' }));
		expect(callReports(await complete(missed(callContext(undefined, undefined))))).toMatchObject([
			{ step: 'arrived', at: NOW, from: CALLER, to: LINE },
			{ step: 'ended', verdict: 'abandoned' },
		]);
		expect(space.fake.requests).toMatchObject([{ method: 'GET', path: '/calls/AC1', version: '2026-03-30' }]);
	});

	it.each([
		[{ status: 'no-answer' }, 'no_answer'],
		[{ status: 'completed', voicemail: { id: 'VM1', status: 'completed' } }, 'voicemail'],
		[{ status: 'busy' }, 'busy'],
		[{ status: 'completed', answeredAt: iso(NOW), answeredBy: 'US000002' }, 'answered'],
		[{ status: 'completed', aiHandled: 'ai-agent' }, 'answered'],
		[{ status: 'completed', forwardedTo: OTHER }, 'answered'],
	])('%j is %s', async (more, verdict) => {
		space.fake.state.calls.set('AC1', call(more));
		expect(callReports(await complete(missed()))).toMatchObject([{}, { verdict }]);
	});

	it('an end of unknown kind is asked for too, and one that is told is not', async () => {
		space.fake.state.calls.set('AC1', call({ status: 'completed', answeredAt: iso(NOW), answeredBy: 'US000002' }));
		const ended = (status: string) => told(datedEvent('call.completed', NOW, { id: 'AC1', direction: 'incoming', status, createdAt: iso(NOW) }, callContext(LINE, CALLER)));
		expect(callReports(await complete(ended('unknown')))).toMatchObject([{}, { verdict: 'answered' }]);
		const asked = space.fake.requests.length;
		expect(callReports(await complete(ended('unanswered')))).toMatchObject([{}, { verdict: 'no_answer' }]);
		expect(space.fake.requests).toHaveLength(asked);
	});

	it.each([
		['no line', callContext(undefined, CALLER)],
		['no caller', callContext(LINE, undefined)],
	])('an end that names %s is asked for', async (_, context) => {
		space.fake.state.calls.set('AC1', call());
		const ended = told(datedEvent('call.completed', NOW, { id: 'AC1', direction: 'incoming', status: 'unanswered', createdAt: iso(NOW) }, context));
		expect(callReports(await complete(ended))).toMatchObject([{ from: CALLER, to: LINE }, { from: CALLER, to: LINE }]);
	});

	it('comes again where Quo says that it goes on, cannot say, or does not answer', async () => {
		space.fake.state.calls.set('AC1', call({ status: 'in-progress' }));
		await expect(complete(missed())).rejects.toThrow(/delivers the report again/);
		for (const fault of [datedError(429, 'Too Many Requests', ''), datedError(500, 'Unknown', ''), 'cut'] as const) {
			space.fake.failNext(fault);
			await expect(complete(missed())).rejects.toThrow(/delivers the report again/);
		}
	});

	it.each([403, 404])('is read as it is where Quo will not tell (%d)', async (status) => {
		space.fake.failNext(datedError(status, 'No', ''));
		expect(callReports(await complete(missed()))).toMatchObject([{ from: CALLER, to: LINE }, { verdict: 'no_answer' }]);
	});

	it('is read as it is with a key that was revoked', async () => {
		expect(await quo.lookUp(httpWith('revoked'), space.secrets, missed())).toEqual({});
	});
});

describe('a v1 webhook that names the line by its id', () => {
	const ended = () => told(v1Event('call.completed', NOW, { id: 'AC1', direction: 'incoming', participants: [CALLER], phoneNumberId: space.lineId, status: 'completed', createdAt: iso(NOW), answeredAt: null }));

	it('is completed with its number', async () => {
		expect(callReports(await complete(ended()))).toMatchObject([{ from: CALLER, to: LINE }, { from: CALLER, to: LINE }]);
		expect(space.fake.requests).toMatchObject([{ path: `/v1/phone-numbers/${space.lineId}`, version: '' }]);
	});

	it('comes again where Quo is busy', async () => {
		space.fake.failNext({ status: 503 });
		await expect(complete(ended())).rejects.toThrow(/delivers the report again/);
	});

	it('of which Quo tells no number is read as it is', async () => {
		space.fake.failNext({ status: 200, body: { data: {} } });
		expect(await quo.lookUp(space.http, space.secrets, ended())).toEqual({});
	});

	it('of which Quo does not know the line is read as it is', async () => {
		space.fake.state.numbers.length = 0;
		expect(await quo.lookUp(space.http, space.secrets, ended())).toEqual({});
	});
});

it('a text to a group is asked for its line, and one to us alone is not', async () => {
	const text = (to: readonly string[]) => told(datedEvent('message.received', NOW, { id: 'AC1', text: 'Hi', media: [] }, messageContext(CALLER, to, { phoneNumberId: space.lineId })));
	expect(textReports(await complete(text([OTHER, LINE])))).toMatchObject([{ to: LINE }]);
	expect(space.fake.requests).toHaveLength(1);
	expect(textReports(await complete(text([LINE])))).toMatchObject([{ to: LINE }]);
	expect(space.fake.requests).toHaveLength(1);
});

it.each(['', 'null', '{}', '[1]', '{"type":"call.missed","data":{"resource":{}}}'])('nothing is asked for %j', async (body) => {
	expect(await quo.lookUp(space.http, space.secrets, { ...told('{}'), rawBody: Buffer.from(body) })).toEqual({});
	expect(space.fake.requests).toEqual([]);
});

it('an id cannot lead anywhere else', async () => {
	const request = told(datedEvent('call.missed', NOW, { id: 'AC1/../../v1/messages?x=' }, callContext(LINE, CALLER)));
	await quo.lookUp(space.http, space.secrets, request);
	expect(space.fake.requests).toMatchObject([{ method: 'GET', path: '/calls/AC1/../../v1/messages?x=' }]);
	expect([...(space.fake.requests[0]?.query.keys() ?? [])]).toEqual(['include']);
});
