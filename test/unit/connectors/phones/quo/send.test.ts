import { quo } from '../../../../../connectors/phones/quo';
import { HttpFailure, type OutboundText } from '../../../../../engine';
import { v1Error } from '../../../../fakes/quo';
import { CALLER, LINE, OTHER, workspace, type Workspace } from './support';

let space: Workspace;
beforeEach(async () => (space = await workspace()));
afterEach(async () => await space.fake.stop());

const text = (more: Partial<OutboundText> = {}): OutboundText => ({ from: LINE, to: CALLER, body: 'Sorry we missed you.', media: [], ...more });
const phone = () => quo.sender(space.http, space.secrets);
const since = () => Date.now() - 60_000;

describe('sending', () => {
	it('is one request of v1, to one person, with nothing that Quo does not ask for', async () => {
		expect(await phone().send(text())).toMatchObject({ outcome: 'accepted', delivered: false });
		expect(space.fake.requests).toMatchObject([{ method: 'POST', path: '/v1/messages', version: '', authorization: space.fake.apiKey }]);
		expect(space.fake.requests[0]?.body).toEqual({ from: LINE, to: [CALLER], content: 'Sorry we missed you.' });
	});

	it('goes by the id of a number as well', async () => {
		expect(await phone().send(text({ from: space.lineId }))).toMatchObject({ outcome: 'accepted' });
	});

	it('of a picture is refused before anything goes out', async () => {
		expect(await phone().send(text({ media: ['https://media.example.com/a.jpg'] }))).toMatchObject({ outcome: 'refused', reason: 'bad_text', message: expect.stringContaining('no pictures') });
		expect(space.fake.requests).toEqual([]);
	});

	it.each([
		['the registration', () => (space.fake.state.registered = false), { reason: 'unregistered', vendorCode: '0206400', message: expect.stringContaining('A2P 10DLC') }],
		['credits', () => (space.fake.state.credits = 0), { reason: 'account', vendorCode: '0200402', message: expect.stringContaining('credits') }],
		['the subscription', () => (space.fake.state.subscribed = false), { reason: 'account', vendorCode: '0201402', message: expect.stringContaining('expired') }],
		['the day’s rest', () => (space.fake.state.dailyCapReached = true), { reason: 'throttled', vendorCode: '0204403', message: expect.stringContaining('tomorrow') }],
		['the person’s consent', () => space.fake.state.optedOut.add(CALLER), { reason: 'opted_out', message: expect.stringContaining('START') }],
		['the number', () => (space.fake.state.numbers.length = 0), { reason: 'bad_sender', vendorCode: '0200404' }],
	])('is refused without %s', async (_, take, expected) => {
		take();
		const result = await phone().send(text());
		expect(result).toMatchObject({ outcome: 'refused', ...expected });
		expect(result).not.toHaveProperty('retryAfterSeconds');
		expect(space.fake.state.messages).toEqual([]);
	});

	it.each([
		[{ to: '+442079460132' }, 'region_off'],
		[{ to: 'nobody' }, 'invalid_number'],
		[{ from: '4155550100' }, 'bad_sender'],
		[{ body: '   ' }, 'bad_text'],
		[{ body: 'x'.repeat(1_601) }, 'bad_text'],
	])('%j is refused as %s', async (more, reason) => {
		expect(await phone().send(text(more))).toMatchObject({ outcome: 'refused', reason });
	});

	it.each([
		[403, { title: 'Not Phone Number User', code: '0202403' }, 'bad_sender'],
		[403, { title: 'Forbidden' }, 'account'],
		// The code outranks the words.
		[400, { title: 'The subscription has opted out', code: '0206400' }, 'unregistered'],
		[400, { title: 'Bad Request', message: 'The number is not valid' }, 'invalid_number'],
		[400, { title: 'Bad Request', message: 'The destination is a landline' }, 'landline'],
		[409, { title: 'Conflict' }, 'other'],
		[400, 'not even JSON', 'other'],
		[400, { errors: [{ path: 7 }, null], message: ['x'] }, 'other'],
		[401, { error: { message: 'Unauthorized', key: 'x' } }, 'unauthorized'],
	])('HTTP status %d with %j is %s', async (status, body, reason) => {
		space.fake.failNext({ status, body });
		expect(await phone().send(text())).toMatchObject({ outcome: 'refused', reason, message: expect.stringMatching(/\w+ \w+/) });
	});

	it('repeats no number that Quo names in a refusal', async () => {
		space.fake.failNext(v1Error(418, '0209418', 'Odd', `Cannot text ${CALLER} or (415) 555-0147`));
		const { message } = (await phone().send(text())) as { readonly message: string };
		expect(message).toContain('Odd: Cannot text … or …');
	});

	it.each([
		[{}, 2],
		[{ 'retry-after': '7' }, 7],
		[{ 'retry-after': '999999' }, 3_600],
		[{ 'retry-after': 'soon' }, 2],
	])('too fast: with %j again after %d s', async (headers, retryAfterSeconds) => {
		space.fake.failNext({ status: 429, headers });
		expect(await phone().send(text())).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfterSeconds });
	});

	it.each([500, 502, 408, 301])('HTTP status %d may have sent it', async (status) => {
		space.fake.failNext({ status });
		expect(await phone().send(text())).toMatchObject({ outcome: 'unknown' });
	});

	it.each([{}, { data: null }, { data: { id: 7 } }, '<html>'])('an answer that names no message, %j, may have sent it', async (body) => {
		space.fake.failNext({ status: 202, body });
		expect(await phone().send(text())).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('Base URL') });
	});

	it('took it and ended it at once', async () => {
		space.fake.failNext({ status: 202, body: { data: { id: 'AC9', status: 'undelivered' } } });
		expect(await phone().send(text())).toMatchObject({ outcome: 'refused', vendorCode: 'undelivered' });
	});

	it('an odd failure of the port counts as one that may have gone out', async () => {
		const odd = quo.sender(async () => Promise.reject(new Error('odd')), space.secrets);
		expect(await odd.send(text())).toMatchObject({ outcome: 'unknown' });
		const refused = quo.sender(async () => Promise.reject(new HttpFailure('no', false)), space.secrets);
		expect(await refused.send(text())).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 30 });
	});
});

describe.each([['the dated API', false], ['v1 alone', true]])('looking a text up by %s', (_, v1Only) => {
	beforeEach(() => (space.fake.state.v1Only = v1Only));

	it('finds it, in the plainer characters that Quo sends', async () => {
		const mine = text({ body: 'It’s “Smith” – sorry…' });
		space.fake.failNext('cut', '/v1/messages');
		expect(await phone().send(mine)).toMatchObject({ outcome: 'unknown' });
		expect(await phone().find(mine, since())).toEqual({ found: 'yes', providerId: space.fake.state.messages[0]?.id, delivered: false });
	});

	it('tells whether it arrived', async () => {
		await phone().send(text());
		for (const message of space.fake.state.messages) message.status = 'delivered';
		expect(await phone().find(text(), since())).toMatchObject({ found: 'yes', delivered: true });
	});

	it.each([
		['to another person', { to: OTHER }],
		['in other words', { body: 'Sorry we missed you!' }],
	])('does not take one %s for it', async (__, more) => {
		await phone().send(text(more));
		expect(await phone().find(text(), since())).toEqual({ found: 'no' });
	});

	it('does not take an earlier one, a known other, one that failed or one of a group for it', async () => {
		await phone().send(text());
		const [message] = space.fake.state.messages;
		expect(await phone().find(text(), Date.now() + 3_600_000)).toEqual({ found: 'no' });
		expect(await phone().find(text(), since(), new Set([message?.id ?? '']))).toEqual({ found: 'no' });
		if (message) message.status = 'undelivered';
		expect(await phone().find(text(), since())).toEqual({ found: 'no' });
		space.fake.state.messages.splice(0, 1, { ...(message as NonNullable<typeof message>), status: 'queued', to: [CALLER, OTHER] });
		expect(await phone().find(text(), since())).toEqual({ found: 'no' });
	});

	it('looks through all pages', async () => {
		await phone().send(text());
		const [first] = space.fake.state.messages;
		for (let at = 0; at < 120; at++) await phone().send(text({ body: `Another, ${at}` }));
		expect(await phone().find(text(), since())).toMatchObject({ found: 'yes', providerId: first?.id });
		expect(await phone().find(text({ body: 'None of these' }), since())).toEqual({ found: 'no' });
	});

	it('cannot tell where Quo does not answer, refuses or gives no list', async () => {
		const path = v1Only ? '/v1/' : '/messages';
		space.fake.failNext('cut', path);
		expect(await phone().find(text(), since())).toMatchObject({ found: 'cannot_tell' });
		space.fake.failNext({ status: 500 }, path);
		expect(await phone().find(text(), since())).toMatchObject({ found: 'cannot_tell' });
		space.fake.failNext({ status: 200, body: { data: 'none' } }, v1Only ? '/v1/messages' : path);
		expect(await phone().find(text(), since())).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('Base URL') });
	});

	it.each([
		['too old', { createdAt: new Date(Date.now() - 3_600_000).toISOString() }],
		['incoming', { direction: 'incoming' }],
		['without an id', { id: '' }],
	])('does not take one for it that is %s, though Quo lists it', async (__, more) => {
		const listed = { id: 'AC9', direction: 'outgoing', status: 'sent', to: [CALLER], text: text().body, createdAt: new Date().toISOString() };
		const list = (message: object) => space.fake.failNext({ status: 200, body: { data: [message] } }, v1Only ? '/v1/messages' : '/messages');
		list(listed);
		expect(await phone().find(text(), since())).toMatchObject({ found: 'yes', providerId: 'AC9' });
		list({ ...listed, ...more });
		expect(await phone().find(text(), since())).toEqual({ found: 'no' });
	});

	it('cannot tell with another workspace’s key', async () => {
		space.fake.failNext({ status: 401 });
		expect(await phone().find(text(), since())).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('API key') });
	});
});

it('cannot tell of a number that v1 does not know', async () => {
	space.fake.state.v1Only = true;
	expect(await phone().find(text({ from: OTHER }), since())).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('sending number') });
});
