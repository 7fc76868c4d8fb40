import { highlevelCrm } from '../../../../../connectors/crms/highlevel';
import type { CrmFailure, PhoneForms } from '../../../../../engine';
import type { FakeHighLevel } from '../../../../fakes/highlevel';

export const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: ['(415) 555-0132'] };

export function crmOf(fake: FakeHighLevel, token?: string) {
	return highlevelCrm.connect({ credential: { locationId: fake.state.locationId, baseUrl: fake.url }, parameters: {}, http: fake.http(token), now: () => fake.state.now() });
}

export async function failureOf(promise: Promise<unknown>): Promise<CrmFailure> {
	return await promise.then(
		() => {
			throw new Error('It did not fail.');
		},
		(error: unknown) => error as CrmFailure,
	);
}
