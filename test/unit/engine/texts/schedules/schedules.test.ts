import { checkSchedules } from './check';
import { openDesk, type Desk } from './desk';

/** Some two milliseconds each. `npm run proof -- schedules` tries as many as one likes. */
const SCHEDULES = 20_000;

describe('sending, in any order of anything that may happen', () => {
	let desk: Desk;
	beforeAll(async () => {
		desk = await openDesk();
	});
	afterAll(async () => await desk.close());

	it(`texts nobody twice, nobody who is not to be texted, and forgets nobody, in ${SCHEDULES} schedules`, async () => {
		const failure = await checkSchedules(desk, SCHEDULES);
		expect(failure?.report).toBeUndefined();
	}, 900_000);
});
