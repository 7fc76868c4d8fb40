import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { TOKEN as SALESFORCE_TOKEN } from '../../fakes/salesforce';
import { Desk, type NodeSetup } from '../../support/engine';
import { highlevelCrmOffice, salesforceOffice, type CrmOffice } from './crmOffice';

const NODE = 'Upsert CRM Contact';

let desk: Desk;
const stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(async () => {
	for (const stop of stops.splice(0).toReversed()) await stop();
	await desk.close();
});

async function at<O extends CrmOffice>(opened: Promise<O>): Promise<O> {
	const office = await opened;
	stops.push(office.stop);
	desk.vendors[office.type] = office.data;
	return office;
}
const fields = (office: CrmOffice, more: IDataObject = {}) => ({ ...office.parameters, ...more }) as NodeSetup['parameters'];

describe('a token of OAuth2', () => {
	async function tokenServer(answer: () => { status: number; body: object }): Promise<{ readonly url: string; readonly asked: string[] }> {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			void (async () => {
				const parts: Buffer[] = [];
				for await (const part of request) parts.push(part as Buffer);
				asked.push(Buffer.concat(parts).toString());
				const { status, body } = answer();
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			})();
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		stops.push(async () => await new Promise((resolve) => void server.close(resolve)));
		return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
	}
	const upsert = async (office: CrmOffice, more: IDataObject = {}) => await desk.run('upsertCrmContact', fields(office, { options: { waitSeconds: 30 }, ...more }), [await desk.missedCall()]);

	it('that ran out is renewed at Salesforce’s own address, and the write is made', async () => {
		const office = await at(salesforceOffice());
		const tokens = await tokenServer(() => ({ status: 200, body: { access_token: SALESFORCE_TOKEN, token_type: 'Bearer', instance_url: office.fake.url } }));
		Object.assign(office.data, { environment: 'domain', myDomain: `${tokens.url}/`, oauthTokenData: { ...(office.data.oauthTokenData as object), access_token: 'ran-out' } });
		const ran = await upsert(office);
		expect(ran.json(NODE)[0]?.crm).toMatchObject({ status: 'saved' });
		expect(tokens.asked).toEqual([expect.stringContaining('refresh_token=refresh-1')]);
		expect(office.data.oauthTokenData).toMatchObject({ access_token: SALESFORCE_TOKEN, instance_url: office.fake.url });
	});

	it('that cannot be renewed any more is a credential to mend: nothing is in doubt, nothing waits for ever', async () => {
		const office = await at(salesforceOffice());
		const tokens = await tokenServer(() => ({ status: 400, body: { error: 'invalid_grant', error_description: 'expired access/refresh token' } }));
		Object.assign(office.data, { environment: 'domain', myDomain: tokens.url, oauthTokenData: { ...(office.data.oauthTokenData as object), access_token: 'ran-out' } });
		expect((await upsert(office)).json(NODE)[0]?.crm).toMatchObject({ status: 'failed', error: expect.stringMatching(/credential/i) });
		Object.assign(office.data, { oauthTokenData: undefined });
		expect((await upsert(office)).json(NODE)[0]?.crm).toMatchObject({ status: 'failed', error: expect.stringMatching(/credential/i) });
	});

	it('of HighLevel bears texts and contacts alike', async () => {
		const office = await at(highlevelCrmOffice());
		const tokens = await tokenServer(() => ({ status: 200, body: { access_token: office.data.token, refresh_token: 'refresh-2', token_type: 'Bearer' } }));
		const data = { clientId: 'c', clientSecret: 's', accessTokenUrl: `${tokens.url}/oauth/token`, locationId: office.data.locationId as string, baseUrl: office.data.baseUrl as string, oauthTokenData: { access_token: 'ran-out', refresh_token: 'refresh-1', token_type: 'Bearer' } };
		desk.vendors.missedCallHighLevelOAuth2Api = data;
		expect((await upsert(office, { authentication: 'oAuth2' })).json(NODE)[0]?.crm).toMatchObject({ status: 'saved' });
		const sent = await desk.run('sendTextBack', { phoneSystem: 'highlevel', authentication: 'oAuth2' }, [await desk.missedCall('+14155550124')]);
		expect(sent.json('Send Text-Back')).toHaveLength(1);
		expect(tokens.asked).toHaveLength(1);
		expect(data.oauthTokenData).toMatchObject({ access_token: office.data.token, refresh_token: 'refresh-2' });
	});
});
