import { checkProfile, type BusinessProfile } from '../../../engine';
import { CrmDesk } from './desk';
import type { CrmDialect } from './dialect';

export function crmOutages(dialect: CrmDialect): void {
	let desk: CrmDesk;
	beforeEach(async () => (desk = await CrmDesk.open(dialect)));
	afterEach(async () => await desk.close());
	const lead = () => [desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' }), desk.entry('call'), desk.entry('text')];
	const one = async () => {
		const contacts = await desk.fake.contacts();
		expect(contacts).toHaveLength(1);
		return contacts[0]?.id ?? '';
	};

	it('throttled for a moment: waits as it is told, and goes on', async () => {
		if (!desk.fake.throttleNext(1, 1)) return;
		expect(await desk.write(lead(), { seconds: 60 })).toMatchObject({ status: 'saved' });
		expect(await desk.fake.entries(await one())).toHaveLength(2);
	});

	it('down: what is to be written waits in the ledger, and is finished later, in order, once', async () => {
		desk.fake.failNext(8);
		expect(await desk.write(lead())).toMatchObject({ status: 'pending' });
		expect(await desk.fake.contacts()).toEqual([]);
		expect(await desk.ledger.openCrmWrites({ limit: 10 })).toHaveLength(3);
		expect(await desk.later()).toMatchObject({ status: 'saved' });
		const entries = await desk.fake.entries(await one());
		expect(entries.map(({ text }) => /Missed call/.test(text))).toEqual([true, false]);
		expect(await desk.ledger.openCrmWrites({ limit: 10 })).toEqual([]);
	});

	it('what waits falls due', async () => {
		await desk.ledger.saveBusiness(await profile(), desk.fake.now());
		desk.fake.failNext(8);
		await desk.write(lead());
		expect(await desk.ledger.claimDue(['crm_write'], desk.fake.now() + 7_200_000, 60_000, 10)).toMatchObject([{ due: { kind: 'crm_write' }, profile: { id: 'smith' } }]);
	});

	it.each([1, 2, 3])('no answer to the request that makes write %i, which was carried out: one contact, and each entry once', async (nth) => {
		const writes = lead();
		if (nth > 1) await desk.write(writes.slice(0, nth - 1));
		desk.fake.cutAfterCommitting();
		await desk.write(writes);
		// Where a CRM cannot be asked whether an entry is there, it is not written twice, and that is said.
		expect(['saved', 'failed']).toContain((await desk.later()).status);
		expect(await desk.fake.entries(await one())).toHaveLength(2);
	});

	it('a crash in the middle: what was begun is found or done by whoever comes next', async () => {
		const subject = desk.subjectOf();
		await desk.ledger.planCrmWrites(subject, lead(), desk.fake.now());
		// Takes the right, begins, and is never heard of again.
		const taken = await desk.ledger.takeCrmContact(subject, desk.fake.now(), 90_000);
		await desk.ledger.beginCrmWrite(subject, taken?.fence ?? 0, taken?.writes[0]?.id ?? '', desk.fake.now());
		expect(await desk.carryOut({ seconds: 1 })).toMatchObject({ status: 'pending' });
		desk.fake.advance(100);
		expect(await desk.later()).toMatchObject({ status: 'saved' });
		expect(await desk.fake.entries(await one())).toHaveLength(2);
	});

	it('a credential that is not accepted is said, waits, and is finished once it is mended', async () => {
		const result = await desk.write(lead(), { crm: desk.fake.connectUnauthorized() });
		expect(result).toMatchObject({ status: 'failed', error: expect.stringMatching(/\w+ \w+/) });
		expect(await desk.fake.contacts()).toEqual([]);
		expect(await desk.later()).toMatchObject({ status: 'saved' });
		await one();
	});

	it('a contact that the CRM refuses for good is an error that can be seen and mended', async () => {
		desk.fake.refuseNext();
		expect(await desk.write(lead())).toMatchObject({ status: 'failed', error: expect.stringMatching(/\w+ \w+/) });
		desk.fake.advance(7_200);
		expect(await desk.later()).toMatchObject({ status: 'saved' });
		await one();
	});
}

async function profile(): Promise<BusinessProfile> {
	const checked = await checkProfile({ id: 'smith', name: 'Smith Plumbing', timezone: 'America/New_York', numbers: [{ number: '+14155550100' }] });
	if (!checked.ok) throw new Error('The profile is not good.');
	return checked.profile;
}
