import { highlevel } from '../../../../../connectors/phones/highlevel';
import type { OutboundText } from '../../../../../engine';
import { addMessage, startFakeHighLevel, type FakeHighLevel } from '../../../../fakes/highlevel';
import { CALLER, LINE } from './support';

const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Sorry we missed your call – Acme Plumbing', media: [] };

describe('sending', () => {
	let fake: FakeHighLevel;
	beforeEach(async () => void (fake = await startFakeHighLevel()));
	afterEach(async () => await fake.stop());

	const phone = (token?: string) => highlevel.sender(fake.http(token), highlevel.readSecrets({ credential: { locationId: fake.state.locationId, baseUrl: `${fake.url}/` }, parameters: {}, kept: {} }));
	const sends = () => fake.seen.filter(({ path }) => path === '/conversations/messages');

	it('texts the contact who has the number, from the number that was asked for', async () => {
		const { id } = fake.state.addContact({ phone: CALLER });
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'accepted', delivered: false, providerId: fake.state.messages[0]?.id });
		expect(sends()).toMatchObject([{ body: { type: 'SMS', contactId: id, message: TEXT.body, fromNumber: LINE, toNumber: CALLER }, version: '2021-04-15' }]);
		expect(fake.state.contacts.size).toBe(1);
	});

	it('makes the contact where there is none, with nothing but the number', async () => {
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'accepted' });
		expect([...fake.state.contacts.values()]).toMatchObject([{ phone: CALLER, tags: [], customFields: [] }]);
	});

	it('sends pictures, with and without words', async () => {
		const media = ['https://acme.example/one.png'];
		await phone().send({ ...TEXT, media });
		await phone().send({ ...TEXT, media, body: '', from: '' });
		expect(sends()).toMatchObject([{ body: { message: TEXT.body, attachments: media } }, { body: { attachments: media } }]);
		expect(sends()[1]?.body).not.toHaveProperty('message');
		expect(sends()[1]?.body).not.toHaveProperty('fromNumber');
	});

	it('a contact on Do Not Disturb has opted out', async () => {
		fake.state.addContact({ phone: CALLER, dnd: true });
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'opted_out' });
	});

	it('a number that is not the location’s is a bad sender', async () => {
		expect(await phone().send({ ...TEXT, from: '+14155550177' })).toMatchObject({ outcome: 'refused', reason: 'bad_sender' });
	});

	it.each([
		['Missing phone number', 'invalid_number'],
		['Invalid country calling code', 'invalid_number'],
		['Your A2P registration is pending', 'unregistered'],
		['Insufficient wallet balance', 'account'],
		['Something of +1 415 555 0132 and ann@acme.example that nobody foresaw', 'other'],
	])('%s', async (words, reason) => {
		fake.faults.refuseSend = { status: 400, words };
		const result = await phone().send(TEXT);
		expect(result).toMatchObject({ outcome: 'refused', reason });
		expect(result).not.toHaveProperty('retryAfterSeconds');
		expect(JSON.stringify(result)).not.toMatch(/0132|ann@/);
	});

	it('a token without the scope is named, with the scopes', async () => {
		expect(await phone('pit-another').send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unauthorized', message: expect.stringContaining('conversations/message.write') });
	});

	it('throttled: the vendor’s hint, or the window of its burst', async () => {
		fake.faults.throttled = { times: 1, retryAfterSeconds: 37 };
		expect(await phone().send(TEXT)).toMatchObject({ reason: 'throttled', retryAfterSeconds: 37 });
		fake.faults.throttled = { times: 1 };
		expect(await phone().send(TEXT)).toMatchObject({ reason: 'throttled', retryAfterSeconds: 10 });
	});

	it('what goes wrong before the text is sent, even on a write, is no doubt about the text', async () => {
		fake.faults.cut = 'write';
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 5 });
		expect(sends()).toEqual([]);
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'accepted' });
		expect(fake.state.contacts.size).toBe(1);
	});

	it('a server in trouble before anything was sent may be asked again', async () => {
		fake.faults.failing = 1;
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 5, message: expect.stringContaining('Nothing was sent') });
		expect(sends()).toEqual([]);
	});

	it.each(['cut', 'failAfter'] as const)('a text that was taken and not answered for (%s) is in doubt, and found', async (fault) => {
		fake.faults[fault] = 'send';
		const since = Date.now();
		expect(await phone().send(TEXT)).toMatchObject({ outcome: 'unknown' });
		expect(sends()).toHaveLength(1);
		expect(await phone().find(TEXT, since)).toEqual({ found: 'yes', providerId: fake.state.messages[0]?.id, delivered: false });
	});

	describe('finding', () => {
		const sent = (more: object = {}) => {
			const contact = fake.state.ofPhone(CALLER) ?? fake.state.addContact({ phone: CALLER });
			return addMessage(fake.state, contact.id, { direction: 'outbound', messageType: 'TYPE_SMS', status: 'sent', body: TEXT.body, attachments: [], from: LINE, to: CALLER, ...more });
		};
		const find = async (text: OutboundText = TEXT, others?: ReadonlySet<string>) => await phone().find(text, Date.now() - 60_000, others);

		it('nothing where nobody has the number', async () => {
			expect(await find()).toEqual({ found: 'no' });
		});

		it('in both shapes of the answer, and says whether it was delivered', async () => {
			const { id } = sent({ status: 'delivered' });
			for (const nested of [true, false]) {
				fake.state.nestedMessages = nested;
				expect(await find()).toEqual({ found: 'yes', providerId: id, delivered: true });
			}
		});

		it('with the words that HighLevel adds by its setting SMS Compliance', async () => {
			const { id } = sent({ body: `${TEXT.body}\n\nReply STOP to unsubscribe` });
			expect(await find()).toMatchObject({ found: 'yes', providerId: id });
			expect(await find({ ...TEXT, body: 'Sorry' })).toEqual({ found: 'no' });
		});

		it('not what came in, failed, is a call, is too old, or is known to be another', async () => {
			sent({ direction: 'inbound' });
			sent({ status: 'failed' });
			sent({ messageType: 'TYPE_CALL' });
			sent({ dateAdded: new Date(Date.now() - 3_600_000).toISOString() });
			const other = sent();
			expect(await find(TEXT, new Set([other.id]))).toEqual({ found: 'no' });
			expect(await find()).toMatchObject({ found: 'yes', providerId: other.id });
		});

		it('on a later page', async () => {
			const { id } = sent();
			for (let more = 0; more < 150; more++) sent({ body: `Another ${more}` });
			expect(await find()).toMatchObject({ found: 'yes', providerId: id });
		});

		it('says so where it cannot tell', async () => {
			sent();
			fake.faults.failing = 1;
			expect(await find()).toMatchObject({ found: 'cannot_tell' });
			await fake.stop();
			expect(await find()).toMatchObject({ found: 'cannot_tell' });
		});
	});
});

describe('what to do by hand', () => {
	it('warns of HighLevel’s own text-back, and gives the URL and the header for both ways', () => {
		const steps = highlevel.byHand('calls', 'https://hooks.example.com/x').join('\n');
		expect(steps).toMatch(/Switch off .*Missed Call Text Back/);
		expect(steps.match(/https:\/\/hooks\.example\.com\/x/g)).toHaveLength(2);
		expect(steps).toContain('x-missed-call-secret');
		expect(highlevel.byHand('texts', 'https://hooks.example.com/x').join('\n')).not.toContain('Missed Call Text Back');
	});
});
