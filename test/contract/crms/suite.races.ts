import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CrmDesk } from './desk';
import type { CrmDialect } from './dialect';

type Trouble = 'none' | 'throttle' | 'fail' | 'cut';

export function crmRaces(dialect: CrmDialect): void {
	let folder: string;
	beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'crm-race-'))));
	afterEach(async () => await rm(folder, { recursive: true, force: true }));

	it('calls of a new number at once, on several processes, with whatever goes wrong: one contact, each call once', async () => {
		let run = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: 5 }),
				fc.array(fc.constantFrom<Trouble>('none', 'throttle', 'fail', 'cut'), { maxLength: 4 }),
				fc.boolean(),
				async (callers, troubles, known) => {
					run += 1;
					const path = join(folder, `ledger-${run}.sqlite`);
					const first = await CrmDesk.open(dialect, path);
					// Each process has a connection of its own to the same ledger.
					const desks = [first, await CrmDesk.open(dialect, path, first.fake)];
					try {
						if (known) await first.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee' });
						for (const trouble of troubles) {
							if (trouble === 'throttle') first.fake.throttleNext(1, 1);
							else if (trouble === 'fail') first.fake.failNext(1);
							else if (trouble === 'cut') first.fake.cutAfterCommitting();
						}
						await Promise.all(
							Array.from({ length: callers }, async (_, index) => {
								const desk = desks[index % 2] ?? first;
								await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' }), desk.entry('call', { key: `call:${index}`, title: `Missed call ${index}`, at: first.fake.now() - 600_000 - index * 61_000 })], { seconds: 10 });
							}),
						);
						await first.later();
						const contacts = await first.fake.contacts();
						expect(contacts).toHaveLength(1);
						expect(await first.fake.entries(contacts[0]?.id ?? '')).toHaveLength(callers);
					} finally {
						for (const desk of desks) await desk.close(false);
						await first.fake.stop();
					}
				},
			),
			{ numRuns: 12 },
		);
	});
}
