import { callrail } from '../../../../../connectors/phones/callrail';
import type { OutboundText } from '../../../../../engine';
import { COMPANY } from '../../../../fakes/callrail/start';
import { signed, textBody } from '../../../../fakes/callrail/webhooks';
import { CALLER, LINE, world, type World } from './support';

const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Sorry we missed you!', media: [] };

describe('sending', () => {
	let at: World;
	beforeEach(async () => (at = await world()));
	afterEach(async () => await at.fake.stop());
	const sender = () => callrail.sender(at.http, at.secrets);

	it('finds the company by the tracking number, where the credential names none', async () => {
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'accepted', delivered: false });
		expect(at.fake.state.conversations).toMatchObject([{ company_id: COMPANY, customer_phone_number: CALLER, messages: [{ content: TEXT.body }] }]);
		expect(at.fake.requests.map((request) => request.replace(/.*\//, ''))).toEqual(['trackers.json', 'text-messages.json']);
	});

	it('asks for no company that the credential names', async () => {
		await callrail.sender(at.http, { ...at.secrets, companyId: COMPANY }).send(TEXT);
		expect(at.fake.requests).toHaveLength(1);
	});

	it('a number that is no tracking number sends nothing', async () => {
		expect(await sender().send({ ...TEXT, from: '+14155550199' })).toMatchObject({ outcome: 'refused', reason: 'bad_sender' });
		expect(at.fake.requests).toHaveLength(1);
	});

	it('an outage while the company is asked for sent nothing, and may be tried again', async () => {
		at.fake.state.faults.push({ status: 503 });
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: expect.any(Number) });
		expect(at.fake.state.conversations).toEqual([]);
	});

	it('one picture goes along, two do not', async () => {
		expect(await sender().send({ ...TEXT, media: ['https://media.example.com/a.jpg'] })).toMatchObject({ outcome: 'accepted' });
		expect(at.fake.state.conversations[0]?.messages[0]?.media_urls).toEqual(['https://media.example.com/a.jpg']);
		expect(await sender().send({ ...TEXT, media: ['https://media.example.com/a.jpg', 'https://media.example.com/b.jpg'] })).toMatchObject({ outcome: 'refused', reason: 'bad_text' });
	});

	it('what the account itself refuses', async () => {
		at.fake.state.optedOut.add(CALLER);
		const optedOut = await sender().send(TEXT);
		expect(optedOut).toMatchObject({ outcome: 'refused', reason: 'opted_out' });
		expect(JSON.stringify(optedOut)).not.toContain(CALLER.slice(2));
		at.fake.state.textsEnabled = false;
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unregistered', vendorCode: '403' });
		expect(await sender().send({ ...TEXT, to: '+445550123' })).toMatchObject({ outcome: 'refused' });
	});

	it.each<[string, Record<string, string>, number]>([
		['the vendor’s own word', { 'retry-after': '9' }, 9],
		['the hour is used up', { 'x-rate-limit-hourly-used': '150', 'x-rate-limit-hourly-allowed': '150', 'x-rate-limit-daily-used': '151', 'x-rate-limit-daily-allowed': '1000' }, 900],
		['the day is used up', { 'x-rate-limit-daily-used': '1000', 'x-rate-limit-daily-allowed': '1000' }, 3_600],
		['nothing is said', {}, 900],
	])('throttled, %s', async (_, headers, seconds) => {
		at.fake.state.faults.push({ method: 'POST', status: 429, headers });
		expect(await sender().send(TEXT)).toMatchObject({ reason: 'throttled', retryAfterSeconds: seconds });
	});

	it.each([{}, [], 'OK', { id: 5 }, { id: 'k1' }])('an answer that names no conversation is no answer: %j', async (body) => {
		at.fake.state.faults.push({ method: 'POST', status: 200, body });
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'unknown' });
	});

	it.each([302, 408, 500, 502])('HTTP status %d may have been carried out', async (status) => {
		at.fake.state.faults.push({ method: 'POST', status });
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'unknown' });
	});
});

describe('looking up', () => {
	let at: World;
	beforeEach(async () => (at = await world()));
	afterEach(async () => await at.fake.stop());
	const find = async (text: OutboundText, since: number, others?: ReadonlySet<string>) => await callrail.sender(at.http, at.secrets).find(text, since, others);

	it('finds the id that sending gave, whatever became of look-alikes', async () => {
		const since = Date.now();
		const sent = await callrail.sender(at.http, at.secrets).send({ ...TEXT, body: 'We’re  closed – sorry…' });
		expect(await find({ ...TEXT, body: "We're closed - sorry..." }, since)).toEqual({ found: 'yes', providerId: sent.outcome === 'accepted' ? sent.providerId : '', delivered: false });
	});

	it('another one in the same words is another', async () => {
		const since = Date.now();
		const sender = callrail.sender(at.http, at.secrets);
		const [first, second] = [await sender.send(TEXT), await sender.send(TEXT)];
		if (first.outcome !== 'accepted' || second.outcome !== 'accepted') throw new Error('Not sent.');
		expect(second.providerId).not.toBe(first.providerId);
		expect(await find(TEXT, since, new Set([second.providerId]))).toMatchObject({ providerId: first.providerId });
		expect(await find(TEXT, since, new Set([first.providerId, second.providerId]))).toEqual({ found: 'no' });
	});

	it('neither one that came in, nor one of before, nor one to or from others', async () => {
		const since = Date.now();
		const [day, now] = [new Date(since - 3_600_000).toISOString(), new Date(since).toISOString()];
		const conversation = (id: string, customer: string, line: string, direction: 'incoming' | 'outgoing', created: string) =>
			at.fake.state.conversations.push({ id, company_id: COMPANY, customer_phone_number: customer, initial_tracking_number: line, current_tracking_number: line, messages: [{ direction, content: TEXT.body, created_at: created, media_urls: [] }] });
		conversation('k1', CALLER, LINE, 'incoming', now);
		conversation('k2', CALLER, LINE, 'outgoing', day);
		conversation('k3', '+14155550177', LINE, 'outgoing', now);
		conversation('k4', CALLER, '+14155550178', 'outgoing', now);
		expect(await find(TEXT, since)).toEqual({ found: 'no' });
	});

	it('cannot tell where CallRail does not', async () => {
		at.fake.state.faults.push({ status: 500 });
		expect(await find(TEXT, Date.now())).toMatchObject({ found: 'cannot_tell' });
		at.fake.state.faults.push({ status: 200, body: { conversations: 'none' } });
		expect(await find(TEXT, Date.now())).toMatchObject({ found: 'cannot_tell' });
		await at.fake.stop();
		expect(await find(TEXT, Date.now())).toMatchObject({ found: 'cannot_tell' });
	});
});

describe('whose text it is, where the webhook shows stars', () => {
	let at: World;
	beforeEach(async () => (at = await world()));
	afterEach(async () => await at.fake.stop());
	const request = (more: Record<string, unknown>) => signed(textBody({ id: '5', from: '***0123', to: '***0132', body: 'STOP', at: Date.now(), ...more }));

	it('asks for the conversation', async () => {
		at.fake.state.conversations.push({ id: 'k9', company_id: COMPANY, customer_phone_number: CALLER, initial_tracking_number: '+14155550199', current_tracking_number: LINE, messages: [] });
		const asked = request({ conversation_id: 'k9' });
		const lookedUp = await callrail.lookUp(at.http, at.secrets, asked);
		expect(callrail.readText({ ...asked, lookedUp })).toMatchObject({ kind: 'text', from: CALLER, to: LINE, vendorConsent: 'opt_out' });
	});

	it('asks for nothing else, and says when it cannot be learned', async () => {
		expect(await callrail.lookUp(at.http, at.secrets, request({ source_number: CALLER, destination_number: LINE }))).toEqual({});
		expect(at.fake.requests).toEqual([]);
		await expect(callrail.lookUp(at.http, at.secrets, request({ conversation_id: 'k8' }))).rejects.toThrow(/did not tell/);
	});
});
