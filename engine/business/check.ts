import { crossCheck } from './crossCheck';
import { PROFILE_DEFAULTS } from './defaults';
import { textAt } from './draft';
import { faultsOf } from './faults';
import { isCountry } from './phone';
import { readPlain } from './plainData';
import type { BusinessProfile, Fault, ProfileCheck } from './profile';
import { profileSchema } from './schema';

const MAX_FAULTS = 200;

/**
 * Reads what somebody wrote as a profile, an object or JSON text: either the profile with every default filled in and
 * every number in E.164, or everything that is wrong with it at once. Never throws, whatever it is given, and leaves
 * its input as it was.
 */
export function checkProfile(input: unknown): ProfileCheck {
	const plain = readPlain(input);
	if (!plain.ok) return plain;
	const data = plain.value;
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		return refuse([{ path: 'profile', problem: 'A profile is a group of settings.', mend: 'Pass an object like { "id": …, "name": …, "timezone": …, "numbers": […] }, or JSON of one.' }]);
	}

	const written = textAt(data, 'country')?.toUpperCase();
	const country = written !== undefined && isCountry(written) ? written : PROFILE_DEFAULTS.country;
	const parsed = profileSchema(country).safeParse(data, { reportInput: true });
	const faults = [...(parsed.success ? [] : faultsOf(parsed.error.issues)), ...crossCheck(data, country)];
	if (!parsed.success || faults.length > 0) return refuse(faults);
	const profile: BusinessProfile = parsed.data;
	return { ok: true, profile };
}

function refuse(faults: readonly Fault[]): ProfileCheck {
	const more = faults.length - MAX_FAULTS;
	if (more <= 0) return { ok: false, faults };
	return {
		ok: false,
		faults: [...faults.slice(0, MAX_FAULTS), { path: 'profile', problem: `${more} more faults are not listed.`, mend: 'Mend these first, then check again.' }],
	};
}
