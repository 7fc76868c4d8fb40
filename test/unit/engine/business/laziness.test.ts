import type * as Door from '../../../../engine/business';
import { PROFILE_DEFAULTS } from '../../../../engine/business/defaults';
import { LEAST } from './profiles';

/** The room as it is when the package is loaded, with a record of the large libraries it has asked for so far. */
function freshRoom(): { readonly room: typeof Door; readonly loaded: string[] } {
	const loaded: string[] = [];
	let room: typeof Door | undefined;
	jest.isolateModules(() => {
		for (const name of ['zod/v4', 'date-holidays', 'libphonenumber-js/max']) {
			jest.doMock(name, () => {
				loaded.push(name);
				return jest.requireActual<object>(name);
			});
		}
		room = jest.requireActual<typeof Door>('../../../../engine/business');
	});
	if (room === undefined) throw new Error('not loaded');
	return { room, loaded };
}

const profile: Door.BusinessProfile = {
	...PROFILE_DEFAULTS,
	...LEAST,
	hours: { mon: [['08:00', '17:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
};
const TIME = Date.UTC(2026, 5, 1, 15);

describe('what a call needs', () => {
	it('loads neither zod nor the phone metadata nor the holidays', () => {
		const { room, loaded } = freshRoom();
		room.openingAt(profile, TIME);
		room.addBusinessMinutes(profile, TIME, 600);
		room.businessMinutesBetween(profile, TIME, TIME + 86_400_000);
		room.quietAt(profile, profile.timezone, TIME);
		room.prepareHolidays(profile, TIME);
		room.stepsFor(profile, 'emergency');
		room.ownerFor(profile, { route: 'sales' });
		expect(loaded).toEqual([]);
	});

	it('is less than what a check needs', async () => {
		const { room, loaded } = freshRoom();
		expect((await room.checkProfile(LEAST)).ok).toBe(true);
		expect(loaded.sort()).toEqual(['libphonenumber-js/max', 'zod/v4']);
	});

	it('loads the holidays for a profile that observes them', () => {
		const { room, loaded } = freshRoom();
		expect(room.openingAt({ ...profile, holidays: { observe: true, own: [] } }, Date.UTC(2026, 11, 25, 15)).holiday).toBe('Christmas Day');
		expect(loaded).toEqual(['date-holidays']);
	});
});
