import { CrmDesk } from './desk';
import type { CrmDialect } from './dialect';

const KINDS = ['call', 'text', 'note', 'task', 'deal'] as const;

export function crmTimeline(dialect: CrmDialect): void {
	let desk: CrmDesk;
	beforeEach(async () => (desk = await CrmDesk.open(dialect)));
	afterEach(async () => await desk.close());
	const entries = async () => await desk.fake.entries((await desk.fake.contacts())[0]?.id ?? '');

	it.each(KINDS)('puts a %s on the contact, once', async (kind) => {
		const writes = [desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' }), desk.entry(kind)];
		expect(await desk.write(writes)).toMatchObject({ status: 'saved' });
		expect(await desk.write(writes)).toMatchObject({ status: 'saved' });
		expect(await entries()).toHaveLength(1);
	});

	it('has the words as they were', async () => {
		await desk.write([desk.contactWrite({}), desk.entry('text')]);
		expect((await entries())[0]?.text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')).toContain('Sorry we missed you! 😀 "Smith" & Sons <b>');
	});

	it('different things are different entries', async () => {
		await desk.write([desk.contactWrite({}), desk.entry('call'), desk.entry('text'), desk.entry('text', { key: 'text:2', direction: 'in', body: 'Hi' })]);
		expect(await entries()).toHaveLength(3);
	});

	it('a task is due when the lead is to be followed up, and changes with it', async () => {
		await desk.write([desk.contactWrite({}), desk.entry('task')]);
		const later = desk.fake.now() + 7_200_000;
		await desk.write([desk.contactWrite({}), desk.entry('task', { title: 'Send the quote (Smith)', dueAt: later })]);
		const found = (await entries()).filter(({ kind }) => kind === 'task');
		if (dialect.connector.abilities.logs.task !== 'task' || !desk.fake.connect().changeEntry) return;
		expect(found).toHaveLength(1);
		expect(found[0]?.text).toContain('Send the quote');
		// Some CRMs keep the day alone.
		expect(Math.abs((found[0]?.dueAt ?? 0) - later)).toBeLessThan(24 * 3_600_000);
	});

	it('is written on the contact that was there before', async () => {
		const id = await desk.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee' });
		await desk.write([desk.contactWrite({}), desk.entry('call')]);
		expect(await desk.fake.entries(id)).toHaveLength(1);
	});
}
