import { startFakeTwilio, type FakeTwilio } from '../../../fakes/twilio';
import { sdkFor } from './support';

const PERSON = '+14155550100';
const FIELDS = { fields: 'line_type_intelligence' };

describe('Lookup of the fake Twilio', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
	});
	afterAll(async () => await fake.close());
	beforeEach(() => fake.reset());

	const look = async (number: string) => await sdkFor(fake).lookups.v2.phoneNumbers(number).fetch(FIELDS);

	it('tells a mobile in the vendor’s shape', async () => {
		const found = await look(PERSON);
		expect(found).toMatchObject({ phoneNumber: PERSON, valid: true, countryCode: 'US', callingCountryCode: '1', nationalFormat: '(415) 555-0100', validationErrors: null });
		expect(found.lineTypeIntelligence).toEqual({
			type: 'mobile',
			carrierName: 'Example Wireless',
			mobileCountryCode: '310',
			mobileNetworkCode: '456',
			errorCode: null,
		});
		expect(found.callerName).toBeNull();
	});

	it('is of one mind with the API that sends', async () => {
		fake.setRecipient(PERSON, { refusedWith: 21635 });
		expect((await look(PERSON)).lineTypeIntelligence).toMatchObject({ type: 'landline', mobileNetworkCode: null });
		fake.addNumber('+14155550199');
		await expect(sdkFor(fake).messages.create({ to: PERSON, from: '+14155550199', body: 'Hi' })).rejects.toMatchObject({ code: 21635 });
	});

	it('says what it was told of a line', async () => {
		fake.setRecipient(PERSON, { line: { type: 'nonFixedVoip', carrier: 'Twilio' } });
		expect((await look(PERSON)).lineTypeIntelligence).toMatchObject({ type: 'nonFixedVoip', carrierName: 'Twilio' });
		fake.setRecipient(PERSON, { line: { errorCode: 60601 } });
		expect((await look(PERSON)).lineTypeIntelligence).toMatchObject({ type: null, carrierName: null, errorCode: 60601 });
		fake.reset();
		expect((await look(PERSON)).lineTypeIntelligence).toMatchObject({ type: 'mobile' });
	});

	it('answers without the package that was not asked for', async () => {
		expect((await sdkFor(fake).lookups.v2.phoneNumbers(PERSON).fetch()).lineTypeIntelligence).toBeNull();
	});

	it('answers a number that cannot exist as not valid', async () => {
		const found = await look('+141555501000');
		expect(found).toMatchObject({ valid: false, validationErrors: ['TOO_LONG'], countryCode: null, lineTypeIntelligence: null });
	});

	it('does not know what is no number', async () => {
		await expect(look('anonymous')).rejects.toMatchObject({ status: 404, code: 20404 });
	});

	it('refuses other credentials and other methods', async () => {
		await expect(sdkFor(fake, fake.accountSid, 'wrong').lookups.v2.phoneNumbers(PERSON).fetch(FIELDS)).rejects.toMatchObject({ status: 401, code: 20003 });
		const url = `${fake.url}/v2/PhoneNumbers/${encodeURIComponent(PERSON)}`;
		expect((await fetch(url)).status).toBe(401);
		expect((await fetch(url, { method: 'POST' })).status).toBe(405);
		expect((await fetch(`${url}/Overrides`)).status).toBe(404);
	});

	it('lets a Standard API key look up', async () => {
		const found = await sdkFor(fake, fake.apiKey.sid, fake.apiKey.secret).lookups.v2.phoneNumbers(PERSON).fetch(FIELDS);
		expect(found.valid).toBe(true);
	});

	it('makes the trouble that was set, once', async () => {
		fake.failNext({ on: 'lookup.fetch', mode: 'status', status: 429, retryAfterSeconds: 1 });
		await expect(look(PERSON)).rejects.toMatchObject({ status: 429, code: 20429 });
		expect((await look(PERSON)).valid).toBe(true);
		expect(fake.requests.map(({ operation, status }) => [operation, status])).toEqual([
			['lookup.fetch', 429],
			['lookup.fetch', 200],
		]);
	});
});
