import { checkProfile, type BusinessProfile } from '../../../../engine/business';

/** The least a profile needs. */
export const LEAST = {
	id: 'smith-plumbing',
	name: 'Smith Plumbing',
	timezone: 'America/New_York',
	numbers: [{ number: '+14155550100' }],
};

export const OFFICE_HOURS = {
	mon: [['08:00', '12:00'], ['13:00', '17:00']],
	tue: [['08:00', '12:00'], ['13:00', '17:00']],
	wed: [['08:00', '12:00'], ['13:00', '17:00']],
	thu: [['08:00', '12:00'], ['13:00', '17:00']],
	fri: [['08:00', '12:00']],
};

/** Monday to Sunday alike. */
export const daily = (...spans: ReadonlyArray<readonly [string, string]>) =>
	Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, spans]));

/** A checked profile: the least, and what is given. */
export async function profileOf(more: object = {}): Promise<BusinessProfile> {
	const result = await checkProfile({ ...LEAST, ...more });
	if (!result.ok) throw new Error(result.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
	return result.profile;
}

/** Epoch milliseconds of an ISO time with offset. */
export const at = (iso: string): number => {
	if (!/(Z|[+-]\d\d:\d\d)$/.test(iso)) throw new Error(`${iso} has no offset`);
	return Date.parse(iso);
};
