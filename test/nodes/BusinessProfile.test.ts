import type { IDataObject } from 'n8n-workflow';
import { Desk, LINE, PROFILE, type NodeSetup } from '../support/engine';

const NODE = 'Business Profile';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const profiles = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('businessProfile', parameters, items.length > 0 ? items : [{}]);
const HARBOR = { id: 'harbor', name: 'Harbor Dental', timezone: 'America/New_York', numbers: [{ number: '(212) 555-0101' }] };

describe('Save', () => {
	it('keeps a profile with its defaults filled in, and counts its versions', async () => {
		const ran = await profiles({ profileJson: JSON.stringify(HARBOR) });
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE)).toEqual([{ id: 'harbor', version: 1, savedAt: expect.stringMatching(/Z$/), profile: expect.objectContaining({ numbers: [{ number: '+12125550101' }], cooldownHours: 24, country: 'US' }) }]);
		expect(ran.outputs(NODE)[0]?.[0]?.pairedItem).toEqual({ item: 0 });
		expect((await desk.ledger.businessOfNumber('+12125550101'))?.profile.name).toBe('Harbor Dental');
		const again = await profiles({ profileJson: JSON.stringify({ ...HARBOR, name: 'Harbor Dental Care' }) });
		expect(again.json(NODE)[0]).toMatchObject({ version: 2 });
	});

	it('takes an object that an expression gives, another for each item', async () => {
		const ran = await profiles({ profileJson: '={{ $json }}' }, HARBOR, { ...HARBOR, id: 'hill', numbers: [{ number: '+12125550102' }] });
		expect(ran.json(NODE).map((item) => item.id)).toEqual(['harbor', 'hill']);
		expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('takes a few fields instead', async () => {
		const ran = await profiles({
			source: 'fields',
			businessName: 'Café Ñandú & Söhne',
			businessNumbers: '+12125550103, (212) 555-0104',
			timezone: 'America/New_York',
			team: { person: [{ name: 'Ana', phone: '+12125550111' }, { name: 'Bo', phone: '' }] },
			moreProfile: '{"bookingLink": "https://book.example.com/cafe"}',
		});
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE)[0]).toMatchObject({
			id: 'cafe-nandu-sohne',
			profile: {
				numbers: [{ number: '+12125550103' }, { number: '+12125550104' }],
				team: [{ id: 'ana', phone: '+12125550111', onCall: 1 }, { id: 'bo', name: 'Bo' }],
				bookingLink: 'https://book.example.com/cafe',
			},
		});
	});

	it('makes an ID of the number where the name gives none', async () => {
		const ran = await profiles({ source: 'fields', businessName: '東京歯科', businessNumbers: '+12125550105', timezone: 'Asia/Tokyo' });
		expect(ran.json(NODE)[0]).toMatchObject({ id: 'business-12125550105', profile: { name: '東京歯科' } });
	});

	it('refuses a bad profile with every fault, its place and how to mend it, and keeps nothing', async () => {
		const ran = await profiles({ profileJson: JSON.stringify({ ...HARBOR, timezone: 'Mars/Olympus', numbers: [{ number: '12' }], team: [{ id: 'a', name: 'A', phone: 'x' }] }) });
		expect(ran.error?.message).toMatch(/^The business profile has 3 faults: /);
		expect(ran.error?.description?.split('\n')).toEqual([expect.stringMatching(/^timezone: .+\. .+\.$/), expect.stringMatching(/^numbers\[0\]\.number: /), expect.stringMatching(/^team\[0\]\.phone: /)]);
		expect(await desk.ledger.getBusiness('harbor')).toBeUndefined();
	});

	it.each([
		['{"id": ', /not JSON|faults?/],
		['[]', /fault/],
		['null', /fault/],
		['"words"', /fault/],
		['{"__proto__": {"id": "x"}}', /fault/],
	])('refuses %s in a sentence', async (profileJson, message) => {
		expect((await profiles({ profileJson })).error?.message).toMatch(message);
	});

	it('names the field of what is wrong in the few fields', async () => {
		const fields = { source: 'fields', businessName: 'Harbor', businessNumbers: '+12125550103', timezone: 'America/New_York' };
		expect((await profiles({ ...fields, moreProfile: '{hours}' })).error).toMatchObject({ message: expect.stringMatching(/^"More of the Profile" is not JSON/), description: expect.stringContaining('braces') });
		expect((await profiles({ ...fields, businessNumbers: ' ' })).error?.message).toContain('numbers');
		expect((await profiles({ ...fields, businessNumbers: '555' })).error?.message).toContain('numbers[0].number');
	});

	it('does not take a number from another business', async () => {
		const ran = await profiles({ profileJson: JSON.stringify({ ...HARBOR, numbers: [{ number: LINE }] }) });
		expect(ran.error?.message).toBe(`The number ${LINE} already belongs to the business "bayside". Remove it there first, or use another number here.`);
	});
});

it('Check names every fault and saves nothing', async () => {
	const good = await profiles({ operation: 'check', profileJson: JSON.stringify(HARBOR) });
	expect(good.json(NODE)).toEqual([{ ok: true, faults: [], profile: expect.objectContaining({ id: 'harbor' }) }]);
	const bad = await profiles({ operation: 'check', profileJson: JSON.stringify({ ...HARBOR, timezone: 'Mars' }) });
	expect(bad.json(NODE)).toEqual([{ ok: false, faults: [{ path: 'timezone', problem: expect.stringMatching(/\S/), mend: expect.stringMatching(/\S/) }] }]);
	expect(await desk.ledger.getBusiness('harbor')).toBeUndefined();
});

it('Get finds by ID and by number, and says what to give where there is none', async () => {
	const [byId] = (await profiles({ operation: 'get', businessId: PROFILE.id })).json(NODE);
	const [byNumber] = (await profiles({ operation: 'get', businessId: LINE })).json(NODE);
	const [asTyped] = (await profiles({ operation: 'get', businessId: '(415) 555-0100' })).json(NODE);
	expect(byId).toMatchObject({ id: 'bayside', version: 1, profile: { name: 'Bayside Plumbing' } });
	expect(byNumber).toEqual(byId);
	expect(asTyped).toEqual(byId);
	expect((await profiles({ operation: 'get', businessId: 'nobody' })).error).toMatchObject({ message: 'There is no such business in the ledger', description: expect.stringContaining('"Get Many"') });
});

it('Get Many lists all, whatever the number of items', async () => {
	await profiles({ profileJson: JSON.stringify(HARBOR) });
	const ran = await profiles({ operation: 'list' }, {}, {}, {});
	expect(ran.json(NODE).map((item) => item.id)).toEqual(['bayside', 'harbor']);
	expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

it('Delete forgets the profile and says whether there was one', async () => {
	expect((await profiles({ operation: 'delete', businessId: 'bayside' })).json(NODE)).toEqual([{ id: 'bayside', deleted: true }]);
	expect((await profiles({ operation: 'delete', businessId: 'bayside' })).json(NODE)).toEqual([{ id: 'bayside', deleted: false }]);
});

it('hands out copies: what a canvas does to them changes nothing', async () => {
	const [item] = (await profiles({ operation: 'get', businessId: 'bayside' })).json(NODE);
	(item?.profile as { team: unknown[] }).team.length = 0;
	expect((await desk.ledger.getBusiness('bayside'))?.profile.team).toHaveLength(2);
});

it('goes on after a bad profile where the user says so', async () => {
	const ran = await desk.run('businessProfile', { profileJson: '={{ $json }}' }, [{ hello: 'world' }, HARBOR], { onError: 'continueRegularOutput' });
	expect(ran.json(NODE)).toEqual([{ hello: 'world', error: expect.stringMatching(/^The business profile has/) }, expect.objectContaining({ id: 'harbor' })]);
	expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});
