import { startFakeTwilio, type FakeTwilio } from '../../../fakes/twilio';

describe('Messaging Services of the fake', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
		fake.addNumber('+14155550199');
	});
	beforeEach(() => fake.state.services.clear());
	afterAll(async () => await fake.close());

	const ask = async (path: string, form?: Record<string, string>, method?: string, password = fake.authToken) => {
		const answer = await fetch(path.startsWith('http') ? path : `${fake.url}${path}`, {
			method: method ?? (form ? 'POST' : 'GET'),
			headers: { authorization: `Basic ${Buffer.from(`${fake.accountSid}:${password}`).toString('base64')}` },
			...(form ? { body: new URLSearchParams(form) } : {}),
		});
		return { status: answer.status, body: (await answer.json()) as { readonly meta?: { readonly next_page_url?: string | null } } };
	};

	it('are listed page by page, in whole addresses', async () => {
		for (let index = 0; index < 3; index++) fake.addMessagingService({ name: `Service ${index}` });
		const first = await ask('/v1/Services?PageSize=2');
		expect(first.body).toMatchObject({ services: [{ friendly_name: 'Service 0' }, { friendly_name: 'Service 1' }], meta: { key: 'services', page: 0 } });
		const next = await ask(String(first.body.meta?.next_page_url));
		expect(next.body).toMatchObject({ services: [{ friendly_name: 'Service 2' }], meta: { next_page_url: null } });
	});

	it('name their numbers, and say of a number whether it is theirs', async () => {
		const { sid } = fake.addMessagingService({ numbers: ['+14155550199'] });
		const number = fake.state.numbers.get('+14155550199');
		expect((await ask(`/v1/Services/${sid}/PhoneNumbers`)).body).toMatchObject({ phone_numbers: [{ sid: number?.sid, phone_number: '+14155550199' }] });
		expect(await ask(`/v1/Services/${sid}/PhoneNumbers/${number?.sid}`)).toMatchObject({ status: 200 });
		expect(await ask(`/v1/Services/${sid}/PhoneNumbers/PN0`)).toMatchObject({ status: 404, body: { code: 20404 } });
	});

	it('are changed in full or not at all', async () => {
		const service = fake.addMessagingService({ inboundUrl: 'https://a.example.com/' });
		expect(service.defersToNumbers).toBe(false);
		expect(await ask(`/v1/Services/${service.sid}`, { InboundRequestUrl: 'no url', UseInboundWebhookOnNumber: 'true' })).toMatchObject({ status: 400, body: { code: 21402 } });
		expect(service.defersToNumbers).toBe(false);
		expect((await ask(`/v1/Services/${service.sid}`, { UseInboundWebhookOnNumber: 'true' })).body).toMatchObject({ use_inbound_webhook_on_number: true, inbound_request_url: 'https://a.example.com/' });
	});

	it('refuse who is not of the account, what is not there and other methods', async () => {
		expect(await ask('/v1/Services', undefined, undefined, 'wrong')).toMatchObject({ status: 401, body: { code: 20003 } });
		expect(await ask('/v1/Services/MG0')).toMatchObject({ status: 404 });
		expect(await ask('/v1/Services', undefined, 'DELETE')).toMatchObject({ status: 405 });
	});
});
