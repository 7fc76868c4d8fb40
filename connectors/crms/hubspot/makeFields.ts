import { isFine } from '../vendorRequests';
import type { Account } from './account';
import { failureOf } from './failure';
import { OWN_PROPERTIES } from './ownProperties';
import { PROPERTIES_URL } from './paths';
import { forgetProperties, readProperties } from './properties';

/** Makes the properties that the account lacks. One that somebody made meanwhile is as good. */
export async function makeProperties(account: Account): Promise<readonly string[]> {
	const { fields } = await readProperties(account.api, account.portal, account.now);
	const there = new Set(fields.map(({ id }) => id));
	const made: string[] = [];
	try {
		for (const property of OWN_PROPERTIES.filter(({ name }) => !there.has(name))) {
			const answer = await account.api.answer('writes', { method: 'POST', url: PROPERTIES_URL, json: property });
			if (answer.status === 409) continue;
			if (!isFine(answer)) throw failureOf(answer);
			made.push(property.name);
		}
	} finally {
		forgetProperties(account.portal);
	}
	return made;
}
